#include "server/http.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

#include "base/expect.hpp"
#include "base/scalar_text.hpp"

namespace plumb::server {

namespace {

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::optional<unsigned> find_hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  const char lower = to_lower(c);
  if (lower >= 'a' && lower <= 'f') return static_cast<unsigned>(lower - 'a') + 10u;
  return std::nullopt;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

std::optional<std::string> decode_percent(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const auto high = find_hex_digit(text[i + 1]);
    const auto low = find_hex_digit(text[i + 2]);
    if (!high || !low) return std::nullopt;
    decoded += static_cast<char>(*high * 16u + *low);
    i += 2;
  }
  if (!base::is_well_formed_utf8(decoded) || std::ranges::any_of(decoded, is_control) ||
      decoded.find('\\') != std::string::npos)
    return std::nullopt;
  return decoded;
}

std::optional<std::vector<NamedValue>> parse_query(std::string_view text) {
  std::vector<NamedValue> query;
  while (!text.empty()) {
    const std::string_view item = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), item.size() + 1));
    if (item.empty()) continue;
    const std::size_t equals = item.find('=');
    auto name = decode_percent(item.substr(0, equals));
    auto value = decode_percent(equals == item.npos ? std::string_view{} : item.substr(equals + 1));
    if (!name || !value) return std::nullopt;
    query.push_back({std::move(*name), std::move(*value)});
  }
  return query;
}

std::string_view find_reason(int status) {
  switch (status) {
    case 200: return "OK";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 421: return "Misdirected Request";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 507: return "Insufficient Storage";
    default: return "Answer";
  }
}

void add_line(std::string& head, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  // No value comes from a client; a line end in one would be a bug that splits the answer.
  PLUMB_EXPECT(std::ranges::none_of(value, is_control));
  head += name;
  head += ": ";
  head += value;
  head += "\r\n";
}

}  // namespace

bool is_same_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, to_lower, to_lower);
}

std::optional<Target> parse_target(std::string_view text) {
  if (text.empty() || text.front() != '/') return std::nullopt;
  text = text.substr(0, text.find('#'));
  const std::size_t mark = text.find('?');
  auto path = decode_percent(text.substr(0, mark));
  auto query = parse_query(mark == text.npos ? std::string_view{} : text.substr(mark + 1));
  if (!path || !query) return std::nullopt;
  return Target{std::move(*path), std::move(*query)};
}

std::size_t Request::count_headers(std::string_view name) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      headers, [&](const Header& one) { return is_same_ignoring_case(one.name, name); }));
}

std::optional<std::string_view> Request::find_header(std::string_view name) const {
  if (count_headers(name) != 1) return std::nullopt;
  for (const Header& one : headers)
    if (is_same_ignoring_case(one.name, name)) return one.value;
  return std::nullopt;
}

const std::string* Request::find_query(std::string_view name) const {
  const auto found = std::ranges::find(target.query, name, &NamedValue::name);
  return found == target.query.end() ? nullptr : &found->value;
}

const std::string& Request::find_place(std::string_view name) const {
  const auto found = std::ranges::find(places, name, &NamedValue::name);
  PLUMB_EXPECT(found != places.end());
  return found->value;
}

std::string format_head(const Response& response, const HeadSpec& spec) {
  std::string head;
  head.reserve(1'024);
  head += "HTTP/1.1 ";
  head += std::to_string(response.status);
  head += ' ';
  head += find_reason(response.status);
  head += "\r\n";
  add_line(head, "Date", spec.date);
  add_line(head, "Content-Type", response.content_type);
  add_line(head, "Content-Encoding", response.content_encoding);
  if (response.status != 304)
    add_line(head, "Content-Length", std::to_string(response.bytes().size()));
  add_line(head, "Cache-Control", response.cache_control);
  add_line(head, "ETag", response.entity_tag);
  add_line(head, "Allow", response.allow);
  if (response.varies_by_encoding) add_line(head, "Vary", "Accept-Encoding");
  if (response.retry_after_s > 0)
    add_line(head, "Retry-After", std::to_string(response.retry_after_s));
  if (!spec.keeps_open) add_line(head, "Connection", "close");
  head += spec.standing_lines;
  head += "\r\n";
  return head;
}

std::string format_http_date(std::int64_t seconds_since_1970) {
  static constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t time = seconds_since_1970;
  std::tm utc{};
  ::gmtime_r(&time, &utc);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                days[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                months[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour,
                utc.tm_min, utc.tm_sec);
  return text.data();
}

}  // namespace plumb::server
