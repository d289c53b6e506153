#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http.hpp"

namespace plumb::server {

/// One thing that can be asked for. A pattern is a path whose parts may be {names}.
struct Route {
  Method method = Method::get;
  std::string pattern;
  std::vector<std::string> queries;  ///< names that it knows; any other is refused
  std::size_t body_bytes = 0;
  bool may_wait = false;
  std::function<Response(const Request&)> answer;
};

/// Finds the route of a request. Immutable once the server runs.
class Router {
 public:
  void add(Route route);
  const std::vector<Route>& routes() const { return routes_; }

  struct Match {
    const Route* route = nullptr;  ///< nullptr: the path, or its method, is unknown
    std::vector<NamedValue> places;
    std::string allowed;  ///< methods that the path knows; empty: unknown path
  };
  Match find(Method method, std::string_view path) const;

 private:
  std::vector<Route> routes_;
};

std::string_view name_of_method(Method method);

}  // namespace plumb::server
