// What a therapist orders: locks, limits, smaller doses, and rules set aside (invariant 32, A.11).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "care/load_table.hpp"
#include "care/plan_engine.hpp"
#include "coach/session.hpp"
#include "support/clinician.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"
#include "support/real_content.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

TherapistOrder order_of(const JournalBuilder& journal, int days = 30) {
  TherapistOrder order;
  order.clinician = "P. Hysio";
  order.role = "physiotherapist";
  order.given = find_local_date(journal.now());
  order.expires = {order.given.days + days};
  return order;
}

/// In BUILD for a month with a calm back; it is the morning after.
JournalBuilder in_build(int days = 3) {
  JournalBuilder journal(catalogue(), "2026-11-02T09:00:00+01:00");
  std::vector<Answer> answers;
  answers.push_back(count_role(catalogue(), QuestionRole::pain_now, 2));
  answers.push_back(count_role(catalogue(), QuestionRole::pain_usual, 2));
  journal.screen()
      .intake(std::move(answers))
      .owns({"mat", "chair", "wall", "strap", "worktop"})
      .screen();
  // The cat pose once: its class has few days in the first weeks.
  journal.good_day({{"EX11"}, {"EX01"}, {"EX29"}, {"EX42"}});
  for (int day = 1; day < days; ++day) journal.good_day({{"EX11"}, {"EX29"}, {"EX42"}});
  journal.next_day(8).check_in(2).later(0, 3);
  return journal;
}

Plan plan_of(const JournalBuilder& journal, const std::optional<Id>& wish = {}) {
  return make_plan(catalogue(), verified(journal), journal.now(), wish);
}

const PlanLine* find_line(const Plan& plan, const Id& exercise) {
  const auto line = std::ranges::find(plan.lines, exercise, &PlanLine::exercise);
  return line == plan.lines.end() ? nullptr : &*line;
}

bool is_refused(const Plan& plan, const Id& exercise, std::string_view rule) {
  const auto refused = std::ranges::find(plan.refusals, exercise, &Refusal::exercise);
  return find_line(plan, exercise) == nullptr && refused != plan.refusals.end() &&
         std::ranges::find(refused->reasons, rule, &Reason::rule) != refused->reasons.end();
}

TEST(Orders, what_a_therapist_locks_is_not_offered_until_the_order_ends) {
  JournalBuilder journal = in_build();
  ASSERT_NE(find_line(plan_of(journal), "EX01"), nullptr);
  TherapistOrder order = order_of(journal, 5);
  order.locks.push_back({"EX01", "wrist"});
  journal.add(order);
  EXPECT_TRUE(is_refused(plan_of(journal), "EX01", "order.locked"));
  EXPECT_TRUE(is_refused(plan_of(journal, "EX01"), "EX01", "order.locked")) << "nor as a wish";
  journal.later(6).check_in(2);
  EXPECT_NE(find_line(plan_of(journal), "EX01"), nullptr);
}

TEST(Orders, a_limit_of_bending_leaves_out_what_bends_further) {
  const JournalBuilder journal = in_build();
  for (const int degrees : {0, 15, 30, 60}) {
    JournalBuilder limited = journal;
    TherapistOrder order = order_of(limited);
    order.movement_limits.push_back({LimitedMovement::lumbar_flexion, {degrees}});
    limited.add(order);
    for (const Exercise& exercise : catalogue().content().exercises)
      EXPECT_EQ(is_refused(plan_of(limited, exercise.id), exercise.id, "order.flexion"),
                exercise.flexion_deg > degrees)
          << exercise.id << " " << degrees;
  }
}

/// The angles of the catalogue are those of its movements, read from the keyframes themselves.
TEST(Orders, the_furthest_bend_of_an_exercise_is_that_of_its_movement) {
  for (const spine::MovementSpec& movement : real_content().movements) {
    const Exercise* exercise = catalogue().find_exercise(movement.id);
    if (exercise == nullptr) continue;
    double forward = 0, back = 0;
    for (const spine::KeyframeSpec& key : movement.keyframes) {
      const double lum = key.posture.pose.angles[spine::Angle::lum];
      forward = std::max(forward, lum);
      back = std::max(back, -lum);
    }
    EXPECT_EQ(exercise->flexion_deg, static_cast<int>(std::ceil(forward))) << movement.id;
    EXPECT_EQ(exercise->extension_deg, static_cast<int>(std::ceil(back))) << movement.id;
  }
}

/// As long as nobody knows what an exercise lays on a disc, it is not offered under such a limit.
TEST(Orders, a_load_that_is_not_known_is_too_much_for_a_limit) {
  JournalBuilder journal = in_build();
  TherapistOrder order = order_of(journal);
  order.disc_limits.push_back({"L4-L5", {120}});
  journal.add(order);
  const Plan plan = plan_of(journal);
  for (const Exercise& exercise : catalogue().content().exercises) {
    const auto load = find_load_percent(catalogue(), exercise.id, 1, "L4/L5", {});
    const std::optional<int> most = load ? load->peak.upper : std::nullopt;
    if (most && *most <= 120) continue;
    const bool is_offered =
        std::ranges::find(plan.lines, exercise.id, &PlanLine::exercise) != plan.lines.end();
    EXPECT_FALSE(is_offered && !most) << exercise.id;
    if (!most) EXPECT_TRUE(is_refused(plan, exercise.id, "order.disc-unknown")) << exercise.id;
  }
}

/// Invariant 18: little load on a disc earns nothing. A limit only ever takes exercises away.
TEST(Orders, no_order_without_a_seal_ever_adds_or_raises_anything) {
  const JournalBuilder journal = in_build(9);
  const Plan before = plan_of(journal);
  std::vector<TherapistOrder> orders(7, order_of(journal));
  orders[0].locks.push_back({"EX29", ""});
  orders[1].disc_limits.push_back({"L5-S1", {1000}});
  orders[2].movement_limits.push_back({LimitedMovement::lumbar_extension, {120}});
  orders[3].cap_g = base::Bounded<0, 11339>{11339};
  orders[4].exercises_per_day = base::Bounded<0, 10>{10};
  orders[4].slu_per_day = base::Bounded<0, 24>{24};
  orders[5].doses.push_back({"EX29", {{20}}, {{200}}, {{3600}}, {{0}}, {{20}}, {{50}}});
  orders[6].overrides.push_back({"gate.build-days", "EX07", "she is an athlete"});
  for (std::size_t i = 0; i < orders.size(); ++i) {
    JournalBuilder ordered = journal;
    ordered.add(orders[i]);
    const Plan after = plan_of(ordered);
    EXPECT_LE(after.cap_g, before.cap_g) << i;
    EXPECT_LE(after.slu_seconds_budget, before.slu_seconds_budget) << i;
    for (const PlanLine& line : after.lines) {
      const PlanLine* same = find_line(before, line.exercise);
      if (same == nullptr) {  // in the place of what was locked, and permitted all along
        EXPECT_NE(find_line(plan_of(journal, line.exercise), line.exercise), nullptr) << i;
        EXPECT_EQ(line.level, 1) << i << " " << line.exercise;
        continue;
      }
      EXPECT_LE(line.level, same->level) << i;
      EXPECT_LE(find_active_seconds(line.dose), find_active_seconds(same->dose)) << i;
    }
  }
}

TEST(Orders, a_smaller_dose_is_in_the_plan_with_its_reason) {
  JournalBuilder journal = in_build();
  TherapistOrder order = order_of(journal);
  DoseEdit edit;
  edit.exercise = "EX01";
  edit.reps = base::Bounded<1, 200>{3};
  edit.hold_s = base::Bounded<0, 3600>{500};
  order.doses.push_back(edit);
  journal.add(order);
  const Plan plan = plan_of(journal);
  const PlanLine* line = find_line(plan, "EX01");
  ASSERT_NE(line, nullptr);
  const Rung& rung = *find_rung(*catalogue().find_exercise("EX01"), line->level);
  EXPECT_EQ(line->dose.reps, 3);
  EXPECT_EQ(line->dose.hold_s, rung.hold_s) << "a longer hold is no smaller dose";
  EXPECT_NE(std::ranges::find(line->reasons, "order.dose", &Reason::rule), line->reasons.end());
}

TEST(Orders, the_coach_counts_the_smaller_dose) {
  JournalBuilder journal = in_build();
  TherapistOrder order = order_of(journal);
  DoseEdit edit;
  edit.exercise = "EX01";
  edit.reps = base::Bounded<1, 200>{3};
  order.doses.push_back(edit);
  journal.add(order);
  const Plan plan = plan_of(journal);
  const auto facts = coach::find_session_facts(catalogue(), plan, journal.events());
  ASSERT_TRUE(facts);
  const Id only[] = {"EX01"};
  const auto state = coach::make_session(plan, *facts, only, 0);
  ASSERT_TRUE(state);
  ASSERT_TRUE(state->lines.front().own);
  for (const Rung& rung : state->lines.front().own->ladder) EXPECT_LE(rung.reps, 3);
  const auto view = coach::find_session_view(catalogue(), real_content().coach, *state);
  ASSERT_TRUE(view) << view.error().where;
}

TEST(Orders, a_highest_level_holds_the_ladder) {
  JournalBuilder journal = in_build();
  for (int day = 0; day < 4; ++day)
    journal.session({{"EX11"}, {"EX01"}, {"EX29", 2}, {"EX42"}})
        .after(2)
        .next_day(8)
        .check_in(2)
        .later(0, 3);
  ASSERT_GE(find_line(plan_of(journal), "EX29")->level, 2);
  TherapistOrder order = order_of(journal);
  DoseEdit edit;
  edit.exercise = "EX29";
  edit.level = base::Bounded<1, 50>{1};
  order.doses.push_back(edit);
  journal.add(order);
  EXPECT_EQ(find_line(plan_of(journal), "EX29")->level, 1);
}

TEST(Orders, lower_quotas_and_a_lower_cap_hold) {
  JournalBuilder journal = in_build(9);
  ASSERT_GT(plan_of(journal).lines.size(), 2u);
  TherapistOrder order = order_of(journal);
  order.exercises_per_day = base::Bounded<0, 10>{2};
  order.slu_per_day = base::Bounded<0, 24>{1};
  order.cap_g = base::Bounded<0, 11339>{500};
  journal.add(order);
  const Plan plan = plan_of(journal);
  EXPECT_LE(plan.lines.size(), 2u);
  EXPECT_LE(plan.slu_seconds_budget, 60);
  EXPECT_EQ(plan.cap_g, 500);
}

class Overrides : public ::testing::Test {
 protected:
  Overrides() { accepted = doctor.accept(journal); }
  TherapistOrder wish(const Id& rule, const Id& exercise) {
    TherapistOrder order = order_of(journal);
    order.overrides.push_back({rule, exercise, "seen twice, moves well"});
    return order;
  }
  void sign(const Id& rule, const Id& exercise) {
    journal.add(doctor.sign(wish(rule, exercise), accepted, journal.now()));
  }

  Clinician doctor;
  JournalBuilder journal = in_build();
  Uuid7 accepted;
};

TEST_F(Overrides, a_signed_one_opens_what_only_has_to_wait) {
  ASSERT_TRUE(is_refused(plan_of(journal, "EX08"), "EX08", "gate.prerequisite"));
  sign("gate.prerequisite", "EX08");
  const Plan plan = plan_of(journal, "EX08");
  const PlanLine* line = find_line(plan, "EX08");
  ASSERT_NE(line, nullptr);
  EXPECT_EQ(line->level, 1);
  const auto why = std::ranges::find(line->reasons, "override.by-clinician", &Reason::rule);
  ASSERT_NE(why, line->reasons.end());
  EXPECT_NE(why->text.find("seen twice"), std::string::npos) << why->text;
  EXPECT_NE(why->text.find(doctor.name()), std::string::npos) << why->text;
}

TEST_F(Overrides, a_name_alone_sets_nothing_aside) {
  journal.add(wish("gate.prerequisite", "EX08"));
  EXPECT_TRUE(is_refused(plan_of(journal, "EX08"), "EX08", "gate.prerequisite"));
  EXPECT_TRUE(is_refused(plan_of(journal, "EX08"), "EX08", "override.needs-signature"));
}

TEST_F(Overrides, what_comes_before_a_hang_stays) {
  sign("gate.prerequisite", "EX16");
  EXPECT_TRUE(is_refused(plan_of(journal, "EX16"), "EX16", "gate.prerequisite"));
  EXPECT_TRUE(is_refused(plan_of(journal, "EX16"), "EX16", "override.protected"));
}

/// Held against the plans themselves: with every rule of the register wished away under a seal for
/// every exercise, X and K of the matrix, caps, blocks and the first days stand.
TEST_F(Overrides, the_protected_invariants_stand_with_every_rule_wished_away) {
  for (const Id& condition : catalogue().content().matrix.conditions) {
    JournalBuilder person(catalogue(), "2026-11-02T09:00:00+01:00");
    person.intake(declare(catalogue(), {condition})).owns({"mat", "chair", "wall"}).screen();
    const Uuid7 key = doctor.accept(person);
    for (int day = 0; day < 3; ++day) person.good_day({{"EX29"}, {"EX42"}});
    TherapistOrder all = order_of(person);
    for (const Rule& rule : catalogue().content().rules)
      for (const Exercise& exercise : catalogue().content().exercises)
        all.overrides.push_back({rule.id, exercise.id, "all of it"});
    person.next_day(8).check_in(2).later(0, 3);
    person.add(doctor.sign(all, key, person.now()));
    for (const MatrixRow& row : catalogue().content().matrix.rows) {
      const auto cell = row.cells.find(condition);
      if (cell == row.cells.end() || cell->second < Permission::key) continue;
      EXPECT_EQ(find_line(plan_of(person, row.exercise), row.exercise), nullptr)
          << condition << " " << row.exercise;
    }
    person.screen({{"RF-C4", FlagReply::yes, {}, false}});
    EXPECT_TRUE(plan_of(person).lines.empty()) << condition;
  }
}

TEST_F(Overrides, the_register_lets_only_waits_be_set_aside) {
  const std::set<Id> waits = {"gate.build-days", "gate.prerequisite", "matrix.caution-cap"};
  std::set<Id> marked;
  for (const Rule& rule : catalogue().content().rules)
    if (rule.overridable) marked.insert(rule.id);
  EXPECT_EQ(marked, waits);
}

TEST_F(Overrides, the_first_days_are_not_shortened) {
  JournalBuilder person(catalogue(), "2026-11-02T09:00:00+01:00");
  person.intake().owns({"mat", "chair", "wall"}).screen();
  const Uuid7 key = doctor.accept(person);
  TherapistOrder order = wish("gate.prerequisite", "EX08");
  order.overrides.push_back({"gate.build-days", "EX08", "eager"});
  person.add(doctor.sign(order, key, person.now())).check_in(2).later(0, 3);
  EXPECT_EQ(find_line(plan_of(person, "EX08"), "EX08"), nullptr);
}

TEST_F(Overrides, a_signed_lock_is_ended_by_a_signed_order_alone) {
  TherapistOrder lock = order_of(journal);
  lock.locks.push_back({"EX01", "rest it"});
  journal.add(doctor.sign(lock, accepted, journal.now()));
  const Uuid7 locked = journal.events().back().id;
  journal.later(0, 1).add(Voided{locked, "I want it back"});
  EXPECT_TRUE(is_refused(plan_of(journal), "EX01", "order.locked"));
  TherapistOrder end = order_of(journal);
  end.ends.push_back(locked);
  JournalBuilder by_name = journal;
  by_name.later(0, 1).add(end);
  EXPECT_TRUE(is_refused(plan_of(by_name), "EX01", "order.locked"));
  journal.later(0, 1).add(doctor.sign(end, accepted, journal.now()));
  EXPECT_NE(find_line(plan_of(journal), "EX01"), nullptr);
}

}  // namespace
}  // namespace plumb::testing
