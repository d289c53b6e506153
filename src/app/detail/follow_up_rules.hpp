#pragma once

#include <string>

#include "base/diagnostics.hpp"
#include "care/catalogue.hpp"
#include "care/event.hpp"

namespace plumb::app::detail {

/// Checks a measure against the catalogue: that it may be kept here, that its items exist, each
/// once, and that every number lies on its scale. `path` is the event's place.
void check_measure(const care::Catalogue& catalogue, const care::MeasureTaken& taken,
                   const std::string& path, base::Diagnostics& problems);

/// The same for a round of self-checks: a counted check has all of its parts, or was left out.
void check_self_check(const care::Catalogue& catalogue, const care::SelfCheckDone& done,
                      const std::string& path, base::Diagnostics& problems);

}  // namespace plumb::app::detail
