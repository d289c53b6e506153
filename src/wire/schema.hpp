#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/describe.hpp"
#include "base/document.hpp"
#include "base/write_described.hpp"

/// JSON Schema (draft 2020-12) of a described type, from the same description that reads and
/// writes it.
namespace plumb::wire {

namespace detail {

/// "Event" of plumb::care::Event, as the compiler writes it.
template <class T>
constexpr std::string_view find_type_name() {
  const std::string_view text = __PRETTY_FUNCTION__;
  const std::size_t from = text.find("T = ") + 4;
  const std::string_view full = text.substr(from, text.find_first_of(";]", from) - from);
  return full.substr(full.rfind(':') + 1);
}

inline base::Document make_typed(std::string_view type) {
  base::Document schema = base::Document::make_table();
  schema.add("type", base::Document::make_text(std::string(type)));
  return schema;
}

inline base::Document make_reference(std::string_view name) {
  base::Document schema = base::Document::make_table();
  schema.add("$ref", base::Document::make_text("#/$defs/" + std::string(name)));
  return schema;
}

inline base::Document make_number_list_schema(base::NumberListForm form) {
  base::Document list = make_typed("array");
  list.add("items", make_typed("number"));
  list.add("minItems", base::Document::make_integer(form.count));
  list.add("maxItems", base::Document::make_integer(form.count));
  if (!form.may_be_one) return list;
  base::Document either = base::Document::make_table();
  base::Document forms = base::Document::make_list();
  forms.items.push_back(make_typed("number"));
  forms.items.push_back(std::move(list));
  either.add("oneOf", std::move(forms));
  return either;
}

/// The named types met so far; each stands once, in the order of its first use.
class Definitions {
 public:
  template <class T>
  base::Document find_schema();
  base::Document take() { return std::move(table_); }

 private:
  template <class T, class Build>
  base::Document find_named(const Build& build) {
    const std::string name(find_type_name<T>());
    if (table_.find(name) == nullptr) {
      const std::size_t place = table_.members.size();
      table_.add(name, base::Document{});  // keeps the place, and ends a type that holds itself
      base::Document built = build();
      table_.members[place].value = std::move(built);
    }
    return make_reference(name);
  }
  base::Document table_ = base::Document::make_table();
};

/// Walks a description and collects what a table of it may and must hold.
class SchemaVisitor {
 public:
  explicit SchemaVisitor(Definitions& definitions) : definitions_{definitions} {}

  template <class T>
  void field(std::string_view name, T&) {
    required_.items.push_back(base::Document::make_text(std::string(name)));
    properties_.add(std::string(name), definitions_.find_schema<T>());
  }

  /// Left out where it has its default; a null is read as nothing but never written.
  template <class T>
  void maybe(std::string_view name, T& value) {
    if constexpr (base::is_optional<T>) {
      properties_.add(std::string(name), definitions_.find_schema<typename T::value_type>());
    } else {
      base::Document schema = definitions_.find_schema<T>();
      if constexpr (std::is_arithmetic_v<T> || base::NamedEnum<T> || base::is_bounded<T>)
        schema.add("default", base::write_described(value));
      properties_.add(std::string(name), std::move(schema));
    }
  }

  template <class... Ts>
  void variant(std::string_view kind_name, std::string_view body_name, std::variant<Ts...>&) {
    for (const auto name : {kind_name, body_name})
      required_.items.push_back(base::Document::make_text(std::string(name)));
    properties_.add(std::string(kind_name), make_typed("string"));
    properties_.add(std::string(body_name), make_typed("object"));
    (add_alternative<Ts>(kind_name, body_name), ...);
  }

  base::Document take() {
    base::Document schema = make_typed("object");
    schema.add("properties", std::move(properties_));
    if (!required_.items.empty()) schema.add("required", std::move(required_));
    if (!alternatives_.items.empty()) schema.add("oneOf", std::move(alternatives_));
    schema.add("additionalProperties", base::Document::make_boolean(false));
    return schema;
  }

 private:
  template <class T>
  void add_alternative(std::string_view kind_name, std::string_view body_name) {
    base::Document kind = base::Document::make_table();
    kind.add("const", base::Document::make_text(std::string(T::kind)));
    base::Document both = base::Document::make_table();
    both.add(std::string(kind_name), std::move(kind));
    both.add(std::string(body_name), definitions_.find_schema<T>());
    base::Document alternative = base::Document::make_table();
    alternative.add("properties", std::move(both));
    alternatives_.items.push_back(std::move(alternative));
  }

  Definitions& definitions_;
  base::Document properties_ = base::Document::make_table();
  base::Document required_ = base::Document::make_list();
  base::Document alternatives_ = base::Document::make_list();
};

template <base::NamedEnum T>
base::Document make_enum_schema() {
  base::Document names = base::Document::make_list();
  for (const auto& entry : names_of(T{}))
    names.items.push_back(base::Document::make_text(std::string(entry.name)));
  base::Document schema = base::Document::make_table();
  schema.add("enum", std::move(names));
  return schema;
}

template <class T>
base::Document make_leaf_schema() {
  base::Document schema = make_typed("string");
  schema.add("description", base::Document::make_text(std::string(leaf_form(T{}))));
  return schema;
}

template <class T>
base::Document make_described_schema(Definitions& definitions) {
  SchemaVisitor visitor(definitions);
  T value{};
  describe(visitor, value);
  return visitor.take();
}

template <class T>
base::Document Definitions::find_schema() {
  if constexpr (std::is_same_v<T, bool>) {
    return make_typed("boolean");
  } else if constexpr (std::is_integral_v<T>) {
    return make_typed("integer");
  } else if constexpr (std::is_floating_point_v<T>) {
    return make_typed("number");
  } else if constexpr (std::is_same_v<T, std::string>) {
    return make_typed("string");
  } else if constexpr (base::is_bounded<T>) {
    base::Document schema = make_typed("integer");
    schema.add("minimum", base::Document::make_integer(T::min));
    schema.add("maximum", base::Document::make_integer(T::max));
    return schema;
  } else if constexpr (requires(const T& x) { number_list_form(x); }) {
    return find_named<T>([] { return make_number_list_schema(number_list_form(T{})); });
  } else if constexpr (base::is_vector<T>) {
    base::Document schema = make_typed("array");
    schema.add("items", find_schema<typename T::value_type>());
    return schema;
  } else if constexpr (base::is_map<T>) {
    base::Document schema = make_typed("object");
    schema.add("additionalProperties", find_schema<typename T::mapped_type>());
    return schema;
  } else if constexpr (base::NamedEnum<T>) {
    return find_named<T>([] { return make_enum_schema<T>(); });
  } else if constexpr (base::Described<T>) {
    return find_named<T>([this] { return make_described_schema<T>(*this); });
  } else {
    static_assert(base::TextLeaf<T>, "an optional is described by `maybe` only");
    return find_named<T>([] { return make_leaf_schema<T>(); });
  }
}

}  // namespace detail

/// The schema of T with every named type under $defs.
template <class T>
base::Document make_schema(std::string title) {
  detail::Definitions definitions;
  base::Document root = definitions.find_schema<T>();
  base::Document schema = base::Document::make_table();
  schema.add("$schema", base::Document::make_text("https://json-schema.org/draft/2020-12/schema"));
  schema.add("title", base::Document::make_text(std::move(title)));
  schema.add("$ref", std::move(root.members.front().value));
  schema.add("$defs", definitions.take());
  return schema;
}

}  // namespace plumb::wire
