#pragma once

#include <optional>
#include <span>
#include <vector>

#include "care/catalogue.hpp"
#include "care/status.hpp"
#include "care/verdicts.hpp"

namespace plumb::care {

/// How a trial of movement went (2.3). `unfinished`: a report is missing, and missing is not good.
enum class TrialOutcome : std::uint8_t {
  unfinished,
  centralised,
  better,
  no_effect,
  worse,
  peripheralised
};
constexpr auto names_of(TrialOutcome) {
  return std::array{named(TrialOutcome::unfinished, "unfinished"),
                    named(TrialOutcome::centralised, "centralised"),
                    named(TrialOutcome::better, "better"),
                    named(TrialOutcome::no_effect, "no_effect"),
                    named(TrialOutcome::worse, "worse"),
                    named(TrialOutcome::peripheralised, "peripheralised")};
}

/// Of how much use a direction was seen to be, from none to clear.
enum class Preference : std::uint8_t { none, weak, clear };
constexpr auto names_of(Preference) {
  return std::array{named(Preference::none, "none"), named(Preference::weak, "weak"),
                    named(Preference::clear, "clear")};
}

TrialOutcome find_outcome(const Catalogue& catalogue, const TriedAt& tried);

/// True if the outcome says that the movement did no harm.
constexpr bool is_harmless(TrialOutcome outcome) {
  return outcome == TrialOutcome::centralised || outcome == TrialOutcome::better ||
         outcome == TrialOutcome::no_effect;
}
/// True if it counts as RED for the whole plan.
constexpr bool is_red(TrialOutcome outcome) { return outcome >= TrialOutcome::worse; }

/// What was seen of one direction up to now.
struct DirectionSeen {
  Preference preference = Preference::none;
  std::optional<Instant> preferred_until;
  std::optional<Instant> observed_until;  ///< seen not to worsen, and until when that counts
  std::optional<Instant> locked_until;    ///< it sent pain further out
  std::optional<Moment> last_tried;
  std::optional<TrialOutcome> last_outcome;
};

struct DirectionsSeen {
  DirectionSeen flexion, extension;
  DirectionSeen& of(Direction direction) {
    return direction == Direction::flexion ? flexion : extension;
  }
  const DirectionSeen& of(Direction direction) const {
    return direction == Direction::flexion ? flexion : extension;
  }
};

/// Folds the trials, and the sessions after which pain was felt further out. A preference comes
/// from the newest trial that showed one; what was observed is refreshed by sessions with
/// end-of-range movement that closed without RED while it counted.
DirectionsSeen find_directions(const Catalogue& catalogue, const Status& status,
                               std::span<const JudgedSession> judged);

/// The tag by which an exercise moves in a direction.
constexpr Tag find_direction_tag(Direction direction) {
  return direction == Direction::flexion ? Tag::flex : Tag::ext;
}

}  // namespace plumb::care
