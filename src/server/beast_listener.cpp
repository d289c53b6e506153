// The one file that pays for Beast. g++ 12 miscompiles a co_await inside ?: (it frees its operand
// twice), so there is none here: every co_await stands in a statement of its own.
#include "server/beast_listener.hpp"

#include <array>
#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <charconv>
#include <csignal>
#include <ctime>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_set>
#include <utility>
#include <vector>

namespace plumb::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::awaitable;
using asio::ip::tcp;
using boost::system::error_code;
using Parser = http::request_parser<http::string_body>;
constexpr auto waiting = asio::as_tuple(asio::use_awaitable);

namespace {

constexpr std::size_t write_piece = 256u << 10;

std::string_view to_view(beast::string_view text) { return {text.data(), text.size()}; }

Method find_method(http::verb verb) {
  switch (verb) {
    case http::verb::get: return Method::get;
    case http::verb::head: return Method::head;
    case http::verb::post: return Method::post;
    default: return Method::other;
  }
}

/// The date of this second, made once a second and thread.
std::string_view find_date() {
  thread_local std::time_t made_for = 0;
  thread_local std::string date;
  const std::time_t now = std::time(nullptr);
  if (now != made_for || date.empty()) {
    made_for = now;
    date = format_http_date(now);
  }
  return date;
}

/// What a failed read deserves as an answer; 0 for none, when nobody listens any more.
int find_status_of_failure(const error_code& failure) {
  if (failure == http::error::end_of_stream || failure == http::error::partial_message) return 0;
  if (failure == http::error::header_limit || failure == http::error::buffer_overflow) return 431;
  if (failure == http::error::body_limit) return 413;
  const bool is_broken = failure.category() == make_error_code(http::error::bad_method).category();
  return is_broken ? 400 : 0;  // after a time-out the socket is closed already
}

std::string_view describe_status(int status) {
  switch (status) {
    case 431: return "The headers are too long.";
    case 413: return "The body is too long. Send it in smaller parts.";
    case 503: return "Too many requests at once. Try again in a moment.";
    default: return "The request is not correct HTTP.";
  }
}

/// Counts what is in use of something limited; gives it back at the end of its scope at the latest.
class Share {
 public:
  Share(std::atomic<std::size_t>& used, std::size_t limit) : used_{used}, limit_{limit} {}
  ~Share() { give_back(); }
  Share(const Share&) = delete;
  Share& operator=(const Share&) = delete;
  /// False, and nothing more is taken, if that would be above the limit of all together.
  bool grow_to(std::size_t wanted) {
    if (wanted <= taken_) return true;
    const std::size_t more = wanted - taken_;
    if (used_.fetch_add(more) + more > limit_) {
      used_.fetch_sub(more);
      return false;
    }
    taken_ = wanted;
    return true;
  }
  void give_back() {
    used_.fetch_sub(taken_);
    taken_ = 0;
  }

 private:
  std::atomic<std::size_t>& used_;
  std::size_t limit_;
  std::size_t taken_ = 0;
};

std::string format_host(const asio::ip::address& address) {
  return address.is_v6() ? "[" + address.to_string() + "]" : address.to_string();
}

std::optional<tcp::endpoint> parse_address(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == text.npos) return std::nullopt;
  std::string name(text.substr(0, colon));
  const std::string_view digits = text.substr(colon + 1);
  std::uint16_t port = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (problem != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  if (name == "localhost") name = "127.0.0.1";
  if (name.size() > 2 && name.front() == '[' && name.back() == ']')
    name = name.substr(1, name.size() - 2);
  error_code failure;
  const auto address = asio::ip::make_address(name, failure);
  if (failure) return std::nullopt;
  return tcp::endpoint(address, port);
}

}  // namespace

class Listener::Impl {
 public:
  Impl(const ListenSpec& spec, Site& site)
      : spec_{spec},
        limits_{spec_.limits},
        site_{site},
        loop_{static_cast<int>(spec.loop_threads)},
        control_{asio::make_strand(loop_)},
        acceptor_{control_},
        signals_{control_},
        workers_{spec.worker_threads} {}

  error_code open(const tcp::endpoint& endpoint) {
    error_code failure;
    acceptor_.open(endpoint.protocol(), failure);
    if (!failure) acceptor_.set_option(tcp::acceptor::reuse_address(true), failure);
    if (!failure) acceptor_.bind(endpoint, failure);
    if (!failure) acceptor_.listen(asio::socket_base::max_listen_connections, failure);
    if (!failure) endpoint_ = acceptor_.local_endpoint(failure);
    return failure;
  }
  const tcp::endpoint& endpoint() const { return endpoint_; }

  bool run() {
    asio::co_spawn(control_, accept_all(), asio::detached);
    if (spec_.stops_on_signals) {
      signals_.add(SIGINT);
      signals_.add(SIGTERM);
      asio::co_spawn(control_, obey_signals(), asio::detached);
    }
    {
      std::vector<std::jthread> threads;
      for (unsigned i = 1; i < spec_.loop_threads; ++i)
        threads.emplace_back([this] { loop_.run(); });
      loop_.run();
    }
    if (computing_ > 0) return false;
    workers_.join();
    return true;
  }

  void stop() {
    if (stopping_.exchange(true)) return;
    asio::co_spawn(control_, drain(), asio::detached);
  }

 private:
  struct Connection {
    explicit Connection(tcp::socket socket) : stream{std::move(socket)} {}
    beast::tcp_stream stream;
    bool is_idle = false;  // touched on the connection's own strand only
  };
  using Link = std::shared_ptr<Connection>;

  awaitable<void> accept_all() {
    while (!stopping_) {
      auto [failure, socket] = co_await acceptor_.async_accept(asio::make_strand(loop_), waiting);
      if (stopping_) co_return;
      if (failure) {  // no descriptors left, most likely: let some requests end first
        co_await pause(std::chrono::milliseconds(50));
        continue;
      }
      if (count_links() >= limits_.connections) {
        refuse_socket(socket);
        continue;
      }
      auto link = std::make_shared<Connection>(std::move(socket));
      add_link(link);
      asio::co_spawn(link->stream.get_executor(), serve(link),
                     [this, link](std::exception_ptr) { remove_link(link); });
    }
  }

  /// Tells at once, if the other side takes it at once, and closes.
  template <class Socket>
  void refuse_socket(Socket& socket) {
    const Response refusal = site_.refuse(503, describe_status(503));
    const std::string text = format_answer_head(refusal, false) + refusal.body;
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(text), ignored);
    socket.shutdown(tcp::socket::shutdown_both, ignored);
    socket.close(ignored);
  }

  awaitable<void> serve(Link link) {
    beast::tcp_stream& stream = link->stream;
    error_code ignored;
    stream.socket().set_option(tcp::no_delay(true), ignored);
    beast::flat_buffer buffer(limits_.head_bytes + (64u << 10));
    bool goes_on = true;
    while (goes_on && !stopping_) {
      if (buffer.size() == 0) {
        const bool alive = co_await wait_for_bytes(*link, buffer);
        if (!alive) co_return;
      }
      goes_on = co_await serve_request(stream, buffer);
    }
    stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
    co_await linger(stream);
  }

  /// A connection may be silent between requests for longer than a head may take to arrive.
  awaitable<bool> wait_for_bytes(Connection& link, beast::flat_buffer& buffer) {
    link.is_idle = true;
    link.stream.expires_after(limits_.idle_time);
    const auto [failure, count] =
        co_await link.stream.async_read_some(buffer.prepare(4'096), waiting);
    link.is_idle = false;
    if (failure) co_return false;
    buffer.commit(count);
    co_return true;
  }

  /// After an answer to a request whose body was left unread: closing at once would make the
  /// system reset the connection and the answer could be lost on its way.
  awaitable<void> linger(beast::tcp_stream& stream) {
    std::array<char, 16'384> dropped{};
    stream.expires_after(std::chrono::seconds(2));
    for (int i = 0; i < 256; ++i) {
      const auto [failure, count] = co_await stream.async_read_some(asio::buffer(dropped), waiting);
      if (failure || count == 0) co_return;
    }
  }

  /// False if the connection is to be closed.
  awaitable<bool> serve_request(beast::tcp_stream& stream, beast::flat_buffer& buffer) {
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(limits_.head_bytes));
    parser.body_limit(boost::none);  // the route's limit is set once the route is known
    stream.expires_after(limits_.head_time);
    const auto [failure, count] = co_await http::async_read_header(stream, buffer, parser, waiting);
    if (failure) {
      co_await refuse(stream, find_status_of_failure(failure));
      co_return false;
    }
    Request request;
    auto reception = receive(parser, request);
    const std::size_t length = parser.content_length().value_or(0);
    if (!reception.refusal && length > reception.body_bytes)
      reception.refusal = site_.refuse(413, describe_status(413));
    if (reception.refusal) {
      const bool goes_on = parser.is_done() && parser.keep_alive() && !stopping_;
      co_return co_await send(stream, std::move(*reception.refusal), request, goes_on);
    }
    Share share(body_bytes_, limits_.bodies_bytes);
    const bool complete = co_await read_body(stream, buffer, parser, reception.body_bytes, share);
    if (!complete) co_return false;
    request.body = std::move(parser.get().body());
    Response response = co_await answer(request, reception.may_wait);
    // Before the answer goes out: whoever has read it may send the next body at once.
    request.body = {};
    share.give_back();
    const bool goes_on = parser.keep_alive() && !stopping_;
    co_return co_await send(stream, std::move(response), request, goes_on);
  }

  Site::Reception receive(const Parser& parser, Request& request) const {
    const auto& message = parser.get();
    request.method = find_method(message.method());
    request.raw_target = to_view(message.target());
    for (const auto& field : message)
      request.headers.push_back({to_view(field.name_string()), to_view(field.value())});
    auto target = parse_target(request.raw_target);
    if (!target) return {site_.refuse(400, "The address is not a correct path."), 0, false};
    request.target = std::move(*target);
    return site_.receive(request);
  }

  /// Counts the bytes as they arrive: whoever only announces many keeps nobody else out.
  awaitable<bool> read_body(beast::tcp_stream& stream, beast::flat_buffer& buffer, Parser& parser,
                            std::size_t limit, Share& share) {
    if (parser.is_done()) co_return true;
    parser.body_limit(limit);
    stream.expires_after(limits_.body_time);
    if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
      static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      const auto [failure, count] =
          co_await asio::async_write(stream, asio::buffer(go_on), waiting);
      if (failure) co_return false;
    }
    parser.eager(true);
    while (!parser.is_done()) {
      const auto [failure, count] = co_await http::async_read_some(stream, buffer, parser, waiting);
      const bool fits = failure || share.grow_to(parser.get().body().size());
      if (!failure && fits) continue;
      co_await refuse(stream, fits ? find_status_of_failure(failure) : 503);
      co_return false;
    }
    co_return true;
  }

  awaitable<Response> answer(Request& request, bool may_wait) {
    if (!may_wait) co_return answer_now(request);
    ++computing_;
    co_return co_await asio::co_spawn(
        workers_,
        [&]() -> awaitable<Response> {
          Response response = answer_now(request);
          --computing_;
          co_return response;
        },
        asio::use_awaitable);
  }

  /// The edge of the program: what a library threw (no memory, say) becomes a status here.
  Response answer_now(Request& request) {
    try {
      return site_.answer(request);
    } catch (...) {
      return site_.refuse(500, "Something went wrong here. Try again.");
    }
  }

  awaitable<void> refuse(beast::tcp_stream& stream, int status) {
    if (status == 0) co_return;
    Request nothing;
    co_await send(stream, site_.refuse(status, describe_status(status)), nothing, false);
  }

  std::string format_answer_head(const Response& response, bool goes_on) const {
    return format_head(response, {goes_on, find_date(), site_.format_standing_lines()});
  }

  /// Small bodies go out with their head in one piece; large ones are not copied.
  awaitable<bool> send(beast::tcp_stream& stream, Response response, const Request& request,
                       bool goes_on) {
    const bool has_body = request.method != Method::head && response.status != 304;
    std::string_view rest = has_body ? response.bytes() : std::string_view{};
    std::string head = format_answer_head(response, goes_on);
    if (rest.size() <= 16'384) {
      head += rest;
      rest = {};
    }
    bool sent = co_await write(stream, head);
    while (sent && !rest.empty()) {
      const std::string_view piece = rest.substr(0, write_piece);
      rest.remove_prefix(piece.size());
      sent = co_await write(stream, piece);
    }
    co_return sent&& goes_on;
  }

  awaitable<bool> write(beast::tcp_stream& stream, std::string_view bytes) {
    stream.expires_after(limits_.write_time);
    const auto [failure, count] = co_await asio::async_write(stream, asio::buffer(bytes), waiting);
    co_return !failure;
  }

  awaitable<void> pause(std::chrono::milliseconds time) {
    asio::steady_timer timer(control_, time);
    co_await timer.async_wait(waiting);
  }

  awaitable<void> obey_signals() {
    const auto [failure, signal] = co_await signals_.async_wait(waiting);
    if (failure) co_return;
    stop();
    const auto [none, again] = co_await signals_.async_wait(waiting);
    if (!none) loop_.stop();  // asked twice: do not wait for anybody
  }

  awaitable<void> drain() {
    error_code ignored;
    acceptor_.close(ignored);
    close_idle_links();
    const auto deadline = std::chrono::steady_clock::now() + limits_.stop_time;
    while (count_links() > 0 && std::chrono::steady_clock::now() < deadline)
      co_await pause(std::chrono::milliseconds(5));
    signals_.cancel(ignored);
    loop_.stop();
  }

  void close_idle_links() {
    const std::lock_guard lock(mutex_);
    for (const Link& link : links_)
      asio::post(link->stream.get_executor(), [link] {
        if (link->is_idle) link->stream.cancel();
      });
  }

  void add_link(const Link& link) {
    const std::lock_guard lock(mutex_);
    links_.insert(link);
  }
  void remove_link(const Link& link) {
    const std::lock_guard lock(mutex_);
    links_.erase(link);
  }
  std::size_t count_links() {
    const std::lock_guard lock(mutex_);
    return links_.size();
  }

  const ListenSpec spec_;
  const Limits& limits_;
  Site& site_;
  std::atomic<bool> stopping_{false};
  std::atomic<std::size_t> body_bytes_{0};
  std::atomic<std::size_t> computing_{0};  // requests given to the workers and not yet answered
  asio::io_context loop_;
  asio::strand<asio::io_context::executor_type> control_;  // accepting, signals, stopping
  std::mutex mutex_;
  std::unordered_set<Link> links_;  // after the loop: a socket must not outlive it
  tcp::acceptor acceptor_;
  tcp::endpoint endpoint_;
  asio::signal_set signals_;
  asio::thread_pool workers_;  // last: its threads are joined before what they use goes
};

Listener::Listener(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Listener::~Listener() = default;

base::Outcome<std::unique_ptr<Listener>> Listener::open(const ListenSpec& spec, Site& site) {
  using Code = base::Fault::Code;
  const auto endpoint = parse_address(spec.address);
  if (!endpoint)
    return base::fail(Code::input_invalid, "starting the server", "--listen " + spec.address,
                      "Give an address and a port, like 127.0.0.1:8080 or [::1]:8080.");
  auto impl = std::make_unique<Impl>(spec, site);
  if (const auto failure = impl->open(*endpoint))
    return base::fail(Code::storage_failed, "starting the server",
                      spec.address + ": " + failure.message(),
                      "Choose another port with --listen, or stop what is using this one.");
  return std::unique_ptr<Listener>(new Listener(std::move(impl)));
}

std::uint16_t Listener::port() const { return impl_->endpoint().port(); }
std::string Listener::host() const { return format_host(impl_->endpoint().address()); }
bool Listener::takes_any_address() const { return impl_->endpoint().address().is_unspecified(); }
std::optional<std::string> Listener::find_host(std::string_view address) {
  const auto endpoint = parse_address(address);
  if (!endpoint || endpoint->address().is_unspecified()) return std::nullopt;
  return format_host(endpoint->address());
}
bool Listener::is_loopback() const { return impl_->endpoint().address().is_loopback(); }
bool Listener::run() { return impl_->run(); }
void Listener::stop() { impl_->stop(); }

}  // namespace plumb::server
