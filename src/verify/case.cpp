#include "verify/case.hpp"

#include <algorithm>

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
    session.red = session.red || colour == "red";
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
    const Instant end = add_ms(session.at.at, session.done->seconds.value * base::ms_per_second);
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

void read_pain(Ledger& ledger) {
  for (const Event* event : ledger.events) {
    const auto add = [&](std::int64_t value) { ledger.pain.push_back({event->at, value}); };
    if (const auto* check_in = std::get_if<CheckIn>(&event->body)) {
      add(std::max(check_in->pain.value, check_in->limb_pain.value_or(PainScore{}).value));
    } else if (const auto* session = std::get_if<SessionDone>(&event->body)) {
      add(session->pain_before.value);
      for (const ExerciseReport& report : session->exercises)
        if (report.peak) add(report.peak->value);
    } else if (const auto* after = std::get_if<AfterReport>(&event->body)) {
      add(after->pain.value);
    }
  }
}

}  // namespace

Ledger read_ledger(const CatalogueContent& tables, std::span<const Event> events,
                   const Moment& now) {
  Ledger ledger;
  ledger.events = order_events(events, now.at);
  for (const Event* event : ledger.events)
    if (const auto* done = std::get_if<SessionDone>(&event->body))
      ledger.sessions.push_back({done, event->id, event->at, {}, false, false, false});
  attach_reports(tables, ledger);
  read_pain(ledger);
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
