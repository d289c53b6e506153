#include "calls/load_calls.hpp"

#include <span>
#include <utility>

#include "calls/detail/reply.hpp"
#include "loads/answer.hpp"
#include "loads/balance.hpp"
#include "loads/load_task.hpp"

namespace plumb::calls {

namespace detail {

namespace {

constexpr double ribbon_step_s = 0.25;

struct LoadedModel {
  int muscles = 0;
  int movements = 0;
};
template <class V>
void describe(V& v, LoadedModel& x) {
  v.field("muscles", x.muscles);
  v.field("movements", x.movements);
}

struct RibbonInput {
  std::string id;
  int level = 1;
  loads::ScenarioFile of;  ///< whose body it is
};
template <class V>
void describe(V& v, RibbonInput& x) {
  v.field("id", x.id);
  v.field("level", x.level);
  v.maybe("body", x.of.body);
  v.maybe("strength", x.of.strength);
}

/// Where a posture ends when the body has been brought into balance.
struct BalancedPose {
  spine::Root root;
  spine::Angles angles;
};
template <class V>
void describe(V& v, BalancedPose& x) {
  v.field("root", x.root);
  v.field("angles_deg", x.angles);
}
struct BalancedAnswer {
  std::vector<BalancedPose> poses;
};
template <class V>
void describe(V& v, BalancedAnswer& x) {
  v.field("poses", x.poses);
}

/// A fault that names a member of the input becomes a problem of it.
std::unexpected<Refused> refuse_input(std::string_view name, const base::Fault& fault) {
  base::Diagnostics problems;
  problems.report({"", 0, "/" + fault.where}, fault.hint);
  return refuse({base::Fault::Code::input_invalid, fault.doing, std::string(name),
                 "correct what is listed under problems"},
                std::move(problems));
}

std::expected<const loads::Person*, Refused> find_person(LoadHost& host, std::string_view name,
                                                         const loads::ScenarioFile& file) {
  PLUMB_ANSWER(const LoadContent* content, host.find_content());
  auto person = host.find_person(loads::find_measures(file, content->body), file.strength);
  if (person) return *person;
  if (person.error().code == base::Fault::Code::out_of_range)
    return refuse_input(name, person.error());
  return refuse(std::move(person).error());
}

}  // namespace

Reply load_body(LoadHost& host, const base::Document& input) {
  PLUMB_ANSWER(LoadContent content, read_input<LoadContent>("load_body", input));
  const LoadedModel loaded{static_cast<int>(content.loads.muscles.groups.size()),
                           static_cast<int>(content.movements.size())};
  host.load(std::move(content));
  return base::write_described(loaded);
}

Reply find_loads(LoadHost& host, const base::Document& document) {
  PLUMB_ANSWER(const auto file, read_input<loads::ScenarioFile>("loads", document));
  if (file.format != 1)
    return refuse_input("loads", {{}, "reading the scenarios", "format", "must be 1"});
  PLUMB_ANSWER(const loads::Person* person, find_person(host, "loads", file));
  const auto answer = loads::answer_scenarios(*person, file.scenarios, host.workspace());
  if (!answer) return refuse_input("loads", answer.error());
  return base::write_described(*answer);
}

Reply find_balanced(LoadHost& host, const base::Document& document) {
  PLUMB_ANSWER(const auto file, read_input<loads::ScenarioFile>("balanced", document));
  PLUMB_ANSWER(const loads::Person* person, find_person(host, "balanced", file));
  BalancedAnswer answer;
  for (const loads::ScenarioSpec& scenario : file.scenarios) {
    const auto task = loads::prepare_task(person->model, scenario.posture, scenario.gravity_factor);
    if (!task) return refuse_input("balanced", task.error());
    spine::Pose pose = task->pose;
    spine::JointTurns turns = spine::find_joint_turns(person->model.body, pose);
    spine::FrameSet frames = spine::find_frames(person->model.body, pose);
    loads::bring_into_balance(person->model, *task, pose, turns, frames);
    answer.poses.push_back({pose.root, pose.angles});
  }
  return base::write_described(answer);
}

Reply find_ribbon(LoadHost& host, const base::Document& document) {
  PLUMB_ANSWER(const auto input, read_input<RibbonInput>("ribbon", document));
  PLUMB_ANSWER(const spine::MovementSpec* movement, host.find_movement(input.id));
  PLUMB_ANSWER(const loads::Person* person, find_person(host, "ribbon", input.of));
  PLUMB_ANSWER(
      const loads::RibbonAnswer answer,
      loads::answer_ribbon(*person, *movement, input.level, ribbon_step_s, host.workspace()));
  return base::write_described(answer);
}

}  // namespace detail

namespace {

constexpr detail::CallOf<LoadHost> known_load_calls[] = {{"balanced", detail::find_balanced},
                                                         {"load_body", detail::load_body},
                                                         {"loads", detail::find_loads},
                                                         {"ribbon", detail::find_ribbon}};

constexpr std::span<const detail::CallOf<LoadHost>> load_calls = known_load_calls;

}  // namespace

std::string call_loads(LoadHost& host, std::string_view name, std::string_view input) {
  return detail::answer_call(load_calls, host, name, input);
}

std::vector<std::string_view> list_load_calls() { return detail::list_names(load_calls); }

}  // namespace plumb::calls
