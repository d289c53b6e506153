// What would change a plan: everything says it, and what it says comes true.
#include "care/outlook.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "base/fingerprint.hpp"
#include "base/write_described.hpp"
#include "care/plan_engine.hpp"
#include "support/journal_builder.hpp"
#include "support/plan_words.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

Outlooks outlooks_of(const JournalBuilder& journal) {
  return find_outlooks(catalogue(), journal.events(), journal.now());
}

const LineOutlook* find_line_outlook(const Outlooks& outlooks, std::string_view id) {
  const auto found = std::ranges::find(outlooks.lines, id, &LineOutlook::exercise);
  return found == outlooks.lines.end() ? nullptr : &*found;
}

const Outlook* find_closed(const Outlooks& outlooks, std::string_view id) {
  const auto found = std::ranges::find(outlooks.closed, id, &ExerciseOutlook::exercise);
  return found == outlooks.closed.end() ? nullptr : &found->opens;
}

const Awaited* find_awaited(const Outlook& outlook, std::string_view rule) {
  for (const Awaited& one : outlook.awaited)
    if (one.reason.rule == rule) return &one;
  return nullptr;
}

void expect_readable(const Outlook& outlook) {
  EXPECT_FALSE(outlook.text.empty());
  for (const char* flaw : {"<", "{", "}", "  ", " .", ".."})
    EXPECT_EQ(outlook.text.find(flaw), std::string::npos) << outlook.text;
  for (const Awaited& one : outlook.awaited) {
    EXPECT_FALSE(one.text.empty()) << one.reason.rule;
    EXPECT_FALSE(one.reason.source.empty()) << one.reason.rule;
    EXPECT_FALSE(one.reason.text.empty()) << one.reason.rule;
  }
}

/// Every line and everything that is closed says what would change it.
void expect_whole(const JournalBuilder& journal) {
  const Plan plan = plan_of(journal);
  const Outlooks outlooks = outlooks_of(journal);
  EXPECT_EQ(outlooks.plan, plan.fingerprint);
  ASSERT_EQ(outlooks.lines.size(), plan.lines.size());
  for (const LineOutlook& line : outlooks.lines) {
    expect_readable(line.eases);
    if (line.grows) expect_readable(*line.grows);
  }
  ASSERT_EQ(outlooks.closed.size(), plan.refusals.size());
  for (const ExerciseOutlook& one : outlooks.closed) {
    EXPECT_FALSE(one.opens.awaited.empty()) << one.exercise;
    expect_readable(one.opens);
  }
  ASSERT_EQ(outlooks.flags.size(), plan.flags.size());
  for (const FlagOutlook& one : outlooks.flags) expect_readable(one.ends);
  if (!plan.ends.empty()) {
    ASSERT_TRUE(outlooks.state.has_value());
    expect_readable(*outlooks.state);
  }
  if (outlooks.today) expect_readable(*outlooks.today);
  for (const DirectionOutlook& one : outlooks.directions) expect_readable(one.opens);
}

TEST(Outlook, is_whole_for_every_condition) {
  for (const Condition& condition : catalogue().content().conditions)
    expect_whole(begin_usual(2, declare(catalogue(), {condition.id})));
}

TEST(Outlook, is_whole_on_every_kind_of_day) {
  for (const int pain : {0, 2, 5, 6, 7, 10}) {
    JournalBuilder journal = begin_build();
    journal.next_day(8).check_in(pain).later(0, 1);
    expect_whole(journal);
  }
  JournalBuilder ill = begin_build();
  CheckIn told = tell(2);
  told.ill = true;
  expect_whole(ill.next_day(8).check_in(told));
}

TEST(Outlook, is_whole_after_every_reason_to_stop) {
  for (const auto& entry : names_of(StopReason::none)) {
    JournalBuilder journal = begin_build();
    journal.session({{"EX11"}, {"EX01", 1, 5, 7, 40, entry.value}, {"EX42"}}).after(4);
    expect_whole(journal);
    journal.next_day(8).check_in(3).later(0, 3);
    expect_whole(journal);
  }
}

TEST(Outlook, of_a_first_plan_counts_the_first_days) {
  const JournalBuilder journal = begin_usual();
  const Outlooks outlooks = outlooks_of(journal);
  const LineOutlook* cat = find_line_outlook(outlooks, "EX01");
  ASSERT_NE(cat, nullptr);
  ASSERT_TRUE(cat->grows.has_value());
  EXPECT_EQ(cat->grows->level, 2);
  EXPECT_NE(find_awaited(*cat->grows, "ends.trial"), nullptr);
  // Three days, today among them, and the morning after.
  EXPECT_EQ(cat->grows->earliest, (LocalDate{plan_of(journal).day.days + 3}));
  ASSERT_TRUE(outlooks.state.has_value());
  EXPECT_EQ(outlooks.state->earliest, cat->grows->earliest);
}

TEST(Outlook, of_a_line_says_how_many_good_sessions_lack_and_what_grows) {
  JournalBuilder journal = begin_usual();
  for (int day = 0; day < 2; ++day) journal.good_day(first_session());
  journal.next_day(8).check_in(2).later(0, 2);
  const Outlooks outlooks = outlooks_of(journal);
  const LineOutlook* brace = find_line_outlook(outlooks, "EX29");
  ASSERT_NE(brace, nullptr);
  ASSERT_TRUE(brace->grows.has_value());
  const PlanLine* line = nullptr;
  const Plan plan = plan_of(journal);
  line = testing::find_line(plan, "EX29");
  ASSERT_NE(line, nullptr);
  const Rung* next = find_rung(*catalogue().find_exercise("EX29"), line->level + 1);
  ASSERT_NE(next, nullptr);
  EXPECT_EQ(base::find_fingerprint(base::write_described(*brace->grows->dose)),
            base::find_fingerprint(base::write_described(*next)));
  EXPECT_TRUE(brace->grows->text.starts_with("Next: ")) << brace->grows->text;
}

/// Lives good days by the plan, and holds every day that an outlook named against what came.
TEST(Outlook, names_no_day_that_comes_later_than_the_step_itself) {
  for (const int usual : {1, 3}) {
    JournalBuilder journal = begin_usual(usual);
    std::map<std::pair<Id, int>, LocalDate> latest;  // the latest "not before" of each step
    int steps = 0;
    for (int day = 0; day < 60; ++day) {
      journal.next_day(8).check_in(usual).later(0, 3);
      const Plan plan = plan_of(journal);
      for (const PlanLine& line : plan.lines) {
        if (!line.step_up) continue;
        ++steps;
        const auto named = latest.find({line.exercise, line.level});
        ASSERT_NE(named, latest.end()) << line.exercise << " came without a word";
        EXPECT_LE(named->second, plan.day) << line.exercise << " level " << line.level;
      }
      for (const LineOutlook& one : outlooks_of(journal).lines)
        if (one.grows && one.grows->earliest)
          latest[{one.exercise, one.grows->level}] =
              std::max(latest[{one.exercise, one.grows->level}], *one.grows->earliest);
      std::vector<Felt> done;
      for (const PlanLine& line : plan.lines) done.push_back({line.exercise, line.level, usual});
      journal.session(done, usual).after(usual);
      const Outlooks evening = outlooks_of(journal);
      for (const LineOutlook& one : evening.lines)
        if (one.grows && one.grows->earliest) {
          EXPECT_GT(*one.grows->earliest, plan.day) << one.exercise;
          latest[{one.exercise, one.grows->level}] =
              std::max(latest[{one.exercise, one.grows->level}], *one.grows->earliest);
        }
    }
    EXPECT_GT(steps, 4);
  }
}

/// What nothing holds back comes the next time that it can.
TEST(Outlook, with_nothing_awaited_is_a_step_that_is_offered) {
  JournalBuilder journal = begin_usual();
  for (int day = 0; day < 40; ++day) {
    journal.next_day(8).check_in(2).later(0, 3);
    const Plan plan = plan_of(journal);
    for (const LineOutlook& one : outlooks_of(journal).lines) {
      const PlanLine* line = testing::find_line(plan, one.exercise);
      if (one.grows && !line->step_up)
        EXPECT_FALSE(one.grows->awaited.empty()) << one.exercise << " waits for nothing";
    }
    std::vector<Felt> done;
    for (const PlanLine& line : plan.lines) done.push_back({line.exercise, line.level});
    journal.session(done).after(2);
  }
}

TEST(Outlook, of_a_bad_session_comes_true) {
  JournalBuilder journal = begin_usual();
  Plan plan;
  const PlanLine* high = nullptr;
  for (int day = 0; day < 50 && high == nullptr; ++day) {
    journal.next_day(8).check_in(2).later(0, 3);
    plan = plan_of(journal);
    for (const PlanLine& line : plan.lines)
      if (line.level >= 2 && class_of(line) == LoadClass::l1) high = &line;
    std::vector<Felt> done;
    for (const PlanLine& line : plan.lines) done.push_back({line.exercise, line.level});
    if (high == nullptr) journal.session(done).after(2);
  }
  ASSERT_NE(high, nullptr);
  const Outlooks outlooks = outlooks_of(journal);
  const Outlook& eases = find_line_outlook(outlooks, high->exercise)->eases;
  EXPECT_NE(find_awaited(eases, "ease.red"), nullptr) << eases.text;
  journal.session({{high->exercise, high->level, 6}}).after(6);
  journal.next_day(8).check_in(2).later(0, 3);
  const Plan next = plan_of(journal);
  const PlanLine* after = testing::find_line(next, high->exercise);
  ASSERT_NE(after, nullptr);
  EXPECT_EQ(after->level, eases.level);
}

TEST(Outlook, of_a_condition_names_no_day) {
  const JournalBuilder journal = begin_usual(2, declare(catalogue(), {"VFX"}));
  const Outlooks outlooks = outlooks_of(journal);
  const Outlook* hang = find_closed(outlooks, "EX16");
  ASSERT_NE(hang, nullptr);
  EXPECT_EQ(find_awaited(*hang, "matrix.excluded")->lift, Lift::nothing);
  EXPECT_FALSE(hang->earliest.has_value());
}

TEST(Outlook, of_what_rests_names_the_day_on_which_it_may_begin_again) {
  JournalBuilder journal = begin_usual();
  journal.next_day(8).check_in(2).later(0, 2);
  journal.session({{"EX01", 1, 6}}).after(6);
  journal.next_day(8).check_in(2).later(0, 2);
  const Plan plan = plan_of(journal);
  const Refusal* refusal = testing::find_refusal(plan, "EX01");
  ASSERT_NE(refusal, nullptr);
  const Outlooks outlooks = outlooks_of(journal);
  const Outlook* cat = find_closed(outlooks, "EX01");
  ASSERT_NE(cat, nullptr);
  const Awaited* rest = find_awaited(*cat, "suspend.trial-red");
  ASSERT_NE(rest, nullptr);
  EXPECT_EQ(rest->until, refusal->until);
  EXPECT_EQ(cat->earliest, find_local_date(Moment{*refusal->until, journal.now().offset_minutes}));
}

TEST(Outlook, of_a_thing_that_lacks_names_it) {
  const JournalBuilder journal = begin_usual();
  const Outlooks outlooks = outlooks_of(journal);
  const Outlook* hang = find_closed(outlooks, "EX16");
  ASSERT_NE(hang, nullptr);
  const Awaited* bar = find_awaited(*hang, "equipment.missing");
  ASSERT_NE(bar, nullptr);
  EXPECT_EQ(bar->lift, Lift::thing);
  EXPECT_FALSE(hang->earliest.has_value());
}

TEST(Outlook, of_a_day_of_strong_pain_is_tomorrow) {
  JournalBuilder journal = begin_build();
  journal.next_day(8).check_in(8).later(0, 1);
  const Outlooks outlooks = outlooks_of(journal);
  ASSERT_TRUE(outlooks.today.has_value());
  EXPECT_EQ(outlooks.today->earliest, (LocalDate{plan_of(journal).day.days + 1}));
}

TEST(Outlook, of_a_danger_sign_names_who_closes_it) {
  JournalBuilder journal = begin_usual();
  journal.screen({{"RF-C1", FlagReply::yes, {}, false}});
  const Outlooks outlooks = outlooks_of(journal);
  ASSERT_FALSE(outlooks.flags.empty());
  EXPECT_NE(find_awaited(outlooks.flags.front().ends, "ends.blocked-signed"), nullptr);
}

}  // namespace
}  // namespace plumb::testing
