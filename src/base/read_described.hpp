#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string_view>
#include <utility>

#include "base/describe.hpp"
#include "base/diagnostics.hpp"
#include "base/document.hpp"
#include "base/scalar_text.hpp"

namespace plumb::base {

/// Where the reader stands, and where it reports to.
struct ReadContext {
  std::string file;
  Diagnostics& problems;

  void report(const Document& at, const std::string& path, std::string message) const {
    problems.report({file, at.line, path}, std::move(message));
  }
};

template <class T>
void read_value(const Document& from, T& into, const ReadContext& context, const std::string& path);

namespace detail {

/// "a, b or c" of an enum's names, for messages.
template <NamedEnum Enum>
std::string list_names() {
  std::string text;
  for (const auto& entry : names_of(Enum{})) {
    if (!text.empty()) text += ", ";
    text += entry.name;
  }
  return text;
}

inline bool is_textual(const Document& from) {
  return from.kind == Document::Kind::text || from.kind == Document::Kind::plain;
}

inline std::optional<std::int64_t> find_integer(const Document& from) {
  if (from.kind == Document::Kind::integer) return from.integer;
  if (from.kind == Document::Kind::plain) return parse_integer(from.text);
  return std::nullopt;
}

inline std::optional<double> find_real(const Document& from) {
  if (from.kind == Document::Kind::integer) return static_cast<double>(from.integer);
  if (from.kind == Document::Kind::real) return from.real;
  if (from.kind == Document::Kind::plain) return parse_real(from.text);
  return std::nullopt;
}

/// Walks a table along a description: every described member is read, every other one reported.
class TableReader {
 public:
  TableReader(const Document& table, const ReadContext& context, const std::string& path)
      : table_{table}, context_{context}, path_{path} {}

  template <class T>
  void field(std::string_view name, T& into) {
    const Document* found = take(name);
    if (found == nullptr) {
      context_.report(table_, path_, "lacks \"" + std::string(name) + "\"; add it");
      return;
    }
    read_value(*found, into, context_, path_ + "/" + std::string(name));
  }

  template <class T>
  void maybe(std::string_view name, T& into) {
    if (const Document* found = take(name))
      read_value(*found, into, context_, path_ + "/" + std::string(name));
  }

  template <class... Ts>
  void variant(std::string_view kind_name, std::string_view body_name, std::variant<Ts...>& into) {
    const Document* kind = take(kind_name);
    const Document* body = take(body_name);
    if (kind == nullptr || !is_textual(*kind) || body == nullptr) {
      context_.report(table_, path_,
                      "needs \"" + std::string(kind_name) + "\" (a text) and \"" +
                          std::string(body_name) + "\"");
      return;
    }
    const bool known = (read_alternative<Ts>(*kind, *body, body_name, into) || ...);
    if (known) return;
    std::string names;
    ((names += (names.empty() ? "" : ", ") + std::string(Ts::kind)), ...);
    context_.report(*kind, path_ + "/" + std::string(kind_name),
                    "\"" + kind->text + "\" is not one of: " + names);
  }

  void report_leftovers() const {
    std::set<std::string_view> met;
    for (const auto& member : table_.members) {
      if (!met.insert(member.key).second)
        report_member(member, "stands twice; keep one");
      else if (std::ranges::find(taken_, member.key) == taken_.end())
        report_member(member, "is not a known field; remove it or correct its name");
    }
  }

 private:
  void report_member(const Document::Member& member, std::string message) const {
    const int line = member.line > 0 ? member.line : member.value.line;
    context_.problems.report({context_.file, line, path_ + "/" + member.key}, std::move(message));
  }

  template <class T, class Variant>
  bool read_alternative(const Document& kind, const Document& body, std::string_view body_name,
                        Variant& into) {
    if (kind.text != T::kind) return false;
    T value{};
    read_value(body, value, context_, path_ + "/" + std::string(body_name));
    into = std::move(value);
    return true;
  }

  const Document* take(std::string_view name) {
    taken_.push_back(name);
    return table_.find(name);
  }

  const Document& table_;
  const ReadContext& context_;
  const std::string& path_;
  std::vector<std::string_view> taken_;  ///< names in descriptions are literals
};

template <class T>
void read_leaf(const Document& from, T& into, const ReadContext& context, const std::string& path) {
  if constexpr (std::is_same_v<T, bool>) {
    if (from.kind == Document::Kind::boolean)
      into = from.boolean;
    else if (from.kind == Document::Kind::plain && (from.text == "true" || from.text == "false"))
      into = from.text == "true";
    else
      context.report(from, path, "must be true or false");
  } else if constexpr (std::is_integral_v<T>) {
    const auto value = find_integer(from);
    if (!value || !std::in_range<T>(*value))
      context.report(from, path, "must be a whole number");
    else
      into = static_cast<T>(*value);
  } else if constexpr (std::is_floating_point_v<T>) {
    const auto value = find_real(from);
    if (!value)
      context.report(from, path, "must be a number");
    else
      into = static_cast<T>(*value);
  } else if constexpr (is_bounded<T>) {
    const auto value = find_integer(from);
    if (!value || *value < T::min || *value > T::max)
      context.report(from, path,
                     "must be a whole number from " + std::to_string(T::min) + " to " +
                         std::to_string(T::max));
    else
      into.value = *value;
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (!is_textual(from))
      context.report(from, path, "must be a text");
    else if (!is_well_formed_utf8(from.text))
      context.report(from, path, "must be UTF-8 text");
    else
      into = from.text;
  } else if constexpr (NamedEnum<T>) {
    const auto value = is_textual(from) ? find_named<T>(from.text) : std::nullopt;
    if (!value)
      context.report(from, path, "must be one of: " + list_names<T>());
    else
      into = *value;
  } else {
    static_assert(TextLeaf<T>, "describe this type, or give it parse_leaf and format_leaf");
    if (!is_textual(from) || !parse_leaf(from.text, into))
      context.report(from, path, "must be " + std::string(leaf_form(into)));
  }
}

template <class T>
void read_list(const Document& from, std::vector<T>& into, const ReadContext& context,
               const std::string& path) {
  if (from.kind != Document::Kind::list) {
    context.report(from, path, "must be a list");
    return;
  }
  into.clear();
  into.reserve(from.items.size());
  for (std::size_t i = 0; i < from.items.size(); ++i) {
    T value{};
    read_value(from.items[i], value, context, path + "/" + std::to_string(i));
    into.push_back(std::move(value));
  }
}

template <class T>
void read_map(const Document& from, std::map<std::string, T>& into, const ReadContext& context,
              const std::string& path) {
  if (from.kind != Document::Kind::table) {
    context.report(from, path, "must be a table");
    return;
  }
  into.clear();
  for (const auto& member : from.members) {
    T value{};
    read_value(member.value, value, context, path + "/" + member.key);
    if (!into.emplace(member.key, std::move(value)).second)
      context.problems.report({context.file, member.line, path + "/" + member.key},
                              "stands twice; keep one");
  }
}

}  // namespace detail

/// Reads one value along its type. Every problem is reported with its place; what could be read
/// is set, so that one run finds them all.
template <class T>
void read_value(const Document& from, T& into, const ReadContext& context,
                const std::string& path) {
  if constexpr (is_optional<T>) {
    if (from.kind == Document::Kind::null) {
      into.reset();
      return;
    }
    typename T::value_type value{};
    read_value(from, value, context, path);
    into = std::move(value);
  } else if constexpr (is_vector<T>) {
    detail::read_list(from, into, context, path);
  } else if constexpr (is_map<T>) {
    detail::read_map(from, into, context, path);
  } else if constexpr (Described<T>) {
    if (from.kind != Document::Kind::table) {
      context.report(from, path, "must be a table, not " + std::string(describe_kind(from)));
      return;
    }
    detail::TableReader reader(from, context, path);
    describe(reader, into);
    reader.report_leftovers();
  } else {
    detail::read_leaf(from, into, context, path);
  }
}

/// Reads a whole document. `file` stands in every message; true if nothing was reported.
template <class T>
bool read_described(const Document& from, T& into, const std::string& file, Diagnostics& problems) {
  const std::size_t before = problems.size();
  read_value(from, into, ReadContext{file, problems}, std::string{});
  return problems.size() == before;
}

}  // namespace plumb::base
