#include "api/http_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/expect.hpp"
#include "server/http.hpp"

namespace plumb::testing {

namespace {

constexpr int patience_s = 20;

sockaddr_in make_address(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

HttpAnswer parse_head(std::string_view head) {
  HttpAnswer answer;
  const std::string_view status = head.substr(head.find(' ') + 1, 3);
  std::from_chars(status.data(), status.data() + status.size(), answer.status);
  for (std::size_t at = head.find("\r\n"); at + 2 < head.size(); at = head.find("\r\n", at + 2)) {
    const std::string_view line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
    const std::size_t colon = line.find(": ");
    if (colon == line.npos) break;
    answer.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
  }
  return answer;
}

}  // namespace

std::string HttpAnswer::header(std::string_view name) const {
  std::string value;
  for (const auto& [known, text] : headers)
    if (server::is_same_ignoring_case(known, name)) value += (value.empty() ? "" : "\n") + text;
  return value;
}

HttpClient::HttpClient(std::uint16_t port)
    : socket_{::socket(AF_INET, SOCK_STREAM, 0)}, port_{port} {
  PLUMB_EXPECT(socket_ >= 0);
  const timeval patience{patience_s, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  const int on = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  const sockaddr_in address = make_address(port);
  PLUMB_EXPECT(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) ==
               0);
}

HttpClient::HttpClient(HttpClient&& other) noexcept
    : socket_{std::exchange(other.socket_, -1)},
      port_{other.port_},
      buffer_{std::move(other.buffer_)} {}

HttpClient::~HttpClient() {
  if (socket_ >= 0) ::close(socket_);
}

bool HttpClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool HttpClient::fill() {
  std::array<char, 65'536> piece{};
  const ssize_t count = ::recv(socket_, piece.data(), piece.size(), 0);
  if (count <= 0) return false;
  buffer_.append(piece.data(), static_cast<std::size_t>(count));
  return true;
}

std::optional<std::string> HttpClient::read_head() {
  constexpr std::string_view end = "\r\n\r\n";
  std::size_t at = 0;
  while ((at = buffer_.find(end)) == std::string::npos)
    if (!fill()) return std::nullopt;
  std::string head = buffer_.substr(0, at + end.size());
  buffer_.erase(0, at + end.size());
  return head;
}

HttpAnswer HttpClient::read_answer(bool has_body) {
  const auto head = read_head();
  if (!head) return {};
  HttpAnswer answer = parse_head(*head);
  if (answer.status == 100) return read_answer(has_body);
  const std::string length_text = answer.header("content-length");
  if (!has_body || answer.status == 304 || length_text.empty()) return answer;
  std::size_t length = 0;
  std::from_chars(length_text.data(), length_text.data() + length_text.size(), length);
  while (buffer_.size() < length)
    if (!fill()) return {};
  answer.body = buffer_.substr(0, length);
  buffer_.erase(0, length);
  return answer;
}

HttpAnswer HttpClient::ask(std::string_view method, std::string_view target, const Headers& headers,
                           std::string_view body) {
  std::string request = std::string(method) + " " + std::string(target) + " HTTP/1.1\r\n";
  const auto stands = [&](std::string_view name) {
    return std::ranges::any_of(
        headers, [&](const auto& one) { return server::is_same_ignoring_case(one.first, name); });
  };
  if (!stands("host")) request += "Host: 127.0.0.1:" + std::to_string(port_) + "\r\n";
  if (method == "POST" && !stands("content-length"))
    request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  for (const auto& [name, value] : headers) request += name + ": " + value + "\r\n";
  request += "\r\n";
  send(request + std::string(body));  // an early refusal may come while a long body is sent
  return read_answer(method != "HEAD");
}

bool HttpClient::is_closed_within(int seconds) {
  pollfd wanted{socket_, POLLIN, 0};
  while (::poll(&wanted, 1, seconds * 1'000) > 0)
    if (!fill()) return true;
  return false;
}

}  // namespace plumb::testing
