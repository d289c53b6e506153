#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.hpp"
#include "care/exercise.hpp"

/// What is asked and tried from time to time, beside the check-ins: measures and self-checks.
namespace plumb::care {

/// One answer of a measure. Of a list to tick, only what was ticked is there.
struct MeasureAnswer {
  std::string item;   ///< of the measure, in the catalogue
  double value = 0;   ///< on the item's scale; 1 for a tick
  std::string words;  ///< what the person named, where the item is theirs to name
};
template <class V>
void describe(V& v, MeasureAnswer& x) {
  v.field("item", x.item);
  v.field("value", x.value);
  v.maybe("words", x.words);
}

/// A measure as it was answered, or its score where only that is kept.
struct MeasureTaken {
  static constexpr std::string_view kind = "measure";
  Id measure;
  std::vector<MeasureAnswer> answers;
  std::optional<double> score;  ///< entered from a form on paper; else the core scores the answers
};
template <class V>
void describe(V& v, MeasureTaken& x) {
  v.field("measure", x.measure);
  v.maybe("answers", x.answers);
  v.maybe("score", x.score);
}

/// What was counted or timed: of a side, of a hand, of a week.
struct CheckValue {
  std::string part;  ///< of the self-check, in the catalogue
  base::Bounded<0, 600> value;
};
template <class V>
void describe(V& v, CheckValue& x) {
  v.field("part", x.part);
  v.field("value", x.value);
}

/// One self-check of a round.
struct CheckResult {
  Id check;
  bool left_out = false;
  bool trouble = false;  ///< what the catalogue calls its concern was there
  bool known = false;    ///< a professional knows of it already
  std::vector<CheckValue> values;
};
template <class V>
void describe(V& v, CheckResult& x) {
  v.field("check", x.check);
  v.maybe("left_out", x.left_out);
  v.maybe("trouble", x.trouble);
  v.maybe("known", x.known);
  v.maybe("values", x.values);
}

/// A round of self-checks at home.
struct SelfCheckDone {
  static constexpr std::string_view kind = "self_check";
  std::vector<CheckResult> results;
};
template <class V>
void describe(V& v, SelfCheckDone& x) {
  v.field("results", x.results);
}

}  // namespace plumb::care
