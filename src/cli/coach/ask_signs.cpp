#include <algorithm>
#include <utility>

#include "cli/coach/prepare.hpp"

namespace plumb::cli {

namespace {

using care::FlagAnswer;
using care::FlagReply;
using care::FlagsScreened;
using care::RedFlag;
using care::ScreenForm;

std::string words_of(const Words& words, const RedFlag& flag, bool plainer) {
  return words.say("flag." + flag.id + (plainer ? ".plainer" : ".ask"));
}

/// True if the plan is closed by a sign that stood not open, or not so high, before.
bool is_newly_blocked(const care::Plan& before, const care::Plan& after) {
  if (after.state != care::PlanState::blocked) return false;
  return std::ranges::any_of(after.flags, [&](const care::OpenFlag& open) {
    return std::ranges::none_of(before.flags, [&](const care::OpenFlag& known) {
      return known.flag == open.flag && known.level == open.level;
    });
  });
}

/// Asks one sign to its end: "not sure" once more in plainer words, "yes" with its details.
Said<FlagAnswer> ask_sign(Asker& asker, const RedFlag& flag, bool plainer) {
  while (true) {
    const auto reply = asker.ask_reply(words_of(asker.words(), flag, plainer));
    if (!reply) return {};
    if (reply.value == FlagReply::yes) {
      auto confirmed = confirm_sign(asker, flag, plainer);
      if (confirmed.is_passed()) continue;
      return confirmed;
    }
    if (reply.value == FlagReply::not_sure && flag.asked_again && !plainer) {
      plainer = true;
      continue;
    }
    return {Said<FlagAnswer>::Kind::answer, {flag.id, reply.value, {}, plainer}};
  }
}

/// Records answers and says what they close. Closed: whoever answers wants no further question.
base::Outcome<Going> record_signs(Asker& asker, CoachJournal& journal,
                                  std::vector<FlagAnswer> answers) {
  const care::Plan before = journal.make_plan();
  PLUMB_TRY([[maybe_unused]] const auto id,
            journal.record(FlagsScreened{ScreenForm::short_form, std::move(answers)}));
  const care::Plan after = journal.make_plan();
  if (!is_newly_blocked(before, after)) return Going::on;
  say_action(asker, journal, after.action);
  const auto goes_on = asker.ask_yes_no(asker.words().say("print.coach.more_signs"));
  if (!goes_on) return Going::ended;
  return goes_on.value ? Going::on : Going::closed;
}

}  // namespace

Said<FlagAnswer> confirm_sign(Asker& asker, const RedFlag& flag, bool plainer) {
  const Words& words = asker.words();
  const auto sure = asker.ask_yes_no(words.say("page.flag.confirm.ask"));
  if (!sure) return {};
  if (!sure.value) return {Said<FlagAnswer>::Kind::passed, {}};
  FlagAnswer answer{flag.id, FlagReply::yes, {}, plainer};
  if (!flag.details.empty()) {
    asker.say_title(words.say("page.flag.details"));
    std::vector<Offer> offers;
    for (const care::FlagDetail& detail : flag.details)
      offers.push_back({detail.id, words.say("flag." + flag.id + ".detail." + detail.id)});
    offers.push_back({"", words.say("page.none_of_these")});
    const auto chosen = asker.ask_some(offers);
    // The "yes" counts even if nobody says more.
    for (const std::string& id : chosen.value)
      if (!id.empty()) answer.details.push_back(id);
  }
  return {Said<FlagAnswer>::Kind::answer, std::move(answer)};
}

base::Outcome<Going> ask_signs(Asker& asker, CoachJournal& journal, const care::Plan& plan) {
  const Words& words = asker.words();
  const bool again = plan.ask == care::AskNext::screen_again;
  const std::string stem = "page.ask." + std::string(base::name_of(plan.ask));
  asker.say_title(words.say(stem + ".title"));
  asker.say(words.say(stem + ".body"));
  for (const care::Reason& reason : plan.reasons)
    if (reason.rule == "screen.contradiction") asker.say(reason.text);
  std::vector<FlagAnswer> answers;
  for (const care::Id& id : plan.ask_items) {
    const RedFlag* flag = journal.catalogue().find_flag(id);
    if (flag == nullptr) continue;
    auto answer = ask_sign(asker, *flag, again);
    if (!answer) return Going::ended;
    answers.push_back(answer.value);
    PLUMB_TRY(const Going going, record_signs(asker, journal, {std::move(answer.value)}));
    if (going != Going::on) return going;
  }
  // Only now the screen counts as asked: one that broke off is asked anew.
  if (!again) {
    PLUMB_TRY([[maybe_unused]] const auto id,
              journal.record(FlagsScreened{ScreenForm::full, std::move(answers)}));
  }
  return Going::on;
}

base::Outcome<Going> ask_short_signs(Asker& asker, CoachJournal& journal) {
  const Words& words = asker.words();
  std::vector<const RedFlag*> flags;
  std::vector<Offer> offers;
  for (const care::Id& id : journal.find_interview().short_flags)
    if (const RedFlag* flag = journal.catalogue().find_flag(id)) {
      flags.push_back(flag);
      offers.push_back({id, words_of(words, *flag, false)});
    }
  if (flags.empty()) return Going::on;
  offers.push_back({"no", words.say("page.check_in.no_to_all")});
  asker.say_title(words.say("page.check_in.flags"));
  asker.say(words.say("print.coach.signs_hint"));
  const auto chosen = asker.ask_some(offers);
  if (!chosen) return Going::ended;
  std::vector<FlagAnswer> answers;
  for (const RedFlag* flag : flags) {
    FlagAnswer answer{flag->id, FlagReply::no, {}, false};
    if (std::ranges::find(chosen.value, flag->id) != chosen.value.end()) {
      // Chosen means "yes or not sure": this one is asked by itself.
      auto said = ask_sign(asker, *flag, false);
      if (!said) return Going::ended;
      answer = std::move(said.value);
    }
    answers.push_back(std::move(answer));
  }
  PLUMB_TRY(const Going going, record_signs(asker, journal, std::move(answers)));
  return going;
}

}  // namespace plumb::cli
