#pragma once

#include <vector>

#include "care/colour.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// A session with the colours of its exercises: found once, read by everything that looks back.
struct JudgedSession {
  const SessionAt* session = nullptr;
  Verdict morning;
  std::vector<Verdict> verdicts;  ///< final, one for each exercise; of what was skipped it is green
  bool any = false;               ///< something was done
  bool closed = true;             ///< every exercise that was done is closed
  Colour worst = Colour::green;   ///< of what is closed, and of what is red already
  Instant known_at;               ///< when a RED of it was known; else its end
};

/// True if the report counts: done, and of an exercise that this catalogue knows.
bool is_counted(const Catalogue& catalogue, const ExerciseReport& report);

/// Every session of the status, in its order.
std::vector<JudgedSession> judge_sessions(const Catalogue& catalogue, const Status& status);

}  // namespace plumb::care
