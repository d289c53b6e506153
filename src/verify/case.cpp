#include "verify/case.hpp"

#include <algorithm>
#include <array>

namespace plumb::verify {

using namespace care;

namespace {

template <class T>
const T* find_by_id(const std::vector<T>& list, const Id& id) {
  const auto found = std::ranges::find(list, id, &T::id);
  return found == list.end() ? nullptr : &*found;
}

std::vector<const Event*> order_events(std::span<const Event> events, Instant now) {
  std::vector<const Event*> ordered;
  for (const Event& event : events)
    if (event.at.at <= now) ordered.push_back(&event);
  std::ranges::sort(ordered, [](const Event* a, const Event* b) {
    return std::pair(a->at.at, a->id.text) < std::pair(b->at.at, b->id.text);
  });
  const auto same = [](const Event* a, const Event* b) { return a->id == b->id; };
  const auto rest = std::ranges::unique(ordered, same);
  ordered.erase(rest.begin(), rest.end());
  return ordered;
}

constexpr std::array sides = {&Zones::back_left, &Zones::back_right, &Zones::neck_left,
                              &Zones::neck_right};

std::string find_stop_colour(const CatalogueContent& tables, StopReason stop) {
  for (const StopMeaning& meaning : tables.first_plan.stops)
    if (meaning.reason == name_of(stop)) return meaning.colour;
  return "";
}

/// Pain that came nearer excuses a small rise: such a session is not beyond doubt.
bool comes_nearer(const RawSession& session) {
  const Zones& before = session.done->zones_before;
  return std::ranges::any_of(session.after, [&](const AfterReport* report) {
    const auto nearer = [](const auto& a, const auto& b) { return a && b && b->value < a->value; };
    return nearer(before.back_left, report->zones.back_left) ||
           nearer(before.back_right, report->zones.back_right) ||
           nearer(before.neck_left, report->zones.neck_left) ||
           nearer(before.neck_right, report->zones.neck_right);
  });
}

void judge_session(const CatalogueContent& tables, RawSession& session) {
  const Constants& c = tables.constants;
  const std::int64_t before = session.done->pain_before.value;
  const bool nearer = comes_nearer(session);
  for (const ExerciseReport& report : session.done->exercises) {
    const std::string colour = find_stop_colour(tables, report.stop);
    session.black = session.black || colour == "black";
    session.red = session.red || colour == "red" || colour == "black";
    if (!report.peak || nearer) continue;
    const std::int64_t rise = report.peak->value - before;
    session.red =
        session.red || rise >= c.red_rise.value ||
        (rise >= c.red_rise_high.value && report.peak->value >= c.red_rise_high_from.value) ||
        (rise > 0 && report.peak->value >= c.red_any_rise_from.value);
  }
  if (nearer) return;
  for (const AfterReport* report : session.after)
    session.red =
        session.red || report->tingling || report->pain.value - before >= c.red_post10_rise.value;
}

/// Reports that name their session, and check-ins of a morning that lie in its window.
void attach_reports(const CatalogueContent& tables, Ledger& ledger) {
  const Constants& c = tables.constants;
  for (RawSession& session : ledger.sessions) {
    const Instant end = session.end;
    const Instant from = base::add_hours(end, c.morning_from_hours.value);
    const Instant until = base::add_hours(end, c.morning_until_hours.value);
    for (const Event* event : ledger.events) {
      const bool in_window = event->at.at >= from && event->at.at <= until;
      if (const auto* check_in = std::get_if<CheckIn>(&event->body))
        session.morning_told = session.morning_told || (check_in->morning && in_window);
      const auto* after = std::get_if<AfterReport>(&event->body);
      if (after == nullptr || after->session != session.id) continue;
      if (after->when == ReportKind::ten_minutes)
        session.after.push_back(after);
      else
        session.morning_told = session.morning_told || in_window;
    }
    judge_session(tables, session);
  }
}

/// Walks over the events in time and notes what each tells of pain and of where it is felt.
class PainReader {
 public:
  PainReader(const CatalogueContent& tables, Ledger& ledger) : tables_{tables}, ledger_{ledger} {}

  void read() {
    for (const Event* event : ledger_.events)
      std::visit([&](const auto& body) { read_body(*event, body); }, event->body);
  }

 private:
  void add(Instant from, Instant until, std::int64_t value, bool of_day) {
    ledger_.pain.push_back({from, until, value, of_day});
  }

  template <class Body>
  void read_body(const Event&, const Body&) {}

  void read_body(const Event& event, const IntakeAnswered& body) {
    bool usual = false;
    for (const Answer& answer : body.answers) {
      const auto question = std::ranges::find(tables_.questions, answer.question, &Question::id);
      if (question == tables_.questions.end() || !answer.number) continue;
      const auto number = static_cast<std::int64_t>(*answer.number);
      if (question->role == QuestionRole::pain_now) add(event.at.at, event.at.at, number, true);
      if (question->role != QuestionRole::pain_usual || answer.not_sure) continue;
      ledger_.usual.push_back({event.at.at, number});
      usual = true;
    }
    if (!usual) ledger_.usual.push_back({event.at.at, find_usual()});
  }
  std::optional<std::int64_t> find_usual() const {
    return ledger_.usual.empty() ? std::nullopt : ledger_.usual.back().pain;
  }

  void read_body(const Event& event, const CheckIn& body) {
    const auto worst = std::max(body.pain.value, body.limb_pain.value_or(PainScore{}).value);
    add(event.at.at, event.at.at, worst, true);
    if (body.morning) ledger_.mornings.push_back({event.at, worst, body.zones, known_, {}});
    known_ = join_zones(known_, body.zones);
  }

  void read_body(const Event& event, const SessionDone& body) {
    const Instant end = add_ms(event.at.at, body.seconds.value * base::ms_per_second);
    known_ = join_zones(known_, body.zones_before);
    for (RawSession& session : ledger_.sessions)
      if (session.id == event.id) session.known = known_;
    add(event.at.at, event.at.at, body.pain_before.value, true);
    for (const ExerciseReport& report : body.exercises)
      if (report.peak) add(event.at.at, end, report.peak->value, false);
  }

  void read_body(const Event& event, const AfterReport& body) {
    const bool morning = body.when == ReportKind::next_morning;
    add(event.at.at, event.at.at, body.pain.value, morning);
    if (!morning) return;
    const auto session = std::ranges::find(ledger_.sessions, body.session, &RawSession::id);
    if (session != ledger_.sessions.end())
      ledger_.mornings.push_back(
          {event.at, body.pain.value, body.zones, session->known, body.session});
  }

  void read_body(const Event& event, const MovementTried& body) {
    known_ = join_zones(known_, body.zones_before);
    known_ = join_zones(known_, body.zones_ten_minutes);
    add(event.at.at, event.at.at, body.pain_before.value, false);
    const auto later = [&](const std::optional<PainScore>& pain, int minutes) {
      const Instant at = add_ms(event.at.at, minutes * base::ms_per_minute);
      if (pain) add(at, at, pain->value, false);
    };
    constexpr int soon = 1, settled = 10;
    later(body.pain_one_minute, soon);
    later(body.pain_ten_minutes, settled);
  }

  const CatalogueContent& tables_;
  Ledger& ledger_;
  Zones known_;
};

}  // namespace

Zones join_zones(const Zones& known, const Zones& told) {
  Zones all = known;
  for (auto side : sides)
    if (told.*side) all.*side = told.*side;
  return all;
}

bool is_farther_out(const Zones& before, const Zones& after) {
  return std::ranges::any_of(sides, [&](const auto side) {
    return before.*side && after.*side && (after.*side)->value > (before.*side)->value;
  });
}

Ledger read_ledger(const CatalogueContent& tables, std::span<const Event> events,
                   const Moment& now) {
  Ledger ledger;
  ledger.events = order_events(events, now.at);
  for (const Event* event : ledger.events)
    if (const auto* done = std::get_if<SessionDone>(&event->body))
      ledger.sessions.push_back({done,
                                 event->id,
                                 event->at,
                                 add_ms(event->at.at, done->seconds.value * base::ms_per_second),
                                 {},
                                 {},
                                 false,
                                 false,
                                 false});
  attach_reports(tables, ledger);
  PainReader(tables, ledger).read();
  return ledger;
}

namespace {
template <class Visit>
void visit_levels(const Ledger& ledger, const Id& exercise, Visit visit) {
  for (const RawSession& session : ledger.sessions)
    for (const ExerciseReport& report : session.done->exercises)
      if (report.exercise == exercise && !report.skipped) visit(report.level);
}
}  // namespace

int find_last_level(const Ledger& ledger, const Id& exercise) {
  int level = 0;
  visit_levels(ledger, exercise, [&](int done) { level = done; });
  return level;
}

int find_highest_level(const Ledger& ledger, const Id& exercise) {
  int level = 0;
  visit_levels(ledger, exercise, [&](int done) { level = std::max(level, done); });
  return level;
}

const Exercise* find_exercise(const CatalogueContent& tables, const Id& id) {
  return find_by_id(tables.exercises, id);
}
const Condition* find_condition(const CatalogueContent& tables, const Id& id) {
  return find_by_id(tables.conditions, id);
}
const RedFlag* find_flag(const CatalogueContent& tables, const Id& id) {
  return find_by_id(tables.flags, id);
}

const Rung* find_raw_rung(const Exercise& exercise, int level) {
  const auto found = std::ranges::find(exercise.ladder, level, &Rung::level);
  return found == exercise.ladder.end() ? nullptr : &*found;
}

int find_tag(const Exercise& exercise, Tag tag) {
  const auto found = exercise.tags.find(std::string(name_of(tag)));
  return found == exercise.tags.end() ? 0 : found->second;
}

Permission find_letter(const Case& of, const Id& exercise, const Id& condition, int level) {
  Permission letter = Permission::allowed;
  for (const MatrixRow& row : of.tables.matrix.rows)
    if (row.exercise == exercise)
      if (const auto cell = row.cells.find(condition); cell != row.cells.end())
        letter = std::max(letter, cell->second);
  for (const MatrixRefinement& one : of.tables.matrix.refinements)
    if (one.exercise == exercise && one.condition == condition && level >= one.from_level &&
        !(one.unless_someone_near && of.person.someone_near))
      letter = std::max(letter, one.letter);
  return letter;
}

std::set<Id> find_conditions(const Case& of) {
  std::set<Id> all = of.person.conditions;
  all.insert(of.plan.conditions.begin(), of.plan.conditions.end());
  return all;
}

std::int64_t find_load(const CatalogueContent& tables, const Exercise& exercise, const Rung& rung) {
  const Constants& c = tables.constants;
  std::int64_t factor = 0;
  switch (exercise.load_class) {
    case LoadClass::l0: factor = c.load_factor_l0.value; break;
    case LoadClass::l1: factor = c.load_factor_l1.value; break;
    case LoadClass::l2: factor = c.load_factor_l2.value; break;
    case LoadClass::l3: factor = c.load_factor_l3.value; break;
    case LoadClass::walk: break;
  }
  return factor * rung.sets * rung.reps * (rung.move_s + rung.hold_s) * rung.per_day;
}

}  // namespace plumb::verify
