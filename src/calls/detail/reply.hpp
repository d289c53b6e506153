#pragma once

#include <algorithm>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/document.hpp"
#include "base/outcome.hpp"
#include "base/read_described.hpp"
#include "base/write_described.hpp"

namespace plumb::calls {
class Host;
class LoadHost;
}  // namespace plumb::calls

namespace plumb::calls::detail {

/// Why a call has no answer: one fault, and every problem of the input that led to it.
struct Refused {
  base::Fault fault;
  base::Diagnostics problems;
  explicit Refused(base::Fault why, base::Diagnostics found = {})
      : fault{std::move(why)}, problems{std::move(found)} {}
};
using Reply = std::expected<base::Document, Refused>;

inline std::unexpected<Refused> refuse(base::Fault fault, base::Diagnostics problems = {}) {
  return std::unexpected(Refused(std::move(fault), std::move(problems)));
}

/// A call of a host: a name and what answers it.
template <class Host>
struct CallOf {
  std::string_view name;
  Reply (*answer)(Host& host, const base::Document& input);
};

/// Reads the input strictly; every problem is told with its place in it.
template <class Input>
std::expected<Input, Refused> read_input(std::string_view name, const base::Document& document) {
  Input input;
  base::Diagnostics problems;
  if (base::read_described(document, input, "", problems)) return input;
  return refuse({base::Fault::Code::input_invalid, "reading the input of a call", std::string(name),
                 "correct what is listed under problems"},
                std::move(problems));
}

std::string format_reply(const Reply& reply);
/// The JSON of a call's input.
std::expected<base::Document, Refused> parse_input(std::string_view text);
std::string format_unknown(std::string_view name);

/// The answer of the call of that name, as text.
template <class Host>
std::string answer_call(std::span<const CallOf<Host>> calls, Host& host, std::string_view name,
                        std::string_view input) {
  const auto known = std::ranges::find(calls, name, &CallOf<Host>::name);
  if (known == calls.end()) return format_unknown(name);
  const auto document = parse_input(input);
  if (!document) return format_reply(std::unexpected(document.error()));
  return format_reply(known->answer(host, *document));
}

template <class Host>
std::vector<std::string_view> list_names(std::span<const CallOf<Host>> calls) {
  std::vector<std::string_view> names;
  for (const CallOf<Host>& one : calls) names.push_back(one.name);
  return names;
}

Reply load_catalogue(Host& host, const base::Document& input);
Reply load_texts(Host& host, const base::Document& input);

Reply find_interview(Host& host, const base::Document& input);
Reply make_plan(Host& host, const base::Document& input);
Reply make_record(Host& host, const base::Document& input);
Reply make_record_days(Host& host, const base::Document& input);
Reply export_journal(Host& host, const base::Document& input);
Reply make_follow_up(Host& host, const base::Document& input);
Reply make_summary(Host& host, const base::Document& input);
Reply find_outlooks(Host& host, const base::Document& input);
Reply find_consequence(Host& host, const base::Document& input);
Reply make_replay(Host& host, const base::Document& input);
Reply make_report(Host& host, const base::Document& input);
Reply find_practice(Host& host, const base::Document& input);
Reply find_practicable(Host& host, const base::Document& input);
Reply find_replacements(Host& host, const base::Document& input);
Reply find_therapists(Host& host, const base::Document& input);
Reply find_road(Host& host, const base::Document& input);
Reply check_events(Host& host, const base::Document& input);
Reply merge_events(Host& host, const base::Document& input);

Reply find_movement(Host& host, const base::Document& input);
Reply draw_movement(Host& host, const base::Document& input);
Reply draw_exit(Host& host, const base::Document& input);
Reply find_frames(Host& host, const base::Document& input);
Reply find_solid(Host& host, const base::Document& input);
Reply find_posed(Host& host, const base::Document& input);

Reply swap_in_session(Host& host, const base::Document& input);
Reply start_session(Host& host, const base::Document& input);
Reply advance_session(Host& host, const base::Document& input);

Reply load_body(LoadHost& host, const base::Document& input);
Reply find_balanced(LoadHost& host, const base::Document& input);
Reply find_loads(LoadHost& host, const base::Document& input);
Reply find_ribbon(LoadHost& host, const base::Document& input);

}  // namespace plumb::calls::detail

/// Declares `target` with the value of an Outcome or of a read input, or answers with its fault.
#define PLUMB_ANSWER(target, expression)                                             \
  auto PLUMB_TRY_NAME(__LINE__) = (expression);                                      \
  if (!PLUMB_TRY_NAME(__LINE__))                                                     \
    return std::unexpected(                                                          \
        plumb::calls::detail::Refused(std::move(PLUMB_TRY_NAME(__LINE__)).error())); \
  target = std::move(*PLUMB_TRY_NAME(__LINE__))
