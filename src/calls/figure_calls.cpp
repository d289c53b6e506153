#include <algorithm>
#include <string>
#include <vector>

#include "calls/detail/reply.hpp"
#include "calls/host.hpp"
#include "coach/session_state.hpp"
#include "figure/solid.hpp"

namespace plumb::calls::detail {

namespace {

/// A frame takes some ten kilobytes of text; more of them would be a mistake.
constexpr std::size_t most_frames = 240;

struct MovementInput {
  care::Id id;
  int level = 1;
};
template <class V>
void describe(V& v, MovementInput& x) {
  v.field("id", x.id);
  v.field("level", x.level);
}

struct DrawingInput {
  care::Id id;
  int level = 1;
  double t_s = 0;
  bool mirrored = false;
};
template <class V>
void describe(V& v, DrawingInput& x) {
  v.field("id", x.id);
  v.field("level", x.level);
  v.field("t_s", x.t_s);
  v.maybe("mirrored", x.mirrored);
}

struct FramesInput {
  care::Id id;
  int level = 1;
  std::vector<double> times_s;
  bool mirrored = false;
  spine::BodyMeasures body{spine::Sex::male, 0, 0};  ///< height 0 = the reference body
};
template <class V>
void describe(V& v, FramesInput& x) {
  v.field("id", x.id);
  v.field("level", x.level);
  v.field("times_s", x.times_s);
  v.maybe("mirrored", x.mirrored);
  v.maybe("body", x.body);
}

struct SolidInput {
  spine::BodyMeasures body{spine::Sex::male, 0, 0};
};
template <class V>
void describe(V& v, SolidInput& x) {
  v.maybe("body", x.body);
}

struct PosedInput {
  spine::BodyMeasures body{spine::Sex::male, 0, 0};
  spine::Posture posture;
  std::vector<spine::PropKind> held;
};
template <class V>
void describe(V& v, PosedInput& x) {
  v.maybe("body", x.body);
  v.maybe("held", x.held);
  spine::describe_members(v, x.posture);
}

struct ExitInput {
  care::Id id;
  int level = 1;
  coach::Phase phase;
  double since_s = 0;
  bool mirrored = false;
};
template <class V>
void describe(V& v, ExitInput& x) {
  v.field("id", x.id);
  v.field("level", x.level);
  v.field("phase", x.phase);
  v.field("since_s", x.since_s);
  v.maybe("mirrored", x.mirrored);
}

/// The times of a movement, seconds. `exit_s`: from the held position to the safe way out's end.
struct MovementCourse {
  double held_s = 0;
  double duration_s = 0;
  bool cycle = false;
  double exit_s = 0;
};
template <class V>
void describe(V& v, MovementCourse& x) {
  v.field("held_s", x.held_s);
  v.field("duration_s", x.duration_s);
  v.field("cycle", x.cycle);
  v.field("exit_s", x.exit_s);
}

double find_time(const spine::Movement& movement, const coach::Phase& phase) {
  const double share = std::clamp(phase.share, 0.0, 1.0);
  switch (phase.kind) {
    case coach::PhaseKind::start: return 0;
    case coach::PhaseKind::out: return share * movement.held_s;
    case coach::PhaseKind::held: return movement.held_s;
    case coach::PhaseKind::back:
      return movement.held_s + share * (movement.duration_s - movement.held_s);
  }
  return 0;
}

}  // namespace

Reply find_movement(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto input, read_input<MovementInput>("movement", document));
  PLUMB_ANSWER(const Host::Stage stage, host.find_stage({input.id, input.level, false}));
  const spine::Movement& movement = stage.scene.movement;
  return base::write_described(
      MovementCourse{movement.held_s, movement.duration_s, movement.cycle,
                     spine::find_exit_duration(movement, movement.held_s)});
}

Reply draw_movement(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto input, read_input<DrawingInput>("drawing", document));
  PLUMB_ANSWER(const Host::Stage stage, host.find_stage({input.id, input.level, input.mirrored}));
  figure::draw_movement_frame(stage.figure, stage.body, stage.scene, input.t_s, stage.workspace,
                              stage.drawing);
  return base::write_described(stage.drawing);
}

Reply find_frames(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto input, read_input<FramesInput>("frames", document));
  if (input.times_s.size() > most_frames)
    return refuse({base::Fault::Code::input_invalid, "reading the input of a call", "times_s",
                   "ask for at most " + std::to_string(most_frames) + " times in one call"});
  PLUMB_ANSWER(const Host::Stage stage,
               host.find_stage({input.id, input.level, input.mirrored}, input.body));
  return base::write_described(figure::make_solid_movement(stage.figure, stage.body, stage.scene,
                                                           stage.view, input.times_s));
}

Reply find_solid(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto input, read_input<SolidInput>("solid", document));
  PLUMB_ANSWER(const Host::Drawn drawn, host.find_figure(input.body));
  return base::write_described(figure::make_solid_figure(drawn.figure, drawn.body));
}

Reply find_posed(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto input, read_input<PosedInput>("posed", document));
  PLUMB_ANSWER(const Host::Drawn drawn, host.find_figure(input.body));
  return base::write_described(
      figure::make_solid_pose(drawn.figure, drawn.body, input.posture, input.held));
}

Reply draw_exit(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto input, read_input<ExitInput>("drawing_exit", document));
  PLUMB_ANSWER(const Host::Stage stage, host.find_stage({input.id, input.level, input.mirrored}));
  figure::draw_exit_frame(stage.figure, stage.body, stage.scene,
                          find_time(stage.scene.movement, input.phase),
                          std::max(0.0, input.since_s), stage.workspace, stage.drawing);
  return base::write_described(stage.drawing);
}

}  // namespace plumb::calls::detail
