#include "api/shape.hpp"

#include <algorithm>
#include <utility>

#include "base/expect.hpp"
#include "base/write_described.hpp"
#include "server/embedded_text.hpp"
#include "wire/json.hpp"

namespace plumb::testing {

using base::Document;
using Kind = Document::Kind;

namespace {

std::string_view take_part(std::string_view& path) {
  if (!path.empty() && path.front() == '/') path.remove_prefix(1);
  const std::string_view part = path.substr(0, path.find('/'));
  path.remove_prefix(part.size());
  return part;
}

bool fits_pattern(std::string_view pattern, std::string_view path) {
  while (!pattern.empty() && !path.empty()) {
    const std::string_view expected = take_part(pattern), found = take_part(path);
    if (expected != found && !(expected.starts_with('{') && !found.empty())) return false;
  }
  return pattern.empty() && path.empty();
}

bool is_of_type(const Document& value, std::string_view type) {
  switch (value.kind) {
    case Kind::null: return type == "null";
    case Kind::boolean: return type == "boolean";
    case Kind::integer: return type == "integer" || type == "number";
    case Kind::real: return type == "number";
    case Kind::text:
    case Kind::plain: return type == "string";
    case Kind::list: return type == "array";
    case Kind::table: return type == "object";
  }
  return false;
}

std::string unescape(std::string_view part) {
  std::string text(part);
  for (std::size_t at = 0; (at = text.find("~1", at)) != text.npos; ++at) text.replace(at, 2, "/");
  return text;
}

}  // namespace

/// Checks one value; references lead from file to file.
class ShapeCheck {
 public:
  ShapeCheck(const ApiShapes& shapes, std::vector<std::string>& problems)
      : shapes_{shapes}, problems_{problems} {}

  void check(const Document& value, const Document& schema, const std::string& file,
             const std::string& at) {
    for (const auto& [word, line, demand] : schema.members) {
      if (word == "$ref")
        follow(value, demand.text, file, at);
      else if (word == "type")
        expect(is_of_type(value, demand.text), at, "is no " + demand.text);
      else if (word == "const")
        expect(base::detail::equal(value, demand), at, "is another value");
      else if (word == "enum")
        check_enum(value, demand, at);
      else if (word == "minimum")
        expect(find_number(value) >= find_number(demand), at, "too small");
      else if (word == "maximum")
        expect(find_number(value) <= find_number(demand), at, "too large");
      else if (word == "required")
        check_required(value, demand, at);
      else if (word == "properties")
        check_properties(value, demand, file, at);
      else if (word == "additionalProperties")
        check_others(value, schema, demand, file, at);
      else if (word == "items")
        check_items(value, demand, file, at);
      else if (word == "oneOf")
        check_one_of(value, demand, file, at);
      else
        expect(word == "description" || word == "default" || word == "title" || word == "$defs" ||
                   word == "$schema",
               at, "the schema says \"" + word + "\", which this check does not know");
    }
  }

 private:
  void expect(bool fine, const std::string& at, const std::string& message) {
    if (!fine) problems_.push_back((at.empty() ? "/" : at) + " " + message);
  }

  static double find_number(const Document& value) {
    return value.kind == Kind::integer ? static_cast<double>(value.integer) : value.real;
  }

  void follow(const Document& value, std::string_view reference, const std::string& file,
              const std::string& at) {
    const std::size_t mark = std::min(reference.find('#'), reference.size());
    std::string target(reference.substr(0, mark));
    if (target.starts_with("schema/")) target = target.substr(7);
    if (target.empty()) target = file;
    const std::string_view pointer = mark < reference.size() ? reference.substr(mark + 1) : "";
    const Document* schema = shapes_.find(target, pointer);
    expect(schema != nullptr, at, "the reference " + std::string(reference) + " leads nowhere");
    if (schema != nullptr) check(value, *schema, target, at);
  }

  void check_enum(const Document& value, const Document& names, const std::string& at) {
    expect(std::ranges::any_of(
               names.items, [&](const Document& one) { return base::detail::equal(value, one); }),
           at, "is none of the named values");
  }

  void check_required(const Document& value, const Document& names, const std::string& at) {
    for (const Document& name : names.items)
      expect(value.find(name.text) != nullptr, at, "lacks " + name.text);
  }

  void check_properties(const Document& value, const Document& properties, const std::string& file,
                        const std::string& at) {
    for (const auto& property : properties.members)
      if (const Document* member = value.find(property.key))
        check(*member, property.value, file, at + "/" + property.key);
  }

  void check_others(const Document& value, const Document& schema, const Document& demand,
                    const std::string& file, const std::string& at) {
    const Document* known = schema.find("properties");
    for (const auto& member : value.members) {
      if (known != nullptr && known->find(member.key) != nullptr) continue;
      if (demand.kind == Kind::table)
        check(member.value, demand, file, at + "/" + member.key);
      else
        expect(demand.boolean, at + "/" + member.key, "is not described");
    }
  }

  void check_items(const Document& value, const Document& schema, const std::string& file,
                   const std::string& at) {
    for (std::size_t i = 0; i < value.items.size(); ++i)
      check(value.items[i], schema, file, at + "/" + std::to_string(i));
  }

  void check_one_of(const Document& value, const Document& alternatives, const std::string& file,
                    const std::string& at) {
    int fitting = 0;
    std::vector<std::string> why;
    for (const Document& alternative : alternatives.items) {
      std::vector<std::string> found;
      ShapeCheck(shapes_, found).check(value, alternative, file, at);
      if (found.empty()) ++fitting;
      why.insert(why.end(), found.begin(), found.end());
    }
    if (fitting == 0) problems_.insert(problems_.end(), why.begin(), why.end());
    expect(fitting == 1, at, "fits " + std::to_string(fitting) + " alternatives instead of one");
  }

  const ApiShapes& shapes_;
  std::vector<std::string>& problems_;
};

ApiShapes::ApiShapes() {
  for (const auto& [name, text] : server::find_embedded_documents()) {
    auto document = wire::parse_json(text, {name});
    PLUMB_EXPECT(document.has_value());
    documents_.emplace(name, std::move(*document));
  }
}

const Document* ApiShapes::find(std::string_view file, std::string_view pointer) const {
  const auto document = documents_.find(file);
  if (document == documents_.end()) return nullptr;
  const Document* at = &document->second;
  while (!pointer.empty() && at != nullptr) at = at->find(unescape(take_part(pointer)));
  return at;
}

std::vector<std::string> ApiShapes::check(const Document& value, std::string_view reference) const {
  const std::size_t mark = std::min(reference.find('#'), reference.size());
  const std::string file(reference.substr(0, mark));
  const Document* schema =
      find(file, mark < reference.size() ? reference.substr(mark + 1) : std::string_view{});
  if (schema == nullptr) return {"there is no schema " + std::string(reference)};
  std::vector<std::string> problems;
  ShapeCheck(*this, problems).check(value, *schema, file, "");
  return problems;
}

std::string ApiShapes::find_path(std::string_view target) const {
  const std::string_view path = target.substr(0, target.find('?'));
  for (const auto& member : openapi().find("paths")->members)
    if (fits_pattern(member.key, path)) return member.key;
  return {};
}

std::vector<std::string> ApiShapes::check_answer(std::string_view method, std::string_view target,
                                                 int status, std::string_view type,
                                                 std::string_view body) const {
  const std::string path = find_path(target);
  if (path.empty())
    return status == 404 ? std::vector<std::string>{}
                         : std::vector<std::string>{"the path is not described"};
  std::string verb(method);
  for (char& c : verb) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  if (verb == "head") return {};
  const Document* operation = openapi().find("paths")->find(path)->find(verb);
  if (operation == nullptr)
    return status >= 400 ? std::vector<std::string>{}
                         : std::vector<std::string>{"the method is not described"};
  const Document* answer = operation->find("responses")->find(std::to_string(status));
  if (answer == nullptr) {
    if (status < 400) return {"the status is not described"};
    answer = find("openapi.json", "/components/responses/Problem");
  }
  const Document* content = answer->find("content");
  if (content == nullptr)
    return body.empty() ? std::vector<std::string>{} : std::vector<std::string>{"a body"};
  const Document* form = content->find(type);
  if (form == nullptr) return {"the type " + std::string(type) + " is not described"};
  const auto value = wire::parse_json(body);
  if (!value) return {"the body is not JSON"};
  std::vector<std::string> problems;
  ShapeCheck(*this, problems).check(*value, *form->find("schema"), "openapi.json", "");
  return problems;
}

}  // namespace plumb::testing
