#pragma once

/// What the program ends with. People script against these.
namespace plumb::cli {

inline constexpr int exit_done = 0;
inline constexpr int exit_no = 1;         ///< a "no" that is an answer: nothing is safe today
inline constexpr int exit_bad_input = 2;  ///< usage, or a file that is wrong
inline constexpr int exit_world = 3;      ///< the world failed: a full disk, a port that is taken

}  // namespace plumb::cli
