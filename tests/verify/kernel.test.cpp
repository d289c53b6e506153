// The kernel of bit sets decides what the explaining engine decides: on random states, line by
// line. PLUMB_KERNEL_STATES sets how many; 1,000,000 take some minutes.
#include <gtest/gtest.h>

#include <bit>
#include <cstdlib>

#include "care/assemble.hpp"
#include "support/real_catalogue.hpp"
#include "verify/chance.hpp"
#include "verify/diary.hpp"
#include "verify/kernel.hpp"

namespace plumb::testing {
namespace {

using namespace care;
using verify::Chance;
using verify::KernelPlan;
using verify::KernelState;
using verify::KernelTables;
using verify::Mask;

constexpr int mass_kg = 70, wake_minute = 7 * 60, hours_per_day = 24;
constexpr LocalDate day{20'700};

const CatalogueContent& content() { return real_catalogue().content(); }
const KernelTables& tables() {
  static const KernelTables made(content());
  return made;
}

struct Things {
  std::vector<OwnedItem> items;
  verify::ThingsClass as_bits;
};

std::vector<Things> list_things() {
  std::vector<Things> all;
  constexpr int ratings = 3, step_kg = 70, variants = 24;
  Chance chance(7);
  for (int i = 0; i < variants; ++i) {
    auto items =
        verify::own_everything(content(), chance.between(0, ratings) * step_kg, i % 4 != 0);
    if (i > 4) std::erase_if(items, [&](const OwnedItem&) { return chance.once_in(5); });
    all.push_back({items, tables().find_things(std::to_string(i), items, mass_kg)});
  }
  return all;
}

Mask pick_mask(Chance& chance, int once_in, Mask of) {
  Mask mask = 0;
  for (int x = 0; x < tables().exercises; ++x)
    if (chance.once_in(once_in)) mask |= Mask{1} << x;
  return mask & of;
}

/// A state and, beside it, everything of which the engine makes the same.
class RandomState {
 public:
  RandomState(std::uint64_t seed, const std::vector<Things>& things)
      : chance_{seed}, things_{things[seed % things.size()]} {
    pick_person();
    pick_history();
    pick_locks();
    write_status();
  }

  KernelState state;
  Screening screen() const { return find_screening(real_catalogue(), status_, {}, {}); }

  Situation situate(const Screening& screening) const {
    Situation s(real_catalogue(), status_, progress_, screening);
    s.gate = state.gate;
    s.drowsy = state.drowsy;
    for (const OpenFlag& flag : screening.open)
      s.limited = s.limited || flag.level == ActionLevel::limit;
    s.flare = state.flare ? &flare_ : nullptr;
    s.keeping = state.keeping;
    s.leaning = state.leaning == 1 ? "flexion" : state.leaning == 2 ? "extension" : "";
    s.cap_g = std::min(status_.profile.cap_g, state.cap_g);
    return s;
  }

 private:
  bool maybe(int once_in) { return chance_.once_in(once_in); }

  void pick_person() {
    const auto conditions = static_cast<int>(content().conditions.size());
    for (int i = chance_.between(0, 4); i > 0; --i)
      state.conditions |= std::uint32_t{1} << chance_.between(0, conditions - 1);
    const auto flags = static_cast<int>(content().flags.size());
    if (maybe(3))
      for (int i = chance_.between(1, 3); i > 0; --i)
        state.flags |= std::uint64_t{1} << chance_.between(0, flags - 1);
    for (std::size_t i = 0; i < content().flags.size(); ++i)
      if (!content().flags[i].asked) state.flags &= ~(std::uint64_t{1} << i);
    state.cleared = maybe(2) ? state.flags : state.flags & chance_.next();
    if (maybe(3)) state.keys = pick_mask(chance_, 2, tables().all);
    state.things = &things_.as_bits;
    state.near = maybe(2);
    state.drowsy = maybe(6);
    state.has_neck = maybe(2);
    state.only_neck = state.has_neck && maybe(2);
    state.leaning = static_cast<std::uint8_t>(chance_.between(0, 2));
    state.blocked = maybe(4) ? pick_mask(chance_, 8, tables().all) : 0;
    state.gate = maybe(2)
                     ? DayGate::normal
                     : static_cast<DayGate>(chance_.between(static_cast<int>(DayGate::rest), 4));
    state.flare = state.gate == DayGate::relief && maybe(2);
    state.pain = chance_.between(0, 9);
    state.minutes_up = maybe(2) ? chance_.between(1, 150) : 300;
    if (maybe(5)) state.cap_g = chance_.between(0, 11'000);
    state.flexion_seen = maybe(2);
    state.extension_seen = maybe(2);
    state.flexion_rests = maybe(8);
    state.extension_rests = maybe(8);
  }

  void pick_history() {
    state.begun = !maybe(5);
    if (!state.begun) {
      state.at[0] = tables().all;
      return;
    }
    const auto& c = content().constants;
    const int density = chance_.between(1, 6);
    for (std::size_t x = 0; x < content().exercises.size(); ++x) {
      const Mask one = Mask{1} << x;
      const bool done = maybe(density);
      const int level = done ? chance_.between(1, tables().ladder[x]) : 0;
      state.at[static_cast<std::size_t>(level)] |= one;
      if (!done) continue;
      state.hours[x] = static_cast<std::uint16_t>(chance_.between(1, 400));
      state.days[x] = static_cast<std::uint16_t>(maybe(3) ? chance_.between(0, 40) : 1);
      if (state.days[x] >= c.gap_halve_days.value) state.lapse_halves |= one;
      if (state.days[x] >= c.gap_restart_days.value) state.lapse_restarts |= one;
      if (state.days[x] > c.performed_days.value) state.lapsed |= one;
      if (!maybe(3)) state.earned |= one;
      if (maybe(10)) state.suspended |= one;
      if ((state.suspended & one) != 0 && maybe(2)) state.suspended_long |= one;
    }
    state.lapse_halves &= ~state.lapse_restarts;
    state.aside = maybe(4) ? pick_mask(chance_, 8, tables().all) : 0;
  }

  void pick_locks() {
    if (!state.begun) return;
    state.in_trial = maybe(3);
    state.build_open = !state.in_trial && maybe(2);
    state.keeping = maybe(8);
    state.reentry = maybe(8);
    state.rise = maybe(8);
    state.early = maybe(3);
    state.gap_days = maybe(3) ? chance_.between(0, 20) : 1;
    state.first_hours = chance_.between(41, 60) * hours_per_day;
    state.red_hours = maybe(3) ? chance_.between(1, 900) : 5000;
    state.new_hours = maybe(3) ? chance_.between(1, 100) : 5000;
    state.steps_today = maybe(6) ? 1 : 0;
    state.steps_week = maybe(3) ? chance_.between(0, 3) : 0;
    state.l2_days = chance_.between(0, maybe(3) ? 6 : 2);
    state.l3_days = maybe(3) ? chance_.between(0, 4) : 0;
    state.l3_recent = state.l3_days > 0;  // days are counted back from yesterday
  }

  Instant ago(int hours) const { return base::add_hours(status_.now.at, -hours); }

  void write_status() {
    status_.now = base::find_moment(day, wake_minute + state.minutes_up, 0);
    Profile& profile = status_.profile;
    for (std::size_t i = 0; i < content().conditions.size(); ++i)
      if ((state.conditions >> i & 1) != 0) profile.conditions.insert(content().conditions[i].id);
    profile.cap_g = content().constants.cap_g.value;
    for (const Id& id : profile.conditions)
      profile.cap_g = std::min(profile.cap_g, real_catalogue().find_condition(id)->cap_g);
    profile.mass_kg = mass_kg;
    profile.someone_near = state.near;
    profile.has_neck = state.has_neck;
    profile.only_neck = state.only_neck;
    profile.wake_minute = wake_minute;
    equipment_.items = things_.items;
    status_.equipment = &equipment_;
    told_.pain.value = state.pain;
    status_.check_ins.push_back({&told_, status_.now, {}});
    write_flags();
    write_tracks();
  }

  void write_flags() {
    word_.clinician = "A. Verifier";
    word_.role = "physiotherapist";
    word_.given = day;
    word_.expires = {day.days + 30};
    replies_.reserve(content().flags.size());
    for (std::size_t i = 0; i < content().flags.size(); ++i) {
      const Id& id = content().flags[i].id;
      if ((state.flags >> i & 1) != 0) {
        replies_.push_back({id, FlagReply::yes, {}, true});
        status_.replies[id].push_back({&replies_.back(), {ago(2), 0}, true});
      }
      if ((state.cleared >> i & 1) != 0) word_.flags.push_back(id);
    }
    for_each(state.keys, [&](const Exercise& x) { word_.keys.push_back(x.id); });
    for_each(state.blocked, [&](const Exercise& x) { status_.profile.blocked_items[x.id] = "Q"; });
    status_.clearances.push_back({&word_, {ago(1), 0}, Author::person});
  }

  template <class Use>
  void for_each(Mask mask, Use use) const {
    for (std::size_t x = 0; x < content().exercises.size(); ++x)
      if ((mask >> x & 1) != 0) use(content().exercises[x]);
  }

  void write_tracks() {
    Progress& p = progress_;
    p.in_trial = state.in_trial;
    if (state.flexion_seen) p.directions.flexion.observed_until = ago(-30);
    if (state.extension_seen) p.directions.extension.observed_until = ago(-30);
    if (state.flexion_rests) p.directions.flexion.locked_until = ago(-30);
    if (state.extension_rests) p.directions.extension.locked_until = ago(-30);
    if (!state.begun) return;
    const auto& c = content().constants;
    if (!state.in_trial) {
      const auto build = static_cast<int>(c.build_gate_days.value) * hours_per_day;
      p.build_since = ago(state.build_open ? build : build - 1);
    }
    for (const int hours : {state.first_hours, state.gap_days * hours_per_day})
      status_.sessions.push_back({&done_, {}, {ago(hours), 0}, ago(hours), {}, {}, {}});
    for (std::size_t x = 0; x < content().exercises.size(); ++x) write_track(x);
    for_each(state.aside, [&](const Exercise& x) { p.aside.emplace(x.id, ago(1)); });
    if (state.red_hours < 5000) p.last_red = ago(state.red_hours);
    if (state.new_hours < 5000) p.last_new = ago(state.new_hours);
    if (state.reentry) p.reentry_until = ago(-5);
    if (state.rise) p.rise_until = ago(-5);
    for (int i = 0; i < state.steps_today; ++i) p.steps.push_back({"EX11", ago(0)});
    for (int i = 0; i < state.steps_week; ++i) p.steps.push_back({"EX11", ago(60)});
    write_days();
  }

  void write_track(std::size_t x) {
    const Mask one = Mask{1} << x;
    for (std::size_t level = 1; level < verify::kernel_levels; ++level) {
      if ((state.at[level] & one) == 0) continue;
      Track& track = progress_.tracks[content().exercises[x].id];
      track.level = static_cast<int>(level);
      track.level_since = ago(state.hours[x]);
      track.last_done = {ago(state.days[x] * hours_per_day), 0};
      track.greens = (state.earned & one) != 0
                         ? static_cast<int>(content().constants.greens_to_step.value)
                         : 2;
      if ((state.suspended & one) == 0) continue;
      track.suspended_until = ago(-30);
      track.suspended_since = ago((state.suspended_long & one) != 0 ? 48 : 47);
    }
  }

  /// Days counted back from yesterday, and one long ago.
  void write_days() {
    const int longest = std::max(state.l2_days, state.l3_days);
    progress_.days.push_back({{day.days - (state.early ? 13 : 20)}, ago(320), last_week_});
    progress_.days.back().slu_seconds = 0;
    for (int back = std::min(longest, 6); back >= 1; --back) {
      DayDone one;
      one.day = {day.days - back};
      one.at = ago(back * hours_per_day);
      one.has_l2 = back <= state.l2_days;
      one.has_l3 = back <= state.l3_days;
      progress_.days.push_back(one);
    }
    // The front lies a week back or more, so growth counts: nothing last week leaves its floor.
    const auto& c = content().constants;
    state.week_room = std::min(c.week_growth_extra_slu.value, c.week_growth_floor_slu.value) * 60;
    if (maybe(4)) return;
    const std::int64_t last = std::int64_t{chance_.between(0, 60)} * 60;
    auto place = progress_.days.begin();
    if (place->day.days > day.days - 7 || place->day.days < day.days - 13) {
      DayDone before;
      before.day = {day.days - 10};
      before.at = ago(10 * hours_per_day);
      place = progress_.days.insert(place + 1, before);
    }
    place->slu_seconds = last;
    state.week_room = std::min(last + c.week_growth_extra_slu.value * 60,
                               std::max(last * c.week_growth_percent.value / 100,
                                        last + c.week_growth_floor_slu.value * 60));
  }

  Chance chance_;
  const Things& things_;
  std::int64_t last_week_ = 0;
  Status status_;
  Progress progress_;
  Flare flare_;
  CheckIn told_;
  SessionDone done_;
  EquipmentListed equipment_;
  Clearance word_;
  std::vector<FlagAnswer> replies_;
};

std::string tell(const KernelPlan& plan) {
  std::string text;
  for (int i = 0; i < plan.count; ++i) {
    const auto& line = plan.lines[static_cast<std::size_t>(i)];
    text += content().exercises[line.exercise].id + "@" + std::to_string(line.level) +
            (line.step ? "+" : "") + (line.waits ? "w" : "") + " ";
  }
  return text + std::to_string(plan.load);
}

std::string tell(const Assembly& assembly, const std::vector<Id>& order) {
  std::string text;
  for (const Id& id : order)
    for (const PlanLine& line : assembly.lines)
      if (line.exercise == id)
        text += line.exercise + "@" + std::to_string(line.level) + (line.step_up ? "+" : "") +
                (line.not_before ? "w" : "") + " ";
  return text + std::to_string(assembly.slu_seconds);
}

std::int64_t count_states() {
  const char* wish = std::getenv("PLUMB_KERNEL_STATES");
  constexpr std::int64_t usual = 20'000;
  return wish == nullptr ? usual : std::atoll(wish);
}

void expect_same_permissions(const KernelPlan& plan, const Situation& situation,
                             std::uint64_t seed) {
  const auto level = static_cast<std::size_t>(1 + seed % (verify::kernel_levels - 1));
  Mask permitted = 0;
  for (std::size_t x = 0; x < content().exercises.size(); ++x) {
    const Exercise& exercise = content().exercises[x];
    if (level <= exercise.ladder.size() &&
        find_objections(situation, exercise, static_cast<int>(level)).empty())
      permitted |= Mask{1} << x;
  }
  ASSERT_EQ(plan.permitted[level], permitted) << "seed " << seed << ", level " << level;
}

TEST(Kernel, decides_what_the_explaining_engine_decides) {
  const auto things = list_things();
  std::int64_t lines = 0, steps = 0, blocked = 0;
  const std::int64_t states = count_states();
  for (std::int64_t i = 0; i < states; ++i) {
    const auto seed = static_cast<std::uint64_t>(i);
    const RandomState random(seed, things);
    const KernelPlan plan = verify::decide(tables(), random.state);
    const Screening screening = random.screen();
    ASSERT_EQ(plan.action, screening.action) << "seed " << seed;
    const Situation situation = random.situate(screening);
    ASSERT_EQ(plan.limited, situation.limited) << "seed " << seed;
    if (i % 8 == 0) expect_same_permissions(plan, situation, seed);
    if (is_blocking(screening.action) || random.state.gate == DayGate::rest) {
      ASSERT_EQ(plan.count, 0) << "seed " << seed;
      ++blocked;
      continue;
    }
    const Assembly assembly = find_assembly(situation);
    std::vector<Id> order;
    for (int line = 0; line < plan.count; ++line)
      order.push_back(content().exercises[plan.lines[static_cast<std::size_t>(line)].exercise].id);
    ASSERT_EQ(assembly.lines.size(), static_cast<std::size_t>(plan.count))
        << "seed " << seed << ": " << tell(plan);
    ASSERT_EQ(tell(plan), tell(assembly, order)) << "seed " << seed;
    lines += plan.count;
    for (const PlanLine& line : assembly.lines) steps += line.step_up ? 1 : 0;
  }
  // A comparison of nothing would be worth nothing.
  EXPECT_GT(lines, states);
  EXPECT_GT(steps, states / 100);
  EXPECT_GT(blocked, states / 100);
}

}  // namespace
}  // namespace plumb::testing
