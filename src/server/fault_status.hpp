#pragma once

#include <array>
#include <string_view>

#include "base/outcome.hpp"

namespace plumb::server {

/// The one table from a fault to what a program says to the outside. Exit codes are those of the
/// command line: 2 for bad input, 3 when the world failed.
struct FaultStatus {
  base::Fault::Code code;
  std::string_view name;
  int http_status;
  int exit_code;
  std::string_view title;
  int retry_after_s = 0;
};

inline constexpr std::array fault_table = {
    FaultStatus{base::Fault::Code::content_invalid, "content_invalid", 500, 2,
                "The catalogue is broken"},
    FaultStatus{base::Fault::Code::input_invalid, "input_invalid", 400, 2,
                "The input is not valid"},
    FaultStatus{base::Fault::Code::not_found, "not_found", 404, 2, "Not found"},
    FaultStatus{base::Fault::Code::out_of_range, "out_of_range", 400, 2, "A value is out of range"},
    FaultStatus{base::Fault::Code::storage_busy, "storage_busy", 503, 3, "The journal is busy", 2},
    FaultStatus{base::Fault::Code::storage_full, "storage_full", 507, 3, "The disk is full"},
    FaultStatus{base::Fault::Code::storage_failed, "storage_failed", 500, 3,
                "The journal cannot be used"},
    FaultStatus{base::Fault::Code::unsupported, "unsupported", 501, 2, "Not supported"},
};

constexpr const FaultStatus& find_fault_status(base::Fault::Code code) {
  for (const auto& row : fault_table)
    if (row.code == code) return row;
  __builtin_trap();  // a code without a row is a bug; a test walks all of them
}

}  // namespace plumb::server
