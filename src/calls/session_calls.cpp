#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "calls/detail/journal_input.hpp"
#include "calls/host.hpp"
#include "care/plan_engine.hpp"
#include "coach/session.hpp"

namespace plumb::calls::detail {

namespace {

struct StartInput : JournalAt {
  std::string zone;  ///< name of the zone, for the event that the page will write
  std::int64_t at_ms = 0;
  std::vector<care::Id> exercises;
};
template <class V>
void describe(V& v, StartInput& x) {
  describe_journal(v, x);
  v.maybe("zone", x.zone);
  v.field("at_ms", x.at_ms);
  v.maybe("exercises", x.exercises);
}

struct AdvanceInput {
  coach::SessionState state;
  std::int64_t at_ms = 0;
  std::optional<coach::SessionInput> input;
};
template <class V>
void describe(V& v, AdvanceInput& x) {
  v.field("state", x.state);
  v.field("at_ms", x.at_ms);
  v.maybe("input", x.input);
}

struct SwapInput : JournalAt {
  coach::SessionState state;
  care::Id from, to;
};
template <class V>
void describe(V& v, SwapInput& x) {
  describe_journal(v, x);
  v.field("state", x.state);
  v.field("from", x.from);
  v.field("to", x.to);
}

struct RefusedSession {
  care::AskNext ask = care::AskNext::nothing;
  care::ActionLevel action = care::ActionLevel::none;
  std::vector<care::Reason> reasons;
};
template <class V>
void describe(V& v, RefusedSession& x) {
  v.field("ask", x.ask);
  v.field("action", x.action);
  v.field("reasons", x.reasons);
}

base::Document write_session(const coach::SessionState& state, const coach::SessionView& view) {
  base::Document answer = base::Document::make_table();
  answer.add("state", base::write_described(state));
  answer.add("view", base::write_described(view));
  return answer;
}

}  // namespace

/// A no of the plan is an answer: it says what is asked first, or why there is nothing to do.
Reply start_session(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<StartInput>(host, "session_start", document));
  // One exercise alone may be a wish from the library: the plan takes it in, or refuses it.
  std::optional<care::Id> wish;
  if (input.exercises.size() == 1) wish = input.exercises.front();
  care::Plan plan = care::make_plan(*catalogue, input.events, input.at, wish);
  const auto facts = coach::find_session_facts(*catalogue, plan, input.events);
  std::optional<coach::SessionState> state;
  if (facts) state = coach::make_session(plan, *facts, input.exercises, input.at_ms);
  if (!state) {
    const auto refused =
        std::ranges::find(plan.refusals, wish.value_or(""), &care::Refusal::exercise);
    if (plan.ask == care::AskNext::nothing && refused != plan.refusals.end())
      plan.reasons = std::move(refused->reasons);
    base::Document answer = base::Document::make_table();
    answer.add("refused",
               base::write_described(RefusedSession{plan.ask, plan.action, plan.reasons}));
    return answer;
  }
  PLUMB_ANSWER(const auto view, coach::find_session_view(*catalogue, host.coach(), *state));
  return write_session(*state, view);
}

/// The journal holds the wish already. Without an answer to give, the session stays as it was.
Reply swap_in_session(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<SwapInput>(host, "session_swap", document));
  const care::Plan plan = care::make_plan(*catalogue, input.events, input.at);
  const auto swapped =
      coach::swap_in_session(*catalogue, host.coach(), plan, input.state, input.from, input.to);
  if (!swapped) return base::Document::make_table();
  PLUMB_ANSWER(const auto view, coach::find_session_view(*catalogue, host.coach(), *swapped));
  return write_session(*swapped, view);
}

Reply advance_session(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_input<AdvanceInput>("session_advance", document));
  PLUMB_ANSWER(const auto next, coach::apply_to_session(*catalogue, host.coach(), input.state,
                                                        input.at_ms, input.input));
  return write_session(next.state, next.view);
}

}  // namespace plumb::calls::detail
