#include "spine/check_movement.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "spine/small_body.test.hpp"

namespace plumb::spine {
namespace {

using testing::make_contact;
using testing::make_small_body;
using testing::make_small_movement;

std::vector<std::string> find_problems(const MovementSpec& spec) {
  base::Diagnostics problems;
  check_movement(make_small_body(), spec, {1, 2, 3}, problems);
  std::vector<std::string> lines;
  for (const auto& problem : problems.found()) lines.push_back(format_diagnostic(problem));
  return lines;
}

TEST(CheckMovement, passes_a_movement_that_fits) {
  EXPECT_EQ(find_problems(make_small_movement()), std::vector<std::string>{});
}

PropSpec make_prop(PropKind kind, Vec3 low_m, Vec3 high_m) {
  return {"thing", kind, {}, low_m, high_m, false};
}

/// In the squat the seat points lie at 0.39 m, 10 mm of which are soft: a stool of 0.38 m carries.
TEST(CheckMovement, a_seat_of_the_right_height_carries) {
  MovementSpec spec = make_small_movement();
  spec.props = {make_prop(PropKind::bench, {-0.30, 0, -0.20}, {0.10, 0.39, 0.20})};
  spec.keyframes[1].posture.contacts.push_back(make_contact("seat", "thing"));
  EXPECT_EQ(find_problems(spec), std::vector<std::string>{});
}

/// Standing with the arms raised forward, the grips are at (0.60, 1.17) from shoulders at 1.17 m.
TEST(CheckMovement, a_bar_and_a_wall_are_met_where_they_are) {
  const BodyModel body = make_small_body();
  for (const PropKind kind : {PropKind::bar, PropKind::wall}) {
    MovementSpec spec = make_small_movement();
    spec.keyframes[1] = spec.keyframes[0];
    spec.keyframes[1].key = "K1";
    spec.keyframes[1].t_s = 3;
    Pose& pose = spec.keyframes[1].posture.pose;
    for (const Side side : {Side::right, Side::left}) pose.angles.at(Angle::sho_right, side) = 90;
    const Vec3 grip =
        find_point(find_frames(body, pose), *find_landmark(body, "hand", Side::right));
    spec.props = {kind == PropKind::bar ? make_prop(kind, grip + Vec3{-0.02, -0.02, -0.9},
                                                    grip + Vec3{0.02, 0.02, 0.3})
                                        : make_prop(kind, {grip.x, 0, -1}, {grip.x + 0.1, 2, 1})};
    Contact contact = make_contact("hand", "thing");
    contact.normal = {-1, 0, 0};
    spec.keyframes[1].posture.contacts.push_back(contact);
    EXPECT_EQ(find_problems(spec), std::vector<std::string>{});
    spec.props[0].low_m.x += 0.05;
    spec.props[0].high_m.x += 0.05;
    EXPECT_EQ(
        find_problems(spec),
        std::vector<std::string>{
            "postures/EX01.yaml: error: /keyframes/1/contacts/2 hand (right) stands 50 mm off "
            "the thing; at most 20 mm (support_mm)"});
  }
}

/// Standing, the hands hang 0.20 m beside the middle of the body.
TEST(CheckMovement, a_wall_at_the_side_is_met_at_the_face_that_looks_at_the_body) {
  const BodyModel body = make_small_body();
  for (const Side side : {Side::right, Side::left}) {
    MovementSpec spec = make_small_movement();
    spec.keyframes[1].posture = spec.keyframes[0].posture;
    const Vec3 grip = find_point(find_frames(body, spec.keyframes[0].posture.pose),
                                 *find_landmark(body, "hand", side));
    const double out = sign_of(side);
    spec.props = {make_prop(PropKind::wall, {-1, 0, std::min(grip.z, grip.z + out * 0.1)},
                            {1, 2, std::max(grip.z, grip.z + out * 0.1)})};
    Contact contact = make_contact("hand", "thing");
    contact.sides = side == Side::right ? ContactSides::right : ContactSides::left;
    contact.normal = {0, 0, -out};
    spec.keyframes[0].posture.contacts.push_back(contact);
    EXPECT_EQ(find_problems(spec), std::vector<std::string>{});
    spec.props[0].low_m.z += out * 0.05;
    spec.props[0].high_m.z += out * 0.05;
    EXPECT_EQ(find_problems(spec),
              std::vector<std::string>{"postures/EX01.yaml: error: /keyframes/0/contacts/2 hand (" +
                                       std::string(side == Side::right ? "right" : "left") +
                                       ") stands 50 mm off the thing; at most 20 mm (support_mm)"});
  }
}

/// Level 1 stands, the others lie on the right side: no movement leads from one to the other.
TEST(CheckMovement, levels_may_lie_on_different_sides) {
  MovementSpec spec = make_small_movement();
  for (std::size_t i = 0; i < 2; ++i) {
    spec.keyframes[i].levels = {1};
    KeyframeSpec lying = spec.keyframes[0];
    lying.key = spec.keyframes[i].key;
    lying.levels = {2, 3};
    lying.t_s = 2;
    lying.posture.pose.root = {{0, 0.3, 0}, RootBase::right_side_down};
    lying.posture.contacts.clear();
    spec.keyframes.push_back(lying);
  }
  EXPECT_EQ(find_problems(spec), std::vector<std::string>{});
}

TEST(CheckMovement, toes_under_a_raised_heel_are_bent_by_the_figure) {
  MovementSpec spec = make_small_movement();
  // On tip-toe: the foot tips by 30 degrees about the ball, whose place stays.
  Pose& pose = spec.keyframes[1].posture.pose;
  pose = spec.keyframes[0].posture.pose;
  for (const Side side : {Side::right, Side::left}) pose.angles.at(Angle::ank_right, side) = -30;
  const BodyModel body = make_small_body();
  const auto find_ball = [&](const Pose& at) {
    return find_point(find_frames(body, at), *find_landmark(body, "ball", Side::right));
  };
  const Vec3 moved = find_ball(pose) - find_ball(spec.keyframes[0].posture.pose);
  pose.root.pos_m = pose.root.pos_m - moved;
  spec.keyframes[1].posture.contacts = {make_contact("ball"), make_contact("toe")};
  EXPECT_EQ(find_problems(spec), std::vector<std::string>{});
  // Without the ball on the floor nothing bends the toes: they would dig in.
  spec.keyframes[1].posture.contacts = {make_contact("toe")};
  EXPECT_EQ(find_problems(spec),
            std::vector<std::string>{
                "postures/EX01.yaml: error: /keyframes/1/root/pos_m puts toe (right) 25 mm below "
                "the floor; at most 20 mm (floor_mm)"});
}

struct Break {
  const char* name;
  std::function<void(MovementSpec&)> apply;
  const char* expected;  ///< the one line after the file
};
void PrintTo(const Break& one, std::ostream* out) { *out << one.name; }

class CheckMovementBreaks : public ::testing::TestWithParam<Break> {};

TEST_P(CheckMovementBreaks, IsOneErrorWithItsPlaceAndRemedy) {
  MovementSpec spec = make_small_movement();
  GetParam().apply(spec);
  EXPECT_EQ(
      find_problems(spec),
      std::vector<std::string>{std::string("postures/EX01.yaml: error: ") + GetParam().expected});
}

const Break breaks[] = {
    {"KeyUnknown", [](auto& s) { s.path[1] = "K7"; },
     "/path/1 names the keyframe \"K7\", which does not exist; correct it"},
    {"LevelWithoutKey", [](auto& s) { s.keyframes[1].levels = {1, 3}; },
     "/path/1 has no keyframe \"K1\" at level 2; every rung of the ladder needs one"},
    {"PathEmpty", [](auto& s) { s.path.clear(); }, "/path is empty; name the keyframes of the way"},
    {"LevelUnknown",
     [](auto& s) {
       s.props = {make_prop(PropKind::mat, {}, {})};
       s.props[0].levels = {7};
     },
     "/props/0/levels/0 names level 7, which the ladder of EX01 does not have"},
    {"KeyTwice", [](auto& s) { s.keyframes.push_back(s.keyframes[1]); },
     "/keyframes/2/key \"K1\" stands twice; keep one"},
    {"KeyTwiceAtLevel",
     [](auto& s) {
       s.keyframes[1].levels = {1, 2};
       s.keyframes.push_back(s.keyframes[1]);
       s.keyframes[2].levels = {2, 3};
     },
     "/keyframes/2/key \"K1\" stands twice for level 2; keep one"},
    {"KeyForNoLevel",
     [](auto& s) {
       s.keyframes.push_back(s.keyframes[1]);
       s.keyframes[2].levels = {1, 2, 3};
     },
     "/keyframes/1/key \"K1\" holds for no level; remove it"},
    {"NoTime", [](auto& s) { s.keyframes[1].t_s = 0; },
     "/keyframes/1/t_s must be above 0: seconds to come here from the keyframe before"},
    {"OtherSideDown",
     [](auto& s) { s.keyframes[1].posture.pose.root.base = RootBase::left_side_down; },
     "/keyframes/1/root/base differs; all keyframes of a movement lie on the same side"},
    {"PropTwice", [](auto& s) { s.props.assign(2, make_prop(PropKind::mat, {}, {})); },
     "/props/1/id \"thing\" is taken; give it another name"},
    {"PropUpsideDown", [](auto& s) { s.props = {make_prop(PropKind::box, {0, 1, 0}, {1, 0, 1})}; },
     "/props/0/high_m lies below low_m; exchange them"},
    {"PointUnknown", [](auto& s) { s.keyframes[0].posture.contacts[1].point = "tail"; },
     "/keyframes/0/contacts/1/point \"tail\" is no point of body/landmarks.yaml; correct it"},
    {"PartnerUnknown",
     [](auto& s) { s.keyframes[0].posture.contacts.push_back(make_contact("hand", "body")); },
     "/keyframes/0/contacts/2/partner \"\" is no point of body/landmarks.yaml; correct it"},
    {"PartnerTooMany", [](auto& s) { s.keyframes[0].posture.contacts[0].partner = "knee"; },
     "/keyframes/0/contacts/0 has a partner, but rests on \"floor\"; say at: body"},
    {"RestsOnDumbbells",
     [](auto& s) {
       s.props = {make_prop(PropKind::dumbbells, {}, {})};
       s.keyframes[0].posture.contacts.push_back(make_contact("hand", "thing"));
     },
     "/keyframes/0/contacts/2/at \"thing\" is nothing to rest on; name the floor, the body or a "
     "prop"},
    {"PropNotThere",
     [](auto& s) {
       s.props = {make_prop(PropKind::box, {-1, 0, -1}, {1, 0, 1})};
       s.props[0].levels = {1, 2};
       s.keyframes[0].posture.contacts[0].at = "thing";
     },
     "/keyframes/0/contacts/0/at \"thing\" is not there at level 3; add the level to the prop"},
    {"LoadNowhere",
     [](auto& s) { s.keyframes[0].posture.loads = {{"tail", ContactSides::both, {0, -9, 0}}}; },
     "/keyframes/0/loads/0/point \"tail\" is no point of body/landmarks.yaml; correct it"},
    {"OutsideRange", [](auto& s) { s.keyframes[1].posture.pose.angles[Angle::elb_left] = -170.04; },
     "/keyframes/1/angles_deg/elb is -170.0 degrees; the joint goes from -170.0 to 170.0 "
     "(body/joint_ranges.yaml)"},
    {"ThroughTheFloor", [](auto& s) { s.keyframes[0].posture.pose.root.pos_m.y -= 0.021; },
     "/keyframes/0/root/pos_m puts ball (right) 21 mm below the floor; at most 20 mm (floor_mm)"},
    {"OffTheFloor",
     [](auto& s) {
       s.keyframes[0].posture.pose.root.pos_m.y += 0.021;
       s.keyframes[0].posture.contacts.pop_back();
     },
     "/keyframes/0/contacts/0 heel (right) stands 21 mm off the floor; at most 20 mm "
     "(support_mm)"},
    {"BesideTheProp",
     [](auto& s) {
       s.props = {make_prop(PropKind::bench, {-0.30, 0, -0.20}, {-0.10, 0.39, 0.20})};
       s.keyframes[1].posture.contacts.push_back(make_contact("seat", "thing"));
     },
     "/keyframes/1/contacts/2 seat (right) lies 50 mm beside the thing; at most 20 mm "
     "(support_mm)"},
    {"PartnerFarAway",
     [](auto& s) {
       s.keyframes[0].posture.contacts.push_back(make_contact("heel", "body"));
       s.keyframes[0].posture.contacts[2].partner = "heel";
       s.keyframes[0].posture.contacts[2].crossed = true;
     },
     "/keyframes/0/contacts/2 heel (right) is 200 mm away from heel; at most 100 mm (partner_mm)"},
    {"Jump",
     [](auto& s) {
       s.keyframes[1].posture = s.keyframes[0].posture;
       s.keyframes[1].posture.pose.angles[Angle::elb_right] = 120;
       s.keyframes[1].t_s = 0.8;
     },
     "/keyframes/1 on the way from K0 at level 1, after 0.4 s, elb turns at 224.8 degrees a "
     "second; at most 200.0 (turn_deg_per_s)"},
    {"Leap",
     [](auto& s) {
       s.keyframes[1].posture.pose = s.keyframes[0].posture.pose;
       s.keyframes[1].posture.pose.root.pos_m.x = 3;
       s.keyframes[1].posture.contacts.clear();
     },
     "/keyframes/1 on the way from K0 at level 1, after 1.0 s, ball (right) moves at 2.2 m a "
     "second; at most 1.5 (travel_m_per_s)"},
    {"SlidesAway",
     [](auto& s) {
       s.keyframes[1].posture.pose = s.keyframes[0].posture.pose;
       s.keyframes[1].posture.pose.root.pos_m.x = 0.05;
     },
     "/keyframes/1 on the way from K0 at level 1, after 2.0 s, heel (right) has slid 50 mm; at "
     "most "
     "30 mm (slide_mm), or say slides: true"},
};
INSTANTIATE_TEST_SUITE_P(Breaks, CheckMovementBreaks, ::testing::ValuesIn(breaks),
                         [](const auto& instance) { return instance.param.name; });

TEST(CheckMovement, a_support_may_slide_if_it_says_so) {
  MovementSpec spec = make_small_movement();
  spec.keyframes[1].posture.pose = spec.keyframes[0].posture.pose;
  spec.keyframes[1].posture.pose.root.pos_m.x = 0.05;
  for (Contact& contact : spec.keyframes[1].posture.contacts) contact.slides = true;
  EXPECT_EQ(find_problems(spec), std::vector<std::string>{});
}

/// From the back to the front with no way-point: half-way the body would stand in the floor.
TEST(CheckMovement, what_goes_wrong_between_keyframes_is_found) {
  MovementSpec spec = make_small_movement();
  for (KeyframeSpec& row : spec.keyframes) {
    row.posture.pose = Pose{};
    row.posture.pose.root.pos_m.y = 0.2;
    row.posture.contacts.clear();
  }
  spec.keyframes[0].posture.pose.angles[Angle::pit] = 90;
  spec.keyframes[1].posture.pose.angles[Angle::pit] = -90;
  spec.keyframes[1].t_s = 20;
  const std::vector<std::string> problems = find_problems(spec);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_TRUE(problems[0].starts_with(
      "postures/EX01.yaml: error: /keyframes/1 on the way from K0 at level 1, after "));
  EXPECT_TRUE(problems[0].ends_with("below the floor; at most 20 mm (floor_mm)")) << problems[0];
}

}  // namespace
}  // namespace plumb::spine
