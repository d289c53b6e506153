#include "server/plumbline_site.hpp"

#include <algorithm>
#include <utility>

#include "server/problem.hpp"

namespace plumb::server {

namespace {

/// The compiled catalogue has a name beside the page's own files, so that the page's service
/// worker keeps it with them. Where it also lies among them, as the same bytes, it is sent from
/// there, in the compressed form that the browser takes.
constexpr std::string_view catalogue_file = "/catalogue.json";

bool is_below_api(std::string_view path) {
  return path == "/api" || path.starts_with("/api/") || path.starts_with("/calendar/");
}

std::string_view find_api_path(std::string_view path) {
  return path == catalogue_file ? "/api/v1/catalogue" : path;
}

bool is_json(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  return is_same_ignoring_case(type.substr(0, type.find(' ')), "application/json");
}

Response refuse_method(std::string allowed) {
  Response response = make_problem(405, "wrong_method", "This path cannot be asked that way",
                                   "Use one of: " + allowed + ".");
  response.allow = std::move(allowed);
  return response;
}

}  // namespace

PlumblineSite::PlumblineSite(SiteParts parts)
    : catalogue_is_file_{parts.api.catalogue_json != nullptr &&
                         parts.files.has(catalogue_file, *parts.api.catalogue_json)},
      api_{std::move(parts.api)},
      files_{std::move(parts.files)},
      gatekeeper_{std::move(parts.hosts)},
      test_clock_{parts.test_clock} {
  api_.add_routes(router_);
}

bool PlumblineSite::is_of_api(std::string_view path) const {
  return is_below_api(path) || (path == catalogue_file && !catalogue_is_file_);
}

std::optional<Response> PlumblineSite::find_refusal(const Request& head,
                                                    const Router::Match& match) const {
  if (match.route == nullptr) {
    if (!match.allowed.empty()) return refuse_method(match.allowed);
    return make_problem(404, "unknown_path", "There is nothing here",
                        "/api/v1/openapi.json lists what can be asked for.");
  }
  for (const NamedValue& one : head.target.query)
    if (std::ranges::find(match.route->queries, one.name) == match.route->queries.end())
      return make_problem(400, "unknown_query", "The query has a name that is not known",
                          "Remove it, or correct its name.");
  if (head.method == Method::post && !is_json(head.find_header("content-type").value_or("")))
    return make_problem(415, "not_json", "The body must be JSON",
                        "Send it with Content-Type: application/json.");
  return std::nullopt;
}

Site::Reception PlumblineSite::receive(const Request& head) const {
  if (auto refusal = gatekeeper_.find_refusal(head)) return {std::move(refusal), 0, false};
  if (!is_of_api(head.target.path)) {
    if (head.method != Method::get && head.method != Method::head)
      return {refuse_method("GET, HEAD"), 0, false};
    return {};
  }
  const auto match = router_.find(head.method, find_api_path(head.target.path));
  if (auto refusal = find_refusal(head, match)) return {std::move(refusal), 0, false};
  return {std::nullopt, match.route->body_bytes, match.route->may_wait};
}

Response PlumblineSite::answer(Request& request) {
  if (!is_of_api(request.target.path)) return files_.answer(request);
  auto match = router_.find(request.method, find_api_path(request.target.path));
  request.places = std::move(match.places);
  return match.route->answer(request);
}

Response PlumblineSite::refuse(int status, std::string_view detail) const {
  switch (status) {
    case 413: return make_problem(status, "too_large", "The body is too long", detail);
    case 431: return make_problem(status, "head_too_large", "The headers are too long", detail);
    case 500: return make_problem(status, "broken", "Something went wrong", detail);
    case 503: {
      Response response = make_problem(status, "too_busy", "The server is busy", detail);
      response.retry_after_s = 2;
      return response;
    }
    default: return make_problem(status, "bad_request", "The request cannot be read", detail);
  }
}

std::string PlumblineSite::format_standing_lines() const {
  std::string lines(find_security_lines());
  if (test_clock_ != nullptr)
    lines += "X-Plumbline-Test-Clock: " + base::format_leaf(test_clock_->read_now()) + "\r\n";
  return lines;
}

}  // namespace plumb::server
