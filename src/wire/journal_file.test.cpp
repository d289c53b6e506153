#include "wire/journal_file.hpp"

#include <gtest/gtest.h>

#include "base/uuid.hpp"
#include "care/small_content.test.hpp"

namespace plumb::wire {
namespace {

constexpr base::Instant now{1'800'000'000'000};

const care::Catalogue& small_catalogue() {
  static const care::Catalogue catalogue(care::testing::make_small_content());
  return catalogue;
}

care::Event make_note(std::uint64_t number, std::string words) {
  care::Event event;
  event.id = base::make_uuid7(now, number << 8, number << 8);
  event.at = {base::add_hours(now, -1), 60};
  event.body = care::Note{std::move(words), ""};
  return event;
}

std::vector<std::string> find_messages(std::string_view text) {
  base::Diagnostics problems;
  const JournalFile journal = parse_journal(text, "ada.jsonl", problems);
  if (problems.empty()) check_journal(small_catalogue(), journal, now, problems);
  std::vector<std::string> messages;
  for (const auto& one : problems.found()) messages.push_back(base::format_diagnostic(one));
  return messages;
}

TEST(JournalFile, what_was_written_is_read_back) {
  const std::vector<care::Event> events = {make_note(1, "first"), make_note(2, "Füße, 脚, \"…\"")};
  base::Diagnostics problems;
  const JournalFile journal = parse_journal(format_journal(events), "ada.jsonl", problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(journal.lines, (std::vector{1, 2}));
  EXPECT_EQ(format_journal(journal.events), format_journal(events));
}

TEST(JournalFile, blank_lines_line_ends_of_windows_and_a_missing_last_one_are_fine) {
  const std::string one = format_journal(std::vector{make_note(1, "one")});
  const std::string line = one.substr(0, one.size() - 1);
  base::Diagnostics problems;
  const JournalFile journal =
      parse_journal("\n" + line + "\r\n  \t\n\r\n" + line, "ada.jsonl", problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(journal.lines, (std::vector{2, 5}));
}

TEST(JournalFile, an_empty_file_is_a_journal_without_events) {
  base::Diagnostics problems;
  EXPECT_TRUE(parse_journal("", "ada.jsonl", problems).events.empty());
  EXPECT_TRUE(problems.empty());
}

TEST(JournalFile, every_problem_of_every_line_is_told_with_its_place) {
  const std::string good = format_journal(std::vector{make_note(1, "one")});
  const auto messages = find_messages(
      good + "{\"kind\": 1\n" + good +
      R"({"id":"x","at":"yesterday","kind":"note","body":{"words":3},"colour":"red"})");
  ASSERT_EQ(messages.size(), 5u);
  EXPECT_TRUE(messages[0].starts_with("ada.jsonl:2: error: is not JSON at column 11: "))
      << messages[0];
  EXPECT_TRUE(messages[1].starts_with("ada.jsonl:4: error: /id must be a UUID of version 7"));
  EXPECT_TRUE(messages[2].starts_with("ada.jsonl:4: error: /at must be an instant"));
  EXPECT_EQ(messages[3], "ada.jsonl:4: error: /body/words must be a text");
  EXPECT_EQ(messages[4],
            "ada.jsonl:4: error: /colour is not a known field; remove it or correct its name");
}

TEST(JournalFile, a_line_that_was_cut_off_is_told_and_the_rest_is_read) {
  const std::string good = format_journal(std::vector{make_note(1, "one"), make_note(2, "two")});
  base::Diagnostics problems;
  const JournalFile journal = parse_journal(good.substr(0, good.size() - 9), "ada.jsonl", problems);
  EXPECT_EQ(journal.events.size(), 1u);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems.found()[0].place.line, 2);
}

TEST(JournalFile, rules_of_the_catalogue_speak_with_the_line_of_the_event) {
  care::Event future = make_note(3, "tomorrow");
  future.at.at = base::add_days(now, 30);
  care::Event unknown = make_note(4, "");
  unknown.body = care::EquipmentListed{{{"trapeze", {}, {}}}};
  const auto messages =
      find_messages("\n" + format_journal(std::vector{make_note(1, "one"), future, unknown}));
  ASSERT_EQ(messages.size(), 2u);
  EXPECT_TRUE(messages[0].starts_with("ada.jsonl:3: error: /at lies more than")) << messages[0];
  EXPECT_EQ(messages[1],
            "ada.jsonl:4: error: /body/items/0/item \"trapeze\" is not an item of "
            "this catalogue");
}

TEST(JournalFile, the_same_event_twice_is_fine_and_one_id_for_two_events_is_not) {
  const auto one = make_note(1, "one");
  EXPECT_TRUE(find_messages(format_journal(std::vector{one, make_note(2, "two"), one})).empty());
  const auto messages = find_messages(format_journal(std::vector{one, make_note(1, "other")}));
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_EQ(messages[0],
            "ada.jsonl:2: error: /id is the id of line 1 too, with another content; "
            "give each event an id of its own");
}

TEST(JournalFile, more_events_than_one_request_may_hold_are_read_and_checked) {
  std::vector<care::Event> events;
  for (std::uint64_t i = 0; i < 10'050; ++i) events.push_back(make_note(i + 1, "n"));
  events.back().at.at = base::add_days(now, 30);
  const auto messages = find_messages(format_journal(events));
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_TRUE(messages[0].starts_with("ada.jsonl:10050: error: /at ")) << messages[0];
}

}  // namespace
}  // namespace plumb::wire
