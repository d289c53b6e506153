#pragma once

#include <chrono>
#include <cstddef>

namespace plumb::server {

/// What one client, and all clients together, may cost. Limits of the machine; none of them is a
/// rule about people. Bytes are those on the wire.
struct Limits {
  std::size_t head_bytes = 16u << 10;         ///< request line and headers
  std::size_t body_bytes = 1u << 20;          ///< of most requests
  std::size_t events_body_bytes = 16u << 20;  ///< of a list of events, which may be long
  std::size_t bodies_bytes = 64u << 20;       ///< of all bodies being read at the same time
  std::size_t connections = 1'024;
  int nesting = 32;                    ///< of JSON
  std::size_t values = 200'000;        ///< of one JSON text
  std::size_t members = 1'000;         ///< of one of its tables
  std::size_t listed = 10'000;         ///< events in one answer
  std::chrono::seconds head_time{10};  ///< for the whole head to arrive
  std::chrono::seconds body_time{60};
  std::chrono::seconds idle_time{75};   ///< between two requests of a connection
  std::chrono::seconds write_time{30};  ///< for each quarter of a megabyte to be taken
  std::chrono::seconds stop_time{5};    ///< for open requests to finish at shutdown
};

}  // namespace plumb::server
