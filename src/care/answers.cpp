#include "care/answers.hpp"

#include <algorithm>
#include <cmath>

namespace plumb::care {

namespace {

bool has_option(const Answer& answer, const std::vector<std::string>& options) {
  return std::ranges::any_of(options, [&](const std::string& option) {
    return std::ranges::find(answer.choices, option) != answer.choices.end();
  });
}

/// Days from the date that was answered, or from the day of the answer, until today.
std::int64_t find_days_since(const GivenAnswer& given, const Moment& now) {
  const LocalDate from = given.answer->date.value_or(find_local_date(given.at));
  return find_local_date(now).days - from.days;
}

bool holds_in_time(const When& when, const GivenAnswer& given, const Moment& now) {
  const std::int64_t days = find_days_since(given, now);
  if (when.weeks_since_below && days >= *when.weeks_since_below * base::days_per_week) return false;
  return !when.weeks_since_at_least || days >= *when.weeks_since_at_least * base::days_per_week;
}

bool holds_for_answer(const When& when, const GivenAnswer* given, const Moment& now) {
  if (!asks_answer(when)) return true;
  if (given == nullptr || given->answer == nullptr) return false;
  const Answer& answer = *given->answer;
  if (!holds_in_time(when, *given, now)) return false;
  if (when.not_sure) return answer.not_sure;
  if (answer.not_sure) return false;
  if (!when.options_any.empty() && !has_option(answer, when.options_any)) return false;
  if (when.at_least && !(answer.number && *answer.number >= *when.at_least)) return false;
  return !when.below || (answer.number && *answer.number < *when.below);
}

std::optional<int> find_whole(const GivenAnswer* given) {
  if (given == nullptr || given->answer->not_sure || !given->answer->number) return std::nullopt;
  return static_cast<int>(*given->answer->number);
}

void lower_cap(Profile& profile, std::int64_t cap_g, const Id& from) {
  if (cap_g >= profile.cap_g) return;
  profile.cap_g = cap_g;
  profile.cap_from = from;
}

/// A cap that holds only under a condition is explained by the condition.
Id name_cap(const Effect& effect, const Question& question, const Profile& profile) {
  for (const Id& id : effect.when.conditions_any)
    if (profile.conditions.contains(id)) return id;
  return question.id;
}

/// Conditions may hang on other conditions, so the effects are applied until nothing is added.
void apply_effects(const Catalogue& catalogue, const AnswerSheet& sheet, const Moment& now,
                   Profile& profile) {
  for (bool grew = true; grew;) {
    const std::size_t before = profile.conditions.size();
    for (const Question& question : catalogue.content().questions) {
      const auto own = sheet.find(question.id);
      if (own == sheet.end()) continue;
      for (const Effect& effect : question.effects)
        if (find_holds(effect.when, &own->second, sheet, profile.conditions, profile.age_years,
                       now))
          profile.conditions.insert(effect.conditions.begin(), effect.conditions.end());
    }
    grew = profile.conditions.size() > before;
  }
  for (const Question& question : catalogue.content().questions) {
    const auto own = sheet.find(question.id);
    if (own == sheet.end()) continue;
    for (const Effect& effect : question.effects) {
      if (!find_holds(effect.when, &own->second, sheet, profile.conditions, profile.age_years, now))
        continue;
      if (effect.cap_g) lower_cap(profile, *effect.cap_g, name_cap(effect, question, profile));
      if (effect.blocks_item)
        for (const Id& item : effect.items) profile.blocked_items.emplace(item, question.id);
      if (!effect.note.empty()) profile.notes.push_back(effect.note);
    }
  }
}

std::string find_prior(const Catalogue& catalogue, const AnswerSheet& sheet) {
  const GivenAnswer* worse = find_answer(catalogue, sheet, QuestionRole::worse_with);
  const GivenAnswer* eased = find_answer(catalogue, sheet, QuestionRole::eased_by);
  if (worse == nullptr || eased == nullptr) return {};
  std::string found;
  for (const PriorRule& rule : catalogue.content().first_plan.priors) {
    if (!has_option(*worse->answer, rule.worse_any)) continue;
    if (!has_option(*eased->answer, rule.eased_any)) continue;
    if (!found.empty() && found != rule.direction) return {};  // both ways: no leaning
    found = rule.direction;
  }
  return found;
}

void read_complaint(const GivenAnswer* where, Profile& profile) {
  if (where == nullptr) return;
  const auto& choices = where->answer->choices;
  profile.has_neck = std::ranges::find(choices, name_of(Region::neck)) != choices.end();
  profile.only_neck = profile.has_neck && choices.size() == 1;
}

}  // namespace

const GivenAnswer* find_answer(const Catalogue& catalogue, const AnswerSheet& sheet,
                               QuestionRole role) {
  for (const Question& question : catalogue.content().questions) {
    if (question.role != role) continue;
    const auto found = sheet.find(question.id);
    return found == sheet.end() ? nullptr : &found->second;
  }
  return nullptr;
}

bool asks_answer(const When& when) {
  return !when.options_any.empty() || when.not_sure || when.at_least || when.below ||
         when.weeks_since_below || when.weeks_since_at_least;
}

bool find_holds(const When& when, const GivenAnswer* own, const AnswerSheet& sheet,
                const std::set<Id, std::less<>>& conditions, std::optional<int> age_years,
                const Moment& now) {
  const GivenAnswer* subject = own;
  if (when.question) {
    const auto found = sheet.find(*when.question);
    subject = found == sheet.end() ? nullptr : &found->second;
  }
  if (!holds_for_answer(when, subject, now)) return false;
  if (when.age_at_least && !(age_years && *age_years >= *when.age_at_least)) return false;
  if (when.age_below && age_years && *age_years >= *when.age_below) return false;
  if (!when.conditions_any.empty() && std::ranges::none_of(when.conditions_any, [&](const Id& id) {
        return conditions.contains(id);
      }))
    return false;
  return std::ranges::all_of(when.also, [&](const When& other) {
    return find_holds(other, nullptr, sheet, conditions, age_years, now);
  });
}

namespace {

/// Size as far as it was said; "not said" is no sex of a reference body.
PersonBody find_body(const Catalogue& catalogue, const AnswerSheet& sheet) {
  constexpr double mm_per_cm = 10;
  constexpr double g_per_kg = 1000;
  const auto find_scaled = [&](QuestionRole role, double scale) -> std::optional<std::int64_t> {
    const GivenAnswer* given = find_answer(catalogue, sheet, role);
    if (given == nullptr || !given->answer->number) return std::nullopt;
    return std::llround(*given->answer->number * scale);
  };
  PersonBody body;
  body.height_mm = find_scaled(QuestionRole::height, mm_per_cm);
  body.mass_g = find_scaled(QuestionRole::mass, g_per_kg);
  if (const GivenAnswer* sex = find_answer(catalogue, sheet, QuestionRole::sex))
    for (const auto& one : names_of(BodySex{}))
      if (has_option(*sex->answer, {std::string(one.name)})) body.sex = one.value;
  return body;
}

}  // namespace

Profile find_profile(const Catalogue& catalogue, const AnswerSheet& sheet, const Moment& now) {
  Profile profile;
  profile.cap_g = catalogue.constants().cap_g.value;
  profile.age_years = find_whole(find_answer(catalogue, sheet, QuestionRole::age));
  profile.usual_pain = find_whole(find_answer(catalogue, sheet, QuestionRole::pain_usual));
  if (const auto* mass = find_answer(catalogue, sheet, QuestionRole::mass))
    profile.mass_kg = mass->answer->number;
  profile.body = find_body(catalogue, sheet);
  if (const auto* near = find_answer(catalogue, sheet, QuestionRole::someone_near))
    profile.someone_near = has_option(*near->answer, {"yes"});
  if (const auto* wake = find_answer(catalogue, sheet, QuestionRole::wake_time))
    if (wake->answer->time) profile.wake_minute = wake->answer->time->minutes;
  read_complaint(find_answer(catalogue, sheet, QuestionRole::where), profile);
  profile.prior = find_prior(catalogue, sheet);
  apply_effects(catalogue, sheet, now, profile);
  for (const Id& id : profile.conditions)
    if (const Condition* condition = catalogue.find_condition(id))
      lower_cap(profile, condition->cap_g, id);
  return profile;
}

std::vector<RaisedFlag> find_raised(const Catalogue& catalogue, const AnswerSheet& sheet,
                                    const Profile& profile, const Moment& now) {
  std::vector<RaisedFlag> raised;
  for (const Question& question : catalogue.content().questions) {
    const auto own = sheet.find(question.id);
    if (own == sheet.end()) continue;
    for (const Effect& effect : question.effects)
      if (find_holds(effect.when, &own->second, sheet, profile.conditions, profile.age_years, now))
        for (const Id& flag : effect.flags) raised.push_back({flag, own->second.at});
  }
  return raised;
}

}  // namespace plumb::care
