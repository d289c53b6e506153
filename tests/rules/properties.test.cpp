// What must hold for every journal: order does not matter, sameness, and monotone safety.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "base/write_described.hpp"
#include "care/journal.hpp"
#include "care/plan_engine.hpp"
#include "care/situation.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

/// A person with random days: pain, stops, gaps, missing reports.
JournalBuilder random_journal() {
  JournalBuilder journal(catalogue(), "2026-11-02T09:00:00+01:00");
  journal.screen().intake().owns({"mat", "chair", "wall", "strap", "band"}).screen();
  const std::vector<Id> exercises = {"EX01", "EX11", "EX12", "EX29", "EX42", "EX25", "EX22"};
  const int days = *rc::gen::inRange(0, 12);
  for (int day = 0; day < days; ++day) {
    journal.next_day(8);
    if (*rc::gen::inRange(0, 5) > 0) journal.check_in(*rc::gen::inRange(0, 9));
    if (*rc::gen::inRange(0, 10) == 0) {
      const auto pace = *rc::gen::inRange(0, 6);
      PaceChosen chosen{static_cast<Pace>(pace), {}};
      if (is_of_exercise(chosen.pace)) chosen.exercise = "EX42";
      journal.add(chosen);
    }
    if (*rc::gen::inRange(0, 10) == 0) {
      MovementTried tried;
      tried.direction = *rc::gen::inRange(0, 2) == 0 ? Direction::flexion : Direction::extension;
      tried.pain_before.value = 3;
      tried.zones_before.back_left = Zone{3};
      tried.pain_ten_minutes = PainScore{*rc::gen::inRange(0, 9)};
      tried.zones_ten_minutes.back_left = Zone{*rc::gen::inRange(1, 6)};
      journal.add(tried);
    }
    if (*rc::gen::inRange(0, 4) == 0) continue;
    std::vector<Felt> felt;
    for (const Id& id : exercises)
      if (*rc::gen::inRange(0, 2) == 0)
        felt.push_back({id, *rc::gen::inRange(1, 4), *rc::gen::inRange(0, 9),
                        *rc::gen::inRange(0, 9), *rc::gen::inRange(0, 101),
                        *rc::gen::inRange(0, 12) == 0 ? StopReason::hurts : StopReason::none});
    journal.later(0, 2).session(std::move(felt), *rc::gen::inRange(0, 7));
    if (*rc::gen::inRange(0, 3) > 0) journal.after(*rc::gen::inRange(0, 7));
  }
  journal.later(*rc::gen::inRange(0, 3), *rc::gen::inRange(0, 20));
  return journal;
}

std::string bytes_of(const Plan& plan) { return plan.fingerprint; }

RC_GTEST_PROP(Journal, merging_in_any_order_gives_the_same_plan, ()) {
  const JournalBuilder journal = random_journal();
  std::vector<Event> shuffled = journal.events();
  for (std::size_t i = shuffled.size(); i > 1; --i)
    std::swap(shuffled[i - 1], shuffled[*rc::gen::inRange<std::size_t>(0, i)]);
  // A part of it arrives twice.
  const auto twice = *rc::gen::inRange<std::size_t>(0, shuffled.size() + 1);
  const std::vector<Event> part(shuffled.begin(),
                                shuffled.begin() + static_cast<std::ptrdiff_t>(twice));
  shuffled.insert(shuffled.end(), part.begin(), part.end());
  RC_ASSERT(bytes_of(make_plan(catalogue(), journal.events(), journal.now())) ==
            bytes_of(make_plan(catalogue(), shuffled, journal.now())));
}

RC_GTEST_PROP(Plan, the_same_inputs_give_the_same_answer, ()) {
  const JournalBuilder journal = random_journal();
  const Plan a = make_plan(catalogue(), journal.events(), journal.now());
  const Plan b = make_plan(catalogue(), journal.events(), journal.now());
  RC_ASSERT(a.fingerprint == b.fingerprint);
}

RC_GTEST_PROP(Plan, never_breaks_the_raw_matrix_or_its_budget, ()) {
  const JournalBuilder journal = random_journal();
  const Plan plan = make_plan(catalogue(), journal.events(), journal.now());
  std::set<Id> seen;
  int steps = 0;
  for (const PlanLine& line : plan.lines) {
    RC_ASSERT(seen.insert(line.exercise).second);
    steps += line.step_up ? 1 : 0;
    for (const MatrixRow& row : catalogue().content().matrix.rows) {
      if (row.exercise != line.exercise) continue;
      for (const Id& condition : plan.conditions) {
        const auto cell = row.cells.find(condition);
        RC_ASSERT(cell == row.cells.end() || cell->second < Permission::key);
      }
    }
    RC_ASSERT(line.dose.load_g <= plan.cap_g);
    RC_ASSERT(!line.reasons.empty());
  }
  RC_ASSERT(steps <= 1);
  RC_ASSERT(plan.slu_seconds <= plan.slu_seconds_budget || plan.lines.empty());
  if (plan.lines.empty()) RC_ASSERT(!plan.reasons.empty());
}

/// A round in which anything may have happened.
SelfCheckDone random_round() {
  SelfCheckDone done;
  for (const SelfCheck& check : catalogue().content().self_checks) {
    CheckResult result{check.id,
                       *rc::gen::inRange(0, 3) == 0,
                       *rc::gen::inRange(0, 8) == 0,
                       *rc::gen::inRange(0, 3) == 0,
                       {}};
    for (const std::string& part : check.parts)
      result.values.push_back({part, {*rc::gen::inRange(5, 40)}});
    done.results.push_back(std::move(result));
  }
  return done;
}

RC_GTEST_PROP(SelfChecks, only_make_a_day_stricter_and_taking_them_back_opens_nothing, ()) {
  JournalBuilder journal = random_journal();
  const int rounds = *rc::gen::inRange(1, 4);
  for (int round = 0; round < rounds; ++round) {
    const auto plan = [&] { return make_plan(catalogue(), journal.events(), journal.now()); };
    const auto count_steps = [](const Plan& of) {
      return std::ranges::count(of.lines, true, &PlanLine::step_up);
    };
    const Plan before = plan();
    journal.later(0, 0, 1).add(random_round());
    const Uuid7 id = journal.events().back().id;
    const Plan after = plan();
    RC_ASSERT(after.action >= before.action);
    RC_ASSERT(after.cap_g <= before.cap_g);
    // Being unsteady takes exercises out, and may leave room for the step of another.
    if (after.conditions == before.conditions) RC_ASSERT(count_steps(after) <= count_steps(before));
    journal.later(0, 0, 1).add(Voided{id, "taken back"});
    RC_ASSERT(plan().action >= after.action);
    journal.later(*rc::gen::inRange(0, 8), 1);
  }
}

/// The exercises without an objection at their first rung, for a set of conditions.
std::set<Id> find_permitted(const std::set<Id>& conditions) {
  Status status;
  status.now = at("2026-11-02T11:00:00+01:00");
  status.profile.cap_g = catalogue().constants().cap_g.value;
  status.profile.someone_near = true;
  status.profile.mass_kg = 70;
  EquipmentListed everything;
  for (const Equipment& item : catalogue().content().equipment)
    everything.items.push_back({item.id, base::Bounded<1, 2000>{300}, {{1000}}});
  status.equipment = &everything;
  status.profile.conditions.insert(conditions.begin(), conditions.end());
  const Progress progress;
  const Screening screening;
  const Situation situation = find_situation(catalogue(), status, progress, screening);
  std::set<Id> permitted;
  for (const Exercise& exercise : catalogue().content().exercises)
    if (find_objections(situation, exercise, 1).empty()) permitted.insert(exercise.id);
  return permitted;
}

TEST(Monotone, adding_a_condition_never_enlarges_the_permitted_set) {
  const auto& conditions = catalogue().content().conditions;
  for (const Condition& first : conditions) {
    const std::set<Id> alone = find_permitted({first.id});
    const std::set<Id> none = find_permitted({});
    EXPECT_TRUE(std::ranges::includes(none, alone)) << first.id;
    for (const Condition& second : conditions) {
      const std::set<Id> both = find_permitted({first.id, second.id});
      EXPECT_TRUE(std::ranges::includes(alone, both)) << first.id << "+" << second.id;
    }
  }
}

TEST(Monotone, all_conditions_at_once_leave_what_the_matrix_leaves) {
  std::set<Id> all;
  for (const Condition& condition : catalogue().content().conditions) all.insert(condition.id);
  const std::set<Id> permitted = find_permitted(all);
  EXPECT_GE(permitted.size(), 4u);
  EXPECT_TRUE(permitted.contains("EX12"));
  // Breathing is shown lying: late in pregnancy it waits for a figure of its own.
  EXPECT_FALSE(permitted.contains("EX29"));
  all.erase("PREG23");
  EXPECT_TRUE(find_permitted(all).contains("EX29"));
}

TEST(Merge, a_void_takes_numbers_back_and_stays_in_the_journal) {
  JournalBuilder journal(catalogue());
  journal.intake().owns({"mat"}).screen().check_in(8);
  Voided voided;
  voided.event = journal.events().back().id;
  voided.because = "pressed by mistake";
  EXPECT_EQ(make_plan(catalogue(), journal.events(), journal.now()).gate, DayGate::relief);
  journal.later(0, 0, 5).check_in(2).add(voided);
  EXPECT_EQ(merge_events(journal.events()).size(), journal.events().size());
  EXPECT_EQ(make_plan(catalogue(), journal.events(), journal.now()).gate, DayGate::normal);
}

TEST(Merge, a_void_takes_back_no_danger_sign_and_no_stop) {
  JournalBuilder journal(catalogue());
  journal.intake().owns({"mat"}).screen({{"RF-K2", FlagReply::yes, {}, false}});
  Voided voided;
  voided.event = journal.events().back().id;
  voided.because = "feels better";
  journal.later(0, 0, 5).add(voided).screen().check_in(2);
  EXPECT_EQ(make_plan(catalogue(), journal.events(), journal.now()).state, PlanState::blocked);
}

TEST(Merge, a_void_of_tomorrow_does_not_count_today) {
  JournalBuilder journal(catalogue());
  journal.intake().owns({"mat"}).screen().check_in(8);
  const Moment today = journal.now();
  Voided voided;
  voided.event = journal.events().back().id;
  voided.because = "dated ahead";
  journal.later(1).add(voided);
  EXPECT_EQ(make_plan(catalogue(), journal.events(), today).gate, DayGate::relief);
}

}  // namespace
}  // namespace plumb::testing
