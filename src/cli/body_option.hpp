#pragma once

#include <string_view>

#include "spine/body_model.hpp"

namespace plumb::cli {

/// Reads "male,1.74m,70kg", its parts in any order, over the measures given. False if it is none.
bool parse_body(std::string_view text, spine::BodyMeasures& measures);

}  // namespace plumb::cli
