#pragma once

#include "verify/kernel.hpp"
#include "verify/search.hpp"

/// The part of the state space that is finite, by the kernel: every set of at most three conditions
/// and danger signs, with every class of things, day, level and word of a professional, and each of
/// these again alone at home, drowsy, early in the morning and with a neck that hurts.
namespace plumb::verify {

/// Finds what a state leads to: the kernel, or one with a fault in it.
using Decision = std::function<KernelPlan(const KernelState& state)>;

struct FiniteSpace {
  std::int64_t states = 0;  ///< looked at
  std::int64_t of = 0;      ///< all there are
};

/// Goes through the space, in steps that meet every state once, until the time is up. `content`:
/// the tables by which the oracles judge.
FiniteSpace look_at_finite_space(const care::CatalogueContent& content, const KernelTables& tables,
                                 const TimeIsUp& time_is_up, Tally& tally,
                                 const Decision& decision = {});

}  // namespace plumb::verify
