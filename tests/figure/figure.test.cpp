#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "figure/figure_content.hpp"
#include "spine/supports.hpp"

namespace {
std::size_t allocations = 0;
}
void* operator new(std::size_t size) {
  ++allocations;
  void* memory = std::malloc(size);
  if (memory == nullptr) throw std::bad_alloc{};
  return memory;
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace plumb::testing {
namespace {

using figure::Box;
using figure::FigureDrawing;
using figure::FigureScene;
using figure::FigureWorkspace;
using figure::Point2;
using figure::Shape;
using figure::ShapeForm;
using figure::ShapeRole;

constexpr double written_mm = 0.051;  // paths carry one decimal

const DrawnPerson& man() {
  static const DrawnPerson person = make_person({spine::Sex::male, 1.74, 70});
  return person;
}

const spine::MovementSpec& movement_of(const std::string& exercise) {
  for (const spine::MovementSpec& spec : figure_content().movements)
    if (spec.id == exercise) return spec;
  std::abort();  // the test names an exercise that has no movement
}

FigureScene make_scene(const DrawnPerson& person, const spine::MovementSpec& spec, int level,
                       bool mirrored = false) {
  auto scene = figure::compile_scene(person.figure, person.body, spec, level, mirrored);
  EXPECT_TRUE(scene) << spec.id << " level " << level << ": " << scene.error().hint;
  return scene ? std::move(*scene) : FigureScene{};
}

FigureDrawing draw(const DrawnPerson& person, const FigureScene& scene, double t_s) {
  FigureWorkspace workspace;
  FigureDrawing drawing;
  figure::draw_movement_frame(person.figure, person.body, scene, t_s, workspace, drawing);
  return drawing;
}

std::vector<double> find_times(const FigureScene& scene) {
  constexpr int frames = 4;
  std::vector<double> times = find_stops(scene.movement);
  for (int i = 0; i <= frames; ++i) times.push_back(scene.movement.duration_s * i / frames);
  return times;
}

/// Reads path data back: the places the pen passes. An error leaves `well_formed` false.
struct ReadPath {
  std::vector<Point2> points;
  bool well_formed = true;
};
ReadPath read_path(const std::string& path) {
  ReadPath out;
  const char* at = path.c_str();
  Point2 pen;
  bool open = false;
  const auto number = [&] {
    char* end = nullptr;
    while (*at == ' ') ++at;
    const double value = std::strtod(at, &end);
    if (end == at) out.well_formed = false;
    at = end == at ? at + 1 : end;
    return value;
  };
  const auto pair = [&] {
    const double x = number();
    return Point2{x, number()};
  };
  while (*at != '\0' && out.well_formed) {
    const char command = *at++;
    if (command == 'M') {
      pen = pair();
      open = true;
    } else if (command == 'l' && open) {
      pen = pen + pair();
    } else if (command == 'c' && open) {
      const Point2 start = pen;
      const Point2 a = start + pair();
      const Point2 b = start + pair();
      pen = start + pair();
      constexpr int pieces = 8;
      for (int i = 1; i < pieces; ++i) {
        const double u = static_cast<double>(i) / pieces;
        const double v = 1 - u;
        out.points.push_back((v * v * v) * start + (3 * v * v * u) * a + (3 * v * u * u) * b +
                             (u * u * u) * pen);
      }
    } else if (command == 'z' && open) {
      open = false;
      continue;
    } else {
      out.well_formed = false;
    }
    out.points.push_back(pen);
  }
  return out;
}

std::size_t count_of(const FigureDrawing& drawing, ShapeRole role, ShapeForm form) {
  return static_cast<std::size_t>(
      std::count_if(drawing.shapes.begin(), drawing.shapes.end(),
                    [&](const Shape& shape) { return shape.role == role && shape.form == form; }));
}

/// Lowest place of a part's surface, millimetres above the projected floor.
double find_lowest(const FigureDrawing& drawing, ShapeRole role) {
  double lowest = -1e9;
  for (const Shape& shape : drawing.shapes)
    if (shape.role == role && shape.form == ShapeForm::fill)
      for (const Point2 p : read_path(shape.path).points) lowest = std::max(lowest, p.y);
  return -lowest;
}

template <class Check>
void for_each_picture(const DrawnPerson& person, Check check) {
  for (const spine::MovementSpec& spec : figure_content().movements)
    for (const int level : spine::find_levels(spec)) {
      const FigureScene scene = make_scene(person, spec, level);
      for (const double t : find_times(scene)) {
        SCOPED_TRACE(spec.id + " level " + std::to_string(level) + " at " + std::to_string(t) +
                     " s");
        check(scene, t);
      }
    }
}

TEST(Figure, every_movement_and_level_shows_a_whole_person) {
  for_each_picture(man(), [](const FigureScene& scene, double t) {
    const FigureDrawing drawing = draw(man(), scene, t);
    for (const ShapeRole role :
         {ShapeRole::trunk, ShapeRole::near_arm, ShapeRole::far_arm, ShapeRole::near_leg,
          ShapeRole::far_leg, ShapeRole::head, ShapeRole::hair})
      EXPECT_GE(count_of(drawing, role, ShapeForm::fill), 1U);
    EXPECT_EQ(count_of(drawing, ShapeRole::vertebra, ShapeForm::fill), spine::vertebra_count);
    EXPECT_EQ(count_of(drawing, ShapeRole::disc, ShapeForm::fill), spine::vertebra_count);
    EXPECT_EQ(count_of(drawing, ShapeRole::spinous, ShapeForm::fill), spine::vertebra_count);
    EXPECT_GE(count_of(drawing, ShapeRole::cloth, ShapeForm::fill), 2U);
  });
}

TEST(Figure, paths_are_well_formed_and_inside_the_view_box) {
  for_each_picture(man(), [](const FigureScene& scene, double t) {
    const FigureDrawing drawing = draw(man(), scene, t);
    const Box& box = drawing.view_box;
    for (const Shape& shape : drawing.shapes) {
      const ReadPath path = read_path(shape.path);
      ASSERT_TRUE(path.well_formed) << shape.path;
      for (const Point2 p : path.points) {
        EXPECT_TRUE(p.x >= box.x && p.x <= box.x + box.width && p.y >= box.y &&
                    p.y <= box.y + box.height)
            << "role " << static_cast<int>(shape.role) << " at " << p.x << ' ' << p.y;
      }
    }
  });
}

TEST(Figure, the_same_moment_gives_the_same_bytes_whatever_was_drawn_before) {
  FigureWorkspace used;
  FigureDrawing drawing;
  for_each_picture(man(), [&](const FigureScene& scene, double t) {
    figure::draw_movement_frame(man().figure, man().body, scene, t, used, drawing);
    const FigureDrawing fresh = draw(man(), scene, t);
    ASSERT_EQ(drawing.shapes.size(), fresh.shapes.size());
    for (std::size_t i = 0; i < fresh.shapes.size(); ++i)
      ASSERT_EQ(drawing.shapes[i].path, fresh.shapes[i].path) << "shape " << i;
  });
}

TEST(Figure, the_other_side_is_the_mirror_image) {
  for (const spine::MovementSpec& spec : figure_content().movements) {
    if (spec.sides != spine::MovementSides::each) continue;
    SCOPED_TRACE(spec.id);
    const int level = spine::find_levels(spec).back();
    const FigureScene one = make_scene(man(), spec, level);
    const FigureScene other = make_scene(man(), spec, level, true);
    EXPECT_NEAR(other.view_box.x, -(one.view_box.x + one.view_box.width), written_mm);
    const double t = one.movement.held_s;
    for (const ShapeRole role : {ShapeRole::trunk, ShapeRole::near_arm, ShapeRole::far_leg,
                                 ShapeRole::head, ShapeRole::disc}) {
      const auto extent = [&](const FigureScene& scene, double sign) {
        Point2 low{1e9, 1e9};
        Point2 high{-1e9, -1e9};
        for (const Shape& shape : draw(man(), scene, t).shapes)
          if (shape.role == role)
            for (const Point2 p : read_path(shape.path).points) {
              low = {std::min(low.x, sign * p.x), std::min(low.y, p.y)};
              high = {std::max(high.x, sign * p.x), std::max(high.y, p.y)};
            }
        return std::array{low.x, low.y, high.x, high.y};
      };
      const auto a = extent(one, 1);
      const auto b = extent(other, -1);
      // Curves start elsewhere on a mirrored outline and may be cut into other pieces.
      constexpr double pieces_mm = 2;
      for (std::size_t i = 0; i < a.size(); ++i) EXPECT_NEAR(a[i], b[i], pieces_mm);
    }
  }
}

TEST(Figure, a_movement_without_sides_has_no_mirror_image) {
  const FigureScene scene = make_scene(man(), movement_of("EX01"), 1, true);
  EXPECT_FALSE(scene.mirrored);
}

/// How deep a point lies inside the solid part of a thing; 0 outside. Of a chair the seat is solid.
double find_depth_inside(const spine::PropSpec& prop, spine::Vec3 point) {
  using spine::PropKind;
  spine::Vec3 low = prop.low_m;
  constexpr double seat_m = 0.036;
  switch (prop.kind) {
    case PropKind::chair:
    case PropKind::bench: low.y = prop.high_m.y - seat_m; break;
    case PropKind::box:
    case PropKind::wall:
    case PropKind::worktop: break;
    default: return 0;
  }
  const spine::Vec3 high = prop.high_m;
  return std::max(0.0, std::min({point.x - low.x, high.x - point.x, point.y - low.y,
                                 high.y - point.y, point.z - low.z, high.z - point.z}));
}

/// The axes of upper arms, thighs and shanks, thickly sown with points.
std::vector<spine::Vec3> find_limb_points(const spine::FrameSet& frames) {
  using spine::Segment;
  constexpr std::array limbs{std::pair{Segment::upper_arm_right, Segment::forearm_right},
                             std::pair{Segment::thigh_right, Segment::shank_right},
                             std::pair{Segment::shank_right, Segment::foot_right}};
  constexpr int steps = 40;
  std::vector<spine::Vec3> points;
  for (const auto& [from, to] : limbs)
    for (const bool left : {false, true}) {
      const spine::Vec3 a = frames[left ? spine::twin_of(from) : from].origin();
      const spine::Vec3 b = frames[left ? spine::twin_of(to) : to].origin();
      for (int i = 0; i <= steps; ++i)
        points.push_back(spine::mix(a, b, static_cast<double>(i) / steps));
    }
  return points;
}

TEST(Figure, no_limb_goes_through_a_thing) {
  for_each_picture(man(), [](const FigureScene& scene, double t) {
    const spine::Pose pose = spine::find_pose_at(scene.movement, t);
    const spine::FrameSet frames = spine::find_frames(man().body, pose);
    for (const spine::PropSpec& prop : scene.props) {
      constexpr double soft_m = 0.021;  // as a support may be pressed into what carries it
      for (const spine::Landmark& landmark : man().body.landmarks)
        if (!spine::is_ignored_by_floor(landmark, pose))
          EXPECT_LE(find_depth_inside(prop, spine::find_point(frames, landmark)), soft_m)
              << landmark.name << " in the " << prop.id;
      constexpr double graze_m = 0.002;
      for (const spine::Vec3 point : find_limb_points(frames))
        ASSERT_LE(find_depth_inside(prop, point), graze_m) << "a limb in the " << prop.id;
    }
  });
}

TEST(Figure, standing_feet_stand_on_the_floor) {
  for (const std::string exercise : {"EX02", "EX06", "EX07"}) {
    SCOPED_TRACE(exercise);
    const FigureScene scene = make_scene(man(), movement_of(exercise), exercise == "EX02" ? 3 : 7);
    const FigureDrawing drawing = draw(man(), scene, 0);
    figure::BoneSet bones;
    figure::find_bones(man().body, man().figure.spec.hand_foot, scene.movement.keys.front(), bones);
    for (const auto& [segment, role] : {std::pair{spine::Segment::foot_right, ShapeRole::near_leg},
                                        std::pair{spine::Segment::foot_left, ShapeRole::far_leg}}) {
      // The edge of the sole that is nearest to the eye is the lowest in the picture.
      constexpr double half_foot_m = 0.045;
      const double z = bones[segment].origin().z + half_foot_m;
      constexpr double sole_mm = 9;
      EXPECT_NEAR(-find_lowest(drawing, role), scene.view.project({0, 0, z}).y, sole_mm);
    }
  }
}

TEST(Figure, hanging_hands_close_round_the_bar) {
  const spine::MovementSpec& spec = movement_of("EX04");
  const FigureScene scene = make_scene(man(), spec, 3);
  const spine::PropSpec* bar = spine::find_prop(spec, "bar");
  ASSERT_NE(bar, nullptr);
  const spine::Vec3 middle = 0.5 * (bar->low_m + bar->high_m);
  figure::BoneSet bones;
  figure::find_bones(man().body, man().figure.spec.hand_foot,
                     spine::find_pose_at(scene.movement, scene.movement.held_s), bones);
  for (const figure::Bone hand : {figure::Bone::hand_right, figure::Bone::hand_left}) {
    const spine::Vec3 palm = bones[hand].point({0, -0.094, 0});
    constexpr double grip_m = 0.045;
    EXPECT_LT(std::hypot(palm.x - middle.x, palm.y - middle.y), grip_m);
  }
}

TEST(Figure, who_sits_does_not_sink_into_the_seat) {
  const FigureScene scene = make_scene(man(), movement_of("EX39"), 2);
  ASSERT_EQ(scene.seats.size(), 1U);
  const figure::FlatSeat& seat = scene.seats.front();
  for (const Shape& shape : draw(man(), scene, 0).shapes) {
    if (shape.role != ShapeRole::near_leg || shape.form != ShapeForm::fill) continue;
    for (const Point2 p : read_path(shape.path).points) {
      if (p.x < seat.from.x || p.x > seat.to.x - 60) continue;
      const double share = (p.x - seat.from.x) / (seat.to.x - seat.from.x);
      constexpr double curve_mm = 6;
      EXPECT_LT(p.y, seat.from.y + share * (seat.to.y - seat.from.y) + curve_mm);
    }
  }
}

TEST(Figure, a_strap_runs_from_the_hands_round_the_lifted_foot) {
  for (const bool mirrored : {false, true}) {
    const FigureScene scene = make_scene(man(), movement_of("EX27"), 3, mirrored);
    const double held_s = scene.movement.held_s;
    const FigureDrawing drawing = draw(man(), scene, held_s);
    ASSERT_EQ(count_of(drawing, ShapeRole::cord, ShapeForm::line), 1U);
    double highest = 1e9;
    for (const Shape& shape : drawing.shapes)
      if (shape.role == ShapeRole::cord)
        for (const Point2 p : read_path(shape.path).points) highest = std::min(highest, p.y);
    const spine::FrameSet frames =
        spine::find_frames(man().body, spine::find_pose_at(scene.movement, held_s));
    const Point2 foot = scene.view.project(frames[spine::Segment::foot_right].origin());
    constexpr double foot_mm = 160;
    EXPECT_NEAR(highest, foot.y, foot_mm);
    EXPECT_LT(highest, -500);
  }
}

spine::PropSpec make_prop(spine::PropKind kind, spine::Vec3 low_m, spine::Vec3 high_m) {
  return {"thing", kind, {}, low_m, high_m, false};
}

TEST(Figure, water_lies_before_and_behind_who_stands_in_it) {
  spine::MovementSpec spec = movement_of("EX42");
  constexpr double depth_m = 1.2;
  spec.props = {make_prop(spine::PropKind::water, {-1, 0, -0.5}, {1, depth_m, 0.5})};
  const FigureScene scene = make_scene(man(), spec, 1);
  const FigureDrawing drawing = draw(man(), scene, 0);
  EXPECT_EQ(count_of(drawing, ShapeRole::water, ShapeForm::fill), 2U);
  ASSERT_EQ(drawing.shapes.back().role, ShapeRole::water);
  ASSERT_EQ(drawing.shapes.back().form, ShapeForm::line);
  const double middle = scene.view.project({0, depth_m, 0}).y;
  constexpr double wave_mm = 12;
  for (const Point2 p : read_path(drawing.shapes.back().path).points)
    if (std::abs(p.x) < 50) EXPECT_NEAR(p.y, middle, wave_mm);
}

TEST(Figure, a_band_ends_where_it_is_fixed) {
  spine::MovementSpec spec = movement_of("EX39");
  const spine::Vec3 fixed{0.4, 1.1, -0.8};
  const spine::Vec3 half{0.02, 0.05, 0.02};
  spec.props.push_back(make_prop(spine::PropKind::band, fixed - half, fixed + half));
  const FigureScene scene = make_scene(man(), spec, 2);
  const Point2 anchor = scene.view.project(fixed);
  double nearest = 1e9;
  for (const Shape& shape : draw(man(), scene, 0).shapes)
    if (shape.role == ShapeRole::cord)
      for (const Point2 p : read_path(shape.path).points)
        nearest = std::min(nearest, norm(p - anchor));
  EXPECT_LT(nearest, 1);
}

TEST(Figure, a_dowel_lies_behind_the_back_whichever_way_the_trunk_leans) {
  spine::MovementSpec spec = movement_of("EX25");
  spec.props = {make_prop(spine::PropKind::dowel, {}, {})};
  const FigureScene scene = make_scene(man(), spec, 2);
  for (const double t : find_times(scene)) {
    const FigureDrawing drawing = draw(man(), scene, t);
    const spine::FrameSet frames =
        spine::find_frames(man().body, spine::find_pose_at(scene.movement, t));
    const double back = scene.view.project(frames[spine::Segment::T6].origin()).x;
    std::size_t drawn = 0;
    for (const Shape& shape : drawing.shapes) {
      if (shape.role != ShapeRole::wood || shape.path.empty()) continue;
      ++drawn;
      double along = 0;
      const auto points = read_path(shape.path).points;
      for (const Point2 p : points) along += p.x / static_cast<double>(points.size());
      EXPECT_LT(along, back);
    }
    EXPECT_EQ(drawn, 2U);  // the rod and its end
  }
}

TEST(Figure, the_way_out_can_be_drawn_from_any_moment) {
  for (const spine::MovementSpec& spec : figure_content().movements) {
    const FigureScene scene = make_scene(man(), spec, spine::find_levels(spec).back());
    FigureWorkspace workspace;
    FigureDrawing drawing;
    for (const double t : find_times(scene)) {
      figure::draw_exit_frame(man().figure, man().body, scene, t, 0.5, workspace, drawing);
      EXPECT_GT(drawing.shapes.size(), spine::vertebra_count);
    }
  }
}

TEST(Figure, bodies_of_many_sizes_can_be_drawn) {
  for (const spine::BodyMeasures measures : {spine::BodyMeasures{spine::Sex::female, 1.50, 45},
                                             spine::BodyMeasures{spine::Sex::female, 1.68, 110},
                                             spine::BodyMeasures{spine::Sex::male, 1.98, 140}}) {
    const DrawnPerson person = make_person(measures);
    const FigureScene scene = make_scene(person, movement_of("EX42"), 1);
    const FigureDrawing drawing = draw(person, scene, 0.2);
    EXPECT_NEAR(find_lowest(drawing, ShapeRole::near_leg), 0, 30);
    EXPECT_NEAR(-scene.view_box.y, 1000 * measures.height_m, 250);
  }
}

TEST(Figure, after_the_first_round_of_a_movement_nothing_is_allocated) {
  FigureWorkspace workspace;
  FigureDrawing drawing;
  const FigureScene scene = make_scene(man(), movement_of("EX42"), 1);
  constexpr int frames = 40;
  const auto draw_round = [&] {
    for (int i = 0; i < frames; ++i)
      figure::draw_movement_frame(man().figure, man().body, scene,
                                  scene.movement.duration_s * i / frames, workspace, drawing);
  };
  draw_round();
  draw_round();
  const std::size_t before = allocations;
  draw_round();
  EXPECT_EQ(allocations, before);
}

}  // namespace
}  // namespace plumb::testing
