// A clinician's own program: a key, a signature, and what it opens in the journal of one person.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/program.hpp"
#include "store/temp_folder.test.hpp"

namespace plumb::testing {
namespace {

void write_text(const std::string& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
}
std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

constexpr const char* now = "2026-11-04T10:00:00+01:00";
constexpr std::string_view acceptance = "019ab3c4-5d6e-7f00-8123-456789abcdef";

class Signing : public ::testing::Test {
 protected:
  Signing() {
    key = (folder.path() / "my.key").string();
    const Ended made = run_plumbline({"sign", "--new-key", key});
    EXPECT_EQ(made.code, 0) << made.err;
    open_key = made.out.substr(0, made.out.find('\n'));
    record = (folder.path() / "record.json").string();
  }
  Ended sign() {
    return run_plumbline({"sign", record, "--key", key, "--accepted", accepted(), "--at", now});
  }
  static std::string accepted() { return std::string(acceptance); }

  store::TempFolder folder;
  std::string key, open_key, record;
};

TEST_F(Signing, a_new_key_is_for_its_owner_alone_and_never_written_over) {
  EXPECT_EQ(open_key.size(), 64u);
  struct stat about{};
  ASSERT_EQ(::stat(key.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777u, 0600u);
  const std::string secret = read_text(key);
  EXPECT_EQ(run_plumbline({"sign", "--new-key", key}).code, 3);
  EXPECT_EQ(read_text(key), secret);
}

/// Ruth's sign is urgent. Her journal, the doctor's key, a clearance of that day: the plan opens.
TEST_F(Signing, a_signed_clearance_opens_the_plan_that_a_name_left_closed) {
  const std::string journal = (folder.path() / "ruth.jsonl").string();
  write_text(journal, read_text(PLUMB_SCENARIOS + std::string("/emergency.jsonl")) + R"({"id":")" +
                          accepted() +
                          R"(","at":"2026-11-03T10:00:00+01:00","kind":"key_accepted","body":)"
                          R"({"clinician":"Dr A","role":"doctor","key":")" +
                          open_key + "\"}}\n");
  const auto is_closed = [](const std::string& file) {
    return run_plumbline({"plan", file, "--at", now, "--json"}).out.find("\"action\": \"none\"") ==
           std::string::npos;
  };
  const std::string day(std::string_view(now).substr(0, 10));
  write_text(record, R"({"kind":"clearance","body":{"clinician":"Dr A","role":"doctor","given":")" +
                         day + R"(","expires":")" + day + R"(","flags":["RF-C2"]}})");
  const Ended signed_one = sign();
  ASSERT_EQ(signed_one.code, 0) << signed_one.err;
  EXPECT_NE(signed_one.out.find("\"author\":\"clinician\""), std::string::npos);
  EXPECT_NE(signed_one.out.find("\"at\":\"2026-11-04T10:00:00"), std::string::npos)
      << signed_one.out;
  EXPECT_TRUE(is_closed(journal));
  std::string forged = signed_one.out;
  forged.replace(forged.find("RF-C2"), 5, "RF-C4");
  write_text(journal + ".forged", read_text(journal) + forged);
  write_text(journal, read_text(journal) + signed_one.out);
  EXPECT_EQ(run_plumbline({"journal", "check", journal}).code, 0);
  EXPECT_FALSE(is_closed(journal));
  EXPECT_TRUE(is_closed(journal + ".forged"));
}

TEST_F(Signing, what_cannot_be_signed_is_told_with_its_place) {
  write_text(record, R"({"kind":"note","body":{"words":"hello"}})");
  EXPECT_EQ(sign().code, 2);
  write_text(record, R"({"kind":"clearance","body":{"clinican":"Dr A"}})");
  const Ended misspelt = sign();
  EXPECT_EQ(misspelt.code, 2);
  EXPECT_NE(misspelt.err.find("clinican"), std::string::npos) << misspelt.err;
  EXPECT_EQ(run_plumbline({"sign", record, "--key", record, "--accepted", accepted()}).code, 2);
  EXPECT_EQ(run_plumbline({"sign", record, "--key", key, "--accepted", "me"}).code, 2);
  EXPECT_EQ(
      run_plumbline({"sign", record, "--key", key, "--accepted", accepted(), "--at", "noon"}).code,
      2);
  EXPECT_EQ(run_plumbline({"sign"}).code, 2);
}

TEST(RoadText, the_road_is_told_rung_by_rung_and_a_closed_one_ends_with_1) {
  const std::string journal = PLUMB_SCENARIOS + std::string("/three_good_days.jsonl");
  const auto ask = [&](const std::string& goal) {
    return run_plumbline(
        {"plan", journal, "--at", "2026-11-06T11:00:00+01:00", "--road", goal, "--why"});
  };
  const Ended road = ask("EX29");
  EXPECT_EQ(road.code, 0) << road.err;
  EXPECT_NE(road.out.find("here"), std::string::npos) << road.out;
  EXPECT_NE(road.out.find("at the earliest"), std::string::npos) << road.out;
  EXPECT_EQ(road.out.find('<'), std::string::npos) << road.out;
  EXPECT_EQ(ask("EX99").code, 2);
  EXPECT_EQ(ask("goal").code, 2) << "none was chosen";
  const Ended closed = run_plumbline({"plan", PLUMB_SCENARIOS + std::string("/stenosis.jsonl"),
                                      "--at", "2026-11-02T11:00:00+01:00", "--road", "EX20"});
  EXPECT_EQ(closed.code, 1) << closed.out << closed.err;
}

}  // namespace
}  // namespace plumb::testing
