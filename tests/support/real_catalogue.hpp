#pragma once

#include "care/catalogue.hpp"

namespace plumb::testing {

/// The shipped catalogue, read once per test program. Tests of rules use the real content: a rule
/// and its numbers are only right together.
const care::Catalogue& real_catalogue();

}  // namespace plumb::testing
