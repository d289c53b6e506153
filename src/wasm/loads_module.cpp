#include "calls/load_calls.hpp"
#include "wasm/border.hpp"

/// plumbline-loads.wasm: the load engine, for a page that has already begun.

namespace plumb::wasm {

std::string answer(std::string_view name, std::string_view input) {
  static auto* host = new calls::LoadHost;
  return calls::call_loads(*host, name, input);
}

}  // namespace plumb::wasm
