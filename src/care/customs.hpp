#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "care/catalogue.hpp"
#include "care/plan.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// Ids of exercises that therapists write begin like this; the catalogue has none such.
inline constexpr std::string_view custom_prefix = "CE";
bool is_custom(std::string_view exercise);

/// Exercises that a therapist wrote for this person.
struct Customs {
  /// The catalogue with those that are signed, whole, and hold today; nothing where there are none.
  /// They stand last, and no rule knows them from others.
  std::unique_ptr<const Catalogue> catalogue;
  std::vector<Reason> faults;  ///< why others are not part of it
};
Customs find_customs(const Catalogue& catalogue, std::span<const Event> merged, const Moment& now);

/// Why an exercise of a therapist is not part of the catalogue now, or nothing if it is.
std::optional<Reason> find_custom_fault(const Catalogue& catalogue, const Status& status,
                                        const CustomExercise& custom, const Moment& recorded);

/// The words of an exercise that a therapist wrote, by what they are for: "name", "steps.1" …
std::map<std::string, std::string> find_custom_texts(const Catalogue& catalogue,
                                                     std::string_view exercise);

/// Holds an exercise of a therapist against everything that the catalogue asks of its own: tags,
/// ladder, a letter for every condition, stop signs and words. Places are JSON pointers of the
/// event.
void check_custom(const Catalogue& catalogue, const CustomExercise& custom,
                  base::Diagnostics& problems);

}  // namespace plumb::care
