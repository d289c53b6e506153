// The record by days: what was told and done, and nothing where there was nothing.
#include "care/record_days.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "care/journal.hpp"
#include "care/progression.hpp"
#include "care/record.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

/// Begins on Monday, 2 November 2026, with a pain of 2.
JournalBuilder begin() {
  JournalBuilder journal(catalogue(), "2026-11-02T09:00:00+01:00");
  journal.screen()
      .intake({count_role(catalogue(), QuestionRole::pain_now, 2),
               count_role(catalogue(), QuestionRole::pain_usual, 2)})
      .owns({"mat", "chair", "wall"})
      .screen();
  return journal;
}

/// A journal that tells nothing but pains: one a day from Monday on, -1 for a day without.
JournalBuilder tell(const std::vector<int>& pains) {
  JournalBuilder journal(catalogue(), "2026-11-01T09:00:00+01:00");
  for (const int pain : pains) {
    journal.next_day(8);
    if (pain >= 0) journal.check_in(pain);
  }
  return journal;
}

RecordDays days_of(const JournalBuilder& journal, std::optional<int> weeks = {}) {
  return make_record_days(catalogue(), journal.events(), journal.now(), weeks);
}

LocalDate date(std::string_view text) {
  LocalDate day;
  EXPECT_TRUE(parse_leaf(text, day));
  return day;
}

const DayRecord& find_day(const RecordDays& record, std::string_view day) {
  const auto found = std::ranges::find(record.days, date(day), &DayRecord::day);
  EXPECT_NE(found, record.days.end()) << day;
  return *found;
}

bool has_nothing(const DayRecord& day) {
  return !day.pain && !day.worst && day.zones == Zones{} && day.sessions.empty() &&
         day.notes.empty();
}

std::string_view input_of(const Reason& reason, std::string_view name) {
  for (const ReasonInput& one : reason.inputs)
    if (one.name == name) return one.value;
  return {};
}

Moment read(std::string_view text) { return at(text); }

TEST(Days, every_day_of_whole_weeks_is_there_and_a_day_without_anything_stays_empty) {
  JournalBuilder journal = begin();
  journal.later(4).check_in(3);  // Friday
  const RecordDays record = days_of(journal);
  ASSERT_EQ(record.days.size(), 5u);
  EXPECT_EQ(record.first, date("2026-11-02"));
  EXPECT_EQ(record.from, date("2026-11-02"));
  EXPECT_EQ(record.to, date("2026-11-06"));
  for (const char* day : {"2026-11-03", "2026-11-04", "2026-11-05"})
    EXPECT_TRUE(has_nothing(find_day(record, day))) << day;
  EXPECT_EQ(find_day(record, "2026-11-06").pain->value, 3);
}

TEST(Days, the_first_day_has_the_pain_of_the_intake) {
  EXPECT_EQ(find_day(days_of(begin()), "2026-11-02").pain->value, 2);
}

TEST(Days, without_a_journal_there_is_no_day_no_week_and_no_trend) {
  const RecordDays record = make_record_days(catalogue(), {}, read("2026-11-02T09:00:00+01:00"));
  EXPECT_FALSE(record.first.has_value());
  EXPECT_TRUE(record.days.empty());
  EXPECT_TRUE(record.weeks.empty());
  EXPECT_TRUE(record.levels.empty());
  EXPECT_EQ(record.trend.says.rule, "trend.too-few");
  EXPECT_EQ(record.trend.last.days_told, 0);
  EXPECT_FALSE(record.trend.last.median.has_value());
}

TEST(Days, a_range_of_weeks_begins_on_a_monday_even_before_the_journal) {
  const RecordDays record = days_of(begin(), 4);
  EXPECT_EQ(record.from, date("2026-10-12"));
  EXPECT_EQ(record.weeks.size(), 4u);
  EXPECT_EQ(record.days.size(), 22u);
  EXPECT_TRUE(has_nothing(record.days.front()));
}

TEST(Days, an_event_of_a_wrong_year_does_not_ask_for_a_century) {
  JournalBuilder journal(catalogue(), "1926-11-02T09:00:00+01:00");
  journal.check_in(3).later(365 * 100);
  EXPECT_LE(days_of(journal).days.size(), 520u * 7);
}

TEST(Days, two_sessions_of_a_day_are_two_and_what_was_done_in_each_is_counted) {
  JournalBuilder journal = begin();
  journal.next_day(8).check_in(2).later(0, 2);
  journal.session({{"EX01", 1, 3, 4}, {"EX11", 1, 2, 2}}).later(0, 5);
  journal.session({{"EX01", 1, 2, 5, 40, StopReason::tired}});
  const RecordDays record = days_of(journal);
  const DayRecord& day = find_day(record, "2026-11-03");
  ASSERT_EQ(day.sessions.size(), 2u);
  EXPECT_EQ(day.sessions[0].done, 2);
  EXPECT_EQ(day.sessions[0].stopped, 0);
  EXPECT_EQ(day.sessions[0].effort->value, 4);
  EXPECT_EQ(day.sessions[1].stopped, 1);
  EXPECT_EQ(day.sessions[1].colour, Colour::amber);
  EXPECT_EQ(record.weeks.back().sessions, 2);
}

TEST(Days, how_the_day_was_and_the_worst_that_was_told_are_kept_apart) {
  JournalBuilder journal = begin();
  journal.next_day(8).check_in(2).later(0, 2);
  journal.session({{"EX01", 1, 5}}).after(3);
  const RecordDays record = days_of(journal);
  const DayRecord& day = find_day(record, "2026-11-03");
  EXPECT_EQ(day.pain->value, 2) << "a peak is no picture of the day";
  EXPECT_EQ(day.worst->value, 5);
}

TEST(Days, pain_in_a_limb_counts_as_pain_and_each_side_keeps_its_furthest_place) {
  JournalBuilder journal = begin();
  CheckIn morning;
  morning.pain.value = 2;
  morning.limb_pain = PainScore{6};
  morning.zones.back_left = Zone{4};
  CheckIn evening;
  evening.pain.value = 1;
  evening.zones.back_left = Zone{2};
  evening.zones.back_right = Zone{0};
  journal.next_day(8).check_in(morning).later(0, 10).check_in(evening);
  const RecordDays record = days_of(journal);
  const DayRecord& day = find_day(record, "2026-11-03");
  EXPECT_EQ(day.pain->value, 6);
  EXPECT_EQ(day.zones.back_left, Zone{4});
  EXPECT_EQ(day.zones.back_right, Zone{0}) << "no pain on a side was told, and is not unknown";
  EXPECT_FALSE(day.zones.neck_left.has_value());
}

TEST(Days, a_report_that_comes_late_stands_on_the_day_on_which_it_was_told) {
  JournalBuilder journal = begin();
  journal.next_day(22).session({{"EX01"}}, 2);
  AfterReport late;
  late.session = journal.events().back().id;
  late.when = ReportKind::next_morning;
  late.pain.value = 4;
  journal.later(2).add(late);
  const RecordDays record = days_of(journal);
  EXPECT_EQ(find_day(record, "2026-11-03").pain->value, 2);
  EXPECT_TRUE(has_nothing(find_day(record, "2026-11-04")));
  EXPECT_EQ(find_day(record, "2026-11-05").pain->value, 4);
}

TEST(Days, a_session_over_midnight_belongs_to_the_day_on_which_it_began) {
  JournalBuilder journal = begin();
  journal.next_day(23, 55).session({{"EX01", 1, 4}}).later(0, 9);
  const RecordDays record = days_of(journal);
  EXPECT_EQ(find_day(record, "2026-11-03").worst->value, 4);
  EXPECT_TRUE(has_nothing(find_day(record, "2026-11-04")));
}

TEST(Days, who_travels_keeps_the_dates_of_each_place_and_no_day_is_split) {
  JournalBuilder journal(catalogue(), "2026-11-03T20:00:00+13:00");
  std::vector<Event> events = journal.check_in(3).events();
  Event there = events.front();
  there.id = base::make_uuid7(there.at.at, 77, 77);
  there.at = read("2026-11-02T23:00:00-10:00");  // two hours later, a day earlier
  events.push_back(there);
  const RecordDays record =
      make_record_days(catalogue(), events, read("2026-11-02T23:30:00-10:00"));
  EXPECT_EQ(record.to, date("2026-11-03")) << "the day of Auckland was lived, and stays";
  EXPECT_EQ(find_day(record, "2026-11-02").pain->value, 3);
  EXPECT_EQ(find_day(record, "2026-11-03").pain->value, 3);
}

TEST(Days, load_of_one_date_is_one_day_even_with_another_date_in_between) {
  const std::vector<std::string_view> moments = {
      "2026-11-03T10:00:00+13:00", "2026-11-02T20:00:00-10:00", "2026-11-03T12:00:00-10:00"};
  std::vector<Event> events;
  for (const std::string_view moment : moments) {
    JournalBuilder journal(catalogue(), moment);
    events.push_back(journal.session({{"EX01"}}).events().front());
    events.back().id = base::make_uuid7(events.back().at.at, events.size(), events.size());
  }
  const auto merged = merge_events(events);
  const Status status = find_status(catalogue(), merged, read("2026-11-03T13:00:00-10:00"));
  const Progress progress = find_progress(catalogue(), status);
  ASSERT_EQ(progress.days.size(), 2u);
  EXPECT_EQ(progress.days[0].day, date("2026-11-02"));
  EXPECT_EQ(progress.days[1].day, date("2026-11-03"));
  EXPECT_EQ(progress.days[1].slu_seconds, 2 * progress.days[0].slu_seconds);
  EXPECT_GT(progress.days[0].slu_seconds, 0);
}

TEST(Days, what_was_taken_back_is_not_told) {
  JournalBuilder journal = begin();
  journal.next_day(8).check_in(9);
  const Uuid7 wrong = journal.events().back().id;
  journal.later(0, 1).check_in(3).add(Voided{wrong, "a slip of the finger"});
  EXPECT_EQ(find_day(days_of(journal), "2026-11-03").worst->value, 3);
}

TEST(Days, a_session_that_danger_keeps_counting_is_shown_as_taken_back_and_not_counted) {
  JournalBuilder journal = begin();
  journal.next_day(8).check_in(2).later(0, 1);
  journal.session({{"EX01", 1, 8, 9, 20, StopReason::danger}});
  const Uuid7 taken = journal.events().back().id;
  journal.later(0, 1).add(Voided{taken, "that was not me"});
  const RecordDays record = days_of(journal);
  const DayRecord& day = find_day(record, "2026-11-03");
  ASSERT_EQ(day.sessions.size(), 1u);
  EXPECT_TRUE(day.sessions[0].taken_back);
  EXPECT_EQ(day.sessions[0].colour, Colour::black) << "the rules go on counting it";
  EXPECT_EQ(day.worst->value, 2) << "what was taken back is not told";
  EXPECT_EQ(record.weeks.back().sessions, 0);
  EXPECT_TRUE(record.levels.empty());
  const Record whole = make_record(catalogue(), journal.events(), journal.now());
  ASSERT_EQ(whole.sessions.size(), 1u);
  EXPECT_TRUE(whole.sessions[0].taken_back);
}

TEST(Days, a_session_without_a_grave_stop_that_was_taken_back_is_gone) {
  JournalBuilder journal = begin();
  journal.next_day(8).check_in(2).later(0, 1).session({{"EX01"}});
  const Uuid7 taken = journal.events().back().id;
  journal.later(0, 1).add(Voided{taken, "twice by mistake"});
  EXPECT_TRUE(find_day(days_of(journal), "2026-11-03").sessions.empty());
}

TEST(Days, levels_are_those_that_were_done_on_the_days_they_were_done) {
  JournalBuilder journal = begin();
  journal.next_day(9).session({{"EX01", 1}, {"EX42", 1}});
  journal.later(3).session({{"EX42", 2}});
  const RecordDays record = days_of(journal);
  ASSERT_EQ(record.levels.size(), 2u);
  const LevelCourse& walk = record.levels[1];
  EXPECT_EQ(walk.exercise, "EX42");
  EXPECT_EQ(walk.rungs, static_cast<int>(catalogue().find_exercise("EX42")->ladder.size()));
  ASSERT_EQ(walk.done.size(), 2u);
  EXPECT_EQ(walk.done[0].day, date("2026-11-03"));
  EXPECT_EQ(walk.done[1].day, date("2026-11-06"));
  EXPECT_EQ(walk.done[1].level, 2);
}

TEST(Weeks, the_middle_of_an_even_count_is_the_upper_one) {
  const RecordDays record = days_of(tell({1, 3, 4, 2}));
  ASSERT_EQ(record.weeks.size(), 1u);
  EXPECT_EQ(record.weeks[0].median, 3);
  EXPECT_EQ(record.weeks[0].days_told, 4);
}

TEST(Weeks, a_week_of_few_days_has_no_middle_but_says_on_how_many_it_would_stand) {
  const RecordDays record = days_of(tell({5, -1, -1, -1, -1, 5, -1, 2, 2, 9}));
  ASSERT_EQ(record.weeks.size(), 2u);
  EXPECT_FALSE(record.weeks[0].median.has_value());
  EXPECT_EQ(record.weeks[0].days_told, 2);
  EXPECT_EQ(record.weeks[1].median, 2) << "one bad day does not move it";
}

/// Four weeks, then today, which does not count: 14 days of one, then 14 of another.
std::vector<int> two_spans(const std::vector<int>& former, const std::vector<int>& last) {
  std::vector<int> pains(28, -1);
  std::ranges::copy(former, pains.begin());
  std::ranges::copy(last, pains.begin() + 14);
  pains.push_back(10);
  return pains;
}

TEST(Trend, below_the_least_number_of_days_there_is_none) {
  const RecordDays record = days_of(tell(two_spans({6, 6, 6, 6, 6, 6}, {2, 2, 2, 2})));
  EXPECT_EQ(record.trend.says.rule, "trend.too-few");
  EXPECT_EQ(input_of(record.trend.says, "last_days"), "4");
  EXPECT_EQ(input_of(record.trend.says, "former_days"), "6");
  EXPECT_EQ(input_of(record.trend.says, "need"), "5");
}

TEST(Trend, two_points_are_a_change_and_one_is_about_the_same) {
  const std::vector<int> sixes(6, 6);
  const auto rule_of = [&](int pain) {
    return days_of(tell(two_spans(sixes, std::vector<int>(5, pain)))).trend.says.rule;
  };
  EXPECT_EQ(rule_of(4), "trend.lower");
  EXPECT_EQ(rule_of(5), "trend.same");
  EXPECT_EQ(rule_of(6), "trend.same");
  EXPECT_EQ(rule_of(7), "trend.same");
  EXPECT_EQ(rule_of(8), "trend.higher");
}

TEST(Trend, today_is_not_over_and_does_not_count_nor_does_a_day_outside_the_spans) {
  std::vector<int> pains = two_spans(std::vector<int>(5, 4), std::vector<int>(5, 4));
  pains.insert(pains.begin(), 7, 10);  // a week of tens, just too old
  const RecordDays record = days_of(tell(pains));
  EXPECT_EQ(record.trend.last.median, 4);
  EXPECT_EQ(record.trend.last.days_told, 5);
  EXPECT_EQ(record.trend.former.median, 4);
  EXPECT_EQ(record.trend.former.days_told, 5);
  EXPECT_EQ(record.trend.last.to.days, record.to.days - 1);
  EXPECT_EQ(record.trend.former.to.days + 1, record.trend.last.from.days);
}

TEST(Trend, does_not_change_with_the_range_that_is_looked_at) {
  const JournalBuilder journal = tell(two_spans(std::vector<int>(5, 6), std::vector<int>(5, 3)));
  EXPECT_EQ(days_of(journal, 1).trend.says.text, days_of(journal).trend.says.text);
}

TEST(Trend, every_sentence_is_whole_says_on_how_many_days_it_stands_and_names_no_cause) {
  const std::vector<int> sixes(7, 6);
  std::set<std::string> rules;
  for (const int pain : {2, 6, 9}) {
    const Reason says = days_of(tell(two_spans(sixes, std::vector<int>(5, pain)))).trend.says;
    rules.insert(says.rule);
    EXPECT_NE(says.text.find("from 5 days"), std::string::npos) << says.text;
    EXPECT_NE(says.text.find("from 7 days"), std::string::npos) << says.text;
    for (const char* flaw : {"<", "{", "because", "thanks", "exercise", "work"})
      EXPECT_EQ(says.text.find(flaw), std::string::npos) << says.text;
  }
  EXPECT_EQ(rules, (std::set<std::string>{"trend.lower", "trend.same", "trend.higher"}));
  for (const auto& rule : catalogue().content().rules) {
    if (!rule.id.starts_with("trend.")) continue;
    const Reason says = rule.id == "trend.too-few"
                            ? days_of(begin()).trend.says
                            : days_of(tell(two_spans(sixes, sixes))).trend.says;
    std::set<std::string> given;
    for (const ReasonInput& one : says.inputs) given.insert(one.name);
    EXPECT_EQ(given, std::set<std::string>(rule.inputs.begin(), rule.inputs.end())) << rule.id;
  }
}

TEST(Spells, stand_from_their_first_day_to_the_one_that_ended_them) {
  JournalBuilder journal(catalogue(), "2026-11-02T09:00:00+01:00");
  journal.intake().owns({"mat", "chair"}).screen().check_in(2);
  EXPECT_TRUE(days_of(journal).spells.empty());
  journal.next_day(8).check_in(9);
  const LocalDate first = find_local_date(journal.now());
  RecordDays record = days_of(journal);
  ASSERT_EQ(record.spells.size(), 1u);
  EXPECT_EQ(record.spells.front().from, first);
  EXPECT_FALSE(record.spells.front().to) << "it goes on";
  for (int mornings = 0; mornings < 4; ++mornings) journal.next_day(8).check_in(2);
  record = days_of(journal);
  ASSERT_EQ(record.spells.size(), 1u);
  ASSERT_TRUE(record.spells.front().to);
  EXPECT_GT(*record.spells.front().to, first);
}

}  // namespace
}  // namespace plumb::testing
