#include "calls/host.hpp"

#include <algorithm>
#include <utility>

#include "wire/signed_text.hpp"

namespace plumb::calls {

namespace {
/// Scenes are a few dozen kilobytes each; a page shows the handful of today's plan.
constexpr std::size_t scenes_kept = 48;
}  // namespace

void Host::load(app::Content content) {
  catalogue_ = std::make_unique<const care::Catalogue>(std::move(content.care));
  coach_ = std::move(content.coach);
  body_spec_ = std::move(content.body);
  figure_spec_ = std::move(content.figure);
  movements_ = std::move(content.movements);
  body_.reset();
  figure_.reset();
  scenes_.clear();
}

void Host::verify(std::vector<care::Event>& events) const {
  if (verifier_ != nullptr) wire::verify_seals(*verifier_, events);
}

base::Outcome<const care::Catalogue*> Host::find_catalogue() const {
  if (catalogue_ == nullptr)
    return base::fail(base::Fault::Code::not_found, "answering a call", "the catalogue",
                      "load it first, with the call load_catalogue");
  return catalogue_.get();
}

base::Outcome<bool> Host::compile_models() {
  if (figure_) return true;
  const spine::SegmentsSpec& reference = body_spec_.segments;
  PLUMB_TRY(body_, spine::compile_body(body_spec_, {spine::Sex::male, reference.reference_height_m,
                                                    reference.reference_mass_kg}));
  PLUMB_TRY(figure_, figure::compile_figure(figure_spec_, *body_));
  return true;
}

base::Outcome<Host::Drawn> Host::find_figure() {
  PLUMB_TRY([[maybe_unused]] const auto* catalogue, find_catalogue());
  PLUMB_TRY([[maybe_unused]] const bool fine, compile_models());
  return Drawn{*figure_, *body_};
}

base::Outcome<Host::Stage> Host::find_stage(const SceneName& asked) {
  PLUMB_TRY([[maybe_unused]] const auto* catalogue, find_catalogue());
  const auto spec = std::ranges::find(movements_, asked.id, &spine::MovementSpec::id);
  if (spec == movements_.end())
    return base::fail(base::Fault::Code::not_found, "drawing a movement", asked.id,
                      "nothing with this id has a movement; show its steps in words");
  PLUMB_TRY([[maybe_unused]] const bool fine, compile_models());
  SceneName name = asked;
  name.mirrored = asked.mirrored && spec->sides == spine::MovementSides::each;
  auto found = scenes_.find(name);
  if (found == scenes_.end()) {
    PLUMB_TRY(auto scene,
              figure::compile_scene(*figure_, *body_, *spec, name.level, name.mirrored));
    if (scenes_.size() == scenes_kept) scenes_.erase(scenes_.begin());
    found = scenes_.emplace(std::move(name), std::move(scene)).first;
  }
  return Stage{*figure_, *body_, found->second, spec->view, workspace_, drawing_};
}

}  // namespace plumb::calls
