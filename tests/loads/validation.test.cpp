// The figures of the validation, on numbers that can be checked by hand.
#include "loads/validation.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "loads/loads_content.hpp"

namespace plumb::testing {
namespace {

loads::ReferenceRow make_row(const std::string& id, double value) {
  loads::ReferenceRow row;
  row.id = id;
  row.value = value;
  row.quantity = "pressure_MPa";
  row.confirmed = "yes";
  return row;
}

/// Standing and bending, scored against made-up measurements.
struct Case {
  loads::ReferenceRows reference;
  loads::ScoringSpec scoring;
  std::vector<loads::ScenarioSpec> scenarios = scenarios_of("wilke.yaml");
  Case() {
    reference.rows = {make_row("A", 0.4), make_row("B", 1.0)};
    scoring.disc = "L4/L5";
    scoring.scored = {{"A", "W08", "pressure_MPa", std::nullopt, "", {}, ""},
                      {"B", "W10", "pressure_MPa", std::nullopt, "", {}, ""}};
    scoring.groups = {{"both", "", {"A", "B"}, {}, {}}};
  }
};

TEST(Validation, figures_are_those_of_their_definitions) {
  const Case one;
  const auto result = loads::validate(reference_model(), one.reference, one.scoring, one.scenarios);
  ASSERT_TRUE(result) << result.error().where;
  ASSERT_EQ(result->rows.size(), 2u);
  const double a = result->rows[0].predicted - 0.4, b = result->rows[1].predicted - 1.0;
  const loads::ValidationGroup& group = result->groups.at(0);
  EXPECT_EQ(group.n, 2);
  EXPECT_NEAR(group.rmse, std::sqrt((a * a + b * b) / 2), 1e-12);
  EXPECT_NEAR(group.bias, (a + b) / 2, 1e-12);
  EXPECT_NEAR(group.r, 1, 1e-12) << "two points lie on a line";
  EXPECT_NEAR(group.median_error, 50 * (std::abs(a) / 0.4 + std::abs(b)), 1e-9);
  EXPECT_EQ(group.unit, "MPa");
}

TEST(Validation, predictions_are_those_of_the_engine) {
  const Case one;
  const auto result = loads::validate(reference_model(), one.reference, one.scoring, one.scenarios);
  ASSERT_TRUE(result);
  const double standing =
      solve(reference_model(), scenario_of("wilke.yaml", "W08")).discs[l4_l5].pressure_mpa;
  EXPECT_NEAR(result->rows[0].predicted, standing, 1e-9);
}

TEST(Validation, newtons_beside_a_pressure_are_area_over_index) {
  Case one;
  one.scoring.pressure_index = {1.5, 1.7};
  const auto result = loads::validate(reference_model(), one.reference, one.scoring, one.scenarios);
  ASSERT_TRUE(result);
  const double n = 0.4 * reference_model().discs[l4_l5].area_m2 * 1e6;
  EXPECT_NEAR(result->rows[0].measured_low_n, n / 1.7, 1e-9);
  EXPECT_NEAR(result->rows[0].measured_high_n, n / 1.5, 1e-9);
}

TEST(Validation, the_pressure_line_is_found_on_the_first_group_alone) {
  Case one;
  for (const char* id : {"C", "D", "E"}) {
    one.reference.rows.push_back(make_row(id, 0.7));
    one.scoring.scored.push_back({id, "W26", "pressure_MPa", std::nullopt, "", {}, ""});
  }
  const auto count = [&] {
    return loads::validate(reference_model(), one.reference, one.scoring, one.scenarios)
        ->leave_one_out.n;
  };
  one.scoring.groups.push_back({"four", "", {"A", "B", "C", "D"}, {}, {}});
  EXPECT_EQ(count(), 0) << "the first group has two, which are too few";
  std::swap(one.scoring.groups[0], one.scoring.groups[1]);
  EXPECT_EQ(count(), 4);
}

TEST(Validation, what_is_named_and_not_there_is_told) {
  const auto expect = [](const Case& one, const std::string& where) {
    const auto result =
        loads::validate(reference_model(), one.reference, one.scoring, one.scenarios);
    ASSERT_FALSE(result) << where;
    EXPECT_EQ(result.error().where, where);
  };
  Case one;
  one.scoring.scored[0].row = "Z";
  expect(one, "scoring.yaml: Z");
  one = Case();
  one.scoring.scored[1].scenario = "nowhere";
  expect(one, "scoring.yaml: B");
  one = Case();
  one.scoring.groups[0].rows.push_back("C");
  expect(one, "scoring.yaml: both");
  one = Case();
  one.reference.rows[0].value.reset();
  expect(one, "rows.yaml: A");
  one = Case();
  one.scoring.disc = "L9";
  expect(one, "scoring.yaml: disc");
}

}  // namespace
}  // namespace plumb::testing
