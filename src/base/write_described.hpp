#pragma once

#include "base/describe.hpp"
#include "base/document.hpp"

namespace plumb::base {

/// The value as a document. Members come in the order of the description, defaults of `maybe`
/// members are left out: the same value always gives the same bytes.
template <class T>
Document write_described(const T& value);

namespace detail {

/// What the `maybe` members of a fresh value are written as, in the order of their description.
class DefaultsCollector {
 public:
  template <class T>
  void field(std::string_view, T&) {}
  template <class T>
  void maybe(std::string_view, T& value) {
    defaults_.push_back(write_described(value));
  }
  template <class... Ts>
  void variant(std::string_view, std::string_view, std::variant<Ts...>&) {}
  std::vector<Document> take() { return std::move(defaults_); }

 private:
  std::vector<Document> defaults_;
};

/// A member may have another default than its type has (a bool that is true unless it is said to
/// be false), so that of its own struct is asked.
template <class T>
const std::vector<Document>& find_defaults() {
  static const std::vector<Document> defaults = [] {
    DefaultsCollector collector;
    T fresh{};
    describe(collector, fresh);
    return collector.take();
  }();
  return defaults;
}

inline bool equal(const Document& a, const Document& b);

class TableWriter {
 public:
  explicit TableWriter(const std::vector<Document>& defaults) : defaults_{defaults} {}

  template <class T>
  void field(std::string_view name, T& value) {
    table_.add(std::string(name), write_described(value));
  }
  template <class T>
  void maybe(std::string_view name, T& value) {
    Document written = write_described(value);
    const Document& standard = defaults_[next_default_++];
    if (!equal(written, standard)) table_.add(std::string(name), std::move(written));
  }
  template <class... Ts>
  void variant(std::string_view kind_name, std::string_view body_name, std::variant<Ts...>& value) {
    std::visit(
        [&](auto& body) {
          using Body = std::remove_cvref_t<decltype(body)>;
          table_.add(std::string(kind_name), Document::make_text(std::string(Body::kind)));
          table_.add(std::string(body_name), write_described(body));
        },
        value);
  }
  Document take() { return std::move(table_); }

 private:
  const std::vector<Document>& defaults_;
  std::size_t next_default_ = 0;
  Document table_ = Document::make_table();
};

inline bool equal(const Document& a, const Document& b) {
  if (a.kind != b.kind || a.boolean != b.boolean || a.integer != b.integer || a.text != b.text)
    return false;
  if (!(a.real <= b.real && a.real >= b.real)) return false;
  if (a.items.size() != b.items.size() || a.members.size() != b.members.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i)
    if (!equal(a.items[i], b.items[i])) return false;
  for (std::size_t i = 0; i < a.members.size(); ++i)
    if (a.members[i].key != b.members[i].key || !equal(a.members[i].value, b.members[i].value))
      return false;
  return true;
}

}  // namespace detail

template <class T>
Document write_described(const T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    return Document::make_boolean(value);
  } else if constexpr (std::is_integral_v<T>) {
    return Document::make_integer(static_cast<std::int64_t>(value));
  } else if constexpr (std::is_floating_point_v<T>) {
    return Document::make_real(value);
  } else if constexpr (is_bounded<T>) {
    return Document::make_integer(value.value);
  } else if constexpr (std::is_same_v<T, std::string>) {
    return Document::make_text(value);
  } else if constexpr (NamedEnum<T>) {
    return Document::make_text(std::string(name_of(value)));
  } else if constexpr (is_optional<T>) {
    return value ? write_described(*value) : Document{};
  } else if constexpr (is_vector<T>) {
    Document list = Document::make_list();
    list.items.reserve(value.size());
    for (const auto& item : value) list.items.push_back(write_described(item));
    return list;
  } else if constexpr (is_map<T>) {
    Document table = Document::make_table();
    for (const auto& [key, item] : value) table.add(key, write_described(item));
    return table;
  } else if constexpr (Described<T>) {
    detail::TableWriter writer(detail::find_defaults<T>());
    // A description takes its struct by reference because it also serves reading; the writer
    // changes nothing.
    describe(writer, const_cast<T&>(value));
    return writer.take();
  } else {
    static_assert(TextLeaf<T>);
    return Document::make_text(format_leaf(value));
  }
}

}  // namespace plumb::base
