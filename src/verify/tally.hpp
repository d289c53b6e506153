#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "care/event.hpp"
#include "verify/report.hpp"

namespace plumb::verify {

/// The forty of the clinical rules, and five of what a person wishes or a clinician says.
inline constexpr int invariant_count = 45;

/// A breach as it was found, with the journal that shows it.
struct Breach {
  int invariant = 0;
  std::string words;
  care::Moment at;
  std::string story;
  std::vector<care::Event> journal;
};

/// Counts what the oracles looked at and what they found. Of each invariant the first breach is
/// kept whole.
class Tally {
 public:
  /// One look of an oracle: `holds`, or what is wrong.
  void look(int invariant, bool holds, const std::string& what = {});

  /// Many looks at once.
  void add(int invariant, std::int64_t checked, std::int64_t violations);
  /// Keeps a breach that is counted elsewhere, if it is the first of its invariant.
  void keep(int invariant, const std::string& what);

  /// Of whom the next looks speak. `journal` must outlive them.
  void begin(std::string story, const std::vector<care::Event>& journal, const care::Moment& at);

  std::int64_t checked(int invariant) const { return counts_[index(invariant)].checked; }
  std::int64_t violations(int invariant) const { return counts_[index(invariant)].violations; }
  std::int64_t violations() const;
  const std::vector<Breach>& breaches() const { return breaches_; }
  std::int64_t states = 0;

 private:
  static std::size_t index(int invariant) { return static_cast<std::size_t>(invariant - 1); }

  struct Count {
    std::int64_t checked = 0, violations = 0;
  };
  std::array<Count, invariant_count> counts_{};
  std::vector<Breach> breaches_;
  std::string story_;
  const std::vector<care::Event>* journal_ = nullptr;
  care::Moment at_;
};

/// The invariants in their order, with the tests that hold those no oracle can see.
std::vector<InvariantReport> list_invariants();

}  // namespace plumb::verify
