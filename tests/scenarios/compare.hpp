#pragma once

#include <string>

#include "care/catalogue.hpp"
#include "care/plan.hpp"
#include "scenarios/scenario.hpp"

namespace plumb::testing {

/// What the plan says, in the words of an expectation. Refusals are limited to `refused` of the
/// expectation, and rules of the whole plan to `because`: the rest is not part of the story.
ExpectedMoment describe_plan(const care::Catalogue& catalogue, const care::Plan& plan,
                             const ExpectedMoment& expected);

/// Every difference in lines that a person can read, or "" if there is none: "-" stands before
/// what was expected and is missing, "+" before what the plan has instead.
std::string find_difference(const ExpectedMoment& expected, const ExpectedMoment& planned);

}  // namespace plumb::testing
