#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/expect.hpp"
#include "care/small_content.test.hpp"
#include "coach/session.hpp"

/// A small catalogue and a coach for tests. All numbers are invented and easy to add up.
namespace plumb::coach::testing {

using namespace care::testing;
using care::Colour;
using care::StopReason;

inline CoachSpec make_spec() {
  const auto constant = [](std::int64_t value, std::string unit) {
    return Constant{value, std::move(unit), {"design", ""}, std::nullopt, std::nullopt};
  };
  CoachSpec spec;
  spec.ready_upright_s = constant(20, "s");
  spec.ready_floor_s = constant(40, "s");
  spec.caution_s = constant(10, "s");
  spec.next_s = constant(15, "s");
  spec.lead_s = constant(5, "s");
  spec.alternate_s = constant(2, "s");
  spec.switch_s = constant(8, "s");
  spec.turn_s = constant(30, "s");
  spec.count_s = constant(3, "s");
  spec.count_from_s = constant(8, "s");
  spec.half_from_s = constant(20, "s");
  spec.rest_floor_percent = constant(50, "percent");
  spec.adjust_s = constant(15, "s");
  spec.adjust_max_s = constant(60, "s");
  spec.times_step_s = constant(5, "s");
  spec.missed_ms = constant(2'000, "ms");
  spec.stale_minutes = constant(60, "min");
  spec.ahead_ms = constant(12'000, "ms");
  spec.figure_lead_ms = constant(400, "ms");
  spec.reds_to_end = constant(2, "count");
  return spec;
}

inline care::Exercise make_line_exercise(Id id, care::LoadClass load, int rest_s) {
  care::Exercise exercise = make_exercise(id, "slug_" + id);
  exercise.load_class = load;
  exercise.tags.clear();
  for (care::Rung& rung : exercise.ladder) rung.rest_s = rest_s;
  return exercise;
}

/// EX01 mobility with sides, EX02 strength that bends, EX03 rest, EX04 walk, EX05 bends as well.
inline care::Catalogue make_catalogue() {
  care::CatalogueContent content = make_small_content();
  content.exercises.clear();
  content.exercises.push_back(make_line_exercise("EX01", care::LoadClass::l1, 10));
  content.exercises.back().sides = care::Sides::halves;
  content.exercises.push_back(make_line_exercise("EX02", care::LoadClass::l3, 20));
  content.exercises.back().tags = {{"flex", 2}};
  content.exercises.push_back(make_line_exercise("EX03", care::LoadClass::l0, 0));
  content.exercises.back().positions = {care::Position::supine};
  content.exercises.back().ladder = {make_rung(1, 1, 60, 0)};
  content.exercises.push_back(make_line_exercise("EX04", care::LoadClass::walk, 0));
  content.exercises.back().ladder = {make_rung(1, 1, 300, 0)};
  content.exercises.push_back(make_line_exercise("EX05", care::LoadClass::l1, 0));
  content.exercises.back().tags = {{"flex", 1}};
  care::Constants& c = content.constants;
  c.red_rise.value = 3;
  c.red_rise_high.value = 2;
  c.red_rise_high_from.value = 6;
  c.red_any_rise_from.value = 8;
  c.amber_rise.value = 2;
  c.amber_peak_from.value = 4;
  c.amber_effort_from.value = 6;
  c.amber_completed_below.value = 80;
  c.relief_pain_from.value = 7;
  c.easy_pain_from.value = 5;
  c.easy_rise_from.value = 2;
  for (care::StopMeaning& stop : content.first_plan.stops) {
    if (stop.reason == "hurts" || stop.reason == "strain" || stop.reason == "slip")
      stop.colour = "red";
    if (stop.reason == "danger" || stop.reason == "weakness") stop.colour = "black";
  }
  return care::Catalogue(std::move(content));
}

using Lines = std::vector<std::pair<Id, int>>;

inline care::Plan make_plan(const Lines& lines) {
  care::Plan plan;
  plan.catalogue = "test";
  plan.fingerprint = "0123456789abcdef";
  plan.at = {Instant{1'700'000'000'000}, 60};
  for (const auto& [id, level] : lines) {
    care::PlanLine line;
    line.exercise = id;
    line.level = level;
    plan.lines.push_back(line);
  }
  return plan;
}

/// A session that one can talk to; every call must be answered.
class Talk {
 public:
  /// A person with a pain of 2 before it.
  explicit Talk(const Lines& lines) : Talk(make_plan(lines)) {}
  explicit Talk(const care::Plan& plan) {
    constexpr int pain = 2;
    SessionFacts facts;
    facts.pain_before.value = pain;
    facts.baseline = pain;
    auto state = make_session(plan, facts, {}, now_);
    PLUMB_EXPECT(state.has_value());
    state_ = *state;
    view_ = *find_session_view(catalogue_, spec_, state_);
  }

  const SessionView& say(InputKind kind) {
    SessionInput input;
    input.kind = kind;
    return say(input);
  }
  const SessionView& say(const SessionInput& input) { return advance(0, input); }
  const SessionView& wait_ms(std::int64_t ms) { return advance(ms, std::nullopt); }
  const SessionView& wait_s(std::int64_t seconds) { return wait_ms(seconds * 1'000); }
  /// Lets the time run as a page does, from boundary to boundary.
  const SessionView& play_s(std::int64_t seconds) {
    for (std::int64_t left = seconds * 1'000; left > 0;) {
      const std::int64_t step =
          view_.call_by_ms ? std::min(left, std::max<std::int64_t>(1, *view_.call_by_ms - now_))
                           : left;
      wait_ms(step);
      left -= step;
    }
    return view_;
  }
  const SessionView& answer(std::optional<int> pain, std::optional<StopReason> reason = {},
                            std::optional<int> effort = {}, std::optional<Id> about = {}) {
    SessionInput input;
    input.kind = InputKind::answer;
    if (pain) input.pain = care::PainScore{*pain};
    if (effort) input.effort = care::Effort{*effort};
    input.reason = reason;
    input.exercise = std::move(about);
    return say(input);
  }
  const SessionView& advance(std::int64_t ms, const std::optional<SessionInput>& input) {
    now_ += ms;
    auto next = apply_to_session(catalogue_, spec_, state_, now_, input);
    PLUMB_EXPECT(next.has_value());
    state_ = next->state;
    view_ = next->view;
    return view_;
  }

  const care::Catalogue& catalogue() const { return catalogue_; }
  const CoachSpec& spec() const { return spec_; }
  const SessionState& state() const { return state_; }
  const SessionView& view() const { return view_; }
  std::int64_t now() const { return now_; }

 private:
  care::Catalogue catalogue_ = make_catalogue();
  CoachSpec spec_ = make_spec();
  SessionState state_;
  SessionView view_;
  std::int64_t now_ = 5'000;
};

}  // namespace plumb::coach::testing
