#include <algorithm>

#include "verify/search.hpp"

namespace plumb::verify {

using namespace care;

namespace {

constexpr LocalDate first_day{20'700};

/// Days of one invented person. Everything that is told is a play of chance within the manner of
/// the reporter; what is done is what the plan offers.
class History {
 public:
  History(const Setting& setting, Reporter reporter, std::uint64_t seed, Tally& tally)
      : s_{setting},
        reporter_{reporter},
        chance_{seed * reporter_count + static_cast<std::uint64_t>(reporter)},
        tally_{tally},
        diary_(setting.catalogue, make_person(),
               base::find_moment(first_day, 12 * 60, pick_offset())) {
    story_ = "reporter " + std::string(name_of(reporter)) + ", seed " + std::to_string(seed);
    for (const Id& id : diary_.person.conditions) story_ += ", " + id;
  }

  void run(int days) {
    usual_ = is(Reporter::hostile) ? chance_.between(0, 8) : chance_.between(0, 4);
    diary_.answer_interview(usual_);
    diary_.list_equipment();
    diary_.screen();
    for (int day = 1; day <= days; ++day) {
      if (gap_ > 0) {
        --gap_;
        continue;
      }
      live_day(day);
      maybe_leave();
    }
  }

 private:
  bool is(Reporter reporter) const { return reporter_ == reporter; }

  std::int32_t pick_offset() {
    constexpr int west = -10, east = 13, minutes = 60;
    return is(Reporter::travelling) ? chance_.between(west, east) * minutes : minutes;
  }

  Person make_person() {
    constexpr int young = 16, grown = 40, once = 25;
    constexpr int light = 55, heavy = 95, early = 5 * 60, late = 8 * 60;
    Person person;
    person.age = chance_.once_in(once) ? young : grown;
    person.mass_kg = chance_.between(light, heavy);
    person.wake_minute = chance_.between(early, late);
    person.someone_near = !chance_.once_in(4);
    const int count = chance_.once_in(2) ? 0 : chance_.between(1, 3);
    const auto& conditions = s_.tables.conditions;
    for (int i = 0; i < count; ++i) {
      std::set<Id> more = person.conditions;
      const auto at = chance_.between(0, static_cast<int>(conditions.size()) - 1);
      more.insert(conditions[static_cast<std::size_t>(at)].id);
      if (can_declare(s_.tables, more)) person.conditions = std::move(more);
    }
    constexpr int ratings = 3, step_kg = 100;
    person.items =
        own_everything(s_.tables, chance_.between(0, ratings) * step_kg, !chance_.once_in(4));
    if (chance_.once_in(3))
      std::erase_if(person.items, [&](const OwnedItem&) { return chance_.once_in(4); });
    return person;
  }

  void maybe_leave() {
    constexpr int rarely = 30, sometimes = 12, longest = 40;
    if (chance_.once_in(is(Reporter::forgetful) ? sometimes : rarely))
      gap_ = chance_.between(1, longest);
  }

  void go_to(int day, int minute) {
    diary_.now = base::find_moment({first_day.days + day}, minute, diary_.now.offset_minutes);
  }
  void wait(int minutes) { diary_.now.at = add_ms(diary_.now.at, minutes * base::ms_per_minute); }

  /// What an answer declares for some weeks only is over when they are.
  void end_what_is_over(int day) {
    for (const Question& question : s_.tables.questions)
      for (const Effect& effect : question.effects)
        if (const auto weeks = effect.when.weeks_since_below; weeks && !effect.when.question)
          if (day >= *weeks * base::days_per_week)
            for (const Id& id : effect.conditions) diary_.person.conditions.erase(id);
  }

  void live_day(int day) {
    end_what_is_over(day);
    constexpr int flights = 4, soonest = 10, latest = 150;
    if (is(Reporter::travelling) && chance_.once_in(flights))
      diary_.now.offset_minutes = pick_offset();
    const Instant before = diary_.now.at;
    go_to(day, diary_.person.wake_minute + chance_.between(soonest, latest));
    // Westward and back again, a morning may come before the evening that was lived.
    if (diary_.now.at <= before) diary_.now.at = add_ms(before, base::ms_per_minute);
    answer_questions();
    tell_morning();
    wait(1);
    tell_rarer_things();
    const Plan plan = look();
    if (chance_.once_in(6)) look_at_twins(plan);
    if (plan.lines.empty() || (is(Reporter::forgetful) && chance_.once_in(3))) return;
    wait(chance_.between(1, latest));
    do_session(look());
    wait(chance_.between(1, latest));
    look();
  }

  /// Everything that the plan asks before it offers anything.
  void answer_questions() {
    constexpr int rounds = 3;
    for (int round = 0; round < rounds; ++round) {
      const Plan plan = s_.planner(diary_.events, diary_.now);
      if (plan.ask == AskNext::screen_full || plan.ask == AskNext::screen_again)
        diary_.screen();
      else if (plan.ask == AskNext::intake)
        diary_.answer_interview(usual_);
      else
        return;
      wait(1);
    }
  }

  int pick_pain() {
    if (is(Reporter::hostile)) return chance_.between(0, 9);
    const int shift = chance_.once_in(8) ? chance_.between(0, 3) : chance_.between(-1, 0);
    return std::max(0, usual_ + shift);
  }

  Zones pick_zones() {
    Zones zones;
    if (chance_.once_in(2))
      zones.back_left = Zone{chance_.between(0, is(Reporter::hostile) ? 5 : 1)};
    if (chance_.once_in(4)) zones.back_right = Zone{chance_.between(0, 1)};
    return zones;
  }

  void tell_morning() {
    constexpr int often = 4, rarely = 40, very_rarely = 150;
    if (is(Reporter::forgetful) && chance_.once_in(often)) return;
    CheckIn told;
    told.morning = true;
    told.pain.value = pain_ = pick_pain();
    if (is(Reporter::hostile)) told.zones = pick_zones();
    told.ill = chance_.once_in(rarely);
    told.drowsy = chance_.once_in(rarely);
    Id sign;
    if (is(Reporter::hostile) && chance_.once_in(very_rarely))
      sign = s_.tables
                 .flags[static_cast<std::size_t>(
                     chance_.between(0, static_cast<int>(s_.tables.flags.size()) - 1))]
                 .id;
    diary_.check_in(std::move(told), sign);
  }

  void tell_rarer_things() {
    constexpr int rarely = 25;
    if (chance_.once_in(rarely)) {
      MovementTried tried;
      tried.direction = chance_.once_in(2) ? Direction::flexion : Direction::extension;
      tried.pain_before.value = pain_;
      tried.zones_before.back_left = Zone{1};
      tried.pain_ten_minutes = PainScore{pain_};
      tried.zones_ten_minutes.back_left = Zone{chance_.between(0, 2)};
      diary_.add(tried);
    }
    if (chance_.once_in(2 * rarely)) diary_.add(PaceChosen{Pace::flare, {}});
    const Plan plan = s_.planner(diary_.events, diary_.now);
    if (plan.action < ActionLevel::professional || !chance_.once_in(3)) return;
    std::vector<Id> flags, keys;
    for (const OpenFlag& flag : plan.flags) flags.push_back(flag.flag);
    for (const Exercise& exercise : s_.tables.exercises)
      if (chance_.once_in(2)) keys.push_back(exercise.id);
    constexpr int longest = 80;
    diary_.clear(flags, keys, chance_.between(5, longest));
    wait(1);
  }

  void do_session(const Plan& plan) {
    constexpr int minutes = 10, rarely = 40, always = 100;
    SessionDone done;
    done.catalogue = s_.tables.version;
    done.plan = plan.fingerprint;
    done.seconds.value = minutes * 60;
    done.pain_before.value = pain_;
    for (const PlanLine& line : plan.lines) {
      if (line.finished || (line.not_before && *line.not_before > diary_.now.at)) continue;
      ExerciseReport report;
      report.exercise = line.exercise;
      report.level = line.level;
      const int rise = is(Reporter::hostile) ? chance_.between(0, 3) : chance_.between(0, 9) / 9;
      report.peak = PainScore{std::min(10, pain_ + rise)};
      report.effort = Effort{chance_.between(2, is(Reporter::hostile) ? 7 : 4)};
      report.completed.value = is(Reporter::hostile) ? chance_.between(60, always) : always;
      if (chance_.once_in(is(Reporter::hostile) ? rarely : 10 * rarely))
        report.stop =
            static_cast<StopReason>(chance_.between(1, static_cast<int>(StopReason::danger)));
      done.exercises.push_back(std::move(report));
    }
    if (done.exercises.empty()) return;
    const Uuid7 id = diary_.add(std::move(done));
    wait(2 * minutes);
    if (is(Reporter::forgetful) && chance_.once_in(4)) return;
    AfterReport after;
    after.session = id;
    after.pain.value = is(Reporter::hostile) ? std::min(10, pain_ + chance_.between(0, 2)) : pain_;
    diary_.add(after);
  }

  /// What has come in so far: of somebody offline the newest days may still be on the way.
  std::vector<Event> find_arrived() {
    std::vector<Event> arrived = diary_.events;
    if (!is(Reporter::offline)) return arrived;
    constexpr int days_away = 3;
    if (arrived_until_ == 0 || chance_.once_in(days_away)) arrived_until_ = arrived.size();
    arrived.resize(std::min(arrived_until_, arrived.size()));
    return arrived;
  }

  /// The plan of this moment under every oracle; of somebody offline also that of the server.
  Plan look() {
    const Plan plan = look_as(diary_.events, memory_);
    if (is(Reporter::offline)) look_as(find_arrived(), server_memory_);
    constexpr int once = 12;
    if (chance_.once_in(once))
      look_at_sameness(s_.planner, diary_.events, plan, chance_.next(), tally_);
    else
      look_at_rests_taken(s_.planner, diary_.events, plan, tally_);
    return plan;
  }

  Plan look_as(const std::vector<Event>& events, Memory& memory) {
    Plan plan = s_.planner(events, diary_.now);
    tally_.begin(story_, events, diary_.now);
    const Ledger ledger = read_ledger(s_.tables, events, diary_.now);
    const Case of{s_.tables, diary_.person, ledger, plan, diary_.now};
    look_at_plan(of, memory, tally_);
    constexpr int once = 20;
    if (chance_.once_in(once)) look_at_record(s_.catalogue, of, tally_);
    tally_.begin(story_, diary_.events, diary_.now);
    return plan;
  }

  /// The same day with more pain, and with one more condition (invariant 15).
  void look_at_twins(const Plan& plan) {
    constexpr int more = 3;
    Diary worse = diary_;
    worse.now.at = add_ms(worse.now.at, base::ms_per_second);
    CheckIn told;
    told.pain.value = std::min(10, pain_ + more);
    worse.check_in(std::move(told));
    tally_.begin(story_ + ", with more pain", worse.events, worse.now);
    look_at_more_trouble(15, plan, s_.planner(worse.events, worse.now), tally_);
    ++tally_.states;
    tally_.begin(story_, diary_.events, diary_.now);
  }

  const Setting& s_;
  Reporter reporter_;
  Chance chance_;
  Tally& tally_;
  Diary diary_;
  Memory memory_, server_memory_;
  std::string story_;
  std::size_t arrived_until_ = 0;
  int usual_ = 0, pain_ = 0, gap_ = 0;
};

}  // namespace

void look_at_history(const Setting& setting, Reporter reporter, std::uint64_t seed, int days,
                     Tally& tally) {
  History(setting, reporter, seed, tally).run(days);
}

}  // namespace plumb::verify
