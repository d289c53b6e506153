#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "care/catalogue.hpp"
#include "care/plan.hpp"

namespace plumb::verify {

/// The person as whoever made the story knows them: never what the engine read out of the answers.
struct Person {
  std::set<care::Id> conditions;
  int age = 0;
  int mass_kg = 0;
  bool someone_near = true;
  int wake_minute = 0;
  std::vector<care::OwnedItem> items;
};

/// Makes the plan that is looked at: the engine, or the engine with a fault in it.
using Planner =
    std::function<care::Plan(std::span<const care::Event> events, const care::Moment& now)>;

/// A session as the raw events tell it.
struct RawSession {
  const care::SessionDone* done = nullptr;
  care::Uuid7 id;
  care::Moment at;
  care::Instant end;
  care::Zones known;  ///< told at its start, else the last known of each side
  std::vector<const care::AfterReport*> after;
  bool morning_told = false;  ///< a report of the next morning lies in its window
  bool red = false;           ///< by its own numbers, beyond doubt
  bool black = false;
};

/// Pain as it was told. What was felt in a session lies somewhere between its start and its end.
struct RawPain {
  care::Instant from, until;
  std::int64_t value = 0;
  bool of_day = false;  ///< how the day goes, no peak of a movement
};

/// A report of a morning: by a check-in, or named for the session before.
struct RawMorning {
  care::Moment at;
  std::int64_t pain = 0;
  care::Zones zones, known;  ///< as told, and what was known before
  care::Uuid7 session;       ///< empty: by a check-in
};

/// What the interview said of the usual pain, each time that it was asked.
struct RawUsual {
  care::Instant at;
  std::optional<std::int64_t> pain;
};

/// A raw reading of the events up to a moment: sorted, each id once, nothing interpreted.
struct Ledger {
  std::vector<const care::Event*> events;
  std::vector<RawSession> sessions;
  std::vector<RawPain> pain;
  std::vector<RawMorning> mornings;
  std::vector<RawUsual> usual;
};
Ledger read_ledger(const care::CatalogueContent& tables, std::span<const care::Event> events,
                   const care::Moment& now);

/// The usual pain at that moment: the upper median of the days of the baseline, in the first of
/// them not above the usual pain of the interview.
std::optional<std::int64_t> find_raw_baseline(const care::CatalogueContent& tables,
                                              const Ledger& ledger, care::Instant when);

/// A bad spell by the raw numbers, from its first sign to two good mornings in a row.
struct RawFlare {
  care::Instant since, hold;
  std::optional<care::Instant> until;
  std::optional<std::int64_t> baseline;
  std::map<care::Id, int> levels;  ///< at which the exercises were done before it
};
std::vector<RawFlare> find_raw_flares(const care::CatalogueContent& tables, const Ledger& ledger);

/// What was told, and for the sides that were not asked what was known.
care::Zones join_zones(const care::Zones& known, const care::Zones& told);
/// True if a side is farther out than it was.
bool is_farther_out(const care::Zones& before, const care::Zones& after);

/// The level at which the exercise was done last, and the highest ever; 0 if never.
int find_last_level(const Ledger& ledger, const care::Id& exercise);
int find_highest_level(const Ledger& ledger, const care::Id& exercise);

/// One plan under the eye of the oracles, with everything they may read: the raw tables, the raw
/// events and the truth about the person. They call none of the engine's own filters, or a fault in
/// a filter would hide itself.
struct Case {
  const care::CatalogueContent& tables;
  const Person& person;
  const Ledger& ledger;
  const care::Plan& plan;
  care::Moment now;
};

const care::Exercise* find_exercise(const care::CatalogueContent& tables, const care::Id& id);
const care::Condition* find_condition(const care::CatalogueContent& tables, const care::Id& id);
const care::RedFlag* find_flag(const care::CatalogueContent& tables, const care::Id& id);
const care::Rung* find_raw_rung(const care::Exercise& exercise, int level);
int find_tag(const care::Exercise& exercise, care::Tag tag);
/// Strictest letter over what is declared, at that level.
care::Permission find_letter(const Case& of, const care::Id& exercise, const care::Id& condition,
                             int level);
/// Declared by the person, and what else the plan says it holds for them.
std::set<care::Id> find_conditions(const Case& of);
/// Spinal load of a day at that dose, in SLU seconds.
std::int64_t find_load(const care::CatalogueContent& tables, const care::Exercise& exercise,
                       const care::Rung& rung);

}  // namespace plumb::verify
