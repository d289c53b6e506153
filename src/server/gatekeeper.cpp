#include "server/gatekeeper.hpp"

#include <algorithm>
#include <utility>

#include "server/problem.hpp"

namespace plumb::server {

namespace {

/// The name in "name:port" or "[v6]:port"; empty if it is neither.
std::string_view find_name(std::string_view host) {
  std::string_view name, rest;
  if (!host.empty() && host.front() == '[') {
    const std::size_t end = host.find(']');
    if (end == host.npos) return {};
    name = host.substr(0, end + 1);
    rest = host.substr(end + 1);
  } else {
    name = host.substr(0, host.find(':'));
    rest = host.substr(name.size());
  }
  const bool is_port =
      rest.empty() ||
      (rest.size() > 1 && rest.front() == ':' &&
       std::ranges::all_of(rest.substr(1), [](char c) { return c >= '0' && c <= '9'; }));
  return is_port ? name : std::string_view{};
}

bool is_same_origin(std::string_view origin, std::string_view host) {
  for (const std::string_view scheme : {"http://", "https://"})
    if (origin.starts_with(scheme) && is_same_ignoring_case(origin.substr(scheme.size()), host))
      return true;
  return false;
}

Response refuse_host() {
  return make_problem(421, "unknown_host", "This server does not go by that name",
                      "Open it as localhost, or start it with --host and the name you use.");
}

Response refuse_origin() {
  return make_problem(403, "other_origin", "Another web page may not do this",
                      "Open Plumbline's own page and try again there.");
}

}  // namespace

Gatekeeper::Gatekeeper(std::vector<std::string> names) : names_{std::move(names)} {
  for (const char* name : {"localhost", "127.0.0.1", "[::1]"}) names_.emplace_back(name);
}

bool Gatekeeper::is_known_name(std::string_view host) const {
  const std::string_view name = find_name(host);
  return !name.empty() && std::ranges::any_of(names_, [&](const std::string& known) {
    return is_same_ignoring_case(known, name);
  });
}

std::optional<Response> Gatekeeper::find_refusal(const Request& request) const {
  const auto host = request.find_header("host");
  if (!host) return make_problem(400, "host_missing", "The request needs one Host header", "");
  if (!is_known_name(*host)) return refuse_host();
  if (request.method == Method::get || request.method == Method::head) return std::nullopt;
  // Programs send neither header; browsers send both, and pages cannot change them.
  if (request.count_headers("origin") > 0) {
    const auto origin = request.find_header("origin");
    if (!origin || !is_same_origin(*origin, *host)) return refuse_origin();
  }
  if (request.count_headers("sec-fetch-site") > 0) {
    const auto site = request.find_header("sec-fetch-site");
    if (!site || (*site != "same-origin" && *site != "none")) return refuse_origin();
  }
  return std::nullopt;
}

std::string_view find_security_lines() {
  // 'wasm-unsafe-eval' allows WebAssembly to be compiled and nothing else.
  return "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "
         "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
         "media-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'none'; "
         "base-uri 'none'; frame-ancestors 'none'\r\n"
         "X-Content-Type-Options: nosniff\r\n"
         "X-Frame-Options: DENY\r\n"
         "Referrer-Policy: no-referrer\r\n"
         "Cross-Origin-Opener-Policy: same-origin\r\n"
         "Cross-Origin-Embedder-Policy: require-corp\r\n"
         "Cross-Origin-Resource-Policy: same-origin\r\n"
         "Permissions-Policy: accelerometer=(), browsing-topics=(), camera=(), geolocation=(), "
         "gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), "
         "screen-wake-lock=(self)\r\n";
}

}  // namespace plumb::server
