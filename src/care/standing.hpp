#pragma once

#include <span>
#include <vector>

#include "care/customs.hpp"
#include "care/situation.hpp"

namespace plumb::care {

/// A person's situation with everything that it points into: the catalogue with the exercises that
/// a therapist wrote for this person, status, progress and screening.
class Standing {
 public:
  /// `catalogue` and `merged` must outlive it; `merged` as `merge_events` gives it.
  Standing(const Catalogue& catalogue, std::span<const Event> merged, const Moment& now);
  Standing(const Standing&) = delete;
  Standing& operator=(const Standing&) = delete;

  const Catalogue& catalogue() const { return customs_.catalogue ? *customs_.catalogue : shared_; }
  /// Why exercises that a therapist wrote are not part of the catalogue.
  const std::vector<Reason>& custom_faults() const { return customs_.faults; }
  const Status& status() const { return status_; }
  const Progress& progress() const { return progress_; }
  const Screening& screening() const { return screening_; }
  Situation& situation() { return situation_; }

 private:
  const Catalogue& shared_;
  Customs customs_;
  Status status_;
  Progress progress_;
  Screening screening_;
  Situation situation_;
};

}  // namespace plumb::care
