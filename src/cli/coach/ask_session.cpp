#include <algorithm>

#include "cli/coach/run_session.hpp"

namespace plumb::cli {

namespace {

using coach::InputKind;
using coach::SessionInput;
using coach::Want;

bool wants(const coach::Asked& asked, Want want) {
  return std::ranges::find(asked.wants, want) != asked.wants.end();
}

Said<int> ask_peak(Asker& asker, MayPass may_pass) {
  const Words& words = asker.words();
  return asker.ask_scale(words.say("coach.ask.pain"), words.say("page.pain.low"),
                         words.say("page.pain.high"), may_pass);
}

Said<SessionInput> done(SessionInput input) {
  return {Said<SessionInput>::Kind::answer, std::move(input)};
}

}  // namespace

Said<SessionInput> ask_stop(Asker& asker, const CoachJournal& journal,
                            const coach::SessionView& view) {
  const Words& words = asker.words();
  SessionInput input;
  input.kind = InputKind::answer;
  if (!view.ask || view.ask->exercises.empty()) {
    input.kind = InputKind::resume;
    return done(std::move(input));
  }
  const coach::Asked& asked = view.ask->exercises.front();
  input.exercise = asked.exercise;
  asker.say_title(words.say("page.session.stopped.title"));
  asker.say(words.say("page.session.stopped.lead"));
  if (wants(asked, Want::pain)) {
    const auto pain = ask_peak(asker, MayPass::no);
    if (!pain) return {};
    input.pain.emplace().value = pain.value;
  }
  if (wants(asked, Want::zones)) {
    const auto zones = asker.ask_zones(words.say("coach.ask.zones"), journal.find_last_zones());
    if (!zones) return {};
    input.zones = zones.value;
  }
  if (wants(asked, Want::reason)) {
    asker.say_title(words.say("coach.ask.reason"));
    std::vector<Offer> offers;
    for (const care::StopReason reason : view.ask->reasons) {
      const std::string id(base::name_of(reason));
      offers.push_back({id, words.say("coach.stop." + id)});
    }
    const auto reason = asker.ask_one(offers);
    if (!reason) return {};
    input.reason = base::find_named<care::StopReason>(reason.value);
  }
  return done(std::move(input));
}

Said<SessionInput> ask_end(Asker& asker, const coach::Asked& asked) {
  const Words& words = asker.words();
  SessionInput input;
  input.kind = InputKind::answer;
  input.exercise = asked.exercise;
  asker.say_title(words.exercise(asked.exercise) + ". " + words.say("page.session.how.lead"));
  if (wants(asked, Want::pain)) {
    const auto pain = ask_peak(asker, MayPass::yes);
    if (!pain)
      return {pain.is_passed() ? Said<SessionInput>::Kind::passed : Said<SessionInput>::Kind::ended,
              {}};
    input.pain.emplace().value = pain.value;
  }
  if (wants(asked, Want::effort)) {
    const auto effort = asker.ask_scale(words.say("coach.ask.effort"), words.say("page.effort.low"),
                                        words.say("page.effort.high"), MayPass::yes);
    if (effort.kind == Said<int>::Kind::ended) return {};
    if (!effort && !input.pain) return {Said<SessionInput>::Kind::passed, {}};
    if (!effort) return done(std::move(input));  // what was told counts; this is asked once more
    input.effort.emplace().value = effort.value;
  }
  return done(std::move(input));
}

void say_verdict(Asker& asker, const coach::SessionVerdict& verdict) {
  const Words& words = asker.words();
  const auto name = [&](const care::Id& id) { return words.say("exercise." + id + ".name"); };
  asker.say_title(words.say("page.session.verdict." + std::string(base::name_of(verdict.colour))));
  for (const care::Reason& reason : verdict.reasons) asker.say_item(reason.text);
  for (const coach::Lowered& lowered : verdict.lowered)
    asker.say_item(words.say(
        "page.session.verdict.lowered",
        {{"exercise", name(lowered.exercise)}, {"level", std::to_string(lowered.level)}}));
  for (const coach::Dropped& dropped : verdict.dropped)
    asker.say_item(
        words.say("page.session.verdict.dropped", {{"exercise", name(dropped.exercise)}}) + " " +
        words.say(dropped.why));
}

void say_end(Asker& asker, const coach::SessionView& view) {
  const Words& words = asker.words();
  asker.say_title(words.say("coach.ended." + std::string(base::name_of(view.ended_by))));
  if (view.nothing_done) {
    asker.say(words.say("page.session.end.nothing"));
    return;
  }
  constexpr int seconds_per_minute = 60;
  const int minutes = std::max(1, (view.elapsed_s + seconds_per_minute / 2) / seconds_per_minute);
  asker.say(words.say(minutes == 1 ? "page.session.end.lead.one" : "page.session.end.lead.other",
                      {{"count", std::to_string(minutes)}}));
  for (const coach::ShownLine& line : view.lines)
    asker.say_item(words.exercise(line.exercise) + ": " +
                   words.say("page.session.line." + std::string(base::name_of(line.state)),
                             {{"percent", std::to_string(line.percent)}}));
  asker.say_title(words.say("page.session.end.after"));
  asker.say(words.say("page.session.end.after_body"));
  asker.say(words.say("print.coach.after_hint"));
}

}  // namespace plumb::cli
