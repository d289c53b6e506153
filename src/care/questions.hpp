#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "care/exercise.hpp"

namespace plumb::care {

/// How a question is answered. `zones` is a most distal zone (Z0…Z5, or N0…N5) for one side.
/// `equipment` opens the equipment list and is answered by an equipment event.
enum class AnswerKind : std::uint8_t {
  choice,
  choices,
  number,
  scale,
  text,
  date,
  time_of_day,
  zones,
  blood_pressure,
  equipment
};
constexpr auto names_of(AnswerKind) {
  return std::array{named(AnswerKind::choice, "choice"),
                    named(AnswerKind::choices, "choices"),
                    named(AnswerKind::number, "number"),
                    named(AnswerKind::scale, "scale"),
                    named(AnswerKind::text, "text"),
                    named(AnswerKind::date, "date"),
                    named(AnswerKind::time_of_day, "time_of_day"),
                    named(AnswerKind::zones, "zones"),
                    named(AnswerKind::blood_pressure, "blood_pressure"),
                    named(AnswerKind::equipment, "equipment")};
}

/// When an effect, a question or a flag applies. Every member that is set must hold. Weeks count
/// from the date that was answered; where the answer is no date, from the day it was given.
struct When {
  std::vector<std::string> options_any;  ///< one of these options was chosen
  bool not_sure = false;                 ///< the answer was "not sure"
  std::optional<double> at_least;        ///< number ≥ this, in the question's unit
  std::optional<double> below;           ///< number < this, in the question's unit
  std::optional<Id> question;            ///< look at this question's answer instead of one's own
  std::vector<Id> conditions_any;        ///< one of these conditions is declared
  std::optional<int> age_at_least;       ///< years
  std::optional<int> age_below;          ///< years; an age that is not known does not rule it out
  std::optional<int> weeks_since_below;  ///< whole weeks since then < this
  std::optional<int> weeks_since_at_least;  ///< ≥ this; negative before a date to come
  std::vector<When> also;                   ///< each of these holds too; each names its question
};
template <class V>
void describe(V& v, When& x) {
  v.maybe("options_any", x.options_any);
  v.maybe("not_sure", x.not_sure);
  v.maybe("at_least", x.at_least);
  v.maybe("below", x.below);
  v.maybe("question", x.question);
  v.maybe("conditions_any", x.conditions_any);
  v.maybe("age_at_least", x.age_at_least);
  v.maybe("age_below", x.age_below);
  v.maybe("weeks_since_below", x.weeks_since_below);
  v.maybe("weeks_since_at_least", x.weeks_since_at_least);
  v.maybe("also", x.also);
}

/// What an answer means: conditions it declares, flags it raises, a cap it sets.
struct Effect {
  When when;
  std::vector<Id> conditions;
  std::vector<Id> flags;
  std::optional<std::int64_t> cap_g;
  bool blocks_item = false;  ///< item-level P on `items`
  std::vector<Id> items;     ///< exercises
  std::string note;          ///< text key of an advice that never blocks
};
template <class V>
void describe(V& v, Effect& x) {
  v.field("when", x.when);
  v.maybe("conditions", x.conditions);
  v.maybe("flags", x.flags);
  v.maybe("cap_g", x.cap_g);
  v.maybe("blocks_item", x.blocks_item);
  v.maybe("items", x.items);
  v.maybe("note", x.note);
}

/// What the rules read a question's answer as; most questions only have effects.
enum class QuestionRole : std::uint8_t {
  none,
  age,
  sex,
  height,
  mass,
  country,
  wake_time,
  where,
  zone_left,
  zone_right,
  spell,
  pain_now,
  pain_usual,
  worse_with,
  eased_by,
  someone_near,
  blood_pressure,
  days
};
constexpr auto names_of(QuestionRole) {
  return std::array{named(QuestionRole::none, "none"),
                    named(QuestionRole::age, "age"),  // number, years
                    named(QuestionRole::sex, "sex"),
                    named(QuestionRole::height, "height"),  // number, cm
                    named(QuestionRole::mass, "mass"),      // number, kg
                    named(QuestionRole::country, "country"),
                    named(QuestionRole::wake_time, "wake_time"),  // time_of_day
                    named(QuestionRole::where, "where"),  // choices: neck, upper_back, low_back, …
                    named(QuestionRole::zone_left, "zone_left"),  // zones, of where it hurts most
                    named(QuestionRole::zone_right, "zone_right"),
                    named(QuestionRole::spell, "spell"),
                    named(QuestionRole::pain_now, "pain_now"),      // scale 0…10
                    named(QuestionRole::pain_usual, "pain_usual"),  // scale 0…10
                    named(QuestionRole::worse_with, "worse_with"),  // choices: sitting, bending, …
                    named(QuestionRole::eased_by, "eased_by"),
                    named(QuestionRole::someone_near, "someone_near"),  // choice: yes, no
                    named(QuestionRole::blood_pressure, "blood_pressure"),
                    named(QuestionRole::days, "days")};
}

/// One intake question, one idea. Texts: question.<id>.ask, .hint, .option.<option>; of a scale
/// .low and .high; .short names the answer in reasons, where an effect caps or blocks.
/// "Not sure" is always offered unless `always_known` (consent, country).
struct Question {
  Id id;
  QuestionRole role = QuestionRole::none;
  std::string page;  ///< step of the intake: consent, you, pain, history, health, home, goals
  AnswerKind kind = AnswerKind::choice;
  std::vector<std::string> options;
  std::optional<double> min;
  std::optional<double> max;
  std::string unit;
  bool required = false;  ///< without an answer no plan is made
  bool always_known = false;
  std::vector<When> asked_when;  ///< asked if any holds; empty = always
  std::vector<Effect> effects;
  bool in_summary = false;  ///< stands on the page that is shown to whoever helps
  std::vector<Citation> sources;
};
template <class V>
void describe(V& v, Question& x) {
  v.field("id", x.id);
  v.maybe("role", x.role);
  v.field("page", x.page);
  v.field("kind", x.kind);
  v.maybe("options", x.options);
  v.maybe("min", x.min);
  v.maybe("max", x.max);
  v.maybe("unit", x.unit);
  v.maybe("required", x.required);
  v.maybe("always_known", x.always_known);
  v.maybe("asked_when", x.asked_when);
  v.maybe("effects", x.effects);
  v.maybe("in_summary", x.in_summary);
  v.maybe("sources", x.sources);
}

/// Emergency now · urgent, same day · professional before exercise · advise, plan limited or not.
enum class ActionLevel : std::uint8_t { none, advise, limit, professional, urgent, emergency };
constexpr auto names_of(ActionLevel) {
  return std::array{
      named(ActionLevel::none, "none"),     named(ActionLevel::advise, "advise"),
      named(ActionLevel::limit, "limit"),   named(ActionLevel::professional, "professional"),
      named(ActionLevel::urgent, "urgent"), named(ActionLevel::emergency, "emergency")};
}

/// A detail asked after a "yes" that can raise the level (never lower it).
struct FlagDetail {
  std::string id;  ///< text key flag.<FLAG>.detail.<id>
  ActionLevel level = ActionLevel::none;
};
template <class V>
void describe(V& v, FlagDetail& x) {
  v.field("id", x.id);
  v.field("level", x.level);
}

/// A sign together with other open flags can raise the level.
struct FlagEscalation {
  std::vector<Id> with_any;  ///< other flags, open at the same time
  ActionLevel level = ActionLevel::none;
};
template <class V>
void describe(V& v, FlagEscalation& x) {
  v.field("with_any", x.with_any);
  v.field("level", x.level);
}

/// One red flag. Texts: flag.<id>.ask, .plainer (after a first "not sure"), .what (what to do).
struct RedFlag {
  Id id;
  ActionLevel level = ActionLevel::professional;
  ActionLevel not_sure = ActionLevel::limit;  ///< level of an answer that stays "not sure"
  bool asked_again = false;      ///< a first "not sure" is asked once more in plainer words
  bool asked = true;             ///< false: raised only by answers of the intake (age, pregnancy …)
  std::string raised_by;         ///< "blood_pressure": a confirmed high reading; "plan": its own
  bool short_form = false;       ///< part of the short form at every check-in
  std::vector<When> asked_when;  ///< asked if any holds; empty = always
  /// A "no" is asked once more if any of these answers of the interview says otherwise.
  std::vector<When> contradicted_by;
  std::vector<FlagDetail> details;
  std::vector<FlagEscalation> escalations;
  int closes_after_days = 0;  ///< advise and limit flags: days without the sign; 0 = clinician only
  std::vector<Citation> sources;
  Confirmation confirmation = Confirmation::professional;
  std::string reviewed = "none";
};
template <class V>
void describe(V& v, RedFlag& x) {
  v.field("id", x.id);
  v.field("level", x.level);
  v.field("not_sure", x.not_sure);
  v.maybe("asked_again", x.asked_again);
  v.maybe("asked", x.asked);
  v.maybe("raised_by", x.raised_by);
  v.maybe("short_form", x.short_form);
  v.maybe("asked_when", x.asked_when);
  v.maybe("contradicted_by", x.contradicted_by);
  v.maybe("details", x.details);
  v.maybe("escalations", x.escalations);
  v.maybe("closes_after_days", x.closes_after_days);
  v.field("sources", x.sources);
  v.maybe("confirmation", x.confirmation);
  v.field("reviewed", x.reviewed);
}

}  // namespace plumb::care
