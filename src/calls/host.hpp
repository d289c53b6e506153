#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "app/content.hpp"
#include "app/ports.hpp"
#include "base/outcome.hpp"
#include "care/event.hpp"
#include "figure/draw_figure.hpp"

namespace plumb::calls {

/// What stays between calls: the catalogue as the rules use it, and the body that is drawn.
class Host {
 public:
  Host() = default;
  /// Seals of journals are verified by it, which must outlive this; without it none is genuine.
  explicit Host(const app::SignatureVerifier& verifier) : verifier_{&verifier} {}

  void verify(std::vector<care::Event>& events) const;

  /// Takes the place of what was loaded before. `content` must have passed its checks.
  void load(app::Content content);

  /// Faults  not_found before anything was loaded
  base::Outcome<const care::Catalogue*> find_catalogue() const;
  const coach::CoachSpec& coach() const { return coach_; }

  /// What a frame of a movement is drawn with: the reference body, kept from frame to frame.
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
  /// The reference body as it looks.
  /// Faults  not_found before anything was loaded
  base::Outcome<Drawn> find_figure();
  struct SceneName {
    care::Id id;
    int level = 1;
    bool mirrored = false;
    friend auto operator<=>(const SceneName&, const SceneName&) = default;
  };
  /// Faults  not_found for an exercise without a movement, or a level without keyframes
  base::Outcome<Stage> find_stage(const SceneName& name);

 private:
  base::Outcome<bool> compile_models();

  const app::SignatureVerifier* verifier_ = nullptr;
  std::unique_ptr<const care::Catalogue> catalogue_;
  coach::CoachSpec coach_;
  spine::BodySpec body_spec_;
  figure::FigureSpec figure_spec_;
  std::vector<spine::MovementSpec> movements_;
  std::optional<spine::BodyModel> body_;
  std::optional<figure::FigureModel> figure_;
  std::map<SceneName, figure::FigureScene> scenes_;
  figure::FigureWorkspace workspace_;
  figure::FigureDrawing drawing_;
};

}  // namespace plumb::calls
