#pragma once

#include <string>

#include "care/catalogue.hpp"
#include "care/follow_up.hpp"
#include "care/summary.hpp"

namespace plumb::cli {

/// The page for whoever helps, as text: signs with what was answered when, how it is, what was
/// told; then what measures and self-checks show, and what of them is due.
std::string format_summary(const care::Catalogue& catalogue, const care::Summary& summary,
                           const care::FollowUp& follow_up);

}  // namespace plumb::cli
