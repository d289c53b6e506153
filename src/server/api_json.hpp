#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostics.hpp"
#include "base/document.hpp"
#include "base/read_described.hpp"
#include "server/http.hpp"
#include "server/limits.hpp"
#include "server/problem.hpp"
#include "wire/json.hpp"

/// Bodies of the API as described values.
namespace plumb::server {

inline Response make_json(std::string text) {
  Response response;
  response.content_type = "application/json";
  response.body = std::move(text);
  return response;
}

inline Response make_json(const base::Document& document) {
  return make_json(wire::format_json(document));
}

/// What is seen before a body is read one by one. Found by the type of the input.
template <class Input>
void check_length(const base::Document&, const Input&, base::Diagnostics&) {}

/// Reads a body strictly; on the way out every problem is told with its place.
template <class Input>
std::optional<Response> read_body(const Request& request, const Limits& limits,
                                  std::string_view doing, Input& input) {
  wire::JsonLimits json_limits;
  json_limits.depth = limits.nesting;
  json_limits.values = limits.values;
  json_limits.members = limits.members;
  const auto document = wire::parse_json(request.body, {}, json_limits);
  if (!document) return make_problem(document.error());
  base::Diagnostics problems;
  check_length(*document, input, problems);
  if (problems.empty() && base::read_described(*document, input, "", problems)) return std::nullopt;
  return make_problem(
      {base::Fault::Code::input_invalid, std::string(doing), "the body of the request",
       "Correct what is listed under problems. Nothing was stored."},
      problems);
}

}  // namespace plumb::server
