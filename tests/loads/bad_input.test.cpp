// What a posture, a body or a scenario can get wrong, and what the engine says then.
#include <gtest/gtest.h>

#include <limits>

#include "loads/loads_content.hpp"
#include "loads/report.hpp"
#include "support/real_content.hpp"

namespace plumb::testing {
namespace {

using base::Fault;

spine::Posture standing() { return reference_model().standing; }

void expect_refused(const spine::Posture& posture, const std::string& where) {
  const auto task = loads::prepare_task(reference_model(), posture);
  ASSERT_FALSE(task) << where;
  EXPECT_EQ(task.error().where, where);
  EXPECT_FALSE(task.error().hint.empty());
}

TEST(BadPosture, is_refused_with_its_place) {
  spine::Posture posture = standing();
  posture.pose.angles[spine::Angle::lum] = 200;
  expect_refused(posture, "angles_deg/lum");
  posture = standing();
  posture.pose.angles[spine::Angle::tho] = std::numeric_limits<double>::quiet_NaN();
  expect_refused(posture, "angles_deg/tho");
  posture = standing();
  posture.contacts.emplace_back().point = "tail";
  expect_refused(posture, "contacts/2/point");
  posture = standing();
  posture.loads.push_back({"nose", spine::ContactSides::both, {0, -10, 0}});
  expect_refused(posture, "loads/0/point");
  posture = standing();
  posture.loads.push_back(
      {"hand", spine::ContactSides::both, {0, std::numeric_limits<double>::infinity(), 0}});
  expect_refused(posture, "loads/0/force_n");
  posture = standing();
  posture.contacts[0].softness = 0;
  expect_refused(posture, "contacts/0/softness");
  posture = standing();
  posture.contacts[1].friction = -0.5;
  expect_refused(posture, "contacts/1/friction");
  posture = standing();
  posture.contacts[1].normal = {0, 1e200, 0};
  expect_refused(posture, "contacts/1/normal");
  posture = standing();
  posture.contacts[0].at = "body";
  posture.contacts[0].partner = "ball";
  expect_refused(posture, "contacts/0/partner");
  posture = standing();
  posture.pose.root.pos_m = {0, 0, 1e9};
  expect_refused(posture, "root/pos_m");
  posture = standing();
  posture.relaxed = -1;
  expect_refused(posture, "relaxed");
  const auto heavy = loads::prepare_task(reference_model(), standing(), 1e6);
  ASSERT_FALSE(heavy);
  EXPECT_EQ(heavy.error().where, "gravity_factor");
}

TEST(BadPosture, that_nothing_holds_is_an_answer) {
  loads::ScenarioSpec floating;
  floating.posture = standing();
  floating.posture.contacts.clear();
  const loads::LoadResult result = solve(reference_model(), floating);
  EXPECT_FALSE(result.certificate.supportable);
  EXPECT_NEAR(result.certificate.residual_n, reference_model().body_weight_n, 1);
  loads::ScenarioSpec leaning;
  leaning.posture = standing();
  leaning.posture.balance = spine::Balance::none;
  leaning.posture.pose.angles[spine::Angle::pit] = -30;
  EXPECT_FALSE(solve(reference_model(), leaning).certificate.supportable);
}

TEST(BadBody, is_refused_where_the_model_does_not_hold) {
  const app::Content& content = real_content();
  for (const spine::BodyMeasures& measures :
       {spine::BodyMeasures{spine::Sex::male, 1.74, 5},
        {spine::Sex::female, 3.0, 60},
        {spine::Sex::male, 1.74, std::numeric_limits<double>::quiet_NaN()}}) {
    const auto model = loads::compile_load_model(content.body, content.loads, measures);
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().code, Fault::Code::out_of_range);
  }
  const auto weak =
      loads::compile_load_model(content.body, content.loads, {spine::Sex::male, 1.74, 70}, 0);
  ASSERT_FALSE(weak);
  EXPECT_EQ(weak.error().where, "strength");
}

TEST(BadData, is_refused_with_its_place) {
  const app::Content& content = real_content();
  const spine::BodyMeasures man{spine::Sex::male, 1.74, 70};
  const auto expect = [&](const loads::LoadSpec& spec, const std::string& where) {
    const auto model = loads::compile_load_model(content.body, spec, man);
    ASSERT_FALSE(model) << where;
    EXPECT_EQ(model.error().code, Fault::Code::content_invalid);
    EXPECT_EQ(model.error().where, where);
  };
  loads::LoadSpec spec = content.loads;
  spec.muscles.groups[0].bundles[0].path[1] = "nowhere";
  expect(spec, "muscles.yaml: " + spec.muscles.groups[0].bundles[0].name);
  spec = content.loads;
  spec.muscles.groups.clear();
  expect(spec, "muscles.yaml");
  spec = content.loads;
  spec.effort.torques[0].joint = "tail";
  expect(spec, "effort.yaml: torques: tail");
  spec = content.loads;
  spec.tissue.settling_passes = 0;
  expect(spec, "tissue.yaml");
  spec = content.loads;
  spec.effort.bracing[0].shares["tail"] = 0.1;
  expect(spec, "effort.yaml: bracing/curl_up/tail");
  spec = content.loads;
  spec.effort.abdomen_to = "nowhere";
  expect(spec, "effort.yaml: abdomen_to");
}

/// The whole back at its greatest: nothing in front is as strong.
TEST(BadScenario, a_bracing_that_nothing_holds_is_told_and_makes_no_band) {
  loads::LoadSpec spec = real_content().loads;
  spec.effort.bracing.push_back({"all_of_the_back", {{"extensors", 1}}});
  const auto model =
      loads::compile_load_model(real_content().body, spec, {spine::Sex::male, 1.74, 70});
  ASSERT_TRUE(model);
  loads::ScenarioSpec scenario;
  scenario.posture = standing();
  scenario.bracing = "all_of_the_back";
  loads::LoadWorkspace workspace;
  const auto own = loads::find_standing(*model, workspace);
  ASSERT_TRUE(own);
  const auto report = loads::report_scenario(*model, scenario, *own, workspace);
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->certificate.supportable);
  EXPECT_FALSE(report->bracing_holds);
  for (const loads::DiscReport& disc : report->discs)
    EXPECT_EQ(disc.compression_n.least, disc.compression_n.braced);
}

TEST(BadScenario, a_bracing_raises_the_upper_edge) {
  loads::ScenarioSpec scenario;
  scenario.posture = standing();
  scenario.bracing = "trunk_lift_gentle";
  loads::LoadWorkspace workspace;
  const auto own = loads::find_standing(reference_model(), workspace);
  ASSERT_TRUE(own);
  const auto report = loads::report_scenario(reference_model(), scenario, *own, workspace);
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->bracing_holds);
  const loads::DiscReport& disc = report->discs[l4_l5];
  EXPECT_GT(disc.compression_n.braced, disc.compression_n.least);
}

TEST(BadScenario, names_the_bracing_that_nobody_knows) {
  loads::ScenarioSpec scenario;
  scenario.posture = standing();
  scenario.bracing = "sneeze";
  loads::LoadWorkspace workspace;
  const auto own = loads::find_standing(reference_model(), workspace);
  ASSERT_TRUE(own);
  const auto report = loads::report_scenario(reference_model(), scenario, *own, workspace);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().where, "bracing");
}

}  // namespace
}  // namespace plumb::testing
