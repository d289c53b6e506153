#include "calls/detail/reply.hpp"

#include "base/fault_names.hpp"
#include "wire/json.hpp"

namespace plumb::calls::detail {

namespace {

base::Document write_problem(const base::Diagnostic& problem) {
  base::Document table = base::Document::make_table();
  const base::Place& place = problem.place;
  if (!place.file.empty()) table.add("file", base::Document::make_text(place.file));
  if (place.line > 0) table.add("line", base::Document::make_integer(place.line));
  if (!place.path.empty()) table.add("path", base::Document::make_text(place.path));
  table.add("message", base::Document::make_text(problem.message));
  return table;
}

}  // namespace

std::string format_reply(const Reply& reply) {
  base::Document answer = base::Document::make_table();
  if (reply) {
    answer.add("ok", *reply);
    return wire::format_json(answer);
  }
  const Refused& refused = reply.error();
  answer.add("fault", base::write_described(refused.fault));
  if (!refused.problems.empty()) {
    base::Document list = base::Document::make_list();
    for (const base::Diagnostic& problem : refused.problems.found())
      list.items.push_back(write_problem(problem));
    answer.add("problems", std::move(list));
  }
  return wire::format_json(answer);
}

std::expected<base::Document, Refused> parse_input(std::string_view text) {
  auto document = wire::parse_json(text);
  if (!document) return refuse(std::move(document).error());
  return std::move(*document);
}

std::string format_unknown(std::string_view name) {
  return format_reply(
      refuse({base::Fault::Code::unsupported, "answering a call", std::string(name),
              "this core has no such call; load the page anew so that both are of one version"}));
}

}  // namespace plumb::calls::detail
