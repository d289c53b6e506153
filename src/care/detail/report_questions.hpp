#pragma once

#include <vector>

#include "care/report.hpp"
#include "care/standing.hpp"

namespace plumb::care::detail {

/// What a plan asks of a therapist, the gravest first. `plan` is that of the standing.
std::vector<ReportQuestion> find_report_questions(Standing& standing, const Plan& plan);

}  // namespace plumb::care::detail
