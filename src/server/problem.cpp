#include "server/problem.hpp"

#include <string>
#include <utility>

#include "base/document.hpp"
#include "server/fault_status.hpp"
#include "wire/json.hpp"

namespace plumb::server {

using base::Document;

namespace {

/// More would only make the answer long: somebody who mends the first hundred asks again.
constexpr std::size_t problems_listed = 100;

Document start_problem(int status, std::string_view code, std::string_view title) {
  Document table = Document::make_table();
  table.add("type", Document::make_text("urn:plumbline:problem:" + std::string(code)));
  table.add("title", Document::make_text(std::string(title)));
  table.add("status", Document::make_integer(status));
  table.add("code", Document::make_text(std::string(code)));
  return table;
}

void add_text(Document& table, const char* name, std::string_view text) {
  if (!text.empty()) table.add(name, Document::make_text(std::string(text)));
}

Document list_problems(const base::Diagnostics& problems) {
  Document list = Document::make_list();
  for (const auto& one : problems.found()) {
    if (list.items.size() == problems_listed) break;
    Document item = Document::make_table();
    item.add("path", Document::make_text(one.place.path));
    if (one.place.line > 0) item.add("line", Document::make_integer(one.place.line));
    item.add("message", Document::make_text(one.message));
    list.items.push_back(std::move(item));
  }
  return list;
}

Response finish_problem(int status, const Document& table) {
  Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  response.body = wire::format_json(table) + "\n";
  return response;
}

std::string describe(const base::Fault& fault) {
  std::string text = "While " + fault.doing;
  if (!fault.where.empty()) text += ": " + fault.where;
  return text;
}

}  // namespace

Response make_problem(const base::Fault& fault, const base::Diagnostics& problems) {
  const FaultStatus& row = find_fault_status(fault.code);
  Document table = start_problem(row.http_status, row.name, row.title);
  add_text(table, "detail", describe(fault));
  add_text(table, "doing", fault.doing);
  add_text(table, "where", fault.where);
  add_text(table, "hint", fault.hint);
  if (!problems.empty()) {
    table.add("problems", list_problems(problems));
    table.add("problem_count", Document::make_integer(static_cast<std::int64_t>(problems.size())));
  }
  Response response = finish_problem(row.http_status, table);
  response.retry_after_s = row.retry_after_s;
  return response;
}

Response make_problem(const base::Fault& fault) { return make_problem(fault, {}); }

Response make_problem(int status, std::string_view code, std::string_view title,
                      std::string_view hint) {
  Document table = start_problem(status, code, title);
  add_text(table, "hint", hint);
  return finish_problem(status, table);
}

}  // namespace plumb::server
