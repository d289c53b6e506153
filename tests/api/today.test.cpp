// The plan of a moment, the catalogue and the documents of the API.
#include <gtest/gtest.h>

#include "api/live_server.hpp"

namespace plumb::testing {
namespace {

std::string today_of(const std::string& person) { return "/api/v1/people/" + person + "/today"; }

TEST(Today, a_new_person_is_asked_about_danger_signs_first) {
  LiveServer server;
  const auto answer = server.get(today_of(server.add_person()));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(find_json(answer.body, "/ask"), "\"screen_full\"");
  EXPECT_EQ(find_json(answer.body, "/ask_items"), "[\"RF-C1\"]");
  EXPECT_EQ(find_json(answer.body, "/lines"), "[]");
  EXPECT_NE(find_json(answer.body, "/reasons/0/rule"), "") << "never an empty answer";
}

TEST(Today, the_moment_is_that_of_the_query_or_the_server) {
  LiveServer server;
  const std::string person = server.add_person();
  const auto asked = server.get(today_of(person) + "?at=2026-11-25T07:30:00+05:30");
  EXPECT_EQ(find_json(asked.body, "/at"), "\"2026-11-25T07:30:00+05:30\"");
  EXPECT_EQ(find_json(asked.body, "/day"), "\"2026-11-25\"");
  const auto encoded = server.get(today_of(person) + "?at=2026-11-25T07:30:00%2B05:30");
  EXPECT_EQ(encoded.body, asked.body);
  server.clock().set({1'795'700'000'000});
  base::Moment now;
  const std::string at = find_json(server.get(today_of(person)).body, "/at");
  ASSERT_TRUE(base::parse_leaf(std::string_view(at).substr(1, at.size() - 2), now));
  EXPECT_EQ(now.at.ms, 1'795'700'000'000);
}

TEST(Today, a_moment_that_is_none_and_a_person_who_is_nobody_are_refused) {
  LiveServer server;
  const std::string person = server.add_person();
  for (const char* at : {"yesterday", "2026-11-24", "2026-13-24T07:30:00Z", "", "1e9"})
    EXPECT_EQ(server.get(today_of(person) + "?at=" + at).status, 400) << at;
  EXPECT_EQ(server.get(today_of(person) + "?when=now").status, 400);
  EXPECT_EQ(server.get(today_of("019ab3c4-5d6e-7f00-8123-456789abcdef")).status, 404);
}

TEST(Today, a_language_that_there_is_not_is_refused) {
  LiveServer server;
  const std::string person = server.add_person();
  EXPECT_EQ(server.get(today_of(person) + "?language=en").body, server.get(today_of(person)).body);
  EXPECT_EQ(server.get(today_of(person) + "?language=xx").status, 400);
  EXPECT_EQ(server.get("/api/v1/texts/en").status, 200);
  EXPECT_EQ(server.get("/api/v1/texts/xx").status, 404);
}

TEST(Today, an_answer_changes_with_the_journal_at_once) {
  LiveServer server;
  const std::string person = server.add_person();
  const std::string before = server.get(today_of(person)).body;
  EXPECT_EQ(server.get(today_of(person)).body, before) << "same inputs, same bytes";
  const std::string screen =
      R"({"id":"019ab3c4-5d6e-7f00-8123-000000000001","at":"2026-11-24T08:59:00+00:00",)"
      R"("kind":"screen","body":{"form":"full","answers":[{"flag":"RF-C1","reply":"yes"}]}})";
  ASSERT_EQ(server.post("/api/v1/people/" + person + "/events", make_events_json({screen})).status,
            200);
  const std::string after = server.get(today_of(person)).body;
  EXPECT_EQ(find_json(after, "/state"), "\"blocked\"");
  EXPECT_EQ(find_json(after, "/flags/0/flag"), "\"RF-C1\"");
  EXPECT_EQ(find_json(after, "/lines"), "[]");
}

TEST(Today, a_danger_sign_from_a_device_with_a_fast_clock_counts_at_once) {
  LiveServer server;
  const std::string person = server.add_person();
  const std::string screen =
      R"({"id":"019ab3c4-5d6e-7f00-8123-000000000001","at":"2026-11-24T09:20:00+00:00",)"
      R"("kind":"screen","body":{"form":"full","answers":[{"flag":"RF-C1","reply":"yes"}]}})";
  ASSERT_EQ(server.post("/api/v1/people/" + person + "/events", make_events_json({screen})).status,
            200);
  EXPECT_EQ(find_json(server.get(today_of(person)).body, "/state"), "\"blocked\"");
}

TEST(Today, an_answer_does_not_depend_on_when_it_was_asked_before) {
  const std::string screen =
      R"({"id":"019ab3c4-5d6e-7f00-8123-000000000001","at":"2026-11-24T09:20:00+00:00",)"
      R"("kind":"screen","body":{"form":"full","answers":[{"flag":"RF-C1","reply":"no"}]}})";
  const std::string moment = "?at=2026-11-24T09:30:00%2B00:00";
  std::vector<std::string> answers;
  for (const bool asks_before : {true, false}) {
    LiveServer server;
    const std::string person = server.add_person();
    ASSERT_EQ(
        server.post("/api/v1/people/" + person + "/events", make_events_json({screen})).status,
        200);
    if (asks_before) server.get(today_of(person) + moment);
    server.clock().set({1'795'512'600'000});  // 09:30
    answers.push_back(server.get(today_of(person) + moment).body);
  }
  EXPECT_EQ(answers[0], answers[1]);
}

TEST(Documents, catalogue_and_descriptions_have_tags_that_spare_a_second_sending) {
  LiveServer server;
  for (const char* target : {"/api/v1/catalogue", "/catalogue.json", "/api/v1/openapi.json",
                             "/api/v1/schema/event.json", "/api/v1/schema/plan.json"}) {
    const auto first = server.get(target);
    EXPECT_EQ(first.status, 200) << target;
    const std::string tag = first.header("etag");
    ASSERT_GT(tag.size(), 10u) << target;
    const auto second = server.ask("GET", target, {{"If-None-Match", tag}});
    EXPECT_EQ(second.status, 304) << target;
    EXPECT_EQ(second.header("etag"), tag);
    EXPECT_TRUE(second.body.empty());
    EXPECT_EQ(server.ask("GET", target, {{"If-None-Match", "\"x\", W/" + tag}}).status, 304);
    EXPECT_EQ(server.ask("GET", target, {{"If-None-Match", "\"x\""}}).status, 200);
  }
  EXPECT_EQ(server.get("/api/v1/schema/openapi.json").status, 404);
}

TEST(Documents, health_speaks_of_program_catalogue_and_clock) {
  LiveServer server;
  const auto answer = server.get("/api/v1/health");
  EXPECT_EQ(find_json(answer.body, "/status"), "\"ok\"");
  EXPECT_EQ(find_json(answer.body, "/catalogue"), "\"test\"");
  EXPECT_EQ(find_json(answer.body, "/now"), "\"2026-11-24T09:00:00Z\"");
}

}  // namespace
}  // namespace plumb::testing
