#pragma once

#include <string>
#include <vector>

#include "loads/refit.hpp"
#include "loads/steadiness.hpp"
#include "loads/validation.hpp"

/// What `plumbline validate` says, for people.
namespace plumb::cli {

/// Rows, figures and statements of one set and one body.
std::string format_validation(const loads::BodyValidation& body);

std::string format_not_scored(const loads::NotScoredRows& rows);

/// The fitted constants, found anew fold by fold.
std::string format_refit(const loads::RefitAnswer& refit);

/// The sets that had no part in finding the constants: as shipped, and with all rows' best.
std::string format_elsewhere(const std::vector<loads::BodyValidation>& as_shipped,
                             const std::vector<loads::BodyValidation>& anew);

/// The greatest step between neighbours, posture by posture.
std::string format_steadiness(const loads::SteadinessAnswer& steadiness);

}  // namespace plumb::cli
