#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "care/exercise.hpp"

namespace plumb::care {

/// A number of the rules: whole, with unit and source. `strict_*` bracket what a clinician may set.
struct Constant {
  std::int64_t value = 0;
  std::string unit;
  Citation source;
  std::optional<std::int64_t> low;
  std::optional<std::int64_t> high;
};
template <class V>
void describe(V& v, Constant& x) {
  v.field("value", x.value);
  v.field("unit", x.unit);
  v.field("source", x.source);
  v.maybe("low", x.low);
  v.maybe("high", x.high);
}

/// Every number that the rules use. Units stand in the file; names end with the unit they need.
/// Spinal load is counted in SLU seconds: factor of the load class × active seconds (60 = 1 SLU).
struct Constants {
  // Made, copied and taken down in one place: there are too many members to do so wherever a
  // catalogue is held (the compiler needs half a minute for one such function).
  Constants();
  Constants(const Constants&);
  Constants(Constants&&) noexcept;
  Constants& operator=(const Constants&);
  Constants& operator=(Constants&&) noexcept;
  ~Constants();

  Constant cap_g, load_step_g;
  Constant load_factor_l0, load_factor_l1, load_factor_l2, load_factor_l3;
  Constant first_plan_exercises, first_plan_slu, first_plan_active_minutes;
  Constant day_exercises, day_slu, day_slu_l3, easy_day_slu;
  Constant week_growth_extra_slu, week_growth_percent, week_growth_floor_slu;
  Constant l3_days_per_week, l3_gap_hours, l2_days_per_week, l2_days_per_week_early, l2_early_days;
  Constant hang_bout_s, hang_day_s, hang_times_per_day, hang_start_s, hang_occasion_gap_hours;
  Constant bar_rating_full_percent, bar_rating_partial_percent;
  Constant greens_to_step, gap_light_hours, gap_loaded_hours;
  Constant steps_per_day, steps_per_week, new_exercise_hours;
  Constant rise_points, rise_lock_hours, plan_lock_hours, red_lock_days;
  Constant red_rise, red_rise_high, red_rise_high_from, red_any_rise_from, red_post10_rise;
  Constant amber_rise, amber_peak_from, amber_effort_from, amber_completed_below;
  Constant centralising_rise_max, centralising_peak_max;
  Constant morning_red_rise, morning_amber_rise, morning_amber_runs, morning_from_hours,
      morning_until_hours;
  Constant relief_pain_from, easy_pain_from, easy_rise_from;
  Constant trial_sessions, trial_days, trial_reds_block, trial_reds_window_days;
  Constant amber_runs_down, amber_down_levels, red_down_levels, reds_suspend,
      reds_suspend_window_days, suspend_days;
  Constant flare_rise, flare_pain, flare_baseline_max, flare_reds, flare_reds_window_days,
      flare_hours;
  Constant flare_exit_rise, flare_exit_mornings, flare_advise_days, flare_block_days, flares_block,
      flares_window_days, reentry_days;
  Constant direction_days, movement_trial_pain_max, movement_trial_wake_minutes;
  Constant worsening_rise, worsening_compare_days, relief_block_days, stays_pain_from, stays_days;
  Constant rest_seconds;
  Constant maintain_strength_days, maintain_walk_minutes;
  Constant build_gate_days;
  Constant gap_down_days, gap_halve_days, gap_restart_days, gap_new_intake_days;
  Constant full_screen_days, clearance_max_days, baseline_days, early_spell_weeks;
  Constant morning_flex_minutes, morning_flex_disc_minutes;
  Constant lock_direction_days;
  Constant bp_systolic, bp_diastolic, bp_rest_minutes;
  Constant measure_early_days, review_days, no_gain_days;
  Constant self_check_days, self_check_repeat_hours, self_check_pain_from, self_check_rise_days;
  Constant adult_years, clock_skew_hours;
  Constant caution_free_days;
  Constant gate_red_free_days;
  Constant assumed_wake_minute, after_report_from_minutes, after_report_until_minutes;
  Constant drowsy_balance_from, limb_zone_from;
  Constant morning_rise_runs, performed_days;
  Constant ladder_growth_percent, load_rise_volume_percent;
  Constant week_median_min_days, trend_span_days, trend_min_days;
};
template <class V>
void describe(V& v, Constants& x);  // in rulebook_constants.hpp: one line per name

/// Which candidates fill a place of the first plan, in order; the first order whose `when` holds.
struct SlotOrder {
  std::vector<Id> conditions_any;  ///< holds when one of these is declared; empty = no demand
  std::string complaint;           ///< "neck": only the neck hurts; empty = no demand
  std::string prior;               ///< "flexion" or "extension"; empty = no demand
  std::vector<Id> candidates;
};
template <class V>
void describe(V& v, SlotOrder& x) {
  v.maybe("conditions_any", x.conditions_any);
  v.maybe("complaint", x.complaint);
  v.maybe("prior", x.prior);
  v.field("candidates", x.candidates);
}

/// A place of the first plan: rest, mobility, control, aerobic.
struct PlanSlot {
  Id id;
  std::vector<SlotOrder> orders;
  Citation source;
};
template <class V>
void describe(V& v, PlanSlot& x) {
  v.field("id", x.id);
  v.field("orders", x.orders);
  v.field("source", x.source);
}

/// A leaning towards a direction that the history suggests, before any trial of movement.
struct PriorRule {
  std::string direction;               ///< "flexion" or "extension"
  std::vector<std::string> worse_any;  ///< options of the question with role worse_with
  std::vector<std::string> eased_any;  ///< options of the question with role eased_by
};
template <class V>
void describe(V& v, PriorRule& x) {
  v.field("direction", x.direction);
  v.field("worse_any", x.worse_any);
  v.field("eased_any", x.eased_any);
}

/// What a reason to stop means: its colour ("none", "red", "black") and flags that it opens.
struct StopMeaning {
  std::string reason;  ///< a StopReason
  std::string colour;
  std::vector<Id> flags;
  Citation source;
};
template <class V>
void describe(V& v, StopMeaning& x) {
  v.field("reason", x.reason);
  v.field("colour", x.colour);
  v.maybe("flags", x.flags);
  v.field("source", x.source);
}

/// One part of a trial of movement: an exercise in a dose of its own, smaller than its first rung.
/// Text: movement_trial.<exercise>.
struct TrialStep {
  Id exercise;
  int reps = 1;  ///< on each side where the exercise has sides
  int hold_s = 0;
  bool only_if_not_worse = false;  ///< left out if the part before it made things worse
};
template <class V>
void describe(V& v, TrialStep& x) {
  v.field("exercise", x.exercise);
  v.maybe("reps", x.reps);
  v.maybe("hold_s", x.hold_s);
  v.maybe("only_if_not_worse", x.only_if_not_worse);
}
struct TrialOfMovement {
  std::string direction;  ///< "flexion" or "extension"
  std::vector<TrialStep> steps;
  Citation source;
};
template <class V>
void describe(V& v, TrialOfMovement& x) {
  v.field("direction", x.direction);
  v.field("steps", x.steps);
  v.field("source", x.source);
}

/// Where a later exercise is looked for, after the first plan: page first, then preparation.
struct FirstPlan {
  std::vector<PlanSlot> slots;
  std::vector<Id> additions;  ///< order in which further exercises are tried
  std::vector<PriorRule> priors;
  std::vector<StopMeaning> stops;       ///< one for every StopReason
  std::vector<TrialOfMovement> trials;  ///< one for each direction
  std::string reviewed = "none";
};
template <class V>
void describe(V& v, FirstPlan& x) {
  v.field("slots", x.slots);
  v.field("additions", x.additions);
  v.field("priors", x.priors);
  v.field("stops", x.stops);
  v.maybe("trials", x.trials);
  v.field("reviewed", x.reviewed);
}

/// What lifts a rule that stands in the way of something.
enum class Lift : std::uint8_t {
  nothing,       ///< not as long as what was told stays as it is
  time,          ///< a time passes
  sessions,      ///< sessions go well, or badly
  morning,       ///< the next morning is told
  day,           ///< another day decides anew
  turn,          ///< its turn comes by itself
  exercise,      ///< another exercise comes first
  answer,        ///< the person answers something
  thing,         ///< a thing to exercise with
  company,       ///< somebody within call
  choice,        ///< the person wants it otherwise
  professional,  ///< a doctor or therapist agrees
};
constexpr auto names_of(Lift) {
  return std::array{named(Lift::nothing, "nothing"),   named(Lift::time, "time"),
                    named(Lift::sessions, "sessions"), named(Lift::morning, "morning"),
                    named(Lift::day, "day"),           named(Lift::turn, "turn"),
                    named(Lift::exercise, "exercise"), named(Lift::answer, "answer"),
                    named(Lift::thing, "thing"),       named(Lift::company, "company"),
                    named(Lift::choice, "choice"),     named(Lift::professional, "professional")};
}

/// A registered rule: its id is what every reason names. Text: rule.<id> with {inputs} in braces.
struct Rule {
  Id id;
  Citation source;
  std::vector<std::string> inputs;  ///< names that the text may use
  bool overridable = false;         ///< a clinician may set it aside for one exercise, under a seal
  /// Of a rule that stands in the way: what lifts it. Text: awaits.<id>, beside {inputs} with
  /// {more}, how much still lacks; a rule that says itself what ends something needs none.
  std::optional<Lift> lifts;
};
template <class V>
void describe(V& v, Rule& x) {
  v.field("id", x.id);
  v.field("source", x.source);
  v.maybe("inputs", x.inputs);
  v.maybe("overridable", x.overridable);
  v.maybe("lifts", x.lifts);
}

/// A cited work. `read` says how much of it was seen by whoever entered it.
struct Source {
  Id id;
  std::string title;
  std::string authors;
  int year = 0;
  std::string kind;  ///< guideline, review, trial, cohort, biomechanics, standard, law, design
  Confirmation confirmation = Confirmation::professional;
  std::string taken;  ///< what was taken from it
};
template <class V>
void describe(V& v, Source& x) {
  v.field("id", x.id);
  v.field("title", x.title);
  v.maybe("authors", x.authors);
  v.maybe("year", x.year);
  v.field("kind", x.kind);
  v.field("confirmation", x.confirmation);
  v.field("taken", x.taken);
}

}  // namespace plumb::care
