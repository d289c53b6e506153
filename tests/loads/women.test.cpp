// What the model of a woman has less of than that of a man of the same height and mass.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "loads/loads_content.hpp"

namespace plumb::testing {
namespace {

using loads::LoadModel;
using loads::LoadResult;
using spine::Sex;

const LoadModel& man() {
  static const LoadModel model = make_load_model({Sex::male, 1.68, 65});
  return model;
}
const LoadModel& woman() {
  static const LoadModel model = make_load_model({Sex::female, 1.68, 65});
  return model;
}

double force_of(const LoadModel& model, const std::string& name) {
  const auto found = std::ranges::find(model.bundle_names, name);
  return model.bundles[2 * static_cast<std::size_t>(found - model.bundle_names.begin())]
      .max_force_n;
}

TEST(Women, have_less_muscle_in_the_neck_and_the_trunk) {
  const auto share = [](const char* name) {
    return force_of(woman(), name) / force_of(man(), name);
  };
  EXPECT_NEAR(share("SCMs"), 0.68, 1e-9) << "bends the neck";
  EXPECT_NEAR(share("SSc_C7"), 0.8, 1e-9) << "stretches the neck";
  EXPECT_LT(share("LTT_T8"), 1);
  EXPECT_GT(share("LTT_T8"), share("SCMs"));
  ASSERT_EQ(woman().torques.size(), man().torques.size());
  for (std::size_t i = 0; i < man().torques.size(); ++i)
    EXPECT_LT(std::abs(woman().torques[i].signed_nm), std::abs(man().torques[i].signed_nm)) << i;
}

/// Wakefulness follows the load and not the strength: smaller muscles are more awake. What is left
/// is a lighter trunk, and yellow ligaments that press on smaller discs.
TEST(Women, stand_with_nearly_the_force_of_a_man_of_their_size) {
  const loads::ScenarioSpec& standing = scenario_of("wilke.yaml", "W08");
  const LoadResult of_man = solve(man(), standing);
  const LoadResult of_woman = solve(woman(), standing);
  ASSERT_TRUE(of_woman.certificate.supportable);
  EXPECT_NEAR(of_woman.discs[l4_l5].compression_n / of_man.discs[l4_l5].compression_n, 0.9, 0.05);
  EXPECT_GT(of_woman.discs[l4_l5].pressure_mpa, of_man.discs[l4_l5].pressure_mpa)
      << "on discs of four fifths of the area";
}

}  // namespace
}  // namespace plumb::testing
