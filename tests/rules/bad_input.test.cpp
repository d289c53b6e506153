// What goes wrong with what people enter: each has a rule, a plain word, and shortens no lock.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "care/clearances.hpp"
#include "care/journal.hpp"
#include "care/plan_engine.hpp"
#include "care/status.hpp"
#include "support/journal_builder.hpp"
#include "support/plan_words.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

std::string text_of(const std::vector<Reason>& reasons, std::string_view rule) {
  const auto found = std::ranges::find(reasons, rule, &Reason::rule);
  return found == reasons.end() ? "" : found->text;
}

Clearance clear_by_name(const JournalBuilder& journal, std::vector<Id> flags, int days_ago = 0) {
  Clearance clearance;
  clearance.clinician = "Dr. Ada";
  clearance.role = "physiotherapist";
  clearance.given = {find_local_date(journal.now()).days - days_ago};
  clearance.expires = {clearance.given.days + 60};
  clearance.flags = std::move(flags);
  return clearance;
}

TEST(BadInput, a_crash_against_no_accident_is_asked_once_more_in_plain_words) {
  JournalBuilder journal(catalogue());
  journal.screen().intake({choose("Q12", {"car_crash"})}).owns({"mat"}).screen();
  const Plan plan = plan_of(journal);
  EXPECT_EQ(plan.ask, AskNext::screen_again);
  EXPECT_EQ(plan.ask_items, std::vector<Id>{"RF-F1"});
  EXPECT_TRUE(plan.lines.empty());
  EXPECT_NE(text_of(plan.reasons, "screen.contradiction").find("Both can be true"),
            std::string::npos);
}

TEST(BadInput, a_clearance_from_before_the_sign_opens_nothing_and_says_so) {
  JournalBuilder journal = begin_build();
  journal.screen({{"RF-K2", FlagReply::yes, {}, false}});
  journal.later(0, 1).add(clear_by_name(journal, {"RF-K2"}, 3));
  const Plan plan = plan_of(journal);
  ASSERT_NE(find_open(plan, "RF-K2"), nullptr);
  EXPECT_TRUE(plan.lines.empty());
  EXPECT_NE(text_of(find_open(plan, "RF-K2")->reasons, "clearance.before-sign")
                .find("was given before this sign"),
            std::string::npos);
  // One that is given after it opens it.
  journal.later(0, 1).add(clear_by_name(journal, {"RF-K2"}));
  EXPECT_EQ(find_open(plan_of(journal), "RF-K2"), nullptr);
}

TEST(BadInput, a_key_that_ran_out_closes_its_exercise_and_names_the_day) {
  // Some exercise that a condition closes until a key opens it, and nothing else.
  JournalBuilder journal = begin_usual(2, declare(catalogue(), {"POSTOP"}));
  const Plan plan = plan_of(journal);
  const auto needs_key = std::ranges::find_if(plan.refusals, [](const Refusal& refusal) {
    return refusal.reasons.front().rule == "matrix.key-needed";
  });
  if (needs_key == plan.refusals.end()) GTEST_SKIP() << "the catalogue has no such exercise now";
  Clearance key = clear_by_name(journal, {});
  key.expires = {key.given.days + 10};
  key.keys = {needs_key->exercise};
  journal.add(key);
  const Plan open = plan_of(journal);
  const Refusal* still = find_refusal(open, needs_key->exercise);
  if (still != nullptr) EXPECT_FALSE(speaks(still->reasons, "matrix.key-needed"));
  journal.later(11).check_in(2).later(0, 1);
  const Plan late = plan_of(journal);
  const Refusal* closed = find_refusal(late, needs_key->exercise);
  ASSERT_NE(closed, nullptr);
  EXPECT_TRUE(speaks(closed->reasons, "matrix.key-needed"));
  EXPECT_NE(text_of(closed->reasons, "clearance.expired").find("was good until"),
            std::string::npos);
}

TEST(BadInput, what_comes_twice_or_out_of_order_changes_nothing) {
  JournalBuilder journal = begin_build();
  journal.session({{"EX11"}, {"EX29", 1, 6}}).after(6);
  journal.next_day(8).check_in(3).later(0, 2);
  std::vector<Event> events = journal.events();
  const Plan once = make_plan(catalogue(), events, journal.now());
  events.insert(events.end(), journal.events().begin(), journal.events().end());
  std::ranges::shuffle(events, std::mt19937{7});
  const Plan twice = make_plan(catalogue(), events, journal.now());
  EXPECT_EQ(once.fingerprint, twice.fingerprint);
}

/// Good days by the plan; the ten-minute report of the last one is told so much later.
JournalBuilder report_late(int days, int pain) {
  JournalBuilder journal = begin_usual();
  for (int day = 0; day < 2; ++day) journal.good_day(first_session());
  journal.next_day(8).check_in(2).later(0, 2).session(first_session());
  AfterReport report;
  report.session = journal.events().back().id;
  report.pain.value = pain;
  journal.later(days, 0, 20).add(report);
  journal.next_day(8).check_in(2);
  return journal;
}

TEST(BadInput, a_late_report_is_never_read_as_a_good_one) {
  const auto has_good_third_session = [](const JournalBuilder& journal) {
    const auto merged = merge_events(journal.events());
    const Status status = find_status(catalogue(), merged, journal.now());
    return !status.sessions.back().after.empty();
  };
  EXPECT_TRUE(has_good_third_session(report_late(0, 2)));
  EXPECT_FALSE(has_good_third_session(report_late(2, 2)));
  // A bad one counts whenever it comes.
  EXPECT_TRUE(has_good_third_session(report_late(2, 5)));
}

TEST(BadInput, no_clock_and_no_journey_shortens_a_lock) {
  JournalBuilder journal = begin_usual();
  journal.next_day(8).check_in(2).later(0, 2);
  journal.session({{"EX01", 1, 6}}).after(6);
  const Plan before = plan_of(journal);
  const Refusal* rests = find_refusal(before, "EX01");
  ASSERT_NE(rests, nullptr);
  ASSERT_TRUE(rests->until.has_value());
  // In every zone of the world it rests until the same instant or longer.
  for (int hours = -12; hours <= 14; ++hours) {
    Moment there = journal.now();
    there.offset_minutes = hours * 60;
    there.at = base::add_hours(there.at, 30);
    const Plan plan = make_plan(catalogue(), journal.events(), there);
    const Refusal* still = find_refusal(plan, "EX01");
    ASSERT_NE(still, nullptr) << hours;
    EXPECT_GE(still->until, rests->until) << hours;
  }
}

TEST(BadInput, a_newer_catalogue_is_told_until_the_next_session) {
  JournalBuilder journal = begin_usual();
  journal.good_day(first_session());
  std::vector<Event> events = journal.events();
  for (Event& event : events)
    if (auto* session = std::get_if<SessionDone>(&event.body)) session->catalogue = "2025.3";
  const Plan plan = make_plan(catalogue(), events, journal.now());
  const std::string told = text_of(plan.advice, "catalogue.newer");
  EXPECT_NE(told.find("2025.3"), std::string::npos) << told;
  EXPECT_EQ(text_of(plan_of(journal).advice, "catalogue.newer"), "");
}

TEST(BadInput, an_exercise_that_the_catalogue_no_longer_knows_stays_in_the_record_only) {
  JournalBuilder journal = begin_usual();
  journal.next_day(8).check_in(2).later(0, 2);
  journal.session({{"EX11"}, {"EX99", 3}}).after(2);
  const Plan plan = plan_of(journal);
  EXPECT_EQ(find_line(plan, "EX99"), nullptr);
  EXPECT_FALSE(plan.lines.empty());
}

}  // namespace
}  // namespace plumb::testing
