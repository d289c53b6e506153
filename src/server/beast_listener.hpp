#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/outcome.hpp"
#include "server/http.hpp"
#include "server/limits.hpp"

namespace plumb::server {

struct ListenSpec {
  std::string address = "127.0.0.1:8080";  ///< "127.0.0.1:8080", "[::1]:8080", "localhost:0"
  Limits limits;
  unsigned loop_threads = 2;     ///< read, write and answer what is quick
  unsigned worker_threads = 32;  ///< wait for the disk; they share its commits
  bool stops_on_signals = true;  ///< SIGINT and SIGTERM
};

/// Speaks HTTP/1.1 over TCP and asks a Site for the answers. The only part of the server that
/// knows the network library.
///
/// A connection that is too slow, too long or broken gets an honest status where there is one to
/// give, and is closed. After `stop` no connection is taken, open requests are finished within
/// their time, idle connections are closed.
class Listener {
 public:
  /// Takes the port. Faults   input_invalid for an address that is none, storage_failed if it is
  /// taken or not allowed. `site` must outlive the listener.
  static base::Outcome<std::unique_ptr<Listener>> open(const ListenSpec& spec, Site& site);
  ~Listener();

  std::uint16_t port() const;
  /// "127.0.0.1" or "[::1]", as it stands in a URL.
  std::string host() const;
  bool is_loopback() const;
  /// "0.0.0.0" or "::": every address of this machine, so none is its name.
  bool takes_any_address() const;
  /// The host of an address to listen at, as `host` gives it; nothing if it is every address, or
  /// none.
  static std::optional<std::string> find_host(std::string_view address);
  /// Serves until `stop`, or a signal. Once. False if a worker still computes after its time: its
  /// end is not waited for here, but the destructor does, so a program that must end leaves
  /// without it.
  [[nodiscard]] bool run();
  /// From any thread.
  void stop();

 private:
  class Impl;
  explicit Listener(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace plumb::server
