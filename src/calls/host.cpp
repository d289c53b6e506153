#include "calls/host.hpp"

#include <algorithm>
#include <utility>

#include "wire/signed_text.hpp"

namespace plumb::calls {

namespace {
/// Scenes are a few dozen kilobytes each; a page shows the handful of today's plan.
constexpr std::size_t scenes_kept = 48;
/// The reference body of the drawings, the person, and one to compare with.
constexpr std::size_t models_kept = 3;

bool is_same(const spine::BodyMeasures& a, const spine::BodyMeasures& b) {
  return a.sex == b.sex && a.height_m == b.height_m && a.mass_kg == b.mass_kg;
}
}  // namespace

void Host::load(app::Content content) {
  catalogue_ = std::make_unique<const care::Catalogue>(std::move(content.care));
  coach_ = std::move(content.coach);
  body_spec_ = std::move(content.body);
  figure_spec_ = std::move(content.figure);
  movements_ = std::move(content.movements);
  models_.clear();
}

base::Outcome<void> Host::load_texts(care::Texts texts) {
  PLUMB_TRY(const care::Catalogue* catalogue, find_catalogue());
  catalogue_ = catalogue->in_words(std::move(texts));
  return {};
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

base::Outcome<Host::Model*> Host::find_model(const spine::BodyMeasures& of) {
  PLUMB_TRY([[maybe_unused]] const auto* catalogue, find_catalogue());
  const spine::SegmentsSpec& reference = body_spec_.segments;
  const spine::BodyMeasures measures =
      of.height_m > 0 ? of
                      : spine::BodyMeasures{spine::Sex::male, reference.reference_height_m,
                                            reference.reference_mass_kg};
  const auto known = std::ranges::find_if(models_, [&](const std::unique_ptr<Model>& one) {
    return is_same(one->body.measures, measures);
  });
  if (known != models_.end()) {
    std::rotate(known, known + 1, models_.end());
    return models_.back().get();
  }
  PLUMB_TRY(auto body, spine::compile_body(body_spec_, measures));
  PLUMB_TRY(auto figure, figure::compile_figure(figure_spec_, body));
  if (models_.size() == models_kept) models_.erase(models_.begin());
  models_.push_back(std::make_unique<Model>(Model{std::move(body), std::move(figure), {}}));
  return models_.back().get();
}

base::Outcome<Host::Drawn> Host::find_figure(const spine::BodyMeasures& of) {
  PLUMB_TRY(const Model* model, find_model(of));
  return Drawn{model->figure, model->body};
}

base::Outcome<Host::Stage> Host::find_stage(const SceneName& asked, const spine::BodyMeasures& of) {
  PLUMB_TRY([[maybe_unused]] const auto* catalogue, find_catalogue());
  const auto spec = std::ranges::find(movements_, asked.id, &spine::MovementSpec::id);
  if (spec == movements_.end())
    return base::fail(base::Fault::Code::not_found, "drawing a movement", asked.id,
                      "nothing with this id has a movement; show its steps in words");
  PLUMB_TRY(Model * model, find_model(of));
  SceneName name = asked;
  name.mirrored = asked.mirrored && spec->sides == spine::MovementSides::each;
  auto found = model->scenes.find(name);
  if (found == model->scenes.end()) {
    PLUMB_TRY(auto scene,
              figure::compile_scene(model->figure, model->body, *spec, name.level, name.mirrored));
    if (model->scenes.size() == scenes_kept) model->scenes.erase(model->scenes.begin());
    found = model->scenes.emplace(std::move(name), std::move(scene)).first;
  }
  return Stage{model->figure, model->body, found->second, spec->view, workspace_, drawing_};
}

}  // namespace plumb::calls
