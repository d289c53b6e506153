#pragma once

#include <functional>
#include <string>

#include "verify/search.hpp"

namespace plumb::verify {

struct Budget {
  double seconds = 0;
  std::uint64_t seed = 1;  ///< of the first history
  int days = 0;            ///< of each history
};

/// Seconds since the work began. The clock belongs to the program.
using Clock = std::function<double()>;
/// What is being done, and how far it is, from 0 to 1.
using Tell = std::function<void(const std::string& part, double share)>;

struct Verified {
  VerifyReport report;
  std::vector<Breach> breaches;  ///< the first of each invariant
};

/// Checks the invariants over the finite space by the kernel, over first plans and over invented
/// histories by the engine. Everything but how far it comes is decided by the catalogue and the
/// seed.
Verified verify_rules(const care::Catalogue& catalogue, const Budget& budget, const Clock& clock,
                      const Tell& tell = {});

}  // namespace plumb::verify
