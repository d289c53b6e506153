// Reminders: a calendar at an address that is a secret and can be taken back.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "api/live_server.hpp"

namespace plumb::testing {
namespace {

constexpr const char* settings =
    R"({"zone":"Europe/Berlin","times":["08:00","18:30"],"quiet_days":["sunday"],)"
    R"("title":"A few minutes; yours, today"})";

std::string make_calendar(LiveServer& server, const std::string& person,
                          const char* what = settings) {
  const auto made = server.post("/api/v1/people/" + person + "/calendar", what);
  EXPECT_EQ(made.status, 200) << made.body;
  const std::string quoted = find_json(made.body, "/address");
  return quoted.size() < 2 ? "" : quoted.substr(1, quoted.size() - 2);
}

std::size_t count(const std::string& text, std::string_view word) {
  std::size_t found = 0;
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++found;
  return found;
}

TEST(Calendar, has_an_entry_for_each_time_in_the_persons_zone_and_says_nothing_else) {
  LiveServer server;
  const std::string person = server.add_person("Ada Lovelace");
  const auto answer = server.get(make_calendar(server, person));
  ASSERT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("content-type"), "text/calendar; charset=utf-8");
  EXPECT_EQ(answer.header("cache-control"), "no-store");
  const std::string& text = answer.body;
  EXPECT_EQ(count(text, "BEGIN:VEVENT\r\n"), 2u) << text;
  EXPECT_EQ(count(text, "BEGIN:VTIMEZONE\r\n"), 1u);
  EXPECT_EQ(count(text, "DTSTART;TZID=Europe/Berlin:20261124T080000\r\n"), 1u) << text;
  EXPECT_EQ(count(text, "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA\r\n"), 2u);
  EXPECT_EQ(count(text, "SUMMARY:A few minutes\\; yours\\, today\r\n"), 2u);
  for (const std::string& word : {std::string("Ada"), person, std::string("pain"),
                                  std::string("exercise"), std::string("spine")})
    EXPECT_EQ(text.find(word), text.npos) << word;
}

TEST(Calendar, begins_after_the_quiet_time_on_a_day_that_is_not_quiet) {
  LiveServer server;
  const std::string person = server.add_person();
  const std::string address = make_calendar(
      server, person,
      R"({"zone":"America/New_York","times":["07:15"],"quiet_days":["saturday","sunday"],)"
      R"("quiet_until":"2026-12-04","title":"Now"})");
  EXPECT_NE(server.get(address).body.find("DTSTART;TZID=America/New_York:20261207T071500\r\n"),
            std::string::npos)
      << "the fifth is a Saturday";
}

TEST(Calendar, ends_when_it_is_revoked_or_made_anew_or_the_record_is_erased) {
  LiveServer server;
  const std::string person = server.add_person();
  const std::string path = "/api/v1/people/" + person + "/calendar";
  EXPECT_EQ(find_json(server.get(path).body, "/active"), "false");
  const std::string first = make_calendar(server, person), second = make_calendar(server, person);
  EXPECT_NE(first, second);
  EXPECT_EQ(server.get(first).status, 404);
  EXPECT_EQ(server.get(second).status, 200);
  const auto standing = server.get(path);
  EXPECT_EQ(find_json(standing.body, "/settings/zone"), "\"Europe/Berlin\"");
  EXPECT_EQ(find_json(standing.body, "/address"), "") << "the secret is told once";
  EXPECT_EQ(find_json(server.post(path + "/revoke", R"({"revoke":true})").body, "/active"),
            "false");
  EXPECT_EQ(server.get(second).status, 404);
  const std::string third = make_calendar(server, person);
  ASSERT_EQ(server.post("/api/v1/people/" + person + "/erase", R"({"name":"Ada"})").status, 200);
  EXPECT_EQ(server.get(third).status, 404);
}

TEST(Calendar, whose_secret_nobody_knows_cannot_be_read_out_of_the_file) {
  LiveServer server;
  const std::string address = make_calendar(server, server.add_person());
  const std::string secret = address.substr(10, address.size() - 14);
  EXPECT_GE(secret.size(), 40u);
  for (const char* end : {"", "-wal"}) {
    std::ifstream file(server.journal_file() + end, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(bytes.find(secret), bytes.npos);
  }
  for (const std::string& other :
       {std::string("/calendar/x.ics"), address.substr(0, 20) + ".ics",
        address.substr(0, address.size() - 4), std::string("/calendar/")})
    EXPECT_EQ(server.get(other).status, 404) << other;
}

TEST(Calendar, that_cannot_be_is_refused_with_its_place) {
  LiveServer server;
  const std::string path = "/api/v1/people/" + server.add_person() + "/calendar";
  for (const auto& [body, place] :
       {std::pair{R"({"zone":"Middle/Earth","times":["08:00"],"title":"x"})", "/zone"},
        {R"({"zone":"Europe/Berlin","times":[],"title":"x"})", "/times"},
        {R"({"zone":"Europe/Berlin","times":["08:00","08:00"],"title":"x"})", "/times"},
        {R"({"zone":"Europe/Berlin","times":["8 o'clock"],"title":"x"})", "/times/0"},
        {R"({"zone":"Europe/Berlin","times":["08:00"],"title":""})", "/title"},
        {R"({"zone":"Europe/Berlin","times":["08:00"],"title":"a\r\nATTENDEE:b"})", "/title"},
        {R"({"zone":"Europe/Berlin","times":["08:00"],"title":"x","quiet_days":["monday",)"
         R"("tuesday","wednesday","thursday","friday","saturday","sunday"]})",
         "/quiet_days"}}) {
    const auto refused = server.post(path, body);
    EXPECT_EQ(refused.status, 400) << body;
    EXPECT_NE(refused.body.find(std::string("\"") + place + "\""), std::string::npos)
        << refused.body;
  }
  EXPECT_EQ(
      server.post("/api/v1/people/019ab3c4-5d6e-7f00-8123-456789abcdef/calendar", settings).status,
      404);
}

}  // namespace
}  // namespace plumb::testing
