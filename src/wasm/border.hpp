#pragma once

#include <string>
#include <string_view>

namespace plumb::wasm {

/// What a module answers; each module defines its own. Nothing it keeps is ever destroyed: a
/// module lives as long as its page, and no call ends it.
std::string answer(std::string_view name, std::string_view input);

}  // namespace plumb::wasm
