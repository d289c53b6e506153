#include "cli/coach/run_session.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "cli/coach/cue_text.hpp"
#include "cli/coach/prepare.hpp"

namespace plumb::cli {

namespace {

using coach::InputKind;
using coach::PausedBy;
using coach::SessionInput;
using coach::SessionView;
using coach::ShownState;

/// A cue that comes later than this after its moment is not called any more: it would mislead.
constexpr std::int64_t late_ms = 1'500;
/// A notice answers a key; it stands before what the coach calls for so long.
constexpr std::int64_t notice_ms = 4'000;

/// The cues of an epoch, each called once, at its time.
class CueCaller {
 public:
  void learn(const SessionView& view) {
    if (view.epoch != epoch_) {
      waiting_.clear();
      called_.clear();
      epoch_ = view.epoch;
    }
    for (const coach::Cue& cue : view.cues)
      if (!called_.contains(cue.id) &&
          std::ranges::find(waiting_, cue.id, &coach::Cue::id) == waiting_.end())
        waiting_.insert(std::ranges::upper_bound(waiting_, cue.at_ms, {}, &coach::Cue::at_ms), cue);
  }

  /// The next cue whose time has come.
  std::optional<coach::Cue> take(std::int64_t now_ms) {
    while (!waiting_.empty() && waiting_.front().at_ms <= now_ms) {
      coach::Cue cue = std::move(waiting_.front());
      waiting_.erase(waiting_.begin());
      called_.insert(cue.id);
      if (now_ms - cue.at_ms <= late_ms) return cue;
    }
    return std::nullopt;
  }

  std::optional<std::int64_t> find_next_ms() const {
    if (waiting_.empty()) return std::nullopt;
    return waiting_.front().at_ms;
  }

 private:
  int epoch_ = -1;
  std::vector<coach::Cue> waiting_;
  std::set<std::string> called_;
};

class SessionRunner {
 public:
  SessionRunner(const SessionRun& run, coach::SessionState state)
      : run_{run}, words_{run.asker.words()}, state_{std::move(state)} {}

  base::Outcome<bool> work() {
    PLUMB_TRY([[maybe_unused]] const bool begun, say(InputKind::start));
    while (view_.state != ShownState::done) {
      PLUMB_TRY([[maybe_unused]] const bool fine, go_on());
    }
    run_.stage.leave();
    const bool is_written = view_.session && !view_.nothing_done;
    if (is_written) {
      PLUMB_TRY([[maybe_unused]] const auto id, run_.journal.record(state_.at, *view_.session));
    }
    say_verdict_once();
    say_end(run_.asker, view_);
    if (const care::Plan plan = run_.journal.make_plan(); plan.state == care::PlanState::blocked)
      say_action(run_.asker, run_.journal, plan.action);
    return is_written;
  }

 private:
  base::Outcome<bool> say(const std::optional<SessionInput>& input) {
    PLUMB_TRY(auto next, apply_to_session(run_.journal.catalogue(), run_.spec, state_,
                                          run_.clock.read_ms(), input));
    state_ = std::move(next.state);
    view_ = std::move(next.view);
    cues_.learn(view_);
    if (view_.state == ShownState::stopping) has_said_verdict_ = false;
    if (view_.notice) {
      notice_ = format_inputs(words_, view_.notice->text, view_.notice->inputs);
      notice_until_ms_ = state_.at_ms + notice_ms;
      run_.stage.note(notice_);
    }
    return true;
  }
  base::Outcome<bool> say(InputKind kind) {
    SessionInput input;
    input.kind = kind;
    return say(input);
  }
  /// What was asked, or, when nobody answers any more, the end of it all.
  base::Outcome<bool> say(const Said<SessionInput>& said) {
    if (said) return say(said.value);
    if (said.is_passed()) return say(InputKind::finish);
    return close();
  }

  base::Outcome<bool> go_on() {
    if (view_.state == ShownState::asking) {
      run_.stage.leave();
      say_verdict_once();
      if (view_.ask && view_.ask->about == coach::AskAbout::stop)
        return say(ask_stop(run_.asker, run_.journal, view_));
      if (view_.ask && !view_.ask->exercises.empty())
        return say(ask_end(run_.asker, view_.ask->exercises.front()));
      return say(InputKind::finish);
    }
    if (view_.state == ShownState::paused && view_.paused_by == PausedBy::verdict)
      return choose_after_verdict();
    return play();
  }

  /// A verdict stays in the session until the next stop; it is told when it is new.
  void say_verdict_once() {
    if (view_.verdict && !has_said_verdict_) say_verdict(run_.asker, *view_.verdict);
    has_said_verdict_ = view_.verdict.has_value();
  }

  base::Outcome<bool> choose_after_verdict() {
    run_.stage.leave();
    say_verdict_once();
    run_.asker.say(words_.say("page.session.verdict.choice"));
    const auto next = std::ranges::find_if(view_.lines, [](const coach::ShownLine& line) {
      return line.state == coach::LineState::todo || line.state == coach::LineState::now;
    });
    std::vector<Offer> offers;
    if (next != view_.lines.end())
      offers.push_back({"on", words_.say("page.session.verdict.go_on",
                                         {{"exercise", words_.exercise(next->exercise)}})});
    offers.push_back({"end", words_.say("page.session.verdict.end")});
    const auto chosen = run_.asker.ask_one(offers);
    if (!chosen) return close();
    return say(chosen.value == "on" ? InputKind::resume : InputKind::finish);
  }

  /// One turn on the stage: what is due is said and shown, then a key or the time moves it on.
  base::Outcome<bool> play() {
    PLUMB_TRY([[maybe_unused]] const bool moved, say(std::nullopt));
    if (!is_on_stage()) return true;
    const std::int64_t now_ms = state_.at_ms;
    while (const auto cue = cues_.take(now_ms)) {
      said_ = format_inputs(words_, cue->text, cue->inputs);
      run_.stage.call(*cue, said_);
    }
    const std::string& said = now_ms < notice_until_ms_ ? notice_ : said_;
    run_.stage.show({view_, now_ms, said, find_not_before(), shows_keys_});
    const Pressed pressed = run_.stage.wait(find_wait_ms(now_ms));
    if (pressed.heard == Heard::end) return close();
    if (!pressed.command) return true;
    shows_keys_ = *pressed.command == Command::help && !shows_keys_;
    const auto input = find_input(*pressed.command, view_);
    if (!input) return true;
    return say(*input);
  }

  bool is_on_stage() const {
    return view_.state == ShownState::running || view_.state == ShownState::resting ||
           view_.state == ShownState::stopping ||
           (view_.state == ShownState::paused && view_.paused_by != PausedBy::verdict);
  }

  std::string find_not_before() const {
    if (!view_.exercise || !view_.exercise->not_before) return {};
    return words_.moment({*view_.exercise->not_before, state_.at.offset_minutes});
  }

  /// Until the next cue, the end of the step, or the next second of the clock, whatever is first.
  int find_wait_ms(std::int64_t now_ms) const {
    std::int64_t until = now_ms + run_.clock.wait_ms;
    if (view_.call_by_ms) {
      until = std::min(until, *view_.call_by_ms);
      const std::int64_t left = *view_.call_by_ms - now_ms;
      until = std::min(until, now_ms + (left - 1) % base::ms_per_second + 1);
    }
    if (const auto next = cues_.find_next_ms()) until = std::min(until, *next);
    return static_cast<int>(std::clamp<std::int64_t>(until - now_ms, 0, run_.clock.wait_ms));
  }

  /// Nobody is there any more: what was done stays, and the session is over.
  base::Outcome<bool> close() {
    while (view_.state != ShownState::done) {
      const bool runs = view_.state == ShownState::running || view_.state == ShownState::resting;
      const InputKind kind = runs                                  ? InputKind::pause
                             : view_.state == ShownState::stopping ? InputKind::out
                                                                   : InputKind::finish;
      PLUMB_TRY([[maybe_unused]] const bool fine, say(kind));
    }
    return true;
  }

  const SessionRun& run_;
  const Words& words_;
  coach::SessionState state_;
  SessionView view_;
  CueCaller cues_;
  std::string said_, notice_;
  std::int64_t notice_until_ms_ = 0;
  bool shows_keys_ = false;
  bool has_said_verdict_ = false;
};

}  // namespace

base::Outcome<bool> run_session(const SessionRun& run, coach::SessionState state) {
  SessionRunner runner(run, std::move(state));
  return runner.work();
}

}  // namespace plumb::cli
