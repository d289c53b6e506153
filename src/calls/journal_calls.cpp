#include <algorithm>
#include <vector>

#include "app/event_rules.hpp"
#include "calls/detail/journal_input.hpp"
#include "calls/host.hpp"
#include "care/follow_up.hpp"
#include "care/interview.hpp"
#include "care/journal.hpp"
#include "care/plan_engine.hpp"
#include "care/practice.hpp"
#include "care/record.hpp"
#include "care/record_days.hpp"
#include "care/summary.hpp"
#include "wire/export.hpp"

namespace plumb::calls::detail {

namespace {

/// More than any record has; a larger number asks for all of it.
constexpr std::int64_t most_weeks = 10'000;

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

/// `weeks`: so many, the one of now among them; without it all there are.
struct DaysInput : JournalAt {
  std::optional<std::int64_t> weeks;
};
template <class V>
void describe(V& v, DaysInput& x) {
  describe_journal(v, x);
  v.maybe("weeks", x.weeks);
}

struct ExportInput : JournalAt {
  wire::ExportForm form = wire::ExportForm::json;
};
template <class V>
void describe(V& v, ExportInput& x) {
  describe_journal(v, x);
  v.field("form", x.form);
}

/// A file as it is to be saved.
struct Exported {
  std::string name;
  std::string text;
};
template <class V>
void describe(V& v, Exported& x) {
  v.field("name", x.name);
  v.field("text", x.text);
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
  PLUMB_ANSWER(const auto input, read_journal_input<JournalAt>(host, "interview", document));
  return base::write_described(care::find_interview(*catalogue, input.events, input.at));
}

Reply make_plan(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<JournalAt>(host, "plan", document));
  return base::write_described(care::make_plan(*catalogue, input.events, input.at));
}

Reply make_record(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<JournalAt>(host, "record", document));
  return base::write_described(care::make_record(*catalogue, input.events, input.at));
}

Reply make_record_days(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<DaysInput>(host, "record_days", document));
  std::optional<int> weeks;
  if (input.weeks) weeks = static_cast<int>(std::clamp<std::int64_t>(*input.weeks, 1, most_weeks));
  return base::write_described(care::make_record_days(*catalogue, input.events, input.at, weeks));
}

Reply make_follow_up(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<JournalAt>(host, "follow_up", document));
  return base::write_described(care::make_follow_up(*catalogue, input.events, input.at));
}

Reply make_summary(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<JournalAt>(host, "summary", document));
  return base::write_described(care::make_summary(*catalogue, input.events, input.at));
}

Reply export_journal(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(auto input, read_input<ExportInput>("export", document));
  host.verify(input.events);
  // What is given away is what was written down; the clock only says what already counts.
  const std::vector<care::Event> counted =
      input.clock ? care::bring_to_clock(input.events, *input.clock) : input.events;
  return base::write_described(
      Exported{wire::make_export_name(input.form, input.at),
               wire::format_export(*catalogue, {input.events, counted, input.at}, input.form)});
}

Reply find_practice(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<PracticeInput>(host, "practice", document));
  if (catalogue->find_exercise(input.exercise) == nullptr)
    return refuse({base::Fault::Code::not_found, "finding whether to practise", input.exercise,
                   "no exercise of this catalogue has this id"});
  return base::write_described(
      care::find_practice(*catalogue, input.events, input.at, input.exercise));
}

Reply find_practicable(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<JournalAt>(host, "practicable", document));
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
