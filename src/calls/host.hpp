#pragma once

#include <map>
#include <memory>
#include <string_view>
#include <tuple>
#include <vector>

#include "app/content.hpp"
#include "app/ports.hpp"
#include "base/outcome.hpp"
#include "care/event.hpp"
#include "figure/draw_figure.hpp"

namespace plumb::calls {

/// What stays between calls: the catalogue as the rules use it, and the bodies that are drawn.
class Host {
 public:
  Host() = default;
  /// Seals of journals are verified by it, which must outlive this; without it none is genuine.
  explicit Host(const app::SignatureVerifier& verifier) : verifier_{&verifier} {}

  void verify(std::vector<care::Event>& events) const;

  /// Takes the place of what was loaded before. `content` must have passed its checks.
  void load(app::Content content);
  /// The words of a language take the place of those that were loaded before; rules stay.
  /// Faults  not_found before anything was loaded
  base::Outcome<void> load_texts(care::Texts texts);

  /// Faults  not_found before anything was loaded
  base::Outcome<const care::Catalogue*> find_catalogue() const;
  const coach::CoachSpec& coach() const { return coach_; }

  /// What a frame of a movement is drawn with, kept from frame to frame.
  struct Stage {
    const figure::FigureModel& figure;
    const spine::BodyModel& body;
    const figure::FigureScene& scene;
    const spine::ViewSpec& view;
    figure::FigureWorkspace& workspace;
    figure::FigureDrawing& drawing;
  };
  struct Drawn {
    const figure::FigureModel& figure;
    const spine::BodyModel& body;
  };
  /// A body as it looks; `of` nobody, or of height 0: the reference body.
  /// Faults  not_found before anything was loaded; out_of_range for measures that no body has
  base::Outcome<Drawn> find_figure(const spine::BodyMeasures& of = nobody);
  struct SceneName {
    care::Id id;
    int level = 1;
    bool mirrored = false;
    friend auto operator<=>(const SceneName&, const SceneName&) = default;
  };
  /// Faults  not_found for an exercise without a movement, or a level without keyframes; as above
  base::Outcome<Stage> find_stage(const SceneName& name, const spine::BodyMeasures& of = nobody);

 private:
  static constexpr spine::BodyMeasures nobody{spine::Sex::male, 0, 0};
  /// Somebody's body, its looks, and the scenes it was last seen in.
  struct Model {
    spine::BodyModel body;
    figure::FigureModel figure;
    std::map<SceneName, figure::FigureScene> scenes;
  };
  base::Outcome<Model*> find_model(const spine::BodyMeasures& of);

  const app::SignatureVerifier* verifier_ = nullptr;
  std::unique_ptr<const care::Catalogue> catalogue_;
  coach::CoachSpec coach_;
  spine::BodySpec body_spec_;
  figure::FigureSpec figure_spec_;
  std::vector<spine::MovementSpec> movements_;
  std::vector<std::unique_ptr<Model>> models_;  ///< the one asked for last is the last
  figure::FigureWorkspace workspace_;
  figure::FigureDrawing drawing_;
};

}  // namespace plumb::calls
