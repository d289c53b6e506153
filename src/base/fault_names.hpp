#pragma once

#include "base/describe.hpp"
#include "base/outcome.hpp"

namespace plumb::base {

/// The names of faults wherever they leave the program.
constexpr auto names_of(Fault::Code) {
  using Code = Fault::Code;
  return std::array{named(Code::content_invalid, "content_invalid"),
                    named(Code::input_invalid, "input_invalid"),
                    named(Code::not_found, "not_found"),
                    named(Code::out_of_range, "out_of_range"),
                    named(Code::storage_busy, "storage_busy"),
                    named(Code::storage_full, "storage_full"),
                    named(Code::storage_failed, "storage_failed"),
                    named(Code::unsupported, "unsupported")};
}

template <class V>
void describe(V& v, Fault& x) {
  v.field("code", x.code);
  v.field("doing", x.doing);
  v.field("where", x.where);
  v.field("hint", x.hint);
}

}  // namespace plumb::base
