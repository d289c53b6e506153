// Erasing over HTTP, and which store answers.
#include <gtest/gtest.h>

#include "api/live_server.hpp"
#include "seal/sha256.hpp"

namespace plumb::testing {
namespace {

TEST(Erase, gives_a_proof_that_whoever_has_the_journal_can_check_and_then_answers_410) {
  LiveServer server;
  const std::string ada = server.add_person("Ada"), grace = server.add_person("Grace");
  const std::string path = "/api/v1/people/" + ada;
  ASSERT_EQ(server.post(path + "/events", make_events_json({make_note_json(2), make_note_json(1)}))
                .status,
            200);
  ASSERT_EQ(
      server.post("/api/v1/people/" + grace + "/events", make_events_json({make_note_json(1)}))
          .status,
      200);
  ASSERT_EQ(server.get(path + "/today").status, 200) << "so that a plan is kept in memory";

  EXPECT_EQ(server.post(path + "/erase", R"({"name":"Eve"})").status, 400);
  EXPECT_EQ(server.get(path + "/events").status, 200) << "nothing was erased";
  const auto erased = server.post(path + "/erase", R"({"name":"Ada"})");
  ASSERT_EQ(erased.status, 200) << erased.body;
  EXPECT_EQ(find_json(erased.body, "/events"), "2");
  EXPECT_EQ(find_json(erased.body, "/traces"), "0");
  EXPECT_EQ(find_json(erased.body, "/sha256"),
            "\"" + seal::find_sha256(make_note_json(1) + "\n" + make_note_json(2) + "\n") + "\"");

  for (const char* end : {"/events", "/today"}) {
    const auto gone = server.get(path + end);
    EXPECT_EQ(gone.status, 410) << end;
    EXPECT_EQ(find_json(gone.body, "/code"), "\"erased\"");
  }
  EXPECT_EQ(server.post(path + "/events", make_events_json({make_note_json(1)})).status, 410);
  EXPECT_EQ(server.post("/api/v1/people", R"({"id":")" + ada + R"(","name":"Ada"})").status, 410)
      << "a device that still has the record does not bring it back";
  EXPECT_EQ(server.post(path + "/erase", R"({"name":"Ada"})").status, 410);
  EXPECT_EQ(find_json(server.get("/api/v1/people/" + grace + "/events").body, "/events/0/kind"),
            "\"note\"");
}

TEST(Erase, of_somebody_unknown_or_from_another_page_is_refused) {
  LiveServer server;
  const std::string ada = server.add_person("Ada");
  EXPECT_EQ(
      server.post("/api/v1/people/019ab3c4-5d6e-7f00-8123-456789abcdef/erase", R"({"name":"Ada"})")
          .status,
      404);
  EXPECT_EQ(server
                .ask("POST", "/api/v1/people/" + ada + "/erase",
                     {{"Content-Type", "application/json"}, {"Origin", "http://evil.example"}},
                     R"({"name":"Ada"})")
                .status,
            403);
  EXPECT_EQ(server.get("/api/v1/people/" + ada + "/events").status, 200);
}

TEST(Store, every_page_of_events_says_which_store_it_came_from) {
  LiveServer one, other;
  const auto ask = [](LiveServer& server) {
    return find_json(server.get("/api/v1/people/" + server.add_person() + "/events").body,
                     "/store");
  };
  EXPECT_EQ(ask(one), ask(one));
  EXPECT_NE(ask(one), ask(other));
}

}  // namespace
}  // namespace plumb::testing
