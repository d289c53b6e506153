#pragma once

#include "care/rulebook.hpp"

namespace plumb::care {

/// One line per constant: the name in `catalogue/rules/constants.yaml` is the member's own name.
template <class V>
void describe(V& v, Constants& x) {
  v.field("cap_g", x.cap_g);
  v.field("load_step_g", x.load_step_g);
  v.field("load_factor_l0", x.load_factor_l0);
  v.field("load_factor_l1", x.load_factor_l1);
  v.field("load_factor_l2", x.load_factor_l2);
  v.field("load_factor_l3", x.load_factor_l3);
  v.field("first_plan_exercises", x.first_plan_exercises);
  v.field("first_plan_slu", x.first_plan_slu);
  v.field("first_plan_active_minutes", x.first_plan_active_minutes);
  v.field("day_exercises", x.day_exercises);
  v.field("day_slu", x.day_slu);
  v.field("day_slu_l3", x.day_slu_l3);
  v.field("easy_day_slu", x.easy_day_slu);
  v.field("week_growth_extra_slu", x.week_growth_extra_slu);
  v.field("week_growth_percent", x.week_growth_percent);
  v.field("week_growth_floor_slu", x.week_growth_floor_slu);
  v.field("l3_days_per_week", x.l3_days_per_week);
  v.field("l3_gap_hours", x.l3_gap_hours);
  v.field("l2_days_per_week", x.l2_days_per_week);
  v.field("l2_days_per_week_early", x.l2_days_per_week_early);
  v.field("l2_early_days", x.l2_early_days);
  v.field("hang_bout_s", x.hang_bout_s);
  v.field("hang_day_s", x.hang_day_s);
  v.field("hang_times_per_day", x.hang_times_per_day);
  v.field("hang_start_s", x.hang_start_s);
  v.field("hang_occasion_gap_hours", x.hang_occasion_gap_hours);
  v.field("bar_rating_full_percent", x.bar_rating_full_percent);
  v.field("bar_rating_partial_percent", x.bar_rating_partial_percent);
  v.field("greens_to_step", x.greens_to_step);
  v.field("gap_light_hours", x.gap_light_hours);
  v.field("gap_loaded_hours", x.gap_loaded_hours);
  v.field("steps_per_day", x.steps_per_day);
  v.field("steps_per_week", x.steps_per_week);
  v.field("new_exercise_hours", x.new_exercise_hours);
  v.field("rise_points", x.rise_points);
  v.field("rise_lock_hours", x.rise_lock_hours);
  v.field("plan_lock_hours", x.plan_lock_hours);
  v.field("red_lock_days", x.red_lock_days);
  v.field("red_rise", x.red_rise);
  v.field("red_rise_high", x.red_rise_high);
  v.field("red_rise_high_from", x.red_rise_high_from);
  v.field("red_any_rise_from", x.red_any_rise_from);
  v.field("red_post10_rise", x.red_post10_rise);
  v.field("amber_rise", x.amber_rise);
  v.field("amber_peak_from", x.amber_peak_from);
  v.field("amber_effort_from", x.amber_effort_from);
  v.field("amber_completed_below", x.amber_completed_below);
  v.field("centralising_rise_max", x.centralising_rise_max);
  v.field("centralising_peak_max", x.centralising_peak_max);
  v.field("morning_red_rise", x.morning_red_rise);
  v.field("morning_amber_rise", x.morning_amber_rise);
  v.field("morning_amber_runs", x.morning_amber_runs);
  v.field("morning_from_hours", x.morning_from_hours);
  v.field("morning_until_hours", x.morning_until_hours);
  v.field("relief_pain_from", x.relief_pain_from);
  v.field("easy_pain_from", x.easy_pain_from);
  v.field("easy_rise_from", x.easy_rise_from);
  v.field("trial_sessions", x.trial_sessions);
  v.field("trial_days", x.trial_days);
  v.field("trial_reds_block", x.trial_reds_block);
  v.field("trial_reds_window_days", x.trial_reds_window_days);
  v.field("amber_runs_down", x.amber_runs_down);
  v.field("amber_down_levels", x.amber_down_levels);
  v.field("red_down_levels", x.red_down_levels);
  v.field("reds_suspend", x.reds_suspend);
  v.field("reds_suspend_window_days", x.reds_suspend_window_days);
  v.field("suspend_days", x.suspend_days);
  v.field("flare_rise", x.flare_rise);
  v.field("flare_pain", x.flare_pain);
  v.field("flare_baseline_max", x.flare_baseline_max);
  v.field("flare_reds", x.flare_reds);
  v.field("flare_reds_window_days", x.flare_reds_window_days);
  v.field("flare_hours", x.flare_hours);
  v.field("build_gate_days", x.build_gate_days);
  v.field("gap_down_days", x.gap_down_days);
  v.field("gap_halve_days", x.gap_halve_days);
  v.field("gap_restart_days", x.gap_restart_days);
  v.field("gap_new_intake_days", x.gap_new_intake_days);
  v.field("full_screen_days", x.full_screen_days);
  v.field("clearance_max_days", x.clearance_max_days);
  v.field("baseline_days", x.baseline_days);
  v.field("early_spell_weeks", x.early_spell_weeks);
  v.field("morning_flex_minutes", x.morning_flex_minutes);
  v.field("morning_flex_disc_minutes", x.morning_flex_disc_minutes);
  v.field("lock_direction_days", x.lock_direction_days);
  v.field("bp_systolic", x.bp_systolic);
  v.field("bp_diastolic", x.bp_diastolic);
  v.field("adult_years", x.adult_years);
  v.field("clock_skew_hours", x.clock_skew_hours);
  v.field("caution_free_days", x.caution_free_days);
  v.field("gate_red_free_days", x.gate_red_free_days);
}

}  // namespace plumb::care
