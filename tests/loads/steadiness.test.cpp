// Jumps between bodies that are nearly the same.
#include "loads/steadiness.hpp"

#include <gtest/gtest.h>

#include "loads/loads_content.hpp"
#include "support/real_content.hpp"

namespace plumb::testing {
namespace {

constexpr spine::BodyMeasures shorter{spine::Sex::male, 1.70, 70},
    taller{spine::Sex::male, 1.80, 70};

struct Case {
  loads::ScoringSpec scoring;
  loads::SteadinessSpec spec{"wilke", {shorter, taller}, 20};
  explicit Case(const std::string& scenario) {
    scoring.disc = "L4/L5";
    loads::ScoredRow row;
    row.row = row.scenario = scenario;
    scoring.scored = {row, row};
  }
  base::Outcome<loads::SteadinessAnswer> run() const {
    return loads::find_steadiness(real_content().body, real_content().loads, scoring,
                                  scenarios_of("wilke.yaml"), spec);
  }
};

double compression(const spine::BodyMeasures& body, const char* scenario) {
  return solve(make_load_model(body), scenario_of("wilke.yaml", scenario))
      .discs[l4_l5]
      .compression_n;
}

TEST(Steadiness, of_quiet_postures_is_without_jumps) {
  for (const char* scenario : {"W08", "W10", "W11", "W24"}) {
    const auto answer = Case(scenario).run();
    ASSERT_TRUE(answer) << answer.error().where;
    ASSERT_EQ(answer->rows.size(), 1u) << "each posture once";
    EXPECT_TRUE(answer->rows[0].not_held.empty());
    EXPECT_LT(answer->rows[0].step_percent, 5) << scenario;
  }
}

TEST(Steadiness, range_and_step_are_those_of_the_engine) {
  Case one("W10");
  one.spec.steps = 1;
  const auto answer = one.run();
  ASSERT_TRUE(answer);
  const double low = compression(shorter, "W10"), high = compression(taller, "W10");
  const loads::SteadinessRow& row = answer->rows.at(0);
  EXPECT_NEAR(row.low_n, std::min(low, high), 0.1);
  EXPECT_NEAR(row.high_n, std::max(low, high), 0.1);
  EXPECT_NEAR(row.step_n, std::abs(high - low), 0.1);
  EXPECT_EQ(row.before.height_m, shorter.height_m);
  EXPECT_EQ(row.after.height_m, taller.height_m);
}

TEST(Steadiness, of_what_is_not_whole_is_refused) {
  Case one("W10");
  one.spec.steps = 0;
  EXPECT_FALSE(one.run());
  one = Case("nowhere");
  EXPECT_FALSE(one.run());
  one = Case("W10");
  one.scoring.disc = "L9";
  EXPECT_FALSE(one.run());
}

}  // namespace
}  // namespace plumb::testing
