// Who may ask, and how: headers, names, origins, methods, types.
#include <gtest/gtest.h>

#include "api/live_server.hpp"

namespace plumb::testing {
namespace {

TEST(Headers, every_answer_keeps_scripts_frames_and_leaks_out) {
  LiveServer server;
  for (const char* target : {"/", "/api/v1/people", "/api/v1/nothing", "/api/v1/catalogue"}) {
    const auto answer = server.get(target);
    const std::string policy = answer.header("content-security-policy");
    EXPECT_NE(policy.find("default-src 'none'"), policy.npos) << target;
    EXPECT_NE(policy.find("frame-ancestors 'none'"), policy.npos);
    EXPECT_NE(policy.find("base-uri 'none'"), policy.npos);
    EXPECT_EQ(policy.find("unsafe-inline"), policy.npos);
    EXPECT_EQ(policy.find("'unsafe-eval'"), policy.npos);
    EXPECT_EQ(policy.find("http"), policy.npos) << "nothing from elsewhere";
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.header("referrer-policy"), "no-referrer");
    EXPECT_EQ(answer.header("cross-origin-opener-policy"), "same-origin");
    EXPECT_EQ(answer.header("cross-origin-embedder-policy"), "require-corp");
    EXPECT_EQ(answer.header("cross-origin-resource-policy"), "same-origin");
    EXPECT_EQ(answer.header("access-control-allow-origin"), "");
    EXPECT_EQ(answer.header("set-cookie"), "");
    EXPECT_EQ(answer.header("server"), "");
    EXPECT_FALSE(answer.header("date").empty());
  }
}

TEST(Headers, what_is_about_people_is_never_kept_by_a_cache) {
  LiveServer server;
  const std::string person = server.add_person();
  for (const std::string& target :
       {std::string("/api/v1/people"), "/api/v1/people/" + person + "/events",
        "/api/v1/people/" + person + "/today"})
    EXPECT_EQ(server.get(target).header("cache-control"), "no-store") << target;
}

TEST(Headers, the_test_clock_is_shown_only_where_there_is_one) {
  EXPECT_EQ(LiveServer().get("/").header("x-plumbline-test-clock"), "");
  ServerSpec spec;
  spec.shows_test_clock = true;
  EXPECT_EQ(LiveServer(spec).get("/").header("x-plumbline-test-clock"), "2026-11-24T09:00:00Z");
}

TEST(Host, only_names_of_this_machine_are_answered) {
  LiveServer server;
  const auto ask = [&](const std::string& host) {
    return server.ask("GET", "/api/v1/people", {{"Host", host}}).status;
  };
  for (const char* host : {"localhost", "localhost:8080", "LOCALHOST:1", "127.0.0.1", "[::1]:80"})
    EXPECT_EQ(ask(host), 200) << host;
  for (const char* host : {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example",
                           "127.0.0.2", "evil.example:80", "[::2]", "localhost:80:80",
                           "localhost:x", "[::1", "", "user@localhost", "localhost:"})
    EXPECT_EQ(ask(host), 421) << host;
}

TEST(Host, further_names_are_those_of_the_start) {
  ServerSpec spec;
  spec.hosts = {"spine.home.arpa"};
  LiveServer server(spec);
  EXPECT_EQ(server.ask("GET", "/api/v1/people", {{"Host", "spine.home.arpa:8080"}}).status, 200);
  EXPECT_EQ(server.ask("GET", "/api/v1/people", {{"Host", "other.home.arpa"}}).status, 421);
}

TEST(Host, exactly_one_is_needed) {
  LiveServer server;
  EXPECT_EQ(server.ask("GET", "/", {{"Host", "localhost"}, {"Host", "localhost"}}).status, 400);
  HttpClient bare(server.port());
  bare.send("GET / HTTP/1.1\r\n\r\n");
  EXPECT_EQ(bare.read_answer().status, 400);
}

TEST(Origin, another_page_of_the_same_browser_changes_nothing) {
  LiveServer server;
  const std::string host = "127.0.0.1:" + std::to_string(server.port());
  const auto post = [&](Headers headers) {
    headers.emplace_back("Content-Type", "application/json");
    return server.ask("POST", "/api/v1/people", headers, R"({"name":"Ada"})").status;
  };
  EXPECT_EQ(post({{"Origin", "https://evil.example"}}), 403);
  EXPECT_EQ(post({{"Origin", "null"}}), 403);
  EXPECT_EQ(post({{"Origin", "http://127.0.0.1:1"}}), 403) << "another port is another origin";
  EXPECT_EQ(post({{"Origin", "http://" + host}, {"Origin", "http://evil.example"}}), 403);
  EXPECT_EQ(post({{"Sec-Fetch-Site", "cross-site"}}), 403);
  EXPECT_EQ(post({{"Sec-Fetch-Site", "same-site"}}), 403);
  EXPECT_EQ(find_json(server.get("/api/v1/people").body, "/people"), "[]");
  EXPECT_EQ(post({{"Origin", "http://" + host}, {"Sec-Fetch-Site", "same-origin"}}), 200);
  EXPECT_EQ(post({}), 200) << "programs send neither";
}

TEST(Methods, unknown_ones_are_refused_with_those_that_there_are) {
  LiveServer server;
  for (const char* method : {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"}) {
    const auto answer = server.ask(method, "/api/v1/people");
    EXPECT_EQ(answer.status, 405) << method;
    EXPECT_EQ(answer.header("allow"), "GET, HEAD, POST");
    EXPECT_EQ(server.ask(method, "/").status, 405) << method;
  }
  EXPECT_EQ(server.ask("POST", "/api/v1/health").header("allow"), "GET, HEAD");
  EXPECT_EQ(server.ask("POST", "/").status, 405);
}

TEST(Methods, head_gives_the_head_of_get) {
  LiveServer server;
  const auto get = server.get("/api/v1/openapi.json");
  const auto head = server.ask("HEAD", "/api/v1/openapi.json");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("content-length"), get.header("content-length"));
  EXPECT_EQ(head.header("etag"), get.header("etag"));
}

TEST(Types, a_body_must_be_json_and_say_so) {
  LiveServer server;
  const auto post = [&](const Headers& headers) {
    return server.ask("POST", "/api/v1/people", headers, R"({"name":"Ada"})").status;
  };
  for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
                           "application/jsonx", ""})
    EXPECT_EQ(post({{"Content-Type", type}}), 415) << type;
  EXPECT_EQ(post({}), 415);
  EXPECT_EQ(post({{"Content-Type", "application/json; charset=utf-8"}}), 200);
  EXPECT_EQ(post({{"content-type", "APPLICATION/JSON"}}), 200);
}

TEST(Paths, what_is_not_there_says_where_to_look) {
  LiveServer server;
  for (const char* target : {"/api", "/api/", "/api/v2/people", "/api/v1/people/x/y/z",
                             "/api/v1/people//events", "/api/v1"}) {
    const auto answer = server.get(target);
    EXPECT_EQ(answer.status, 404) << target;
    EXPECT_EQ(answer.header("content-type"), "application/problem+json");
    EXPECT_NE(answer.body.find("openapi.json"), std::string::npos);
  }
}

TEST(Paths, an_address_that_is_no_correct_path_is_refused) {
  LiveServer server;
  for (const char* target : {"/%", "/%4", "/%zz", "/%00", "/a%0d%0ab", "/%ff", "/a%5cb",
                             "http://evil.example/", "*", "/api/v1/people?x=%00"})
    EXPECT_EQ(server.get(target).status, 400) << target;
}

}  // namespace
}  // namespace plumb::testing
