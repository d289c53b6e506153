#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

/// One description per struct serves every format and direction.
///
///   struct Rung { int level = 0; int hold_s = 0; std::int64_t load_g = 0; };
///   template <class Visitor> void describe(Visitor& v, Rung& x) {
///     v.field("level", x.level);    // required
///     v.maybe("load_g", x.load_g);  // absent keeps the default; a default is not written
///   }
///
/// Enums name their values:
///   constexpr auto names_of(Goal) { return std::array{named(Goal::unload, "unload")}; }
///
/// A text leaf (an id, an instant) offers, beside its type:
///   bool parse_leaf(std::string_view text, T& value);   std::string format_leaf(const T& value);
///   constexpr std::string_view leaf_form(const T&);      // "a date like 2026-11-24"
///
/// A variant names its alternatives by `static constexpr std::string_view kind`; it is written as
/// two members, kind and body, by `v.variant("kind", "body", x)`.
namespace plumb::base {

template <class Enum>
struct Named {
  Enum value;
  std::string_view name;
};

template <class Enum>
constexpr Named<Enum> named(Enum value, std::string_view name) {
  return {value, name};
}

template <class T>
concept NamedEnum = std::is_enum_v<T> && requires(T value) { names_of(value); };

template <class T>
concept TextLeaf = requires(std::string_view text, T& value, const T& constant) {
  { parse_leaf(text, value) } -> std::same_as<bool>;
  { format_leaf(constant) } -> std::convertible_to<std::string>;
  { leaf_form(constant) } -> std::convertible_to<std::string_view>;
};

/// A value that is written as a list of so many numbers, or as one number that stands for all.
/// Types offer it by `constexpr NumberListForm number_list_form(const T&)`.
struct NumberListForm {
  int count = 0;
  bool may_be_one = false;
};

/// Only there to ask whether a type is described.
struct ProbeVisitor {
  template <class T>
  void field(std::string_view, T&) {}
  template <class T>
  void maybe(std::string_view, T&) {}
  template <class... Ts>
  void variant(std::string_view, std::string_view, std::variant<Ts...>&) {}
};

template <class T>
concept Described = std::is_class_v<T> && requires(ProbeVisitor& v, T& x) { describe(v, x); };

/// The name of an enum value; empty if it has none (a bug of the caller).
template <NamedEnum Enum>
constexpr std::string_view name_of(Enum value) {
  for (const auto& entry : names_of(value))
    if (entry.value == value) return entry.name;
  return {};
}

template <NamedEnum Enum>
constexpr std::optional<Enum> find_named(std::string_view name) {
  for (const auto& entry : names_of(Enum{}))
    if (entry.name == name) return entry.value;
  return std::nullopt;
}

/// A whole number that only exists between its bounds, such as a pain score of 0…10.
template <std::int64_t Min, std::int64_t Max>
struct Bounded {
  static_assert(Min <= Max);
  static constexpr std::int64_t min = Min;
  static constexpr std::int64_t max = Max;
  std::int64_t value = Min;
  friend constexpr auto operator<=>(Bounded, Bounded) = default;
};

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_map = false;
template <class T>
inline constexpr bool is_map<std::map<std::string, T>> = true;
template <class T>
inline constexpr bool is_bounded = false;
template <std::int64_t Min, std::int64_t Max>
inline constexpr bool is_bounded<Bounded<Min, Max>> = true;

}  // namespace plumb::base
