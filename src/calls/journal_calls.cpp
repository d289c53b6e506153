#include <algorithm>
#include <vector>

#include "app/event_rules.hpp"
#include "calls/detail/journal_input.hpp"
#include "care/interview.hpp"
#include "care/journal.hpp"
#include "care/plan_engine.hpp"
#include "care/practice.hpp"
#include "care/record.hpp"

namespace plumb::calls::detail {

namespace {

struct PracticeInput : JournalAt {
  care::Id exercise;
};
template <class V>
void describe(V& v, PracticeInput& x) {
  describe_journal(v, x);
  v.field("exercise", x.exercise);
}

struct Practicable {
  std::vector<care::Id> exercises;
};
template <class V>
void describe(V& v, Practicable& x) {
  v.field("exercises", x.exercises);
}

/// `at`: the device's clock; without it the events are not held against a clock.
struct EventsInput {
  std::vector<care::Event> events;
  std::optional<base::Moment> at;
};
template <class V>
void describe(V& v, EventsInput& x) {
  v.field("events", x.events);
  v.maybe("at", x.at);
}

struct Checked {
  std::int64_t events = 0;
};
template <class V>
void describe(V& v, Checked& x) {
  v.field("events", x.events);
}

struct MergeInput {
  std::vector<care::Event> a;
  std::vector<care::Event> b;
};
template <class V>
void describe(V& v, MergeInput& x) {
  v.field("a", x.a);
  v.field("b", x.b);
}

}  // namespace

Reply find_interview(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<JournalAt>("interview", document));
  return base::write_described(care::find_interview(*catalogue, input.events, input.at));
}

Reply make_plan(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<JournalAt>("plan", document));
  return base::write_described(care::make_plan(*catalogue, input.events, input.at));
}

Reply make_record(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<JournalAt>("record", document));
  return base::write_described(care::make_record(*catalogue, input.events, input.at));
}

Reply find_practice(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<PracticeInput>("practice", document));
  if (catalogue->find_exercise(input.exercise) == nullptr)
    return refuse({base::Fault::Code::not_found, "finding whether to practise", input.exercise,
                   "no exercise of this catalogue has this id"});
  return base::write_described(
      care::find_practice(*catalogue, input.events, input.at, input.exercise));
}

Reply find_practicable(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<JournalAt>("practicable", document));
  return base::write_described(
      Practicable{care::find_practicable(*catalogue, input.events, input.at)});
}

Reply check_events(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_input<EventsInput>("check_events", document));
  base::Instant clock = input.at.value_or(base::Moment{}).at;
  if (!input.at)
    for (const care::Event& event : input.events) clock = std::max(clock, event.at.at);
  base::Diagnostics problems;
  app::check_events(*catalogue, input.events, clock, problems);
  if (problems.empty())
    return base::write_described(Checked{static_cast<std::int64_t>(input.events.size())});
  return refuse({base::Fault::Code::input_invalid, "checking events", "check_events",
                 "correct what is listed under problems"},
                std::move(problems));
}

Reply merge_events(Host&, const base::Document& document) {
  PLUMB_ANSWER(auto input, read_input<MergeInput>("merge", document));
  std::vector<care::Event> all = std::move(input.a);
  all.insert(all.end(), std::make_move_iterator(input.b.begin()),
             std::make_move_iterator(input.b.end()));
  return base::write_described(care::merge_events(std::move(all)));
}

}  // namespace plumb::calls::detail
