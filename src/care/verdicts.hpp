#pragma once

#include <span>
#include <vector>

#include "care/colour.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// One report of a session with its exercise and its final colour.
struct JudgedReport {
  const ExerciseReport* report = nullptr;
  const Exercise* exercise = nullptr;  ///< only of what counts: done, and known to this catalogue
  Verdict verdict;  ///< final, without reasons (`find_verdict`); of what does not count it is green
};

/// A session with the colours of its exercises: found once, read by everything that looks back.
struct JudgedSession {
  const SessionAt* session = nullptr;
  Verdict morning;                        ///< without reasons
  std::span<const JudgedReport> reports;  ///< in the order of the session
  bool any = false;                       ///< something was done
  bool closed = true;                     ///< every exercise that was done is closed
  Colour worst = Colour::green;           ///< of what is closed, and of what is red already
  Instant known_at;                       ///< when a RED of it was known; else its end
};

/// Every session of a status, in its order. Points into the status and the catalogue.
class JudgedSessions {
 public:
  JudgedSessions(const Catalogue& catalogue, const Status& status);
  JudgedSessions(JudgedSessions&&) = default;
  JudgedSessions& operator=(JudgedSessions&&) = default;
  JudgedSessions(const JudgedSessions&) = delete;  // sessions point into the reports
  JudgedSessions& operator=(const JudgedSessions&) = delete;
  ~JudgedSessions() = default;

  std::span<const JudgedSession> sessions() const { return sessions_; }

 private:
  std::vector<JudgedReport> reports_;
  std::vector<JudgedSession> sessions_;
};

/// The final colour of one report with its reasons.
Verdict find_verdict(const Catalogue& catalogue, const Status& status, const SessionAt& session,
                     const ExerciseReport& report);

}  // namespace plumb::care
