// The store as whoever hosts it meets it: backups of a running server, and back; erasing a record.
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "api/http_client.hpp"
#include "cli/program.hpp"
#include "store/temp_folder.test.hpp"
#include "wire/json.hpp"

namespace plumb::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* ada = "019ab3c4-5d6e-7f00-8123-456789abcdef";

std::string make_note(int number) {
  char id[37];
  std::snprintf(id, sizeof id, "019ab3c4-5d6e-7f00-8123-%012d", number);
  return std::string(R"({"id":")") + id +
         R"(","at":"2026-11-24T07:30:00+01:00","kind":"note","body":{"words":"a word"}})";
}

class Store : public ::testing::Test {
 protected:
  std::string data() const { return (folder.path() / "data").string(); }
  Ended call(std::vector<std::string> arguments, std::string_view input = {}) const {
    arguments.insert(arguments.end(), {"--data", data()});
    return run_plumbline(arguments, input);
  }
  static HttpAnswer post(const ServingProgram& server, const std::string& path,
                         const std::string& json) {
    return HttpClient(server.port())
        .ask("POST", path, {{"Content-Type", "application/json"}}, json);
  }
  static std::string events_path() { return std::string("/api/v1/people/") + ada + "/events"; }
  static void add_person(const ServingProgram& server) {
    ASSERT_EQ(
        post(server, "/api/v1/people", std::string(R"({"name":"Ada","id":")") + ada + "\"}").status,
        200);
  }
  static void add_note(const ServingProgram& server, int number) {
    ASSERT_EQ(post(server, events_path(), "{\"events\":[" + make_note(number) + "]}").status, 200);
  }
  static base::Document read_events(const ServingProgram& server) {
    return wire::parse_json(HttpClient(server.port()).ask("GET", events_path()).body).value();
  }

  store::TempFolder folder;
};

TEST_F(Store, a_backup_of_a_running_server_can_be_put_back_and_the_store_is_another) {
  const std::string backup = folder.file("backup.db");
  std::string identity;
  {
    ServingProgram server(data());
    add_person(server);
    add_note(server, 1);
    const Ended made = call({"backup", backup});
    ASSERT_EQ(made.code, 0) << made.err;
    EXPECT_NE(made.out.find("1 person, 1 event, "), std::string::npos) << made.out;
    add_note(server, 2);
    identity = read_events(server).find("store")->text;
    const Ended again = call({"backup", backup});
    EXPECT_EQ(again.code, 2) << "a backup that is there is not written over";
    EXPECT_EQ(call({"backup", backup + ".2", "--replace"}).code, 0);
    const Ended busy = call({"restore", backup});
    EXPECT_EQ(busy.code, 3) << "not under a running server";
    EXPECT_NE(busy.err.find("Stop it"), std::string::npos) << busy.err;
    EXPECT_EQ(server.end(SIGTERM), 0);
  }
  const Ended restored = call({"restore", backup, "--json"});
  ASSERT_EQ(restored.code, 0) << restored.err;
  const auto report = wire::parse_json(restored.out).value();
  EXPECT_EQ(report.find("events")->integer, 1);
  EXPECT_TRUE(fs::exists(report.find("kept")->text));
  ServingProgram server(data());
  const auto events = read_events(server);
  EXPECT_EQ(events.find("events")->items.size(), 1u);
  EXPECT_NE(events.find("store")->text, identity);
}

TEST_F(Store, a_backup_goes_into_a_folder_under_the_name_of_its_moment_and_can_be_looked_through) {
  ServingProgram server(data());
  add_person(server);
  fs::create_directory(folder.file("safe"));
  const Ended made = call({"backup", folder.file("safe"), "--json"});
  ASSERT_EQ(made.code, 0) << made.err;
  const std::string file = wire::parse_json(made.out)->find("file")->text;
  EXPECT_EQ(file.find(folder.file("safe/plumbline-20")), 0u) << file;
  EXPECT_EQ(call({"backup", file, "--check"}).code, 0);
  fs::resize_file(file, fs::file_size(file) - 4'096);
  const Ended damaged = call({"backup", file, "--check"});
  EXPECT_EQ(damaged.code, 2) << damaged.out;
  EXPECT_NE(damaged.err.find("damaged"), std::string::npos) << damaged.err;
}

TEST_F(Store, an_event_that_no_longer_is_one_is_found_in_a_backup) {
  {
    ServingProgram server(data());
    add_person(server);
    add_note(server, 1);
  }
  const std::string backup = folder.file("b.db");
  ASSERT_EQ(call({"backup", backup}).code, 0);
  std::string bytes;
  {
    std::ifstream file(backup, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(file), {});
  }
  const std::size_t at = bytes.find("\"words\"");
  ASSERT_NE(at, std::string::npos);
  bytes.replace(at, 7, "\"wards\"");  // a page that SQLite finds nothing wrong with
  std::ofstream(backup, std::ios::binary) << bytes;
  const Ended refused = call({"restore", backup});
  EXPECT_EQ(refused.code, 2);
  EXPECT_NE(refused.err.find("lacks \"words\""), std::string::npos) << refused.err;
}

TEST_F(Store, erasing_under_a_running_server_leaves_nothing_in_the_files) {
  ServingProgram server(data());
  add_person(server);
  add_note(server, 1);
  EXPECT_EQ(call({"erase", "Ada"}, "no\n").code, 1)
      << "whoever does not mean it is not taken at it";
  EXPECT_EQ(call({"erase", "Eve", "--yes"}).code, 2);
  const Ended erased = call({"erase", "Ada", "--yes", "--json"});
  ASSERT_EQ(erased.code, 0) << erased.err;
  const auto proof = wire::parse_json(erased.out).value();
  EXPECT_EQ(proof.find("events")->integer, 1);
  EXPECT_EQ(proof.find("traces")->integer, 0);
  for (const auto& entry : fs::directory_iterator(data())) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(bytes.find("456789abcdef\",\"at"), std::string::npos) << entry.path();
    EXPECT_EQ(bytes.find("a word"), std::string::npos) << entry.path();
    EXPECT_EQ(bytes.find("Ada"), std::string::npos) << entry.path();
  }
  EXPECT_EQ(HttpClient(server.port()).ask("GET", events_path()).status, 410);
}

}  // namespace
}  // namespace plumb::testing
