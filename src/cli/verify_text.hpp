#pragma once

#include <string>

#include "verify/report.hpp"

/// What `plumbline verify` says, for people.
namespace plumb::cli {

std::string format_verified(const verify::VerifyReport& report);

}  // namespace plumb::cli
