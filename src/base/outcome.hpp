#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <utility>

namespace plumb::base {

/// What the world said no to. Clinical answers are never faults.
struct Fault {
  enum class Code : std::uint8_t {
    content_invalid,  ///< catalogue or other shipped content is broken
    input_invalid,    ///< what a person or a file brought is broken
    not_found,
    out_of_range,  ///< outside the range for which a model or a format is valid
    storage_busy,
    storage_full,
    storage_failed,
    unsupported,
  };
  Code code = Code::input_invalid;
  std::string doing;  ///< what was being done: "reading the journal"
  std::string where;  ///< the place: "journal.jsonl:41", "/events/3/at"
  std::string hint;   ///< what the person who can act should do next
};

template <class T>
using Outcome = std::expected<T, Fault>;

inline std::unexpected<Fault> fail(Fault::Code code, std::string doing, std::string where,
                                   std::string hint) {
  return std::unexpected(Fault{code, std::move(doing), std::move(where), std::move(hint)});
}

}  // namespace plumb::base

#define PLUMB_TRY_NAME_(line) plumb_try_##line
#define PLUMB_TRY_NAME(line) PLUMB_TRY_NAME_(line)

/// Declares `target` with the value of an Outcome, or returns its Fault from the function.
#define PLUMB_TRY(target, expression)                                    \
  auto PLUMB_TRY_NAME(__LINE__) = (expression);                          \
  if (!PLUMB_TRY_NAME(__LINE__))                                         \
    return std::unexpected(std::move(PLUMB_TRY_NAME(__LINE__)).error()); \
  target = std::move(*PLUMB_TRY_NAME(__LINE__))
