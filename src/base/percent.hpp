#pragma once

namespace plumb::base {

/// Percent in a whole: a part of one, multiplied by it, is in percent.
inline constexpr double percent = 100;

}  // namespace plumb::base
