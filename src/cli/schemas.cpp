#include "cli/schemas.hpp"

#include <string>

#include "app/content.hpp"
#include "care/difference.hpp"
#include "care/event.hpp"
#include "care/outlook.hpp"
#include "care/plan.hpp"
#include "care/replay.hpp"
#include "care/report.hpp"
#include "loads/scenario.hpp"
#include "verify/report.hpp"
#include "wire/schema.hpp"

namespace plumb::cli {

namespace {

template <class T>
base::Document make(std::string_view title) {
  return wire::make_schema<T>(std::string(title));
}

}  // namespace

const std::vector<FormatName>& list_formats() {
  static const std::vector<FormatName> formats = {
      {"article_point", "A point of the page of advice that lessons answer",
       make<care::ArticlePoint>},
      {"avoided", "A movement to leave out for now", make<care::AvoidedMovement>},
      {"banned_claims", "What no text may say", make<care::BannedClaims>},
      {"coach", "How a session runs", make<coach::CoachSpec>},
      {"condition", "A condition that changes what is offered", make<care::Condition>},
      {"constants", "The numbers of the rules", make<care::Constants>},
      {"difference", "What is different between two plans", make<care::PlanDifference>},
      {"effort", "What a body can do, and how effort is shared out", make<loads::EffortSpec>},
      {"equipment", "A thing to exercise with", make<care::Equipment>},
      {"event", "An event of a Plumbline journal", make<care::Event>},
      {"exercise", "An exercise", make<care::Exercise>},
      {"figure", "How the figure is drawn", make<figure::FigureSpec>},
      {"first_plan", "How the first plan is put together", make<care::FirstPlan>},
      {"flag", "A question about a danger sign", make<care::RedFlag>},
      {"joint_ranges", "How far joints go", make<spine::JointRangesSpec>},
      {"landmarks", "Points of the body", make<spine::LandmarksSpec>},
      {"language", "A language of the texts", make<care::Language>},
      {"lesson", "A lesson", make<care::Lesson>},
      {"load_reference", "For whom loads are kept, and what load classes allow",
       make<care::LoadReference>},
      {"load_table", "The load on discs in every movement", make<care::LoadTable>},
      {"matrix", "Who must leave out what", make<care::Matrix>},
      {"measure", "A measure of how somebody is", make<care::Measure>},
      {"movement", "A movement, keyframe by keyframe", make<spine::MovementSpec>},
      {"muscles", "The muscles of the trunk and the neck", make<loads::MusclesSpec>},
      {"outlooks", "What would change a plan, and when", make<care::Outlooks>},
      {"plan", "A Plumbline plan for one moment", make<care::Plan>},
      {"posture", "A posture with what carries it", make<spine::Posture>},
      {"question", "A question of the interview", make<care::Question>},
      {"replay", "What changed in a plan from day to day", make<care::Replay>},
      {"report", "The page for the therapist", make<care::Report>},
      {"rule", "A rule that can speak", make<care::Rule>},
      {"scenario", "A scenario file of the load engine", make<loads::ScenarioFile>},
      {"segments", "Segments of the body and their masses", make<spine::SegmentsSpec>},
      {"self_check", "A check to do at home", make<care::SelfCheck>},
      {"source", "A source", make<care::Source>},
      {"tissue", "Discs and ligaments", make<loads::TissueSpec>},
      {"verify", "What the search for a breach of the rules has found", make<verify::VerifyReport>},
      {"vertebrae", "The spine, level by level", make<spine::VertebraeSpec>},
  };
  return formats;
}

}  // namespace plumb::cli
