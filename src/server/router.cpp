#include "server/router.hpp"

#include <utility>

namespace plumb::server {

namespace {

std::string_view take_part(std::string_view& path) {
  if (!path.empty() && path.front() == '/') path.remove_prefix(1);
  const std::string_view part = path.substr(0, path.find('/'));
  path.remove_prefix(part.size());
  return part;
}

bool is_name(std::string_view part) {
  return part.size() > 2 && part.front() == '{' && part.back() == '}';
}

std::optional<std::vector<NamedValue>> find_places(std::string_view pattern,
                                                   std::string_view path) {
  std::vector<NamedValue> places;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view expected = take_part(pattern);
    const std::string_view found = take_part(path);
    if (is_name(expected) && !found.empty())
      places.push_back({std::string(expected.substr(1, expected.size() - 2)), std::string(found)});
    else if (expected != found)
      return std::nullopt;
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return places;
}

}  // namespace

std::string_view name_of_method(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::other: break;
  }
  return "";
}

void Router::add(Route route) { routes_.push_back(std::move(route)); }

Router::Match Router::find(Method method, std::string_view path) const {
  // HEAD is a GET whose body the listener leaves out.
  const Method asked = method == Method::head ? Method::get : method;
  Match match;
  for (const Route& route : routes_) {
    auto places = find_places(route.pattern, path);
    if (!places) continue;
    if (route.method == asked) return {&route, std::move(*places), {}};
    if (!match.allowed.empty()) match.allowed += ", ";
    match.allowed += name_of_method(route.method);
    if (route.method == Method::get) match.allowed += ", HEAD";
  }
  return match;
}

}  // namespace plumb::server
