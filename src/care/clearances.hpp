#pragma once

#include <optional>
#include <vector>

#include "care/catalogue.hpp"
#include "care/plan.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// What is wrong with the seal under a record that `clinician` is said to have given, or nothing.
/// A key counts once the person has accepted it and until they withdraw it; a seal counts for the
/// person whose acceptance it names.
/// Takes   recorded: when the record came into the journal
std::optional<Reason> find_seal_fault(const Status& status, const Seal& seal,
                                      const std::string& clinician, const Moment& recorded);

/// True if the record bears a seal without fault.
bool is_sealed(const Status& status, const std::optional<Seal>& seal, const std::string& clinician,
               const Moment& recorded);

/// True if the clearance counts today: begun, not expired, with a named clinician, and, if it bears
/// a seal, with a genuine one.
bool is_in_force(const Constants& constants, const Status& status, const ClearanceAt& clearance);

/// The last day on which a record counts that was given on `given` until `expires`.
LocalDate find_last_day(const Constants& constants, LocalDate given, LocalDate expires);

/// Why this clearance does not open a flag that it names, or nothing if it does. Up to level P a
/// named clinician is enough; urgent and emergency need the seal of an accepted key, made after the
/// sign (A.23).
std::optional<Reason> find_clearance_fault(const Constants& constants, const Status& status,
                                           const ClearanceAt& clearance, const OpenFlag& flag);

/// The clearance that opens the flag now, or nullptr.
const Clearance* find_flag_clearance(const Constants& constants, const Status& status,
                                     const OpenFlag& flag);

/// Why the latest clearance that names the flag does not open it; nothing if none names it.
std::optional<Reason> find_clearance_refusal(const Constants& constants, const Status& status,
                                             const OpenFlag& flag);

/// Why the latest clearance that gives a key for the exercise does not open it; nothing if none
/// gives one, or if it does.
std::optional<Reason> find_key_refusal(const Constants& constants, const Status& status,
                                       const Id& exercise);

/// True if a clearance in force names the exercise as one that it opens. Of keys, those count that
/// were given since the last block was opened and since the last gap that voids them (5.4).
bool has_key(const Constants& constants, const Status& status, const Id& exercise);

}  // namespace plumb::care
