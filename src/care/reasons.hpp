#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "care/plan.hpp"

namespace plumb::care {

/// A value as reasons carry it.
inline std::string format_input(std::string value) { return value; }
inline std::string format_input(const char* value) { return value; }
inline std::string format_input(std::string_view value) { return std::string(value); }
template <std::integral T>
std::string format_input(T value) {
  return std::to_string(value);
}
inline std::string format_input(Instant value) { return format_leaf(value); }
inline std::string format_input(Moment value) { return format_leaf(value); }

/// make_reason("cap.load", {{"cap_g", …}}): source and text are added by `explain_plan`.
inline Reason make_reason(std::string_view rule, std::initializer_list<ReasonInput> inputs = {}) {
  return {std::string(rule), inputs, {}, {}};
}

template <class T>
ReasonInput input(std::string_view name, T&& value) {
  return {std::string(name), format_input(std::forward<T>(value))};
}

}  // namespace plumb::care
