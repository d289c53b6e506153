#pragma once

#include <optional>
#include <string>
#include <vector>

#include "care/plan.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// The score of a measure at a moment.
struct ScoreAt {
  Moment at;
  double score = 0;
};
template <class V>
void describe(V& v, ScoreAt& x) {
  v.field("at", x.at);
  v.field("score", x.score);
}

enum class MeasureChange : std::uint8_t { unknown, none, better, worse };
constexpr auto names_of(MeasureChange) {
  return std::array{named(MeasureChange::unknown, "unknown"), named(MeasureChange::none, "none"),
                    named(MeasureChange::better, "better"), named(MeasureChange::worse, "worse")};
}

/// A measure over time. Better and worse are changes that matter, by the catalogue; what is between
/// is called no change.
struct MeasureCourse {
  Id measure;
  std::vector<ScoreAt> scores;  ///< in time; what was taken back is not among them
  std::optional<double> first;  ///< where it began
  std::optional<double> last;
  MeasureChange change = MeasureChange::unknown;
  std::optional<Reason> says;  ///< the change in words
};
template <class V>
void describe(V& v, MeasureCourse& x) {
  v.field("measure", x.measure);
  v.maybe("scores", x.scores);
  v.maybe("first", x.first);
  v.maybe("last", x.last);
  v.maybe("change", x.change);
  v.maybe("says", x.says);
}

/// The score of what was answered, by the measure's own way; nothing where it has none. A mean is
/// rounded to a tenth.
std::optional<double> find_score(const Measure& measure, const MeasureTaken& taken);

/// Every measure of which something is known, in the order of the catalogue.
std::vector<MeasureCourse> find_measure_courses(const Catalogue& catalogue, const Status& status);

/// The first session since the last gap so long that everything begins anew; nothing without one.
std::optional<Moment> find_programme_start(const Catalogue& catalogue, const Status& status);

/// Flags of what measures say: no gain after six weeks, or clearly worse (advice), and no gain
/// after twelve weeks (a professional first). The latter is looked at on its day, so that no later
/// number opens what it closed.
std::vector<OpenFlag> find_review_flags(const Catalogue& catalogue, const Status& status);

}  // namespace plumb::care
