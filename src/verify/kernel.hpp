#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "care/catalogue.hpp"
#include "care/plan.hpp"

/// The rules of one day without their explanations: exercises, conditions, flags, keys, things and
/// tags as bit sets, levels and locks as small integers. It decides every permission, every line
/// and the step of a state in less than a microsecond. The explaining engine is its referee: tests
/// hold the two equal on random states.
namespace plumb::verify {

using Mask = std::uint64_t;  ///< of exercises, by their place in the catalogue

inline constexpr int kernel_levels = 8;      ///< the longest ladder, and level 0: never done
inline constexpr int kernel_exercises = 64;  ///< bits of a mask
inline constexpr int kernel_lines = 16;
using Levels = std::array<Mask, kernel_levels>;

/// Things that a person has, as far as rules can tell them apart: what can be done at each level.
struct ThingsClass {
  std::string name;
  Levels met{};
};

/// Tables of the catalogue as bits. Its lists may not be longer than the masks.
class KernelTables {
 public:
  explicit KernelTables(const care::CatalogueContent& content);
  /// The class of what somebody of that mass owns.
  ThingsClass find_things(std::string name, std::span<const care::OwnedItem> items,
                          int mass_kg) const;

  struct OfCondition {
    Levels excluded[2]{}, key[2]{};  ///< by level; [1]: with someone near
    Mask caution[2]{};
    care::DirectionPermission flexion{}, extension{}, neck_extension{};
    bool not_lying = false;
    std::int64_t cap_g = 0;
  };
  struct OfRung {
    std::int64_t load = 0;    ///< SLU seconds of a day
    std::int64_t active = 0;  ///< seconds of one time
    std::int64_t hang = 0;    ///< seconds of a day, if it hangs
    std::int64_t load_g = 0;
    bool hang_fits = true;
  };
  struct OfFlag {
    care::ActionLevel level{};
    std::vector<std::pair<std::uint64_t, care::ActionLevel>> escalations;
  };
  struct Order {
    std::uint32_t conditions = 0;  ///< one of these; 0: no demand
    bool neck = false;
    std::uint8_t leaning = 0;
    std::vector<std::uint8_t> candidates;
    Mask all = 0;
  };

  const care::CatalogueContent& content;
  int exercises = 0;
  Mask all = 0;
  std::vector<OfCondition> conditions;
  std::vector<OfFlag> flags;
  std::array<std::array<OfRung, kernel_levels>, kernel_exercises> rungs{};
  std::array<std::int8_t, kernel_exercises> ladder{};
  std::array<std::vector<std::uint8_t>, kernel_exercises> regress_to;
  struct Needed {
    std::uint8_t exercise = 0, before = 0, level = 0;
  };
  std::vector<Needed> prerequisites;
  std::vector<std::vector<Order>> slots;
  std::vector<std::uint8_t> additions;
  Levels exists{}, lying{}, alone{}, loaded{}, half{};  ///< half: within half of the ladder
  std::array<Mask, 4> flex{}, ext{}, neckext{};         ///< at least so much
  std::array<Mask, 5> of_class{};
  Mask unsteady = 0, hanging = 0, tract = 0, build_days = 0, prepared = 0, neck = 0, on_land = 0;
};

/// Everything that the decision of a day hangs on.
struct KernelState {
  std::uint32_t conditions = 0;
  std::uint64_t flags = 0;    ///< answered with "yes"
  std::uint64_t cleared = 0;  ///< by a named professional, in force
  bool sealed = false;        ///< under a seal that counts
  Mask keys = 0;
  const ThingsClass* things = nullptr;
  bool near = true, drowsy = false, only_neck = false, has_neck = false;
  care::DayGate gate = care::DayGate::normal;
  bool flare = false;
  int pain = 0;
  int minutes_up = 600;
  std::int64_t cap_g = INT64_MAX;  ///< beside those of conditions
  std::uint8_t leaning = 0;        ///< 1 flexion, 2 extension
  bool flexion_seen = false, extension_seen = false, flexion_rests = false, extension_rests = false;
  Mask blocked = 0;  ///< item by item

  Levels at{};            ///< exercises by the level that was done last
  Mask earned = 0;        ///< enough green sessions at that level, all closed
  Mask lapse_halves = 0;  ///< left out for more than a week, for more than two
  Mask lapse_restarts = 0, lapsed = 0;
  Mask aside = 0, suspended = 0, suspended_long = 0;
  std::array<std::uint16_t, kernel_exercises> hours{};  ///< since the level began
  std::array<std::uint16_t, kernel_exercises> days{};   ///< since it was done last
  bool begun = false, in_trial = true, build_open = false, keeping = false, reentry = false,
       rise = false, early = false;
  int gap_days = 0, first_hours = 0, red_hours = 1 << 20, new_hours = 1 << 20;
  int steps_today = 0, steps_week = 0, l2_days = 0, l3_days = 0;
  bool l3_recent = false;
  std::int64_t week_room = INT64_MAX;
};

struct KernelLine {
  std::uint8_t exercise = 0, level = 0;
  bool step = false, waits = false;  ///< waits: not before the morning is over
};

struct KernelPlan {
  care::ActionLevel action{};
  bool limited = false;
  Levels permitted{};  ///< nothing speaks against it at that level
  std::array<KernelLine, kernel_lines> lines{};
  int count = 0;
  std::int64_t load = 0;
};

/// The action that the open flags ask for, and whether one of them limits.
void find_action(const KernelTables& tables, const KernelState& state, KernelPlan& plan);
/// What nothing speaks against, at each level. Monotone: a condition, a limit or a lost thing more
/// only takes bits away, for each is a mask that is taken out, or a lower cap.
Levels find_permitted(const KernelTables& tables, const KernelState& state, bool limited);
KernelPlan decide(const KernelTables& tables, const KernelState& state);

}  // namespace plumb::verify
