#include "calls/calls.hpp"

#include <algorithm>
#include <array>

#include "base/fault_names.hpp"
#include "calls/detail/reply.hpp"
#include "wire/json.hpp"

namespace plumb::calls {

namespace detail {

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

constexpr std::array calls = {Call{"check_events", check_events},
                              Call{"drawing", draw_movement},
                              Call{"drawing_exit", draw_exit},
                              Call{"export", export_journal},
                              Call{"interview", find_interview},
                              Call{"load_catalogue", load_catalogue},
                              Call{"merge", merge_events},
                              Call{"movement", find_movement},
                              Call{"plan", make_plan},
                              Call{"practicable", find_practicable},
                              Call{"practice", find_practice},
                              Call{"record", make_record},
                              Call{"record_days", make_record_days},
                              Call{"session_advance", advance_session},
                              Call{"session_start", start_session}};

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

}  // namespace detail

std::string call(Host& host, std::string_view name, std::string_view input) {
  const auto known = std::ranges::find(detail::calls, name, &detail::Call::name);
  if (known == detail::calls.end())
    return detail::format_reply(detail::refuse(
        {base::Fault::Code::unsupported, "answering a call", std::string(name),
         "this core has no such call; load the page anew so that both are of one version"}));
  auto document = wire::parse_json(input);
  if (!document) return detail::format_reply(detail::refuse(std::move(document).error()));
  return detail::format_reply(known->answer(host, *document));
}

std::vector<std::string_view> list_calls() {
  std::vector<std::string_view> names;
  for (const detail::Call& one : detail::calls) names.push_back(one.name);
  return names;
}

}  // namespace plumb::calls
