#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "care/catalogue.hpp"
#include "care/event.hpp"

namespace plumb::care {

/// The latest answer to each question, and when it was given.
struct GivenAnswer {
  const Answer* answer = nullptr;
  Moment at;
};
using AnswerSheet = std::map<Id, GivenAnswer, std::less<>>;

/// What the answers of a person amount to at one moment.
struct Profile {
  std::set<Id, std::less<>> conditions;
  std::optional<int> age_years;
  std::optional<double> mass_kg;
  PersonBody body;  ///< as far as it was said
  std::optional<int> usual_pain;
  bool someone_near = false;
  bool only_neck = false;  ///< it hurts in the neck and nowhere else
  bool has_neck = false;   ///< it hurts in the neck, perhaps elsewhere as well
  std::optional<int> wake_minute;
  std::string prior;                            ///< "flexion", "extension" or ""
  std::int64_t cap_g = 0;                       ///< least over rules, conditions and effects
  Id cap_from;                                  ///< condition or question that set it
  std::map<Id, Id, std::less<>> blocked_items;  ///< exercise → question whose answer blocks it
  std::vector<std::string> notes;               ///< text keys of advice
};

/// A flag that an answer raises, and the moment of that answer.
struct RaisedFlag {
  Id flag;
  Moment at;
};

/// True if `when` looks at an answer, so that without one it does not hold.
bool asks_answer(const When& when);

/// True if every member of `when` that is set holds. `own` is the answer to the question that the
/// condition belongs to, or nullptr; a `when` that asks for an answer nobody gave does not hold.
bool find_holds(const When& when, const GivenAnswer* own, const AnswerSheet& sheet,
                const std::set<Id, std::less<>>& conditions, std::optional<int> age_years,
                const Moment& now);

/// Folds the sheet into a profile.
Profile find_profile(const Catalogue& catalogue, const AnswerSheet& sheet, const Moment& now);

/// Flags that the sheet raises at `now` (age, surgery, pregnancy …).
std::vector<RaisedFlag> find_raised(const Catalogue& catalogue, const AnswerSheet& sheet,
                                    const Profile& profile, const Moment& now);

/// The answer to the question with that role, or nullptr.
const GivenAnswer* find_answer(const Catalogue& catalogue, const AnswerSheet& sheet,
                               QuestionRole role);

}  // namespace plumb::care
