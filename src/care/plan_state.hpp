#pragma once

#include "care/plan.hpp"
#include "care/situation.hpp"

namespace plumb::care {

/// Where an open plan stands (5.4): its state, since when, what ends it, and why. The first that
/// holds: FLARE, REENTRY, RETURN, TRIAL, MAINTAIN, BUILD.
void decide_state(const Situation& situation, Plan& plan);

/// BUILD becomes MAINTAIN once every exercise of the plan stands on its last rung and nothing new
/// has come in.
void decide_goal_reached(const Situation& situation, Plan& plan);

/// What a gap since the last session has done to the levels, if there was one.
void add_gap_reason(const Situation& situation, Plan& plan);

/// Since when a plan is blocked, and what opens it.
void decide_block_end(const Screening& screening, Plan& plan);

}  // namespace plumb::care
