#pragma once

#include <string>

#include "care/catalogue.hpp"
#include "care/outlook.hpp"
#include "care/plan.hpp"

namespace plumb::cli {

/// A plan as a page that a physiotherapist can read: state, what is asked, danger signs, the
/// exercises with their doses and reasons, what changed, advice. `why` adds every refusal, grouped
/// by the rule that spoke, and the rule and source of each reason. With `outlooks`, what would
/// change it stands beside each of them.
std::string format_plan(const care::Catalogue& catalogue, const care::Plan& plan, bool why,
                        const care::Outlooks* outlooks = nullptr);

}  // namespace plumb::cli
