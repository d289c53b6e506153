#pragma once

#include "app/content.hpp"

namespace plumb::testing {

/// Everything in the shipped catalogue, read once per test program. A catalogue with a problem ends
/// the program with all its problems: no test means anything without it.
const app::Content& real_content();

}  // namespace plumb::testing
