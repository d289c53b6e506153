#pragma once

#include "verify/case.hpp"
#include "verify/tally.hpp"

/// One oracle for each invariant of clinical rules 5.5 that a plan or a row of plans can show. They
/// are written from the raw tables and the raw journal.
namespace plumb::verify {

/// What one viewer of a journal has been shown so far.
struct Memory {
  std::optional<care::Plan> last;
  std::set<care::Id> shown;  ///< every exercise that was ever offered
};

/// Invariants 1, 2, 3, 32: the matrix and the avoided movements.
void look_at_matrix(const Case& of, Tally& tally);
/// Invariants 4, 27, 30, 36: danger signs, and what an empty plan says.
void look_at_danger(const Case& of, Tally& tally);
/// Invariants 7, 17, 18, 33, 34: loads and budgets.
void look_at_load(const Case& of, Tally& tally);
/// Invariants 19, 20: high load and hanging.
void look_at_bars(const Case& of, Tally& tally);
/// Invariants 21, 22, 23: directions.
void look_at_directions(const Case& of, Tally& tally);
/// Invariants 8, 9, 10, 11, 12, 13, 14, 16, 35: levels and steps.
void look_at_steps(const Case& of, const Memory& memory, Tally& tally);
/// Invariants 5, 6, 24, 25: states and what ends them.
void look_at_states(const Case& of, const Memory& memory, Tally& tally);

/// Invariants 4, 17, 21 for the rest that may be taken in between.
void look_at_rest(const Case& of, Tally& tally);

/// Invariant 41: `without` was made from the same journal without its goals.
void look_at_goal(const Case& of, const care::Plan& without, Tally& tally);
/// Invariant 42: one exercise in the place of another.
void look_at_swaps(const Case& of, Tally& tally);
/// Invariant 43: orders of therapists.
void look_at_orders(const Case& of, Tally& tally);
/// Invariant 44: exercises that therapists wrote.
void look_at_customs(const Case& of, Tally& tally);
/// Invariant 45: the profiles `education` and `clinician_directed`.
void look_at_profile(const Case& of, Tally& tally);

/// Every oracle of one plan, in one call; then the plan goes into the memory.
void look_at_plan(const Case& of, Memory& memory, Tally& tally);

/// Invariant 15 and 31: `stricter` was made from the same journal with more trouble in it, or with
/// an answer less. It offers nothing that `base` refuses for good, and no level above.
void look_at_more_trouble(int invariant, const care::Plan& base, const care::Plan& stricter,
                          Tally& tally);
/// Invariant 15 and 31, also behind a closed plan: where `stricter` was told the same and one thing
/// more, every condition and every open sign of `base` is still there, and no cap is higher.
void look_at_more_signs(int invariant, const care::Plan& base, const care::Plan& stricter,
                        Tally& tally);
/// Invariants 28 and 37: the same journal, asked again and shuffled with a part of it doubled.
void look_at_sameness(const Planner& planner, const std::vector<care::Event>& journal,
                      const care::Plan& plan, std::uint64_t seed, Tally& tally);
/// Invariant 18: five rests in between, over days, leave the plan as it was.
void look_at_rests_taken(const Planner& planner, const std::vector<care::Event>& journal,
                         const care::Plan& plan, Tally& tally);
/// Invariant 28: every decision carries a known rule and its version.
void look_at_reasons(const Case& of, Tally& tally);
/// Invariant 14 on the record: what had no next morning is not shown as green.
void look_at_record(const care::Catalogue& catalogue, const Case& of, Tally& tally);

/// True if a professional's word given at that moment still counts today.
bool is_in_force(const care::Clearance& clearance, const care::Moment& now);
/// True if a genuine seal of a key that this person has accepted, and not withdrawn, is under it.
bool is_signed(const Ledger& ledger, const care::Clearance& clearance);
/// True if an exercise named in a key that is in force, and not void by a gap.
bool has_key(const Case& of, const care::Id& exercise);

}  // namespace plumb::verify
