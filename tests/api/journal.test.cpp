// People and their events over HTTP, down to a real SQLite file and back.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>

#include "api/live_server.hpp"

namespace plumb::testing {
namespace {

std::string events_of(const std::string& person) { return "/api/v1/people/" + person + "/events"; }

TEST(People, a_household_starts_empty_and_keeps_who_is_added) {
  LiveServer server;
  EXPECT_EQ(find_json(server.get("/api/v1/people").body, "/people"), "[]");
  server.add_person("Ada");
  server.add_person("Grace");
  const std::string people = server.get("/api/v1/people").body;
  EXPECT_EQ(find_json(people, "/people/0/name"), "\"Ada\"");
  EXPECT_EQ(find_json(people, "/people/1/name"), "\"Grace\"");
  EXPECT_EQ(find_json(people, "/people/0/created"), "\"2026-11-24T09:00:00.001Z\"");
}

TEST(People, names_in_any_script_come_back_as_they_were_written) {
  LiveServer server;
  for (const char* name : {"Åsa Þórsdóttir", "王秀英", "عائشة", "Ἀσπασία",
                           "\"'; drop table person; --", "🦴", "  Zoë\u00a0 "})
    server.add_person(name);
  const std::string people = server.get("/api/v1/people").body;
  EXPECT_EQ(find_json(people, "/people/1/name"), "\"王秀英\"");
  EXPECT_EQ(find_json(people, "/people/2/name"), "\"عائشة\"");
  EXPECT_EQ(find_json(people, "/people/6/name"), "\"Zoë\"") << "without the blanks around it";
}

TEST(People, the_same_person_sent_twice_is_one_and_another_name_for_the_id_is_refused) {
  LiveServer server;
  const std::string ada = R"({"id":"019ab3c4-5d6e-7f00-8123-456789abcdef","name":"Ada"})";
  EXPECT_EQ(server.post("/api/v1/people", ada).body, server.post("/api/v1/people", ada).body);
  const auto other = server.post("/api/v1/people",
                                 R"({"id":"019ab3c4-5d6e-7f00-8123-456789abcdef","name":"Eve"})");
  EXPECT_EQ(other.status, 400);
  EXPECT_EQ(find_json(server.get("/api/v1/people").body, "/people/1"), "");
}

TEST(People, what_is_no_person_is_refused_with_a_reason) {
  LiveServer server;
  for (const char* json : {R"({"name":""})", R"({})", R"({"name":7})", R"({"name":"A","age":0})",
                           R"({"name":"A","id":"1"})", R"([])", R"(null)", R"({"name":"A"}})",
                           "{\"name\":\"\xff\xfe\"}", R"({"name":" \u3000"})", R"({"name":"A\tB"})",
                           R"({"name":"A\u202eB"})", ""}) {
    const auto answer = server.post("/api/v1/people", json);
    EXPECT_EQ(answer.status, 400) << json;
    EXPECT_EQ(answer.header("content-type"), "application/problem+json");
  }
  EXPECT_EQ(server.post("/api/v1/people", "{\"name\":\"" + std::string(201, 'x') + "\"}").status,
            400);
  EXPECT_EQ(find_json(server.get("/api/v1/people").body, "/people"), "[]");
}

TEST(Events, sent_twice_they_are_there_once) {
  LiveServer server;
  const std::string person = server.add_person();
  const std::string sent = make_events_json({make_note_json(1), make_note_json(2)});
  const auto first = server.post(events_of(person), sent);
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(first.body, R"({"stored":2,"already_there":0,"last_sequence":2})");
  EXPECT_EQ(server.post(events_of(person), sent).body,
            R"({"stored":0,"already_there":2,"last_sequence":2})");
  const auto read = server.get(events_of(person));
  EXPECT_EQ(find_json(read.body, "/events/0"), make_note_json(1));
  EXPECT_EQ(find_json(read.body, "/sequences"), "[1,2]");
  EXPECT_EQ(find_json(read.body, "/more"), "false");
}

TEST(Events, after_gives_only_what_is_new) {
  LiveServer server;
  const std::string person = server.add_person();
  server.post(events_of(person), make_events_json({make_note_json(1), make_note_json(2)}));
  server.post(events_of(person), make_events_json({make_note_json(3)}));
  const auto read = server.get(events_of(person) + "?after=2");
  EXPECT_EQ(find_json(read.body, "/events"), "[" + make_note_json(3) + "]");
  EXPECT_EQ(find_json(server.get(events_of(person) + "?after=3").body, "/last_sequence"), "3");
  for (const char* after : {"-1", "x", "1.5", "", "99999999999999999999"})
    EXPECT_EQ(server.get(events_of(person) + "?after=" + after).status, 400) << after;
}

TEST(Events, people_do_not_see_each_other) {
  LiveServer server;
  const std::string ada = server.add_person("Ada"), grace = server.add_person("Grace");
  server.post(events_of(ada), make_events_json({make_note_json(1)}));
  EXPECT_EQ(find_json(server.get(events_of(grace)).body, "/events"), "[]");
}

TEST(Events, ten_thousand_at_once_are_taken_and_one_more_is_not) {
  LiveServer server;
  const std::string person = server.add_person();
  std::vector<std::string> events;
  for (std::uint64_t i = 1; i <= 10'000; ++i) events.push_back(make_note_json(i));
  const auto taken = server.post(events_of(person), make_events_json(events));
  EXPECT_EQ(taken.body, R"({"stored":10000,"already_there":0,"last_sequence":10000})");
  events.push_back(make_note_json(10'001));
  const auto refused = server.post(events_of(person), make_events_json(events));
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(find_json(refused.body, "/problems/0/path"), "\"/events\"");
  events.assign(10'001, "7");
  const auto unread = server.post(events_of(person), make_events_json(events));
  EXPECT_EQ(find_json(unread.body, "/problem_count"), "1") << "none of them is looked at";
  const auto read = server.get(events_of(person));
  EXPECT_EQ(find_json(read.body, "/last_sequence"), "10000");
  EXPECT_EQ(find_json(read.body, "/more"), "false");
}

TEST(Events, every_problem_is_told_with_its_pointer_and_nothing_is_written) {
  LiveServer server;
  const std::string person = server.add_person();
  const std::string pain_11 =
      R"({"id":"019ab3c4-5d6e-7f00-8123-000000000001","at":"2026-11-24T09:00:00+01:00",)"
      R"("kind":"check_in","body":{"pain":11,"colour":"red"}})";
  const auto answer = server.post(
      events_of(person), make_events_json({make_note_json(1), pain_11,
                                           R"({"id":"x","at":"yesterday","kind":"joke"})"}));
  EXPECT_EQ(answer.status, 400);
  std::vector<std::string> paths;
  for (int i = 0; i < 10; ++i)
    paths.push_back(find_json(answer.body, "/problems/" + std::to_string(i) + "/path"));
  for (const char* path : {"\"/events/1/body/pain\"", "\"/events/1/body/colour\"",
                           "\"/events/2/id\"", "\"/events/2/at\"", "\"/events/2\""})
    EXPECT_NE(std::ranges::find(paths, path), paths.end()) << path << " in " << answer.body;
  EXPECT_EQ(find_json(server.get(events_of(person)).body, "/events"), "[]");
}

TEST(Events, rules_refuse_what_the_form_allows) {
  LiveServer server;
  const std::string person = server.add_person();
  const std::string head = R"({"id":"019ab3c4-5d6e-7f00-8123-000000000001","at":)";
  const auto refused = [&](const std::string& event) {
    const auto answer =
        server.post(events_of(person), make_events_json({make_note_json(1), event}));
    EXPECT_EQ(answer.status, 400) << event;
    return find_json(answer.body, "/problems/0/path");
  };
  EXPECT_EQ(refused(head + R"("2027-01-24T09:00:00Z","kind":"note","body":{"words":""}})"),
            "\"/events/1/at\"");
  EXPECT_EQ(refused(head + R"("2026-11-24T08:00:00Z","kind":"equipment",)"
                           R"("body":{"items":[{"item":"trapeze"}]}})"),
            "\"/events/1/body/items/0/item\"");
  EXPECT_EQ(refused(head + R"("2026-11-24T08:00:00Z","kind":"note","body":{"words":")" +
                    std::string(4'001, 'w') + "\"}}"),
            "\"/events/1/body/words\"");
  EXPECT_EQ(refused(R"({"format":2,)" + head.substr(1) +
                    R"("2026-11-24T08:00:00Z","kind":"note","body":{"words":""}})"),
            "\"/events/1/format\"");
  EXPECT_EQ(find_json(server.get(events_of(person)).body, "/events"), "[]");
}

TEST(Events, what_is_not_json_is_told_with_line_and_column) {
  LiveServer server;
  const std::string person = server.add_person();
  const auto answer = server.post(events_of(person), "{\"events\": [\n  {]\n}");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(find_json(answer.body, "/where"), "\"line 2, column 4\"");
  EXPECT_EQ(find_json(answer.body, "/code"), "\"input_invalid\"");
  std::string deep(200, '[');
  EXPECT_EQ(server.post(events_of(person), "{\"events\":" + deep).status, 400);
}

TEST(Events, a_table_or_a_text_with_far_too_much_in_it_is_not_read) {
  LiveServer server;
  const std::string person = server.add_person();
  std::string wide = R"({"events":[)";
  for (int i = 0; i < 250'000; ++i) wide += "0,";
  EXPECT_EQ(server.post(events_of(person), wide + "0]}").status, 400);
  std::string names = "{";
  for (int i = 0; i < 1'001; ++i) names += "\"n" + std::to_string(i) + "\":0,";
  const auto answer = server.post(events_of(person), names + R"("events":[]})");
  EXPECT_EQ(answer.status, 400);
  EXPECT_NE(find_json(answer.body, "/hint").find("too many members"), std::string::npos)
      << answer.body;
}

TEST(Events, an_event_never_changes) {
  LiveServer server;
  const std::string person = server.add_person();
  server.post(events_of(person), make_events_json({make_note_json(1, "first")}));
  const auto answer = server.post(
      events_of(person), make_events_json({make_note_json(2), make_note_json(1, "other")}));
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(find_json(server.get(events_of(person)).body, "/events"),
            "[" + make_note_json(1, "first") + "]")
      << "all or nothing";
}

TEST(Events, of_somebody_who_is_not_here_are_not_found) {
  LiveServer server;
  const std::string nobody = "019ab3c4-5d6e-7f00-8123-456789abcdef";
  EXPECT_EQ(server.get(events_of(nobody)).status, 404);
  EXPECT_EQ(server.post(events_of(nobody), make_events_json({make_note_json(1)})).status, 404);
  EXPECT_EQ(server.get(events_of("%2e%2e")).status, 404);
}

TEST(Storage, a_journal_that_another_program_holds_is_busy_and_says_when_to_try_again) {
  ServerSpec spec;
  spec.busy_timeout = std::chrono::milliseconds(50);
  LiveServer server(spec);
  const std::string person = server.add_person();
  sqlite3* holder = nullptr;
  ASSERT_EQ(sqlite3_open(server.journal_file().c_str(), &holder), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(holder, "begin exclusive", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto refused = server.post(events_of(person), make_events_json({make_note_json(1)}));
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("retry-after"), "2");
  EXPECT_EQ(find_json(refused.body, "/code"), "\"storage_busy\"");
  EXPECT_EQ(server.get(events_of(person)).status, 200) << "reading goes on";
  sqlite3_close(holder);
  EXPECT_EQ(server.post(events_of(person), make_events_json({make_note_json(1)})).status, 200);
}

TEST(Storage, many_clients_at_once_lose_nothing) {
  LiveServer server;
  const std::string person = server.add_person();
  {
    std::vector<std::jthread> clients;
    for (std::uint64_t c = 0; c < 8; ++c)
      clients.emplace_back([&, c] {
        HttpClient client(server.port());
        for (std::uint64_t i = 0; i < 25; ++i)
          EXPECT_EQ(client
                        .ask("POST", events_of(person), {{"Content-Type", "application/json"}},
                             make_events_json({make_note_json(1 + c * 100 + i)}))
                        .status,
                    200);
      });
  }
  EXPECT_EQ(find_json(server.get(events_of(person)).body, "/last_sequence"), "200");
}

}  // namespace
}  // namespace plumb::testing
