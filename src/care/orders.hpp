#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "care/situation.hpp"

namespace plumb::care {

/// Orders that count today: begun, not expired, not ended by a later one.
std::vector<const OrderAt*> find_orders_in_force(const Constants& constants, const Status& status);

/// A later order ends an earlier one; what a seal holds only a seal ends.
bool is_ended(const Status& status, const OrderAt& order);

/// Why therapists do not want this exercise at this level: locks, limits of a disc or a movement, a
/// highest rung.
std::vector<Reason> find_order_objections(const Situation& situation, const Exercise& exercise,
                                          int level);

/// The rung with the smaller figures that therapists ask for. Never larger in anything.
Rung find_ordered_dose(const Situation& situation, const Exercise& exercise, const Rung& rung);

/// The exercise with those figures in every rung, where a therapist has set one.
std::optional<Exercise> find_ordered_exercise(const Situation& situation, const Exercise& exercise);

/// The lowest of the cap so far and those of the orders, with who sets it.
void apply_order_caps(Situation& situation);

/// The smaller of what the rules leave to a day and what therapists do.
std::int64_t find_ordered_exercises(const Situation& situation, std::int64_t most);
std::int64_t find_ordered_slu(const Situation& situation, std::int64_t most);

/// True if a sealed order sets this rule aside for the exercise, and the rule may be set aside.
bool is_overridden(const Situation& situation, std::string_view rule, const Exercise& exercise);

/// Takes out of a wait what is overridden; says of every override that does not count why not.
void apply_overrides(const Situation& situation, const Exercise& exercise, Wait& wait);

/// What a line owes to orders: the smaller dose, the rule that was set aside.
std::vector<Reason> find_order_notes(const Situation& situation, const Exercise& exercise,
                                     const Rung& rung);

}  // namespace plumb::care
