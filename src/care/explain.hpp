#pragma once

#include <span>
#include <string>
#include <string_view>

#include "care/catalogue.hpp"
#include "care/plan.hpp"

namespace plumb::care {

/// The text of a key, or the key itself in angle brackets so that a gap is seen, never hidden.
std::string find_text_or_key(const Catalogue& catalogue, std::string_view key);

/// A text with its {names} filled in, as reasons fill them.
std::string fill_text(const Catalogue& catalogue, const std::string& pattern,
                      std::span<const ReasonInput> inputs, std::int32_t offset_minutes);

/// "2", "11.3", in kilograms and rounded down, so that no text promises more than the rule.
std::string format_kilograms(const Catalogue& catalogue, std::int64_t grams);

/// "Thu 26 Nov" from the words of the catalogue.
std::string format_day(const Catalogue& catalogue, LocalDate day);

/// Fills a reason's source and sentence. Ids become names, instants local times of
/// `offset_minutes`, grams kilograms. A rule that is not registered is a bug and traps in tests;
/// here it keeps its id as text.
void explain_reason(const Catalogue& catalogue, std::int32_t offset_minutes, Reason& reason);

/// The same for every reason of a plan.
void explain_plan(const Catalogue& catalogue, Plan& plan);

}  // namespace plumb::care
