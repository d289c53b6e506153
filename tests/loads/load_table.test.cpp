// The load table that is shipped: still what the engine says, and what its words say of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "care/load_classes.hpp"
#include "catalogue/load_rows.hpp"
#include "loads/loads_content.hpp"
#include "loads/ribbon.hpp"
#include "support/real_catalogue.hpp"
#include "support/real_content.hpp"

namespace plumb::testing {
namespace {

using care::BodyLoad;
using care::LoadCourse;
using care::LoadRow;

const care::LoadTable& table() { return real_content().care.load_table; }

void expect_near(const std::vector<int>& shipped, const std::vector<int>& found,
                 const std::string& what) {
  ASSERT_EQ(shipped.size(), found.size()) << what;
  for (std::size_t i = 0; i < shipped.size(); ++i)
    EXPECT_LE(std::abs(shipped[i] - found[i]), 1) << what << ", column " << i;
}

void expect_near(const std::optional<LoadCourse>& shipped, const std::optional<LoadCourse>& found,
                 const std::string& what) {
  ASSERT_EQ(shipped.has_value(), found.has_value()) << what;
  if (!shipped) return;
  expect_near(shipped->peak, found->peak, what + " peak");
  expect_near(shipped->mean, found->mean, what + " mean");
  expect_near(shipped->held, found->held, what + " held");
}

/// Every fifth row, each time for the next body: all bodies and all kinds of movement come by.
TEST(LoadTable, is_still_what_the_engine_says_in_a_sample_of_its_rows) {
  constexpr std::size_t step = 5;
  const auto& bodies = real_content().care.load_reference.bodies;
  for (std::size_t b = 0; b < bodies.size(); ++b) {
    auto reference = catalogue::ReferenceLoads::make(real_content(), bodies[b]);
    ASSERT_TRUE(reference) << bodies[b].id;
    for (std::size_t i = b; i < table().rows.size(); i += step * bodies.size()) {
      const LoadRow& row = table().rows[i];
      const std::string what =
          row.movement + ", level " + std::to_string(row.levels.front()) + ", " + bodies[b].id;
      const auto found = reference->find(row);
      ASSERT_TRUE(found) << what;
      const auto shipped = std::ranges::find(row.bodies, bodies[b].id, &BodyLoad::body);
      ASSERT_NE(shipped, row.bodies.end()) << what;
      EXPECT_EQ(shipped->not_supportable.empty(), found->not_supportable.empty())
          << what << ": make the table anew: plumbline catalogue loads --write";
      expect_near(shipped->least, found->least, what);
      expect_near(shipped->braced, found->braced, what + ", braced");
    }
  }
}

TEST(LoadTable, names_every_level_of_every_exercise_once) {
  for (const care::Exercise& exercise : real_content().care.exercises)
    for (const care::Rung& rung : exercise.ladder)
      EXPECT_EQ(std::ranges::count_if(table().rows,
                                      [&](const LoadRow& row) {
                                        return row.movement == exercise.id &&
                                               std::ranges::find(row.levels, rung.level) !=
                                                   row.levels.end();
                                      }),
                1)
          << exercise.id << " " << rung.level;
}

/// What the texts under "exercise.ID.load" say, which are without numbers: they must stay true of
/// every reference body when the table is made anew.
class Belief {
 public:
  static int held(const std::string& id, int level, const care::ReferenceBody& body) {
    return look_up(id, level, body).held->least;
  }
  static care::PercentBand peak(const std::string& id, int level, const care::ReferenceBody& body) {
    return look_up(id, level, body).peak;
  }
  static const std::vector<care::ReferenceBody>& bodies() {
    return real_content().care.load_reference.bodies;
  }

 private:
  static care::LoadPercent look_up(const std::string& id, int level,
                                   const care::ReferenceBody& body) {
    const auto found = care::find_load_percent(real_catalogue(), id, level, "L4/L5",
                                               {body.sex, body.height_mm, body.mass_g});
    EXPECT_TRUE(found) << id << " " << level << " " << body.id;
    if (!found) return {};
    EXPECT_EQ(found->body, body.id);
    return *found;
  }
};

constexpr int standing_percent = 100;
constexpr int about_percent = 20;  ///< "about as much": no further from it than this

TEST(Belief, a_cat_back_carries_more_than_flat_fours_and_less_than_standing) {
  for (const care::ReferenceBody& body : Belief::bodies()) {
    EXPECT_GT(Belief::held("EX01", 2, body), Belief::held("EX01", 1, body)) << body.id;
    EXPECT_LT(Belief::peak("EX01", 2, body).least, standing_percent) << body.id;
  }
}

TEST(Belief, reaching_up_takes_no_load_off) {
  for (const care::ReferenceBody& body : Belief::bodies()) {
    EXPECT_NEAR(Belief::held("EX02", 1, body), standing_percent, about_percent) << body.id;
    EXPECT_NEAR(Belief::held("EX02", 3, body), standing_percent, about_percent) << body.id;
  }
}

TEST(Belief, a_childs_pose_on_the_thighs_is_far_below_standing) {
  for (const care::ReferenceBody& body : Belief::bodies())
    EXPECT_LT(Belief::held("EX03", 2, body), standing_percent / 2) << body.id;
}

/// Its thighs carry the chest. Without them the back and the arms have to.
TEST(Belief, a_childs_pose_with_nothing_under_the_chest_loads_about_twice_as_much) {
  const auto& movements = real_content().movements;
  spine::MovementSpec spec = *std::ranges::find(movements, "EX03", &spine::MovementSpec::id);
  const auto find_held_n = [](const spine::MovementSpec& movement) {
    constexpr int level = 2;
    constexpr double step_s = 1;
    loads::LoadWorkspace workspace;
    const auto points = loads::find_ribbon(reference_model(), movement, level, step_s, workspace);
    return points ? points->back().discs[l4_l5].compression_n : 0;
  };
  const double carried_n = find_held_n(spec);
  for (spine::KeyframeSpec& keyframe : spec.keyframes)
    std::erase_if(keyframe.posture.contacts, [](const spine::Contact& contact) {
      return contact.partner.starts_with("thigh");
    });
  constexpr double least = 1.6, most = 2.6;  // "about twice"
  EXPECT_GT(find_held_n(spec), least * carried_n);
  EXPECT_LT(find_held_n(spec), most * carried_n);
}

TEST(Belief, drawing_up_the_legs_presses_more_than_hanging_with_long_legs) {
  for (const care::ReferenceBody& body : Belief::bodies())
    EXPECT_GT(Belief::held("EX04", 3, body), Belief::held("EX16", 1, body) + about_percent)
        << body.id;
}

TEST(Belief, a_trunk_lift_braced_is_above_standing) {
  for (const care::ReferenceBody& body : Belief::bodies()) {
    const auto upper = Belief::peak("EX05", 3, body).upper;
    ASSERT_TRUE(upper) << body.id;
    EXPECT_GT(*upper, standing_percent) << body.id;
  }
}

TEST(Belief, a_shrug_adds_load_and_most_of_it_with_the_bar_behind) {
  for (const care::ReferenceBody& body : Belief::bodies()) {
    EXPECT_NEAR(Belief::held("EX06", 1, body), standing_percent, about_percent / 2) << body.id;
    EXPECT_GE(Belief::held("EX06", 2, body), standing_percent) << body.id;
    EXPECT_GT(Belief::held("EX06", 7, body), Belief::held("EX06", 5, body)) << body.id;
  }
}

TEST(Belief, tip_toes_carry_what_standing_carries_arms_up_or_down) {
  for (const care::ReferenceBody& body : Belief::bodies()) {
    EXPECT_NEAR(Belief::held("EX07", 1, body), standing_percent, about_percent) << body.id;
    EXPECT_NEAR(Belief::held("EX07", 5, body), standing_percent, about_percent) << body.id;
  }
}

TEST(LoadClasses, are_all_judged_but_walking) {
  const auto checks = care::find_class_checks(real_content().care);
  EXPECT_EQ(checks.size(), 46u);  // 48 less walking on land and in water
}

}  // namespace
}  // namespace plumb::testing
