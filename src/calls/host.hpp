#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "app/content.hpp"
#include "base/outcome.hpp"
#include "figure/draw_figure.hpp"

namespace plumb::calls {

/// What stays between calls: the catalogue as the rules use it, and the body that is drawn.
class Host {
 public:
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
    figure::FigureWorkspace& workspace;
    figure::FigureDrawing& drawing;
  };
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
