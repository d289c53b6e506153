#include "cli/coach/ask_answers.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace plumb::cli {

namespace {

using care::AnswerKind;
using care::Question;
using care::QuestionRole;

constexpr std::int64_t grams_per_kilogram = 1000;

/// Asks one question; each kind of answer has its own `ask_`.
class QuestionAsker {
 public:
  QuestionAsker(Asker& asker, const CoachJournal& journal, const Question& question)
      : asker_{asker},
        words_{asker.words()},
        journal_{journal},
        question_{question},
        may_pass_{question.required ? MayPass::no : MayPass::yes},
        stem_{"question." + question.id + "."} {
    answer_.question = question.id;
  }

  Said<InterviewAnswer> ask() {
    if (question_.kind == AnswerKind::scale) return ask_scale();
    asker_.say_title(words_.say(stem_ + "ask"));
    if (words_.has(stem_ + "hint")) asker_.say(words_.say(stem_ + "hint"));
    switch (question_.kind) {
      case AnswerKind::choice: return ask_choice();
      case AnswerKind::choices: return ask_choices();
      case AnswerKind::number: return ask_number();
      case AnswerKind::scale: break;  // says its question by itself
      case AnswerKind::text: return ask_text();
      case AnswerKind::date: return ask_leaf(answer_.date, care::LocalDate{}, "date");
      case AnswerKind::time_of_day: return ask_leaf(answer_.time, care::TimeOfDay{}, "time");
      case AnswerKind::zones: return ask_zone();
      case AnswerKind::blood_pressure: return ask_reading();
      case AnswerKind::equipment: return ask_equipment();
    }
    return {};
  }

 private:
  bool may_be_unsure() const { return !question_.always_known; }

  Said<InterviewAnswer> done() { return {Said<InterviewAnswer>::Kind::answer, std::move(answer_)}; }
  Said<InterviewAnswer> unsure() {
    answer_.not_sure = true;
    return done();
  }
  template <class T>
  static Said<InterviewAnswer> without(const Said<T>& said) {
    return {
        said.is_passed() ? Said<InterviewAnswer>::Kind::passed : Said<InterviewAnswer>::Kind::ended,
        {}};
  }

  std::vector<Offer> list_options() const {
    std::vector<Offer> offers;
    for (const std::string& option : question_.options)
      offers.push_back({option, words_.say(stem_ + "option." + option)});
    return offers;
  }

  Said<InterviewAnswer> ask_choice() {
    const auto chosen = asker_.ask_one(list_options(), may_be_unsure(), may_pass_);
    if (!chosen) return without(chosen);
    if (chosen.value.empty()) return unsure();
    answer_.choices = {chosen.value};
    return done();
  }

  Said<InterviewAnswer> ask_choices() {
    const auto chosen = asker_.ask_some(list_options(), may_be_unsure(), may_pass_);
    if (!chosen) return without(chosen);
    if (chosen.value.empty()) return unsure();
    answer_.choices = chosen.value;
    return done();
  }

  Said<InterviewAnswer> ask_number() {
    const std::string unit = words_.say("unit." + question_.unit);
    const std::string least = std::to_string(std::lround(question_.min.value_or(0)));
    const std::string most = std::to_string(std::lround(question_.max.value_or(0)));
    const Words::Fill fill{{"least", least}, {"most", most}, {"unit", unit}};
    const std::string prompt =
        words_.say(may_be_unsure() ? "print.coach.ask.measure_unsure" : "print.coach.ask.measure",
                   {{"unit", unit}});
    while (true) {
      const auto line = asker_.ask_line(prompt, may_pass_);
      if (!line) return without(line);
      if (may_be_unsure() && line.value == "?") return unsure();
      const auto number = parse_number(line.value);
      if (number && *number >= question_.min.value_or(*number) &&
          *number <= question_.max.value_or(*number)) {
        answer_.number = *number;
        return done();
      }
      asker_.say_slip(words_.say("print.coach.form.measure", fill));
    }
  }

  Said<InterviewAnswer> ask_scale() {
    const std::string hint = words_.has(stem_ + "hint") ? words_.say(stem_ + "hint") : "";
    const auto said =
        asker_.ask_scale(words_.say(stem_ + "ask"), words_.say(stem_ + "low"),
                         words_.say(stem_ + "high"), may_pass_, may_be_unsure(), hint);
    if (!said) return without(said);
    if (said.value == unsure_score) return unsure();
    answer_.number = said.value;
    return done();
  }

  Said<InterviewAnswer> ask_text() {
    const auto line = asker_.ask_line(words_.say("print.coach.ask.text"), may_pass_);
    if (!line) return without(line);
    answer_.text = line.value;
    return done();
  }

  template <class Leaf>
  Said<InterviewAnswer> ask_leaf(std::optional<Leaf>& target, Leaf value, const char* form) {
    const std::string leaf = std::string(form) + (may_be_unsure() ? "_unsure" : "");
    while (true) {
      const auto line = asker_.ask_line(words_.say("print.coach.ask." + leaf), may_pass_);
      if (!line) return without(line);
      if (may_be_unsure() && line.value == "?") return unsure();
      if (parse_leaf(line.value, value) || parse_leaf("0" + line.value, value)) {
        target = value;
        return done();
      }
      asker_.say_slip(words_.say("print.coach.form." + std::string(form)));
    }
  }

  /// The neck's places only where nothing but the neck hurts, as the rules read them.
  bool is_only_neck() const {
    for (const Question& one : journal_.catalogue().content().questions) {
      if (one.role != QuestionRole::where) continue;
      const care::Answer* where = journal_.find_answer(one.id);
      return where != nullptr && !where->choices.empty() &&
             std::ranges::all_of(where->choices,
                                 [](const std::string& place) { return place == "neck"; });
    }
    return false;
  }

  Said<InterviewAnswer> ask_zone() {
    const auto zone = asker_.ask_zone(is_only_neck() ? 'N' : 'Z');
    if (!zone) return without(zone);
    answer_.number = zone.value;
    return done();
  }

  Said<InterviewAnswer> ask_reading() {
    const auto pressure = ask_pressure(asker_, may_pass_);
    if (!pressure) return without(pressure);
    answer_.pressure = pressure.value;
    return done();
  }

  Said<InterviewAnswer> ask_equipment() {
    std::vector<Offer> offers;
    for (const care::Equipment& item : journal_.catalogue().content().equipment)
      if (!item.household)
        offers.push_back({item.id, words_.say("equipment." + item.id + ".name")});
    offers.push_back({"", words_.say("page.none_of_these")});
    const auto chosen = asker_.ask_some(offers);
    if (!chosen) return without(chosen);
    care::EquipmentListed list;
    for (const std::string& id : chosen.value) {
      if (id.empty()) continue;
      care::OwnedItem owned;
      owned.item = id;
      if (!ask_item_values(*journal_.catalogue().find_equipment(id), owned)) return {};
      list.items.push_back(std::move(owned));
    }
    return {Said<InterviewAnswer>::Kind::answer, std::move(list)};
  }

  /// False if the input ended.
  bool ask_item_values(const care::Equipment& item, care::OwnedItem& owned) {
    const std::string name = words_.say("equipment." + item.id + ".name");
    if (item.has_rating) {
      const auto kilograms =
          ask_kilograms(words_.say("page.equipment.rating", {{"item", name}}), 1, 2000);
      if (kilograms.kind == Said<double>::Kind::ended) return false;
      if (kilograms) owned.rating_kg.emplace().value = std::lround(std::floor(kilograms.value));
    }
    while (item.has_masses) {
      const auto kilograms =
          ask_kilograms(words_.say("page.equipment.masses", {{"item", name}}), 0.001, 200);
      if (kilograms.kind == Said<double>::Kind::ended) return false;
      if (!kilograms) break;
      owned.masses_g.emplace_back().value = std::lround(kilograms.value * grams_per_kilogram);
    }
    return true;
  }

  Said<double> ask_kilograms(const std::string& title, double least, double most) {
    asker_.say_title(title);
    const std::string prompt =
        words_.say("print.coach.ask.measure", {{"unit", words_.say("unit.kg")}});
    while (true) {
      const auto line = asker_.ask_line(prompt, MayPass::yes);
      if (line.is_passed()) return {Said<double>::Kind::passed, 0};
      if (!line) return {};
      const auto number = parse_number(line.value);
      if (number && *number >= least && *number <= most)
        return {Said<double>::Kind::answer, *number};
      asker_.say_slip(words_.say("print.coach.form.kilograms"));
    }
  }

  Asker& asker_;
  const Words& words_;
  const CoachJournal& journal_;
  const Question& question_;
  MayPass may_pass_;
  std::string stem_;
  care::Answer answer_;
};

}  // namespace

Said<InterviewAnswer> ask_question(Asker& asker, const CoachJournal& journal,
                                   const Question& question) {
  return QuestionAsker(asker, journal, question).ask();
}

Said<care::BloodPressure> ask_pressure(Asker& asker, MayPass may_pass) {
  const Words& words = asker.words();
  care::BloodPressure pressure;
  while (true) {
    const auto line = asker.ask_line(words.say("print.coach.ask.pressure"), may_pass);
    if (line.is_passed()) return {Said<care::BloodPressure>::Kind::passed, {}};
    if (!line) return {};
    const std::size_t slash = line.value.find('/');
    const auto high = parse_whole(std::string_view(line.value).substr(0, slash));
    const auto low = slash == std::string::npos
                         ? std::nullopt
                         : parse_whole(std::string_view(line.value).substr(slash + 1));
    const auto fits = [](const auto& bounded, const std::optional<int>& value) {
      return value && *value >= bounded.min && *value <= bounded.max;
    };
    if (fits(pressure.systolic, high) && fits(pressure.diastolic, low) && *high > *low) {
      pressure.systolic.value = *high;
      pressure.diastolic.value = *low;
      return {Said<care::BloodPressure>::Kind::answer, pressure};
    }
    asker.say_slip(words.say("print.coach.form.pressure"));
  }
}

}  // namespace plumb::cli
