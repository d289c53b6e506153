#include "cli/coach/prepare.hpp"

namespace plumb::cli {

namespace {

std::string find_country(const CoachJournal& journal) {
  for (const care::Question& question : journal.catalogue().content().questions)
    if (question.role == care::QuestionRole::country)
      if (const care::Answer* answer = journal.find_answer(question.id);
          answer != nullptr && !answer->choices.empty())
        return answer->choices.front();
  return {};
}

void say_numbers(Asker& asker, const CoachJournal& journal) {
  const Words& words = asker.words();
  std::string stem = "safety.country." + find_country(journal);
  if (!words.has(stem + ".number.1")) stem = "safety.country.other";
  asker.say_title(words.say("safety.numbers.label") + ", " + words.say(stem + ".name"));
  asker.say_list(stem + ".number", false);
  if (words.has(stem + ".crisis")) asker.say(words.say(stem + ".crisis"));
  asker.say(words.say("safety.numbers.hint"));
}

}  // namespace

void say_action(Asker& asker, const CoachJournal& journal, care::ActionLevel level) {
  const Words& words = asker.words();
  if (level == care::ActionLevel::none) return;
  const std::string stem = "action." + std::string(base::name_of(level));
  asker.say_title(words.say(stem + ".title"));
  asker.say(words.say(stem + ".body"));
  asker.say_list(stem + ".do", true);
  if (level == care::ActionLevel::emergency) say_numbers(asker, journal);
}

}  // namespace plumb::cli
