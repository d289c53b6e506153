// What one client, and all together, may cost.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "api/live_server.hpp"

namespace plumb::testing {
namespace {

using std::chrono::seconds;
using std::chrono::steady_clock;

const std::string people_head =
    "POST /api/v1/people HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

TEST(Limits, headers_that_are_too_long_are_431) {
  LiveServer server;
  HttpClient client(server.port());
  client.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + std::string(20'000, 'x') +
              "\r\n\r\n");
  const auto answer = client.read_answer();
  EXPECT_EQ(answer.status, 431);
  EXPECT_EQ(answer.header("connection"), "close");
  EXPECT_TRUE(client.is_closed_within(5));
  EXPECT_EQ(HttpClient(server.port()).ask("GET", "/" + std::string(17'000, 'a')).status, 431);
}

TEST(Limits, a_body_that_says_it_is_too_long_is_413_before_it_is_sent) {
  LiveServer server;
  HttpClient client(server.port());
  client.send(people_head + "Content-Length: 5000000\r\n\r\n");
  EXPECT_EQ(client.read_answer().status, 413);
  EXPECT_TRUE(client.is_closed_within(5));
}

TEST(Limits, a_body_that_does_not_say_so_is_413_when_it_is) {
  LiveServer server;
  HttpClient client(server.port());
  client.send(people_head + "Transfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "10000\r\n" + std::string(65'536, ' ') + "\r\n";
  for (int i = 0; i < 40; ++i)
    if (!client.send(chunk)) break;
  EXPECT_EQ(client.read_answer().status, 413);
}

TEST(Limits, a_chunked_body_within_them_is_read) {
  LiveServer server;
  HttpClient client(server.port());
  client.send(people_head +
              "Transfer-Encoding: chunked\r\n\r\n"
              "7\r\n{\"name\"\r\n7\r\n:\"Ada\"}\r\n0\r\n\r\n");
  EXPECT_EQ(client.read_answer().status, 200);
}

TEST(Limits, a_client_that_asks_first_is_told_to_go_on) {
  LiveServer server;
  HttpClient client(server.port());
  client.send(people_head + "Content-Length: 14\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_TRUE(client.send(R"({"name":"Ada"})"));
  EXPECT_EQ(client.read_answer().status, 200);
}

TEST(Limits, a_length_and_chunks_together_are_refused) {
  LiveServer server;
  HttpClient client(server.port());
  client.send(people_head +
              "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET "
              "/api/v1/people HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(client.read_answer().status, 400);
  EXPECT_TRUE(client.is_closed_within(5)) << "nothing behind it is taken for a request";
}

TEST(Limits, what_is_not_http_is_400_and_closed) {
  LiveServer server;
  for (const char* text : {"hello\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n",
                           "GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
                           "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"}) {
    HttpClient client(server.port());
    client.send(text);
    EXPECT_EQ(client.read_answer().status, 400) << text;
    EXPECT_TRUE(client.is_closed_within(5)) << text;
  }
}

TEST(Limits, a_head_that_drips_is_cut) {
  ServerSpec spec;
  spec.limits.head_time = seconds(1);
  LiveServer server(spec);
  HttpClient client(server.port());
  client.send("GET / HTTP/1.1\r\n");
  const auto started = steady_clock::now();
  bool closed = false;
  for (int i = 0; i < 40 && !closed; ++i) {
    client.send("X-Slow: 1\r\n");
    closed = client.is_closed_within(0);
    if (!closed) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  EXPECT_TRUE(closed);
  EXPECT_LT(steady_clock::now() - started, seconds(4));
}

TEST(Limits, a_body_that_never_comes_is_cut) {
  ServerSpec spec;
  spec.limits.body_time = seconds(1);
  LiveServer server(spec);
  HttpClient client(server.port());
  client.send(people_head + "Content-Length: 100\r\n\r\n{");
  EXPECT_TRUE(client.is_closed_within(5));
}

TEST(Limits, a_silent_connection_is_closed_after_its_time) {
  ServerSpec spec;
  spec.limits.idle_time = seconds(1);
  LiveServer server(spec);
  HttpClient client(server.port());
  EXPECT_EQ(client.ask("GET", "/api/v1/health").status, 200);
  EXPECT_TRUE(client.is_closed_within(5));
}

TEST(Limits, more_connections_than_allowed_get_an_honest_no) {
  ServerSpec spec;
  spec.limits.connections = 2;
  LiveServer server(spec);
  HttpClient first(server.port()), second(server.port());
  EXPECT_EQ(first.ask("GET", "/api/v1/health").status, 200);
  EXPECT_EQ(second.ask("GET", "/api/v1/health").status, 200);
  HttpClient third(server.port());
  const auto refused = third.read_answer();
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("retry-after"), "2");
  EXPECT_EQ(first.ask("GET", "/api/v1/health").status, 200) << "the others go on";
}

TEST(Limits, bodies_together_have_a_bound) {
  ServerSpec spec;
  spec.limits.bodies_bytes = 1'000;
  LiveServer server(spec);
  HttpClient first(server.port()), second(server.port());
  first.send(people_head + "Content-Length: 900\r\n\r\n" + std::string(800, ' '));
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  second.send(people_head + "Content-Length: 900\r\n\r\n" + std::string(800, ' '));
  EXPECT_EQ(second.read_answer().status, 503);
  first.send(std::string(86, ' ') + R"({"name":"Ada"})");
  EXPECT_EQ(first.read_answer().status, 200) << "who came first is served";
  HttpClient third(server.port());
  third.send(people_head + "Content-Length: 900\r\n\r\n" + std::string(886, ' ') +
             R"({"name":"Bea"})");
  EXPECT_EQ(third.read_answer().status, 200) << "what was taken is given back";
}

TEST(Limits, large_bodies_that_are_only_announced_keep_nobody_out) {
  const ServerSpec spec;
  LiveServer server(spec);
  const std::string head =
      "POST /api/v1/people/019ab3c4-5d6e-7f00-8123-456789abcdef/events "
      "HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  std::vector<HttpClient> silent;
  for (std::size_t i = 0; i * spec.limits.events_body_bytes <= spec.limits.bodies_bytes; ++i) {
    silent.emplace_back(server.port());
    silent.back().send(
        head + (i % 2 == 0 ? "Transfer-Encoding: chunked\r\n\r\n"
                           : "Content-Length: " + std::to_string(spec.limits.events_body_bytes) +
                                 "\r\n\r\n"));
  }
  ASSERT_GT(silent.size(), 4u);
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  EXPECT_EQ(server.post("/api/v1/people", R"({"name":"Ada"})").status, 200);
  for (HttpClient& one : silent) EXPECT_FALSE(one.is_closed_within(0)) << "they still wait";
}

TEST(Connections, several_requests_share_one_and_may_be_sent_ahead) {
  LiveServer server;
  HttpClient client(server.port());
  const std::string one = "GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n";
  client.send(one + one + one);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(client.read_answer().status, 200);
  client.send("GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(client.read_answer().header("connection"), "close");
  EXPECT_TRUE(client.is_closed_within(5));
}

TEST(Connections, a_refused_request_without_a_body_leaves_its_connection_open) {
  LiveServer server;
  HttpClient client(server.port());
  EXPECT_EQ(client.ask("GET", "/api/v1/nothing").status, 404);
  EXPECT_EQ(client.ask("GET", "/api/v1/health").status, 200);
}

TEST(Connections, a_stop_closes_idle_ones_at_once) {
  auto server = std::make_unique<LiveServer>();
  HttpClient client(server->port());
  EXPECT_EQ(client.ask("GET", "/api/v1/health").status, 200);
  const auto started = steady_clock::now();
  server.reset();
  EXPECT_LT(steady_clock::now() - started, seconds(3));
  EXPECT_TRUE(client.is_closed_within(1));
}

/// A site whose only answer takes as long as it is told.
class SlowSite final : public server::Site {
 public:
  explicit SlowSite(std::chrono::milliseconds time) : time_{time} {}
  Reception receive(const server::Request&) const override { return {std::nullopt, 0, true}; }
  server::Response answer(server::Request&) override {
    asked_ = true;
    std::this_thread::sleep_for(time_);
    return {};
  }
  server::Response refuse(int status, std::string_view) const override {
    server::Response response;
    response.status = status;
    return response;
  }
  std::string format_standing_lines() const override { return {}; }
  bool was_asked() const { return asked_; }

 private:
  std::chrono::milliseconds time_;
  std::atomic<bool> asked_{false};
};

TEST(Listener, a_stop_does_not_wait_for_one_that_computes_beyond_its_time) {
  for (const bool is_too_slow : {true, false}) {
    SlowSite site(std::chrono::milliseconds(is_too_slow ? 3'000 : 300));
    server::ListenSpec spec;
    spec.address = "127.0.0.1:0";
    spec.stops_on_signals = false;
    spec.limits.stop_time = seconds(1);
    const auto listener = server::Listener::open(spec, site).value();
    HttpClient client(listener->port());
    std::jthread asking([&] {
      client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
      while (!site.was_asked()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      listener->stop();
    });
    const auto started = steady_clock::now();
    EXPECT_EQ(listener->run(), !is_too_slow);
    EXPECT_LT(steady_clock::now() - started, std::chrono::milliseconds(2'500));
  }
}

TEST(Listener, its_host_is_known_before_it_listens_unless_it_takes_every_address) {
  using server::Listener;
  EXPECT_EQ(Listener::find_host("127.0.0.2:80"), "127.0.0.2");
  EXPECT_EQ(Listener::find_host("[FD00:0:0::1]:80"), "[fd00::1]");
  EXPECT_EQ(Listener::find_host("localhost:0"), "127.0.0.1");
  for (const char* address : {"0.0.0.0:80", "[::]:80", "nowhere", ""})
    EXPECT_EQ(Listener::find_host(address), std::nullopt) << address;
}

TEST(Listener, an_address_that_is_none_or_is_taken_is_a_fault_with_a_remedy) {
  LiveServer server;
  struct Silent final : server::Site {
    Reception receive(const server::Request&) const override { return {}; }
    server::Response answer(server::Request&) override { return {}; }
    server::Response refuse(int, std::string_view) const override { return {}; }
    std::string format_standing_lines() const override { return {}; }
  } site;
  using Code = base::Fault::Code;
  const auto open = [&](std::string address) {
    server::ListenSpec spec;
    spec.address = std::move(address);
    return server::Listener::open(spec, site);
  };
  for (const char* address : {"", "8080", "localhost", "example.org:80", "127.0.0.1:70000", "::1"})
    EXPECT_EQ(open(address).error().code, Code::input_invalid) << address;
  const auto refused = open("127.0.0.1:" + std::to_string(server.port()));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::storage_failed);
  EXPECT_NE(refused.error().where.find("in use"), std::string::npos);
}

}  // namespace
}  // namespace plumb::testing
