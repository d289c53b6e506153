// The road to a goal (A.16): it says what is still to come and when at the earliest, and shortens
// no wait.
#include "care/road.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "care/plan_engine.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

JournalBuilder begin(std::vector<Id> conditions = {}, bool with_bar = true) {
  std::vector<Answer> answers = declare(catalogue(), std::move(conditions));
  answers.push_back(count_role(catalogue(), QuestionRole::pain_now, 2));
  answers.push_back(count_role(catalogue(), QuestionRole::pain_usual, 2));
  answers.push_back(choose("Q51", {"yes"}));  // someone is within call
  answers.push_back(count("Q03b", 72));
  JournalBuilder journal(catalogue(), "2026-11-02T09:00:00+01:00");
  journal.screen().intake(std::move(answers));
  EquipmentListed things;
  for (const Equipment& item : catalogue().content().equipment) {
    if (item.household) continue;
    if (item.id == "bar" && !with_bar) continue;
    OwnedItem owned{item.id, {}, {}};
    if (item.has_rating) owned.rating_kg = base::Bounded<1, 2000>{400};
    if (item.has_masses) owned.masses_g = {{500}, {1000}, {2000}, {5000}};
    things.items.push_back(owned);
  }
  journal.add(things).screen().check_in(2).later(0, 3);
  return journal;
}

Road road_of(const JournalBuilder& journal, const Id& goal) {
  const auto road = find_road(catalogue(), journal.events(), journal.now(), goal);
  EXPECT_TRUE(road.has_value());
  return road.value_or(Road{});
}

/// A day on which everything of the plan is done and goes well.
std::vector<PlanLine> do_all(JournalBuilder& journal) {
  const Plan plan = make_plan(catalogue(), journal.events(), journal.now());
  std::vector<Felt> done;
  for (const PlanLine& line : plan.lines) done.push_back({line.exercise, line.level});
  if (!done.empty()) journal.session(done).after(2);
  journal.next_day(8);
  if (find_local_date(journal.now()).days % 14 == 0) journal.screen();
  journal.check_in(2).later(0, 3);
  return plan.lines;
}

TEST(Road, leads_through_what_has_to_come_before) {
  const Road road = road_of(begin(), "EX04");
  std::vector<Id> order;
  for (const RoadRung& rung : road.rungs)
    if (order.empty() || order.back() != rung.exercise) order.push_back(rung.exercise);
  EXPECT_EQ(order, (std::vector<Id>{"EX14", "EX15", "EX16", "EX04"}));
  EXPECT_EQ(std::ranges::count(road.rungs, "EX14", &RoadRung::exercise), 4)
      << "to the level that the next one asks for, no further";
  EXPECT_EQ(std::ssize(catalogue().find_exercise("EX04")->ladder),
            std::ranges::count(road.rungs, "EX04", &RoadRung::exercise));
}

TEST(Road, every_rung_ahead_says_what_it_waits_for) {
  for (const Exercise& exercise : catalogue().content().exercises)
    for (const RoadRung& rung : road_of(begin(), exercise.id).rungs) {
      if (rung.standing != RungStanding::ahead) continue;
      const bool first_of_today = rung.level == 1 && rung.waits.empty();
      if (!first_of_today) EXPECT_FALSE(rung.waits.empty()) << exercise.id << " " << rung.level;
      for (const Reason& reason : rung.waits) {
        EXPECT_FALSE(reason.text.empty()) << reason.rule;
        EXPECT_EQ(reason.text.find('<'), std::string::npos) << reason.text;
      }
    }
}

TEST(Road, days_never_go_back_along_it) {
  for (const Exercise& exercise : catalogue().content().exercises) {
    const JournalBuilder journal = begin();
    LocalDate last = find_local_date(journal.now());
    for (const RoadRung& rung : road_of(journal, exercise.id).rungs) {
      if (!rung.earliest) continue;
      EXPECT_GE(*rung.earliest, last) << exercise.id << " " << rung.exercise << rung.level;
      last = *rung.earliest;
    }
  }
}

/// The best possible person does everything for months. No rung comes before the day that the road
/// named for it on any morning before, and what comes next is named to within a few days.
TEST(Road, no_rung_comes_before_its_earliest_day) {
  for (const char* goal : {"EX16", "EX07", "EX02", "EX10"}) {
    JournalBuilder journal = begin();
    journal.add(GoalChosen{goal});
    std::map<std::pair<Id, int>, LocalDate> named;
    std::map<std::pair<Id, int>, LocalDate> came;
    for (int day = 0; day < 90; ++day) {
      for (const RoadRung& rung : road_of(journal, goal).rungs)
        if (rung.standing == RungStanding::ahead && rung.earliest) {
          LocalDate& latest = named[{rung.exercise, rung.level}];
          latest = std::max(latest, *rung.earliest);
        }
      const LocalDate today = find_local_date(journal.now());
      for (const PlanLine& line : do_all(journal))
        came.try_emplace({line.exercise, line.level}, today);
    }
    int compared = 0;
    for (const auto& [rung, day] : named) {
      const auto there = came.find(rung);
      if (there == came.end()) continue;
      ++compared;
      EXPECT_GE(there->second, day) << goal << ": " << rung.first << " level " << rung.second;
    }
    EXPECT_GE(compared, 3) << goal;
  }
}

TEST(Road, what_is_next_is_named_close_to_the_day_it_comes) {
  JournalBuilder journal = begin();
  for (int day = 0; day < 3; ++day) do_all(journal);
  const Road road = road_of(journal, "EX29");
  const auto next = std::ranges::find(road.rungs, RungStanding::ahead, &RoadRung::standing);
  ASSERT_NE(next, road.rungs.end());
  ASSERT_TRUE(next->earliest);
  std::optional<LocalDate> came;
  for (int day = 0; day < 30 && !came; ++day) {
    const LocalDate today = find_local_date(journal.now());
    for (const PlanLine& line : do_all(journal))
      if (line.exercise == "EX29" && line.level == next->level) came = today;
  }
  ASSERT_TRUE(came);
  EXPECT_LE(came->days - next->earliest->days, 7) << "three steps a week, and others want one too";
}

TEST(Road, a_goal_comes_first_among_what_is_new_and_shortens_no_wait) {
  JournalBuilder plain = begin();
  JournalBuilder with_goal = begin();
  with_goal.add(GoalChosen{"EX26"});
  std::optional<int> without, with;
  for (int day = 0; day < 25; ++day) {
    for (const PlanLine& line : do_all(plain))
      if (line.exercise == "EX26" && !without) without = day;
    for (const PlanLine& line : do_all(with_goal))
      if (line.exercise == "EX26" && !with) with = day;
  }
  ASSERT_TRUE(with);
  EXPECT_LT(*with, without.value_or(25));
  EXPECT_GE(*with, 3) << "the first days take nothing else";
}

TEST(Road, a_bar_closes_it_and_names_what_serves_the_purpose) {
  const Road road = road_of(begin({"STEN"}), "EX02");
  if (catalogue().find_permission("EX20", "STEN", 1, false) == Permission::excluded) {
    const Road closed = road_of(begin({"STEN"}), "EX20");
    ASSERT_FALSE(closed.bars.empty());
    EXPECT_EQ(closed.bars.front().rule, "matrix.excluded");
    EXPECT_FALSE(closed.instead.empty());
    for (const Replacement& one : closed.instead) EXPECT_TRUE(one.open) << one.exercise;
    for (const RoadRung& rung : closed.rungs)
      if (rung.exercise == "EX20") EXPECT_FALSE(rung.earliest);
  } else {
    FAIL() << "the matrix has changed; choose another exercise that stenosis leaves out";
  }
  EXPECT_TRUE(road.bars.empty());
}

TEST(Road, a_thing_that_lacks_is_a_wait_and_no_bar) {
  const Road road = road_of(begin({}, false), "EX14");
  EXPECT_TRUE(road.bars.empty());
  ASSERT_FALSE(road.rungs.empty());
  EXPECT_EQ(road.rungs.front().waits.front().rule, "equipment.missing");
  EXPECT_FALSE(road.rungs.front().earliest);
}

TEST(Road, a_closed_plan_names_no_day) {
  JournalBuilder journal = begin();
  journal.screen({{"RF-C1", FlagReply::yes, {}, false}});
  const Road road = road_of(journal, "EX29");
  EXPECT_FALSE(road.reasons.empty());
  for (const RoadRung& rung : road.rungs) EXPECT_FALSE(rung.earliest);
}

TEST(Road, without_a_goal_there_is_none) {
  JournalBuilder journal = begin();
  EXPECT_FALSE(find_road(catalogue(), journal.events(), journal.now()));
  journal.add(GoalChosen{"EX07"});
  EXPECT_EQ(find_road(catalogue(), journal.events(), journal.now())->goal, "EX07");
  EXPECT_TRUE(find_road(catalogue(), journal.events(), journal.now())->chosen);
  journal.later(0, 0, 1).add(GoalChosen{});
  EXPECT_FALSE(find_road(catalogue(), journal.events(), journal.now()));
  EXPECT_FALSE(find_road(catalogue(), journal.events(), journal.now(), "EX99"));
}

}  // namespace
}  // namespace plumb::testing
