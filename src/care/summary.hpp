#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "care/plan.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// A danger sign that stands open, as it was told.
struct SummarySign {
  Id flag;
  ActionLevel level = ActionLevel::none;
  Moment told;                     ///< when last, by the clock of then
  std::optional<FlagReply> reply;  ///< nothing where no question was answered for it
  std::vector<std::string> details;
};
template <class V>
void describe(V& v, SummarySign& x) {
  v.field("flag", x.flag);
  v.field("level", x.level);
  v.field("told", x.told);
  v.maybe("reply", x.reply);
  v.maybe("details", x.details);
}

/// A sign that was asked for and not told of.
struct SummaryReply {
  Id flag;
  FlagReply reply = FlagReply::not_sure;
  Moment told;
};
template <class V>
void describe(V& v, SummaryReply& x) {
  v.field("flag", x.flag);
  v.field("reply", x.reply);
  v.field("told", x.told);
}

struct SummaryAnswer {
  Answer answer;
  Moment told;
};
template <class V>
void describe(V& v, SummaryAnswer& x) {
  v.field("answer", x.answer);
  v.field("told", x.told);
}

struct SummaryPressure {
  BloodPressure pressure;
  Moment told;
};
template <class V>
void describe(V& v, SummaryPressure& x) {
  v.field("pressure", x.pressure);
  v.field("told", x.told);
}

struct SummaryPain {
  PainScore pain;
  Moment told;
};
template <class V>
void describe(V& v, SummaryPain& x) {
  v.field("pain", x.pain);
  v.field("told", x.told);
}

/// One page for whoever helps: which signs, told when, and what else is known. It says what was
/// answered, never what it means.
struct Summary {
  Moment at;
  std::vector<SummarySign> signs;      ///< the gravest first
  std::vector<SummaryReply> others;    ///< all other answers about danger signs
  std::vector<SummaryAnswer> answers;  ///< of the interview, those that matter to a helper
  std::vector<Id> conditions;          ///< told, or taken into account
  std::optional<SummaryPain> pain;
  Zones zones;
  std::vector<SummaryPressure> pressures;  ///< the newest first, three at most
  std::optional<Moment> last_session;
};
template <class V>
void describe(V& v, Summary& x) {
  v.field("at", x.at);
  v.maybe("signs", x.signs);
  v.maybe("others", x.others);
  v.maybe("answers", x.answers);
  v.maybe("conditions", x.conditions);
  v.maybe("pain", x.pain);
  v.maybe("zones", x.zones);
  v.maybe("pressures", x.pressures);
  v.maybe("last_session", x.last_session);
}

Summary make_summary(const Catalogue& catalogue, std::span<const Event> events, const Moment& now);

}  // namespace plumb::care
