#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calls/host.hpp"

namespace plumb::calls {

/// The one door for a page that runs the core itself: a call by name, JSON in, JSON out.
///
///   {"ok": …}                                             the answer
///   {"fault": {code, doing, where, hint}, "problems": […]}  why there is none
///
/// The same bytes in give the same bytes out, natively and in WebAssembly. Nothing but the loaded
/// catalogue is kept from call to call; drawings keep what makes the next frame quick.
std::string call(Host& host, std::string_view name, std::string_view input);

/// Every name that `call` knows, in order.
std::vector<std::string_view> list_calls();

}  // namespace plumb::calls
