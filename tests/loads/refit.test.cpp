// Constants found anew: data that the engine made itself must lead back to what made them.
#include "loads/refit.hpp"

#include <gtest/gtest.h>

#include "loads/loads_content.hpp"
#include "support/real_content.hpp"

namespace plumb::testing {
namespace {

constexpr spine::BodyMeasures man{spine::Sex::male, 1.74, 70};
const std::vector<std::string> rows{"W08", "W10", "W12", "W13", "W26"};

/// Five activities, "measured" on an engine with other constants than the shipped ones.
struct Case {
  loads::LoadSpec made_with = real_content().loads;
  loads::ReferenceRows reference;
  loads::ScoringSpec scoring;
  loads::RefitSpec spec{
      "wilke", "five", {{"awake_share", {0.008, 0.012, 0.019}}, {"ligament_share", {0.35, 0.5}}}};
  Case() {
    made_with.effort.awake_share = 0.012;
    made_with.tissue.ligament_share = 0.35;
    const auto model = loads::compile_load_model(real_content().body, made_with, man);
    EXPECT_TRUE(model);
    scoring.disc = "L4/L5";
    for (const std::string& id : rows) {
      loads::ReferenceRow row;
      row.id = id;
      row.value = solve(*model, scenario_of("wilke.yaml", id)).discs[l4_l5].pressure_mpa;
      reference.rows.push_back(row);
      loads::ScoredRow scored;
      scored.row = scored.scenario = id;
      scored.quantity = "pressure_MPa";
      scoring.scored.push_back(scored);
    }
    scoring.groups = {{"five", "", rows, {}, {}}};
  }
  base::Outcome<loads::RefitAnswer> run(int folds = 0) const {
    return loads::find_constants_anew({real_content().body, real_content().loads, man, reference,
                                       scoring, scenarios_of("wilke.yaml")},
                                      spec, folds, [](int, int) {});
  }
};

TEST(Refit, finds_the_constants_that_made_the_data_without_any_one_row) {
  const auto answer = Case().run();
  ASSERT_TRUE(answer) << answer.error().where << answer.error().hint;
  EXPECT_EQ(answer->combinations, 6);
  EXPECT_EQ(answer->folds.size(), rows.size());
  for (const loads::Refit& fold : answer->folds)
    EXPECT_EQ(fold.constants, (std::vector<double>{0.012, 0.35})) << fold.left_out.at(0);
  EXPECT_NEAR(answer->all.share, real_content().loads.tissue.pressure_share, 1e-6);
  EXPECT_NEAR(answer->all.rest_mpa, real_content().loads.tissue.pressure_rest_mpa, 1e-6);
  for (const loads::ValidationRow& row : answer->rows)
    EXPECT_NEAR(row.predicted, row.measured, 1e-6) << row.id;
  EXPECT_GT(answer->shipped.rmse_mpa, 1e-3) << "the shipped constants did not make these data";
}

TEST(Refit, a_row_that_is_left_out_has_no_say_in_its_own_prediction) {
  Case one;
  const auto before = one.run();
  *one.reference.rows[3].value *= 3;
  const auto after = one.run();
  ASSERT_TRUE(before && after);
  EXPECT_EQ(before->rows[3].predicted, after->rows[3].predicted);
  EXPECT_NE(before->rows[0].predicted, after->rows[0].predicted) << "it has in those of the others";
}

TEST(Refit, folds_leave_out_their_part_of_the_rows) {
  const auto answer = Case().run(2);
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->folds.size(), 2u);
  EXPECT_EQ(answer->folds[0].left_out, (std::vector<std::string>{"W08", "W12", "W26"}));
  EXPECT_EQ(answer->folds[1].left_out, (std::vector<std::string>{"W10", "W13"}));
}

TEST(Refit, what_is_named_and_not_there_is_told) {
  Case one;
  one.spec.constants[0].constant = "luck";
  ASSERT_FALSE(one.run());
  EXPECT_EQ(one.run().error().where, "refit.yaml: luck");
  one = Case();
  one.spec.group = "nobody";
  ASSERT_FALSE(one.run());
  EXPECT_EQ(one.run().error().where, "refit.yaml: group");
  one = Case();
  one.scoring.scored[0].quantity = "percent_of_standing";
  EXPECT_FALSE(one.run()) << "not a pressure";
}

}  // namespace
}  // namespace plumb::testing
