#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/api.hpp"
#include "server/gatekeeper.hpp"
#include "server/http.hpp"
#include "server/router.hpp"
#include "server/web_files.hpp"

namespace plumb::server {

struct SiteParts {
  ApiParts api;
  WebFiles files;
  std::vector<std::string> hosts;          ///< names beside the loopback ones
  const app::Clock* test_clock = nullptr;  ///< every answer then shows what it says
};

/// The whole site: who may ask, what there is to ask for, and the web page beside it.
class PlumblineSite final : public Site {
 public:
  explicit PlumblineSite(SiteParts parts);

  Reception receive(const Request& head) const override;
  Response answer(Request& request) override;
  Response refuse(int status, std::string_view detail) const override;
  std::string format_standing_lines() const override;
  const Router& router() const { return router_; }

 private:
  bool is_of_api(std::string_view path) const;
  std::optional<Response> find_refusal(const Request& head, const Router::Match& match) const;

  bool catalogue_is_file_;
  Api api_;
  WebFiles files_;
  Gatekeeper gatekeeper_;
  const app::Clock* test_clock_;
  Router router_;
};

}  // namespace plumb::server
