#pragma once

// One program for all machines of this kind; functions so marked use long registers where there
// are any. Not fused multiply-add, which rounds differently: the bytes are the same everywhere.
#if defined(__x86_64__) && defined(__clang__)
#define PLUMB_LONG_REGISTERS __attribute__((target_clones("avx2", "default")))
#else
#define PLUMB_LONG_REGISTERS
#endif
