#include "bench/long_journal.hpp"

#include <variant>

#include "support/journal_builder.hpp"

namespace plumb::bench {

namespace {

using testing::JournalBuilder;

constexpr int days_between_screens = 27;
/// Three things to do again, first hard and later easy: without a gain the plan would be closed.
constexpr double hard_at_first = 4, easy_later = 8;
constexpr int day_of_gain = 40;
const std::vector<testing::Felt> usual_session = {
    {"EX11", 1}, {"EX01", 1}, {"EX29", 1}, {"EX42", 1}};

/// The body of the last event, to be used again without folding the journal each time.
template <class Body>
Body find_last_body(const JournalBuilder& journal) {
  return std::get<Body>(journal.events().back().body);
}

care::MeasureTaken rate_things_to_do(double value) {
  care::MeasureTaken taken;
  taken.measure = "PSFS";
  for (const char* item : {"first", "second", "third"})
    taken.answers.push_back({item, value, "walk to the shop"});
  return taken;
}

void add_day(JournalBuilder& journal, const care::CheckIn& check_in) {
  journal.next_day(7);
  care::AfterReport morning;
  morning.when = care::ReportKind::next_morning;
  for (auto event = journal.events().rbegin(); event != journal.events().rend(); ++event)
    if (std::holds_alternative<care::SessionDone>(event->body)) {
      morning.session = event->id;
      morning.pain.value = 2;
      journal.add(morning);
      break;
    }
  for (int part = 0; part < 2; ++part) {
    journal.later(0, 1).add(check_in);
    journal.later(0, 0, 30).session(usual_session).after(2);
    journal.later(0, 4);
  }
  journal.add(care::Note{"a usual day", ""});
}

}  // namespace

LongJournal make_long_journal(const care::Catalogue& catalogue, int days) {
  JournalBuilder journal(catalogue, "2023-11-01T09:00:00+01:00");
  journal.intake().screen();
  const auto screen = find_last_body<care::FlagsScreened>(journal);
  journal.owns({"mat"}).later(0, 1).check_in(2);
  const auto check_in = find_last_body<care::CheckIn>(journal);
  for (int day = 0; day < days; ++day) {
    add_day(journal, check_in);
    if (day == 0) journal.add(rate_things_to_do(hard_at_first));
    if (day == day_of_gain) journal.add(rate_things_to_do(easy_later));
    if (day % days_between_screens == 0) journal.add(screen);
  }
  journal.next_day(8).add(screen);
  journal.later(0, 0, 5).add(check_in);
  journal.later(0, 2);
  return {journal.events(), journal.now()};
}

}  // namespace plumb::bench
