#pragma once

#include <string>
#include <string_view>

namespace plumb::seal {

/// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits; what `sha256sum` says of the same
/// bytes.
std::string find_sha256(std::string_view bytes);

}  // namespace plumb::seal
