#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A request and its response, free of any library: what the rest of the server is written in.
namespace plumb::server {

enum class Method : std::uint8_t { get, head, post, other };

struct Header {
  std::string_view name;  ///< any case
  std::string_view value;
};

struct NamedValue {
  std::string name;
  std::string value;
};

/// The path and the query of a request target, decoded.
struct Target {
  std::string path;
  std::vector<NamedValue> query;
};

/// Nothing for a target that is not an absolute path in correct percent-encoding of UTF-8 without
/// control characters and backslashes. A `+` in a query is a plus: instants are written with one.
std::optional<Target> parse_target(std::string_view text);

struct Request {
  Method method = Method::other;
  std::string_view raw_target;
  Target target;
  std::vector<Header> headers;     ///< their texts live as long as the connection reads them
  std::vector<NamedValue> places;  ///< what stood in the route's {braces}
  std::string body;

  /// The value of the only header of that name; nothing if it is absent or repeated.
  std::optional<std::string_view> find_header(std::string_view name) const;
  std::size_t count_headers(std::string_view name) const;
  const std::string* find_query(std::string_view name) const;
  const std::string& find_place(std::string_view name) const;
};

/// The headers that an answer may set; security headers and length are added to each.
struct Response {
  int status = 200;
  std::string content_type;  ///< empty: no body
  std::string cache_control = "no-store";
  std::string entity_tag;  ///< with its quotes
  std::string content_encoding;
  std::string allow;  ///< of a 405
  int retry_after_s = 0;
  bool varies_by_encoding = false;
  std::string body;
  std::shared_ptr<const std::string> shared_body;  ///< instead of `body`, not copied

  std::string_view bytes() const { return shared_body ? *shared_body : std::string_view(body); }
};

/// What stands before the body on the wire. `length` is that of the body a GET would get.
struct HeadSpec {
  bool keeps_open = true;
  std::string_view date;            ///< IMF-fixdate
  std::string_view standing_lines;  ///< complete header lines that every answer has
};
std::string format_head(const Response& response, const HeadSpec& spec);

/// "Tue, 24 Nov 2026 16:20:00 GMT"
std::string format_http_date(std::int64_t seconds_since_1970);

bool is_same_ignoring_case(std::string_view a, std::string_view b);

/// What the listener asks for each request. Called from several threads.
class Site {
 public:
  virtual ~Site() = default;

  /// What is known from the head alone, before a body is read.
  struct Reception {
    std::optional<Response> refusal;  ///< answer this at once and read no body
    std::size_t body_bytes = 0;       ///< more is refused
    bool may_wait = false;            ///< answering may wait for a disk or think for long
  };
  virtual Reception receive(const Request& head) const = 0;
  virtual Response answer(Request& request) = 0;
  /// For requests that never became one: too long, broken, too many.
  virtual Response refuse(int status, std::string_view detail) const = 0;
  /// Header lines that every answer has, each with its line end.
  virtual std::string format_standing_lines() const = 0;
};

}  // namespace plumb::server
