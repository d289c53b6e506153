#pragma once

#include <string>
#include <vector>

#include "loads/validation.hpp"

/// Figures of rows that were scored; `rows` holds every row that a group names.
namespace plumb::loads::detail {

ValidationGroup find_figures(const ScoredGroup& group, const std::vector<ValidationRow>& rows);

/// What a group asks beside its figures: order, and every row within a factor.
std::vector<StatementResult> judge_group(const ScoredGroup& group,
                                         const std::vector<ValidationRow>& rows);

}  // namespace plumb::loads::detail
