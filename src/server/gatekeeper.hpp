#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http.hpp"

namespace plumb::server {

/// Keeps other web pages out. There are no accounts yet, so whoever can speak to the server is
/// believed; a page from elsewhere in the same browser must therefore not be able to.
///
///  - A name that an attacker has pointed at this machine (DNS rebinding): only known names pass
///    as `Host`.
///  - A form or script of another page: what changes something must come from this origin, and
///    no answer ever allows another origin to read it (no CORS).
class Gatekeeper {
 public:
  /// Loopback names are always known. `names`: further ones, without port.
  explicit Gatekeeper(std::vector<std::string> names);

  /// A refusal, or nothing.
  std::optional<Response> find_refusal(const Request& request) const;

 private:
  bool is_known_name(std::string_view host) const;
  std::vector<std::string> names_;
};

/// The header lines against injected scripts, framing, sniffing and leaking that every answer
/// carries, each with its line end.
std::string_view find_security_lines();

}  // namespace plumb::server
