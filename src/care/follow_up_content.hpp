#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "care/exercise.hpp"
#include "care/questions.hpp"

/// Measures and self-checks as the catalogue holds them.
namespace plumb::care {

/// A home self-check. Texts: self_check.<id>.name, .how, .concern; .part.<part> for each part.
/// Without parts one looks whether the concern is there; with parts something is counted or timed.
struct SelfCheck {
  Id id;
  bool seated = false;  ///< may be done by someone with balance trouble
  std::string unit;
  std::vector<std::string> parts;  ///< what is counted or timed, one by one: left, right …
  std::optional<int> timer_s;      ///< how long it goes on; the page runs the clock
  bool stopwatch = false;          ///< the clock counts up, and its seconds are the value
  bool less_is_better = false;
  std::map<std::string, double> concern_below_by_decade;  ///< "40" → count, age decade
  std::optional<double> concern_below;
  std::optional<double> concern_change_percent;  ///< worse than own best by this much
  bool concern_rising = false;                   ///< more from round to round, over two weeks
  bool by_professional = false;                  ///< what somebody else found: it is known by them
  std::vector<Id> declares;                      ///< conditions that hold once it was of concern
  std::optional<Id> flag_when_new;               ///< raised by one change alone
  std::optional<Id> flag_two_days;  ///< raised by concern on two days, with a sign of `with_any`
  std::vector<Id> with_any;         ///< flags answered "yes" or "not sure", whenever it was
  std::vector<Citation> sources;
  std::string reviewed = "none";
};
template <class V>
void describe(V& v, SelfCheck& x) {
  v.field("id", x.id);
  v.maybe("seated", x.seated);
  v.maybe("unit", x.unit);
  v.maybe("parts", x.parts);
  v.maybe("timer_s", x.timer_s);
  v.maybe("stopwatch", x.stopwatch);
  v.maybe("less_is_better", x.less_is_better);
  v.maybe("concern_below_by_decade", x.concern_below_by_decade);
  v.maybe("concern_below", x.concern_below);
  v.maybe("concern_change_percent", x.concern_change_percent);
  v.maybe("concern_rising", x.concern_rising);
  v.maybe("by_professional", x.by_professional);
  v.maybe("declares", x.declares);
  v.maybe("flag_when_new", x.flag_when_new);
  v.maybe("flag_two_days", x.flag_two_days);
  v.maybe("with_any", x.with_any);
  v.field("sources", x.sources);
  v.field("reviewed", x.reviewed);
}

/// How a measure comes to its score. `entered`: only the score itself is kept.
enum class Scoring : std::uint8_t { none, entered, single, mean, count, product };
constexpr auto names_of(Scoring) {
  return std::array{named(Scoring::none, "none"),     named(Scoring::entered, "entered"),
                    named(Scoring::single, "single"), named(Scoring::mean, "mean"),
                    named(Scoring::count, "count"),   named(Scoring::product, "product")};
}

/// What a measure asks. Texts: measure.<id>.item.<item>; of a scale also measure.<id>.low and
/// .high. An item without a range is a sentence to tick.
struct MeasureItem {
  std::string id;
  std::optional<double> min;
  std::optional<double> max;
  std::string unit;
  bool named = false;  ///< the person says in own words what it is about; may be left out
};
template <class V>
void describe(V& v, MeasureItem& x) {
  v.field("id", x.id);
  v.maybe("min", x.min);
  v.maybe("max", x.max);
  v.maybe("unit", x.unit);
  v.maybe("named", x.named);
}

/// An outcome measure and what may be done with it. Texts: measure.<id>.name, .use, .licence; where
/// it is asked also .lead.
struct Measure {
  Id id;
  std::string use;  ///< core, score_field, import_only, plug_in, never
  Scoring scoring = Scoring::none;
  std::vector<MeasureItem> items;
  std::vector<Id> questions;     ///< asked through the interview instead: yellow flags
  std::vector<When> asked_when;  ///< asked if any holds; empty = always
  std::optional<double> min;
  std::optional<double> max;
  bool more_is_better = false;
  bool from_pain = false;             ///< read from what check-ins tell, not asked by itself
  std::optional<double> begins_with;  ///< it asks for a change: the first day stands at this
  std::optional<double> change_that_matters;  ///< in points of the scale
  std::optional<double> change_that_matters_percent;
  std::optional<double> recovered_at_most;  ///< as good as well; nothing better is waited for
  std::optional<double> worse_by;           ///< so many points worse: a professional should hear
  std::vector<int> asked_on_days;
  std::optional<int> asked_every_days;  ///< after the last of `asked_on_days`
  std::vector<Citation> sources;
  Confirmation confirmation = Confirmation::professional;
  std::string reviewed = "none";
};
template <class V>
void describe(V& v, Measure& x) {
  v.field("id", x.id);
  v.field("use", x.use);
  v.maybe("scoring", x.scoring);
  v.maybe("items", x.items);
  v.maybe("questions", x.questions);
  v.maybe("asked_when", x.asked_when);
  v.maybe("min", x.min);
  v.maybe("max", x.max);
  v.maybe("more_is_better", x.more_is_better);
  v.maybe("from_pain", x.from_pain);
  v.maybe("begins_with", x.begins_with);
  v.maybe("change_that_matters", x.change_that_matters);
  v.maybe("change_that_matters_percent", x.change_that_matters_percent);
  v.maybe("recovered_at_most", x.recovered_at_most);
  v.maybe("worse_by", x.worse_by);
  v.maybe("asked_on_days", x.asked_on_days);
  v.maybe("asked_every_days", x.asked_every_days);
  v.field("sources", x.sources);
  v.maybe("confirmation", x.confirmation);
  v.field("reviewed", x.reviewed);
}

}  // namespace plumb::care
