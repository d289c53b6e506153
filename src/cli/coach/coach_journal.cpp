#include "cli/coach/coach_journal.hpp"

#include <utility>
#include <variant>

#include "care/journal.hpp"
#include "cli/coach/event_maker.hpp"
#include "cli/journal_input.hpp"
#include "server/clocks.hpp"

namespace plumb::cli {

base::Outcome<CoachJournal> CoachJournal::open(const care::Catalogue& catalogue,
                                               const app::Clock& clock, const std::string& path,
                                               bool begin, base::Diagnostics& problems) {
  // Held first, then read: nobody adds a line in between.
  PLUMB_TRY(JournalAppender appender, JournalAppender::open(path, begin));
  PLUMB_TRY(auto events, read_journal(catalogue, path, clock.read_now(), problems));
  return CoachJournal(catalogue, clock, std::move(appender), std::move(events));
}

CoachJournal::CoachJournal(const care::Catalogue& catalogue, const app::Clock& clock,
                           JournalAppender appender, std::vector<care::Event> events)
    : catalogue_{&catalogue},
      clock_{&clock},
      appender_{std::move(appender)},
      events_{care::merge_events(std::move(events))} {}

care::Moment CoachJournal::now() const {
  const base::Instant at = clock_->read_now();
  return {at, server::read_local_offset_minutes(at)};
}

base::Outcome<base::Uuid7> CoachJournal::record(care::EventBody body) {
  return record(now(), std::move(body));
}

base::Outcome<base::Uuid7> CoachJournal::record(const care::Moment& at, care::EventBody body) {
  care::Event event = make_event(at, std::move(body));
  if (auto written = appender_.append(event); !written)
    return std::unexpected(std::move(written).error());
  const base::Uuid7 id = event.id;
  events_.push_back(std::move(event));
  events_ = care::merge_events(std::move(events_));
  return id;
}

care::Plan CoachJournal::make_plan(const std::optional<care::Id>& wish) const {
  const care::Moment at = now();
  return care::make_plan(*catalogue_, care::bring_to_clock(events_, at.at), at, wish);
}

care::Interview CoachJournal::find_interview() const {
  const care::Moment at = now();
  return care::find_interview(*catalogue_, care::bring_to_clock(events_, at.at), at);
}

care::Record CoachJournal::make_record() const {
  const care::Moment at = now();
  return care::make_record(*catalogue_, care::bring_to_clock(events_, at.at), at);
}

const care::Answer* CoachJournal::find_answer(std::string_view question) const {
  const auto voided = care::find_voided(events_, now().at);
  const care::Answer* latest = nullptr;
  for (const care::Event& event : events_)
    if (const auto* intake = std::get_if<care::IntakeAnswered>(&event.body);
        intake != nullptr && !voided.contains(event.id.text))
      for (const care::Answer& answer : intake->answers)
        if (answer.question == question) latest = &answer;
  return latest;
}

std::optional<care::Zones> CoachJournal::find_last_zones() const {
  const auto voided = care::find_voided(events_, now().at);
  std::optional<care::Zones> last;
  const auto learn = [&](const care::Zones& zones) {
    if (zones != care::Zones{}) last = zones;
  };
  for (const care::Event& event : events_) {
    if (voided.contains(event.id.text)) continue;
    if (const auto* check_in = std::get_if<care::CheckIn>(&event.body)) learn(check_in->zones);
    if (const auto* after = std::get_if<care::AfterReport>(&event.body)) learn(after->zones);
  }
  return last;
}

}  // namespace plumb::cli
