#include "calls/calls.hpp"
#include "wasm/border.hpp"

/// plumbline.wasm: what the page needs to screen, plan, coach and draw.

namespace plumb::wasm {

std::string answer(std::string_view name, std::string_view input) {
  static auto* host = new calls::Host;
  return calls::call(*host, name, input);
}

}  // namespace plumb::wasm
