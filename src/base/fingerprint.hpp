#pragma once

#include <string>

#include "base/document.hpp"

namespace plumb::base {

/// A 64-bit FNV-1a hash of a document's structure and values, as sixteen hexadecimal digits.
/// Tells two answers apart; no protection against somebody who wants a collision.
std::string find_fingerprint(const Document& document);

}  // namespace plumb::base
