// What measurements say without newtons, and ranges of readings, on cases checked by hand.
#include <gtest/gtest.h>

#include "loads/loads_content.hpp"
#include "loads/validation.hpp"

namespace plumb::testing {
namespace {

loads::ReferenceRow make_row(const std::string& id, double value) {
  loads::ReferenceRow row;
  row.id = id;
  row.value = value;
  row.confirmed = "yes";
  return row;
}

/// Standing, bending forward and holding 20 kg.
struct Case {
  loads::ReferenceRows reference;
  loads::ScoringSpec scoring;
  std::vector<loads::ScenarioSpec> scenarios = scenarios_of("wilke.yaml");
  Case() {
    reference.rows = {make_row("standing", 100), make_row("bent", 200), make_row("held", 400)};
    scoring.disc = "L4/L5";
    scoring.statement_discs = {{"L4/L5", 1}};
  }
  void add(const std::string& row, const std::string& scenario, const std::string& quantity) {
    loads::ScoredRow scored;
    scored.row = row;
    scored.scenario = scenario;
    scored.quantity = quantity;
    scoring.scored.push_back(scored);
  }
  void add(std::vector<loads::StatementCase> readings, std::optional<double> at_least,
           std::optional<double> at_most) {
    loads::StatementSpec statement;
    statement.id = "one";
    statement.readings = std::move(readings);
    statement.at_least = at_least;
    statement.at_most = at_most;
    scoring.statements = {statement};
  }
  base::Outcome<loads::BodyValidation> run() const {
    return loads::validate(reference_model(), reference, scoring, scenarios);
  }
};

/// Standing of the catalogue and of wilke.yaml have their supports from two files.
constexpr double alike_percent = 0.2;

double compression(const char* scenario) {
  return solve(reference_model(), scenario_of("wilke.yaml", scenario)).discs[l4_l5].compression_n;
}

TEST(Statement, is_a_ratio_of_compressions_between_its_limits) {
  Case one;
  one.add({{"W10", "", "W08", ""}}, 1, 10);
  const auto result = one.run();
  ASSERT_TRUE(result) << result.error().where;
  EXPECT_NEAR(result->statements.at(0).predicted, compression("W10") / compression("W08"), 1e-6);
  EXPECT_TRUE(result->statements[0].holds);
  one.add({{"W08", "", "W10", ""}}, 1, std::nullopt);
  EXPECT_FALSE(one.run()->statements.at(0).holds) << "standing is no more than bending";
  one.add({{"W10", "", "W08", ""}}, std::nullopt, 1.01);
  EXPECT_FALSE(one.run()->statements.at(0).holds);
}

TEST(Statement, of_increases_takes_the_lower_ones_away) {
  Case one;
  one.add({{"W26", "W08", "W10", "W08"}}, 0, std::nullopt);
  const double standing = compression("W08");
  EXPECT_NEAR(one.run()->statements.at(0).predicted,
              (compression("W26") - standing) / (compression("W10") - standing), 1e-6);
}

TEST(Statement, is_judged_by_our_reading_and_shows_the_others) {
  Case one;
  one.add({{"W08", "", "W10", ""}, {"W10", "", "W08", ""}}, 1, std::nullopt);
  const auto result = one.run();
  const loads::StatementResult& said = result->statements.at(0);
  EXPECT_FALSE(said.holds);
  EXPECT_EQ(said.readings, 2);
  EXPECT_EQ(said.readings_that_hold, 1);
  EXPECT_LT(said.low, 1);
  EXPECT_GT(said.high, 1);
  EXPECT_EQ(said.low, said.predicted);
}

TEST(Statement, without_limits_or_readings_is_refused) {
  Case one;
  one.add({{"W10", "", "W08", ""}}, std::nullopt, std::nullopt);
  ASSERT_FALSE(one.run());
  EXPECT_EQ(one.run().error().where, "scoring.yaml: one");
  one.add({}, 1, 2);
  EXPECT_FALSE(one.run());
  one.add({{"nowhere", "", "W08", ""}}, 1, 2);
  EXPECT_FALSE(one.run());
  one.add({{"W10", "", "W08", ""}}, 1, 2);
  one.scoring.statement_discs = {{"L9", 1}};
  EXPECT_FALSE(one.run());
}

TEST(Order, counts_pairs_that_differ_by_more_than_the_margin) {
  Case one;
  one.add("standing", "W08", "percent_of_standing");
  one.add("bent", "W10", "percent_of_standing");
  one.add("held", "W26", "percent_of_standing");
  one.scoring.groups = {{"all", "", {"standing", "bent", "held"}, loads::OrderSpec{10, 1, {}}, {}}};
  const double bent = compression("W10"), held = compression("W26");
  const auto result = one.run();
  ASSERT_TRUE(result) << result.error().where;
  EXPECT_EQ(result->statements.at(0).id, "all.order");
  EXPECT_NEAR(result->statements[0].predicted, held > bent ? 1 : 2.0 / 3, 1e-12);
  // What was measured the other way round is an order that the engine has wrong.
  one.reference.rows[0].value = 300;
  EXPECT_LT(one.run()->statements.at(0).predicted, 1);
  one.scoring.groups[0].order->apart = {"standing", "bent"};
  EXPECT_NEAR(one.run()->statements.at(0).predicted, held > bent ? 1 : 0.5, 1e-12);
  one.scoring.groups[0].order = loads::OrderSpec{1000, 1, {}};
  EXPECT_FALSE(one.run()->statements.at(0).holds) << "no pair is no proof";
}

TEST(Factor, asks_every_row_for_half_to_twice) {
  Case one;
  one.add("standing", "W08", "percent_of_standing");
  one.add("bent", "W10", "percent_of_standing");
  one.scoring.groups = {{"all", "", {"standing", "bent"}, {}, 2.0}};
  const auto result = one.run();
  ASSERT_EQ(result->statements.size(), 2u);
  EXPECT_TRUE(result->statements[0].holds);
  EXPECT_NEAR(result->statements[0].predicted, 1, alike_percent / 100);
  one.reference.rows[0].value = 250;
  EXPECT_FALSE(one.run()->statements.at(0).holds);
}

TEST(Readings, widen_the_range_and_never_the_prediction) {
  Case one;
  one.add("standing", "W08", "percent_of_standing");
  one.scoring.scored[0].readings = {"W10"};
  const auto result = one.run();
  ASSERT_TRUE(result);
  EXPECT_NEAR(result->rows.at(0).predicted, 100, alike_percent);
  EXPECT_EQ(result->rows[0].low, result->rows[0].predicted);
  EXPECT_NEAR(result->rows[0].high, 100 * compression("W10") / compression("W08"), alike_percent);
}

TEST(NeedleForce, is_pressure_times_area_over_the_index) {
  Case one;
  one.add("standing", "W08", "force_from_pressure_N");
  one.scoring.pressure_index = {1.5, 1.7};
  const auto result = one.run();
  ASSERT_TRUE(result);
  const loads::LoadModel& model = reference_model();
  const double mpa = solve(model, scenario_of("wilke.yaml", "W08")).discs[l4_l5].pressure_mpa;
  const double n = mpa * model.discs[l4_l5].area_m2 * 1e6;
  EXPECT_NEAR(result->rows.at(0).predicted, n / 1.6, 1e-6);
  EXPECT_NEAR(result->rows[0].low, n / 1.7, 1e-6);
  EXPECT_NEAR(result->rows[0].high, n / 1.5, 1e-6);
  EXPECT_EQ(result->rows[0].unit, "N");
}

TEST(PressureOfStanding, compares_pressures_and_measured_values_alike) {
  Case one;
  one.add("bent", "W10", "pressure_percent_of_standing");
  one.scoring.scored[0].of = "standing";
  const auto result = one.run();
  ASSERT_TRUE(result);
  const auto mpa = [](const char* name) {
    return solve(reference_model(), scenario_of("wilke.yaml", name)).discs[l4_l5].pressure_mpa;
  };
  EXPECT_NEAR(result->rows.at(0).measured, 200, 1e-12);
  EXPECT_NEAR(result->rows[0].predicted, 100 * mpa("W10") / mpa("W08"), alike_percent);
  one.scoring.scored[0].of = "nobody";
  EXPECT_FALSE(one.run());
}

}  // namespace
}  // namespace plumb::testing
