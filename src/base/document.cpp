#include "base/document.hpp"

namespace plumb::base {

namespace {
Document make(Document::Kind kind) {
  Document document;
  document.kind = kind;
  return document;
}
}  // namespace

Document Document::make_text(std::string value) {
  Document document = make(Kind::text);
  document.text = std::move(value);
  return document;
}

Document Document::make_integer(std::int64_t value) {
  Document document = make(Kind::integer);
  document.integer = value;
  return document;
}

Document Document::make_real(double value) {
  Document document = make(Kind::real);
  document.real = value;
  return document;
}

Document Document::make_boolean(bool value) {
  Document document = make(Kind::boolean);
  document.boolean = value;
  return document;
}

Document Document::make_list() { return make(Kind::list); }
Document Document::make_table() { return make(Kind::table); }

const Document* Document::find(std::string_view key) const {
  for (const Member& member : members)
    if (member.key == key) return &member.value;
  return nullptr;
}

void Document::add(std::string key, Document value) {
  members.push_back({std::move(key), 0, std::move(value)});
}

std::string_view describe_kind(const Document& document) {
  switch (document.kind) {
    case Document::Kind::null: return "nothing";
    case Document::Kind::boolean: return "yes/no";
    case Document::Kind::integer: return "a whole number";
    case Document::Kind::real: return "a number";
    case Document::Kind::text:
    case Document::Kind::plain: return "a text";
    case Document::Kind::list: return "a list";
    case Document::Kind::table: return "a table";
  }
  return "something unknown";
}

}  // namespace plumb::base
