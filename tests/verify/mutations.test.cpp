// A net without holes: the engine is given a fault, and the oracle of the invariant must see it.
#include <gtest/gtest.h>

#include "care/plan_engine.hpp"
#include "support/real_catalogue.hpp"
#include "verify/search.hpp"

namespace plumb::testing {
namespace {

using namespace care;
using verify::Reporter;
using verify::Setting;
using verify::Tally;

const CatalogueContent& tables() { return real_catalogue().content(); }

/// Some first plans and some histories of every kind, by a planner.
Tally search(const Catalogue& engine, const verify::Planner& planner, int wanted = 0) {
  const Setting setting{engine, tables(), planner};
  Tally tally;
  constexpr std::uint64_t seeds = 6;
  constexpr int days = 60, states = 3000;
  verify::look_at_first_plans(
      setting,
      [&] { return tally.states >= states || (wanted > 0 && tally.violations(wanted) > 0); },
      tally);
  for (std::uint64_t seed = 1; seed <= seeds; ++seed)
    for (int kind = 0; kind < verify::reporter_count; ++kind) {
      if (wanted > 0 && tally.violations(wanted) > 0) return tally;
      verify::look_at_history(setting, static_cast<Reporter>(kind), seed, days, tally);
    }
  return tally;
}

/// The engine's plan with something changed in it afterwards.
std::int64_t find_breaches(int invariant, const std::function<void(Plan&)>& fault) {
  const Catalogue& engine = real_catalogue();
  const verify::Planner right = verify::make_engine(engine);
  const verify::Planner wrong = [&](std::span<const Event> events, const Moment& now) {
    Plan plan = right(events, now);
    fault(plan);
    return plan;
  };
  return search(engine, wrong, invariant).violations(invariant);
}

/// The engine over tables with a fault in them; the oracles keep the right ones.
std::int64_t find_breaches_of_tables(int invariant,
                                     const std::function<void(CatalogueContent&)>& fault) {
  CatalogueContent wrong = tables();
  fault(wrong);
  const Catalogue engine(std::move(wrong));
  return search(engine, verify::make_engine(engine), invariant).violations(invariant);
}

PlanLine make_line(const Id& id, int level = 1) {
  PlanLine line;
  line.exercise = id;
  line.level = level;
  return line;
}

TEST(Mutation, excluded_cells_that_are_lost_are_seen) {
  EXPECT_GT(find_breaches_of_tables(1,
                                    [](CatalogueContent& c) {
                                      for (MatrixRow& row : c.matrix.rows)
                                        std::erase_if(row.cells, [](const auto& cell) {
                                          return cell.second == Permission::excluded;
                                        });
                                    }),
            0);
}

TEST(Mutation, keys_that_are_ignored_are_seen) {
  EXPECT_GT(find_breaches_of_tables(2,
                                    [](CatalogueContent& c) {
                                      for (MatrixRow& row : c.matrix.rows)
                                        for (auto& cell : row.cells)
                                          if (cell.second == Permission::key)
                                            cell.second = Permission::caution;
                                    }),
            0);
}

TEST(Mutation, an_avoided_movement_in_a_plan_is_seen) {
  const auto fault = [](Plan& plan) {
    if (!plan.lines.empty()) plan.lines.push_back(make_line(tables().avoided.front().id));
  };
  EXPECT_GT(find_breaches(3, fault), 0);
}

TEST(Mutation, an_offer_behind_a_danger_sign_is_seen) {
  EXPECT_GT(find_breaches(4,
                          [](Plan& plan) {
                            if (plan.lines.empty()) plan.lines.push_back(make_line("EX12"));
                          }),
            0);
}

TEST(Mutation, a_load_over_the_cap_is_seen) {
  EXPECT_GT(find_breaches(7,
                          [](Plan& plan) {
                            for (PlanLine& line : plan.lines)
                              line.dose.load_g = tables().constants.cap_g.value + 1;
                          }),
            0);
}

TEST(Mutation, levels_that_jump_are_seen) {
  EXPECT_GT(find_breaches(10,
                          [](Plan& plan) {
                            for (PlanLine& line : plan.lines)
                              if (line.step_up) ++line.level;
                          }),
            0);
  EXPECT_GT(find_breaches(16,
                          [](Plan& plan) {
                            for (PlanLine& line : plan.lines) ++line.level;
                          }),
            0);
}

TEST(Mutation, steps_after_too_few_green_sessions_are_seen) {
  EXPECT_GT(find_breaches_of_tables(
                13, [](CatalogueContent& c) { c.constants.greens_to_step.value = 1; }),
            0);
}

TEST(Mutation, budgets_that_are_lifted_are_seen) {
  EXPECT_GT(find_breaches(17,
                          [](Plan& plan) {
                            const auto most = tables().constants.day_exercises.value;
                            for (std::int64_t i = 0; i < most && !plan.lines.empty(); ++i)
                              plan.lines.push_back(make_line("EX37"));
                          }),
            0);
  EXPECT_GT(find_breaches(18, [](Plan& plan) { plan.slu_seconds = -1; }), 0);
}

TEST(Mutation, a_morning_lock_that_is_gone_is_seen) {
  EXPECT_GT(find_breaches(21,
                          [](Plan& plan) {
                            for (PlanLine& line : plan.lines) line.not_before.reset();
                          }),
            0);
}

TEST(Mutation, an_empty_success_is_seen) {
  EXPECT_GT(find_breaches(30, [](Plan& plan) { plan.reasons.clear(); }), 0);
}

TEST(Mutation, a_first_plan_that_is_too_large_is_seen) {
  EXPECT_GT(find_breaches(33,
                          [](Plan& plan) {
                            for (const auto* id : {"EX22", "EX25", "EX37", "EX41", "EX10"})
                              if (!plan.lines.empty()) plan.lines.push_back(make_line(id));
                          }),
            0);
}

TEST(Mutation, a_decision_without_a_rule_is_seen) {
  EXPECT_GT(find_breaches(28,
                          [](Plan& plan) {
                            for (PlanLine& line : plan.lines) line.reasons.clear();
                          }),
            0);
}

}  // namespace
}  // namespace plumb::testing
