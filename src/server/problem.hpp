#pragma once

#include <string_view>

#include "base/diagnostics.hpp"
#include "base/outcome.hpp"
#include "server/http.hpp"

/// Every error of the API is a problem document (RFC 9457).
namespace plumb::server {

/// Status and title from the table of faults.
Response make_problem(const base::Fault& fault);
/// The same with every single problem of what was sent; `path` is a JSON pointer into the body.
Response make_problem(const base::Fault& fault, const base::Diagnostics& problems);
/// For what HTTP itself refuses: an unknown path, a wrong method, too much. `code` is a short
/// name for programs.
Response make_problem(int status, std::string_view code, std::string_view title,
                      std::string_view hint);

}  // namespace plumb::server
