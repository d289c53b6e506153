#pragma once

/// A promise inside the core that must hold in every build. A broken one is a bug of ours, and a
/// wrong answer is worse than none: the program stops at once.
#define PLUMB_EXPECT(condition)    \
  do {                             \
    if (!(condition)) [[unlikely]] \
      __builtin_trap();            \
  } while (false)
