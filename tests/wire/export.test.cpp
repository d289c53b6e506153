// What leaves the program: whole, unchanged, and readable by others.
#include "wire/export.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/read_described.hpp"
#include "care/colour.hpp"
#include "care/journal.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"
#include "wire/csv_table.test.hpp"
#include "wire/event_codec.hpp"
#include "wire/journal_file.hpp"
#include "wire/json.hpp"

namespace plumb::testing {
namespace {

using wire::ExportForm;
using wire::testing::CsvTable;

const Catalogue& catalogue() { return real_catalogue(); }

/// Two days with sessions, two without anything, a note, and one session that was taken back.
JournalBuilder make_journal() {
  JournalBuilder journal(catalogue(), "2026-11-02T09:00:00+01:00");
  journal.screen()
      .intake({count_role(catalogue(), QuestionRole::pain_now, 2)})
      .owns({"mat", "chair"})
      .screen();
  journal.next_day(8).check_in(3).later(0, 2).session({{"EX01", 1, 4, 5}, {"EX11"}}, 3).after(3);
  journal.later(0, 3).add(Note{"=cmd|' /C calc'!A0, \"quoted\"\nsecond line", ""});
  journal.later(3).check_in(2, false).later(0, 1).session({{"EX42", 2, 2, 2}});
  journal.later(0, 3).session({{"EX01", 1, 9, 9, 10, StopReason::danger}});
  const Uuid7 taken = journal.events().back().id;
  journal.later(0, 1).add(Voided{taken, "not mine"});
  return journal;
}

std::string format(const JournalBuilder& journal, ExportForm form) {
  return wire::format_export(catalogue(), {journal.events(), journal.events(), journal.now()},
                             form);
}

CsvTable table_of(const JournalBuilder& journal, ExportForm form) {
  return wire::testing::parse_csv(format(journal, form));
}

/// The field of a row under that heading.
std::string field(const CsvTable& table, std::size_t row, std::string_view column) {
  const auto place = std::ranges::find(table.at(0), column);
  EXPECT_NE(place, table[0].end()) << column;
  return table.at(row).at(static_cast<std::size_t>(place - table[0].begin()));
}

void expect_whole(const CsvTable& table, ExportForm form) {
  const auto columns = wire::list_columns(form);
  ASSERT_FALSE(table.empty());
  EXPECT_TRUE(std::ranges::equal(table[0], columns));
  for (const auto& row : table) EXPECT_EQ(row.size(), columns.size());
}

TEST(DaysTable, has_a_row_for_every_day_and_empty_fields_where_nothing_was_told) {
  const CsvTable table = table_of(make_journal(), ExportForm::days);
  expect_whole(table, ExportForm::days);
  ASSERT_EQ(table.size(), 1u + 5);
  for (const std::size_t empty : {3u, 4u}) {
    EXPECT_EQ(field(table, empty, "pain"), "");
    EXPECT_EQ(field(table, empty, "pain_worst"), "");
    EXPECT_EQ(field(table, empty, "colour"), "");
    EXPECT_EQ(field(table, empty, "sessions"), "0") << "that none was done is known";
  }
  EXPECT_EQ(field(table, 3, "day"), "2026-11-04");
  EXPECT_EQ(field(table, 2, "pain"), "3");
  EXPECT_EQ(field(table, 2, "pain_worst"), "4");
  EXPECT_EQ(field(table, 2, "exercises_done"), "2");
  EXPECT_EQ(field(table, 2, "effort_highest"), "5");
}

TEST(DaysTable, what_was_taken_back_stands_apart_and_counts_in_nothing_else) {
  const CsvTable table = table_of(make_journal(), ExportForm::days);
  EXPECT_EQ(field(table, 5, "sessions"), "1");
  EXPECT_EQ(field(table, 5, "sessions_taken_back"), "1");
  EXPECT_EQ(field(table, 5, "exercises_stopped"), "0");
  EXPECT_EQ(field(table, 5, "pain_worst"), "2");
  EXPECT_EQ(field(table, 5, "effort_highest"), "2");
}

TEST(DaysTable, words_of_a_person_come_back_as_they_were_and_run_nowhere) {
  const CsvTable table = table_of(make_journal(), ExportForm::days);
  EXPECT_EQ(field(table, 2, "notes"), "'=cmd|' /C calc'!A0, \"quoted\"\nsecond line");
}

TEST(ExercisesTable, has_a_row_for_every_exercise_of_every_session_the_oldest_first) {
  const CsvTable table = table_of(make_journal(), ExportForm::exercises);
  expect_whole(table, ExportForm::exercises);
  ASSERT_EQ(table.size(), 1u + 4);
  EXPECT_EQ(field(table, 1, "exercise"), "EX01");
  EXPECT_EQ(field(table, 1, "name"), *catalogue().find_text("exercise.EX01.name"));
  EXPECT_EQ(field(table, 1, "session_at"), "2026-11-03T10:00:00+01:00");
  EXPECT_EQ(field(table, 1, "pain_before"), "3");
  EXPECT_EQ(field(table, 1, "pain_peak"), "4");
  EXPECT_EQ(field(table, 1, "pain_after"), "3");
  EXPECT_EQ(field(table, 1, "session"), field(table, 2, "session"));
  EXPECT_EQ(field(table, 3, "level"), "2");
  EXPECT_EQ(field(table, 3, "taken_back"), "no");
  EXPECT_EQ(field(table, 4, "taken_back"), "yes");
  EXPECT_EQ(field(table, 4, "stop"), "danger");
}

TEST(ExercisesTable, an_exercise_that_was_left_out_has_no_colour) {
  JournalBuilder journal = make_journal();
  SessionDone body;
  body.exercises.resize(1);
  body.exercises[0].exercise = "EX01";
  body.exercises[0].skipped = true;
  journal.next_day().add(body);
  const CsvTable table = table_of(journal, ExportForm::exercises);
  EXPECT_EQ(field(table, 5, "left_out"), "yes");
  EXPECT_EQ(field(table, 5, "colour"), "");
  EXPECT_EQ(field(table, 5, "colour_final"), "");
}

TEST(Json, holds_every_event_in_the_bytes_of_a_journal_file_and_reads_back_to_the_same) {
  JournalBuilder journal = make_journal();
  const std::string text = format(journal, ExportForm::json);
  const wire::JsonEventCodec codec;
  for (const Event& event : journal.events())
    EXPECT_NE(text.find("\n" + codec.format_event(event)), std::string::npos);
  const auto document = wire::parse_json(text);
  ASSERT_TRUE(document.has_value());
  std::vector<Event> events;
  base::Diagnostics problems;
  ASSERT_TRUE(base::read_described(*document->find("events"), events, "", problems));
  const auto merged = merge_events(journal.events());
  EXPECT_EQ(wire::format_journal(events), wire::format_journal(merged));
  EXPECT_EQ(document->find("format")->text, "plumbline-export");
  EXPECT_EQ(document->find("catalogue")->text, catalogue().content().version);
  EXPECT_EQ(document->find("record")->find("sessions")->items.size(), 3u);
  EXPECT_EQ(document->find("days")->find("days")->items.size(), 5u);
}

TEST(Json, an_event_ahead_of_the_clock_counts_now_but_leaves_as_it_was_written) {
  const JournalBuilder journal = make_journal();
  const base::Moment clock = at("2026-11-06T08:00:00+01:00");
  const auto counted = bring_to_clock(journal.events(), clock.at);
  const std::string text =
      wire::format_export(catalogue(), {journal.events(), counted, clock}, ExportForm::json);
  const wire::JsonEventCodec codec;
  EXPECT_NE(text.find(codec.format_event(journal.events().back())), std::string::npos);
  EXPECT_NE(wire::parse_json(text)->find("record")->find("sessions")->items.size(), 0u);
}

TEST(Export, of_an_empty_journal_is_a_head_or_an_empty_list) {
  const JournalBuilder journal(catalogue());
  for (const ExportForm form : {ExportForm::days, ExportForm::exercises})
    EXPECT_EQ(table_of(journal, form).size(), 1u);
  const auto document = wire::parse_json(format(journal, ExportForm::json));
  ASSERT_TRUE(document.has_value());
  EXPECT_TRUE(document->find("events")->items.empty());
}

TEST(Export, the_name_of_the_file_says_what_and_when_and_not_who) {
  const Moment when = at("2026-11-27T00:30:00+02:00");
  EXPECT_EQ(wire::make_export_name(ExportForm::json, when), "plumbline-2026-11-27.json");
  EXPECT_EQ(wire::make_export_name(ExportForm::days, when), "plumbline-days-2026-11-27.csv");
}

/// The names in the first column of the table under that heading.
std::vector<std::string> find_described(const std::string& document, const std::string& heading) {
  std::vector<std::string> names;
  std::size_t at = document.find("\n## " + heading);
  EXPECT_NE(at, document.npos) << heading;
  const std::size_t end = document.find("\n## ", at + 1);
  for (at = document.find("\n| `", at); at < end; at = document.find("\n| `", at + 1))
    names.push_back(document.substr(at + 4, document.find('`', at + 4) - at - 4));
  return names;
}

TEST(ExportDocument, names_every_column_in_its_order_and_no_other) {
  std::ifstream file(PLUMB_DOCS "/reference/export.md", std::ios::binary);
  const std::string document{std::istreambuf_iterator<char>(file), {}};
  ASSERT_FALSE(document.empty());
  EXPECT_TRUE(
      std::ranges::equal(find_described(document, "Days"), wire::list_columns(ExportForm::days)));
  EXPECT_TRUE(std::ranges::equal(find_described(document, "Exercises"),
                                 wire::list_columns(ExportForm::exercises)));
  const auto whole = wire::parse_json(format(make_journal(), ExportForm::json));
  std::vector<std::string> members;
  for (const auto& member : whole->members) members.push_back(member.key);
  EXPECT_EQ(find_described(document, "JSON"), members);
  for (const auto& entry : names_of(Colour::green))
    EXPECT_NE(document.find("`" + std::string(entry.name) + "`"), document.npos) << entry.name;
  for (const auto& entry : names_of(StopReason::none))
    EXPECT_NE(document.find("`" + std::string(entry.name) + "`"), document.npos) << entry.name;
}

}  // namespace
}  // namespace plumb::testing
