#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plumb::testing {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct HttpAnswer {
  int status = 0;  ///< 0: the connection ended without an answer
  Headers headers;
  std::string body;
  /// "" if there is none; several are joined by a line end.
  std::string header(std::string_view name) const;
};

/// One connection, in the plainest way: what is sent is what stands on the wire.
class HttpClient {
 public:
  explicit HttpClient(std::uint16_t port);
  ~HttpClient();
  HttpClient(HttpClient&& other) noexcept;
  HttpClient& operator=(HttpClient&&) = delete;

  bool send(std::string_view bytes);
  /// Reads one answer; `has_body` is false for one to HEAD.
  HttpAnswer read_answer(bool has_body = true);
  /// A whole request with Host and Content-Length, and its answer.
  HttpAnswer ask(std::string_view method, std::string_view target, const Headers& headers = {},
                 std::string_view body = {});
  /// True once the other side has closed; waits for at most `seconds`.
  bool is_closed_within(int seconds);

 private:
  std::optional<std::string> read_head();
  bool fill();
  int socket_;
  std::uint16_t port_;
  std::string buffer_;
};

}  // namespace plumb::testing
