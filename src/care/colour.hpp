#pragma once

#include <optional>
#include <span>
#include <vector>

#include "care/plan.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// How the back answered, from good to grave.
enum class Colour : std::uint8_t { green, amber, red, black };
constexpr auto names_of(Colour) {
  return std::array{named(Colour::green, "green"), named(Colour::amber, "amber"),
                    named(Colour::red, "red"), named(Colour::black, "black")};
}

/// The colour of one exercise in one session. `closed` once the next morning has spoken, or has
/// passed in silence; until then it is never green.
struct Verdict {
  Colour colour = Colour::green;
  bool closed = false;
  bool of_session = false;         ///< RED of the session as a whole, not of this exercise's own
  Instant closes_at;               ///< when silence closes it
  std::optional<Instant> told_at;  ///< when a bad morning was told; a session's own end is earlier
  std::vector<Reason> reasons;     ///< of the colour, the gravest first; empty if not asked for
};

/// Whether pain is felt more distally in `later` than in `earlier`, on any side of either region.
/// Sides that were not asked on both occasions do not count.
bool is_more_distal(const Zones& earlier, const Zones& later);
/// Centralising: some side less distal, and none more distal.
bool is_centralising(const Zones& earlier, const Zones& later);

/// A limb on the second side joins a limb on the first: asked about at once (A.2). `limb_from` is
/// the first zone that lies in a limb.
bool is_second_limb(const Zones& earlier, const Zones& later, std::int64_t limb_from);

/// Whether the reasons of a colour are wanted: those of years of sessions would never be read.
enum class Telling : std::uint8_t { colour, reasons };

/// What a session as a whole shows, for the colours of its exercises.
struct SessionSeen {
  int before = 0;
  std::optional<int> after;  ///< worst ten-minute report
  bool more_distal_after = false;
  bool centralising = false;
  bool tingling = false;
  bool zones_after = false;  ///< a ten-minute report says where it is felt
  bool after_due = false;    ///< the ten minutes are over, so a missing report is missing
};
SessionSeen see_session(const Constants& constants, const SessionAt& session, const Moment& now);

/// Colour at once, from the session and its ten-minute report (clinical rules 5.2).
Verdict find_immediate_colour(const Catalogue& catalogue, const SessionAt& session,
                              const ExerciseReport& report, const Moment& now);
/// The same, of a session that was seen already.
Verdict find_immediate_colour(const Catalogue& catalogue, const SessionAt& session,
                              const SessionSeen& seen, const ExerciseReport& report,
                              Telling telling);

/// What the next morning said of a session: worst of all reports in the window.
Verdict find_morning_colour(const Catalogue& catalogue, const Status& status,
                            const SessionAt& session);
/// The same with the baseline at the start of the session.
Verdict find_morning_colour(const Catalogue& catalogue, const Status& status,
                            const SessionAt& session, std::optional<int> baseline, Telling telling);

/// The worse of the two; closed when the morning is.
Verdict find_final_colour(const Verdict& immediate, const Verdict& morning);

}  // namespace plumb::care
