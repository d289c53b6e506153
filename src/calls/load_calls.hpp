#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calls/load_host.hpp"

namespace plumb::calls {

/// The door of the load engine, in the form of `call`: a call by name, JSON in, JSON out. It stands
/// beside that of the rules, so that a page gets the engine only when it wants it.
///
/// The same input gives the same answer, natively and in WebAssembly, as close as the functions of
/// the two C libraries agree (docs/reference/calls.md).
std::string call_loads(LoadHost& host, std::string_view name, std::string_view input);

/// Every name that `call_loads` knows, in order.
std::vector<std::string_view> list_load_calls();

}  // namespace plumb::calls
