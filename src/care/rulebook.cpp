#include "care/rulebook.hpp"

namespace plumb::care {

Constants::Constants() = default;
Constants::Constants(const Constants&) = default;
Constants::Constants(Constants&&) noexcept = default;
Constants& Constants::operator=(const Constants&) = default;
Constants& Constants::operator=(Constants&&) noexcept = default;
Constants::~Constants() = default;

}  // namespace plumb::care
