// `plumbline serve` as a process: its start, its end, and what is left when it is killed.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <set>
#include <thread>

#include "api/http_client.hpp"
#include "base/uuid.hpp"
#include "cli/program.hpp"
#include "store/temp_folder.test.hpp"

namespace plumb::testing {
namespace {

const Headers json = {{"Content-Type", "application/json"}};
const std::string person = "019ab3c4-5d6e-7f00-8123-456789abcdef";
const std::string events = "/api/v1/people/" + person + "/events";

void add_person(std::uint16_t port) {
  const auto answer = HttpClient(port).ask("POST", "/api/v1/people", json,
                                           R"({"name":"Ada","id":")" + person + "\"}");
  ASSERT_EQ(answer.status, 200) << answer.body;
}

std::string make_event(std::uint64_t number) {
  return R"({"events":[{"id":")" + base::make_uuid7({1'790'000'000'000}, 1, number << 8).text +
         R"(","at":"2026-09-22T09:00:00+02:00","kind":"note","body":{"words":"w"}}]})";
}

TEST(Serve, says_where_it_is_answers_and_ends_when_it_is_told) {
  const store::TempFolder folder;
  ServingProgram program(folder.file("spine"));
  EXPECT_TRUE(program.first_line().starts_with("Plumbline is at http://127.0.0.1:"))
      << program.first_line();
  EXPECT_EQ(HttpClient(program.port()).ask("GET", "/api/v1/health").status, 200);
  EXPECT_EQ(HttpClient(program.port()).ask("GET", "/catalogue.json").status, 200);
  EXPECT_EQ(program.end(SIGTERM), 0);
}

TEST(Serve, keeps_journals_for_its_owner_alone) {
  const store::TempFolder folder;
  ServingProgram program(folder.file("a/b/spine"));
  struct stat folder_state{}, file_state{};
  ASSERT_EQ(::stat(folder.file("a/b/spine").c_str(), &folder_state), 0);
  ASSERT_EQ(::stat(folder.file("a/b/spine/journal.db").c_str(), &file_state), 0);
  EXPECT_EQ(folder_state.st_mode & 0777u, 0700u);
  EXPECT_EQ(file_state.st_mode & 0077u, 0u);
}

TEST(Serve, what_was_acknowledged_is_there_after_it_was_killed) {
  const store::TempFolder folder;
  std::set<std::string> acknowledged;
  std::uint64_t number = 0;
  for (int round = 0; round < 3; ++round) {
    ServingProgram program(folder.path().string());
    add_person(program.port());
    std::atomic<int> taken{0};
    std::jthread killer([&] {
      while (taken < 20) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      std::this_thread::sleep_for(std::chrono::microseconds(700 * (round + 1)));
      program.end(SIGKILL);
    });
    HttpClient client(program.port());
    for (;; ++taken) {
      const std::string event = make_event(++number);
      if (client.ask("POST", events, json, event).status != 200) break;
      acknowledged.insert(event.substr(17, 36));
    }
    taken = 1'000;  // lets the killer end, whatever was answered
  }
  ASSERT_GE(acknowledged.size(), 60u);
  ServingProgram program(folder.path().string());
  const std::string kept = HttpClient(program.port()).ask("GET", events).body;
  for (const std::string& id : acknowledged)
    ASSERT_NE(kept.find(id), std::string::npos) << id << " was acknowledged and is gone";
}

TEST(Serve, on_a_full_disk_it_says_so_and_keeps_what_it_had) {
  const store::TempFolder folder;
  {
    ServingProgram program(folder.path().string());
    add_person(program.port());
    EXPECT_EQ(HttpClient(program.port()).ask("POST", events, json, make_event(1)).status, 200);
    EXPECT_EQ(program.end(SIGTERM), 0);
  }
  ServingProgram program(folder.path().string(), {}, /*file_bytes=*/400'000);
  std::string many = R"({"events":[)";
  for (std::uint64_t i = 2; i < 4'000; ++i) {
    const std::string one = make_event(i);
    many += (i == 2 ? "" : ",") + one.substr(11, one.size() - 13);
  }
  const auto refused = HttpClient(program.port()).ask("POST", events, json, many + "]}");
  EXPECT_EQ(refused.status, 507) << refused.body.substr(0, 500);
  EXPECT_NE(refused.body.find("storage_full"), std::string::npos);
  EXPECT_EQ(HttpClient(program.port()).ask("POST", events, json, make_event(5'000)).status, 200)
      << "a small one still fits";
  const std::string kept = HttpClient(program.port()).ask("GET", events).body;
  EXPECT_NE(kept.find("\"sequences\":[1,2]"), std::string::npos) << kept.substr(0, 500);
}

TEST(Serve, the_clock_of_a_test_is_shown_in_every_answer) {
  const store::TempFolder folder;
  std::ofstream(folder.file("clock")) << "2026-11-03T08:00:00Z\n";
  ServingProgram program(folder.file("spine"), {"--clock", folder.file("clock")});
  const auto answer = HttpClient(program.port()).ask("GET", "/api/v1/health");
  EXPECT_EQ(answer.header("x-plumbline-test-clock"), "2026-11-03T08:00:00Z");
  EXPECT_NE(answer.body.find("2026-11-03T08:00:00"), std::string::npos);
}

TEST(Serve, further_names_are_answered) {
  const store::TempFolder folder;
  ServingProgram program(folder.path().string(), {"--host", "spine.home.arpa"});
  HttpClient client(program.port());
  EXPECT_EQ(client.ask("GET", "/api/v1/health", {{"Host", "spine.home.arpa"}}).status, 200);
  EXPECT_EQ(client.ask("GET", "/api/v1/health", {{"Host", "evil.example"}}).status, 421);
}

TEST(Serve, what_the_world_refuses_ends_with_3_and_a_remedy) {
  const store::TempFolder folder;
  ServingProgram program(folder.path().string());
  const Ended taken = run_plumbline({"serve", "--data", folder.file("other"), "--listen",
                                     "127.0.0.1:" + std::to_string(program.port())});
  EXPECT_EQ(taken.code, 3);
  EXPECT_NE(taken.err.find("--listen"), std::string::npos) << taken.err;
  std::ofstream(folder.file("file")) << "a file";
  const Ended no_folder = run_plumbline({"serve", "--data", folder.file("file/inside")});
  EXPECT_EQ(no_folder.code, 3);
  EXPECT_NE(no_folder.err.find("--data"), std::string::npos) << no_folder.err;
  std::ofstream(folder.file("other/journal.db")) << "this is no database, and long enough to tell";
  EXPECT_EQ(
      run_plumbline({"serve", "--data", folder.file("other"), "--listen", "127.0.0.1:0"}).code, 3);
  EXPECT_EQ(run_plumbline({"serve", "--data", folder.file("x"), "--listen", "nowhere"}).code, 2);
}

}  // namespace
}  // namespace plumb::testing
