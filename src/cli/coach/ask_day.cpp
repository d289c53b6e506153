#include <utility>

#include "cli/coach/ask_answers.hpp"
#include "cli/coach/prepare.hpp"

namespace plumb::cli {

namespace {

using care::CheckIn;

Said<int> ask_pain(Asker& asker) {
  const Words& words = asker.words();
  return asker.ask_scale(words.say("page.check_in.pain"), words.say("page.pain.low"),
                         words.say("page.pain.high"));
}

/// The signs of a day that are simply so or not.
bool ask_states(Asker& asker, CheckIn& check_in) {
  const Words& words = asker.words();
  const std::vector<Offer> offers{{"ill", words.say("page.check_in.ill")},
                                  {"drowsy", words.say("page.check_in.drowsy")},
                                  {"new_sign", words.say("page.check_in.new_sign")},
                                  {"accident", words.say("page.check_in.accident")},
                                  {"", words.say("page.none_of_these")}};
  asker.say_title(words.say("print.coach.states"));
  const auto chosen = asker.ask_some(offers);
  if (!chosen) return false;
  for (const std::string& id : chosen.value) {
    if (id == "ill") check_in.ill = true;
    if (id == "drowsy") check_in.drowsy = true;
    if (id == "new_sign") check_in.new_sign = true;
    if (id == "accident") check_in.accident = true;
  }
  return true;
}

std::vector<base::Uuid7> find_waiting_mornings(const CoachJournal& journal) {
  std::vector<base::Uuid7> waiting;
  for (const care::RecordedSession& session : journal.make_record().sessions)
    if (session.morning_wanted) waiting.push_back(session.id);
  return waiting;
}

bool ask_reading(Asker& asker, const care::Plan& plan, CheckIn& check_in) {
  const Words& words = asker.words();
  const bool is_wanted = plan.ask == care::AskNext::pressure_again;
  asker.say_title(words.say("page.check_in.pressure"));
  if (is_wanted) asker.say(words.say("page.check_in.pressure_again"));
  for (const care::Reason& reason : plan.reasons)
    if (reason.rule == "screen.pressure-again") asker.say(reason.text);
  const auto pressure = ask_pressure(asker, is_wanted ? MayPass::no : MayPass::yes);
  if (pressure) {
    check_in.pressure = pressure.value;
    check_in.pressure->repeated_after_rest = is_wanted;
  }
  return pressure || pressure.is_passed();
}

}  // namespace

base::Outcome<Going> ask_day(Asker& asker, CoachJournal& journal, const care::Plan& plan) {
  const Words& words = asker.words();
  asker.say_title(words.say("page.check_in.title"));
  PLUMB_TRY(const Going going, ask_short_signs(asker, journal));
  if (going != Going::on || is_blocked(journal)) return going;

  CheckIn check_in;
  const auto pain = ask_pain(asker);
  if (!pain) return Going::ended;
  check_in.pain.value = pain.value;
  const auto zones = asker.ask_zones(words.say("page.check_in.where"), journal.find_last_zones());
  if (!zones) return Going::ended;
  check_in.zones = zones.value;
  const auto morning = asker.ask_yes_no(words.say("page.check_in.morning"));
  if (!morning) return Going::ended;
  check_in.morning = morning.value;
  std::vector<base::Uuid7> mornings = find_waiting_mornings(journal);
  if (!morning.value && !mornings.empty()) {
    const auto slept = asker.ask_yes_no(words.say("page.check_in.slept"));
    if (!slept) return Going::ended;
    if (!slept.value) mornings.clear();
  }
  if (!ask_states(asker, check_in) || !ask_reading(asker, plan, check_in)) return Going::ended;

  PLUMB_TRY([[maybe_unused]] const auto told, journal.record(check_in));
  if (morning.value) return Going::on;
  for (base::Uuid7& session : mornings) {
    PLUMB_TRY([[maybe_unused]] const auto id,
              journal.record(care::AfterReport{care::ReportKind::next_morning, std::move(session),
                                               check_in.pain, check_in.zones, false}));
  }
  return Going::on;
}

base::Outcome<Going> ask_after(Asker& asker, CoachJournal& journal) {
  const Words& words = asker.words();
  for (const care::RecordedSession& session : journal.make_record().sessions) {
    if (!session.after_wanted) continue;
    asker.say_title(words.say("page.after.title"));
    asker.say(words.say("page.after.wanted_body", {{"time", words.moment(session.at)}}));
    const auto tells = asker.ask_yes_no(words.say("print.coach.after_now"));
    if (!tells) return Going::ended;
    if (!tells.value) continue;
    const auto pain = ask_pain(asker);
    if (!pain) return Going::ended;
    const auto zones = asker.ask_zones(words.say("page.check_in.where"), journal.find_last_zones());
    if (!zones) return Going::ended;
    const auto tingling = asker.ask_yes_no(words.say("page.after.tingling"));
    if (!tingling) return Going::ended;
    care::AfterReport report;
    report.session = session.id;
    report.pain.value = pain.value;
    report.zones = zones.value;
    report.tingling = tingling.value;
    PLUMB_TRY([[maybe_unused]] const auto id, journal.record(std::move(report)));
  }
  return Going::on;
}

}  // namespace plumb::cli
