// A record leaves the program and comes back without loss, in every form that holds it whole.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/program.hpp"
#include "store/temp_folder.test.hpp"
#include "wire/json.hpp"

namespace plumb::testing {
namespace {

namespace fs = std::filesystem;

const std::vector<std::vector<std::string>> whole_forms = {
    {"--json"}, {"--fhir"}, {"--journal"}, {"--csv", "events"}};
const std::string moment = "2027-01-01T09:00:00+01:00";

std::vector<std::string> list_journals() {
  std::vector<std::string> paths;
  for (const auto& file : fs::directory_iterator(PLUMB_SCENARIOS))
    if (file.path().extension() == ".jsonl") paths.push_back(file.path().string());
  std::ranges::sort(paths);
  return paths;
}

std::string make_text(const std::vector<std::string>& first, const std::vector<std::string>& more) {
  std::vector<std::string> call = first;
  call.insert(call.end(), more.begin(), more.end());
  const Ended ended = run_plumbline(call);
  EXPECT_EQ(ended.code, 0) << ended.err;
  return ended.out;
}

TEST(Record, comes_back_from_every_whole_form_in_the_very_bytes) {
  const auto journals = list_journals();
  ASSERT_GE(journals.size(), 20u);
  std::size_t turn = 0;
  for (const std::string& path : journals) {
    const std::string in_order = make_text({"export", path, "--journal", "--at", moment}, {});
    // Every journal as FHIR, which does the most with it, and in one of the others.
    const auto& other = whole_forms[++turn % whole_forms.size()];
    for (const auto& form : {std::vector<std::string>{"--fhir"}, other}) {
      const std::string text = make_text({"export", path, "--at", moment}, form);
      const Ended back = run_plumbline({"import", "-"}, text);
      ASSERT_EQ(back.code, 0) << path << form[0] << back.err;
      ASSERT_EQ(back.out, in_order) << path << form[0];
    }
  }
}

TEST(Record, exported_from_a_store_and_erased_and_imported_gives_the_same_status) {
  const store::TempFolder folder;
  const std::string data = folder.file("data"), path = PLUMB_SCENARIOS "/signed_clearance.jsonl";
  const std::string clock = folder.file("clock");
  std::ofstream(clock) << "2026-12-01T00:00:00Z\n";
  make_text({"import", path, "--as", "Ruth", "--data", data, "--clock", clock}, {});
  EXPECT_EQ(run_plumbline({"import", path, "--as", "Ruth", "--data", data}).code, 2);
  const auto export_as = [&](const std::vector<std::string>& form) {
    return make_text({"export", "--person", "Ruth", "--data", data, "--at", moment}, form);
  };
  const std::string status = export_as({"--json"}), days = export_as({"--csv", "days"});
  for (const auto& form : whole_forms) {
    const std::string kept = export_as(form);
    const Ended erased = run_plumbline({"erase", "Ruth", "--yes", "--data", data});
    ASSERT_EQ(erased.code, 0) << erased.err;
    EXPECT_EQ(run_plumbline({"export", "--person", "Ruth", "--data", data, "--json"}).code, 2);
    const Ended back =
        run_plumbline({"import", "-", "--as", "Ruth", "--data", data, "--clock", clock}, kept);
    ASSERT_EQ(back.code, 0) << back.err;
    EXPECT_EQ(export_as({"--json"}), status) << form[0];
    EXPECT_EQ(export_as({"--csv", "days"}), days) << form[0];
  }
  const Ended again =
      run_plumbline({"import", path, "--into", "Ruth", "--data", data, "--clock", clock});
  EXPECT_NE(again.out.find(" 0 events added"), std::string::npos) << again.out;
}

TEST(Record, the_sum_in_a_proof_of_erasure_is_that_of_the_exported_journal) {
  const store::TempFolder folder;
  const std::string data = folder.file("data"), file = folder.file("ada.jsonl");
  std::ofstream(folder.file("clock")) << "2026-12-01T00:00:00Z\n";
  make_text({"import", PLUMB_SCENARIOS "/it_hurts.jsonl", "--as", "Ada", "--data", data, "--clock",
             folder.file("clock")},
            {});
  make_text({"export", "--person", "Ada", "--data", data, "--journal", "--out", file}, {});
  const auto proof =
      wire::parse_json(make_text({"erase", "Ada", "--yes", "--data", data, "--json"}, {})).value();
  const std::string asked = "sha256sum " + file;
  std::FILE* sum = ::popen(asked.c_str(), "r");
  char digits[65] = {};
  ASSERT_EQ(std::fread(digits, 1, 64, sum), 64u);
  ::pclose(sum);
  EXPECT_EQ(proof.find("sha256")->text, digits);
}

TEST(Record, what_is_none_is_told_with_its_place) {
  for (const char* text : {R"({"resourceType":"Bundle","type":"collection"})",
                           R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":)"
                           R"({"resourceType":"Patient"}}]})",
                           R"({"format":"plumbline-export"})", "id,at,kind,event\r\na,b\r\n",
                           "id,at,kind,event\r\na,b,note,{\r\n", "[]", "hello"}) {
    const Ended refused = run_plumbline({"import", "-"}, text);
    EXPECT_EQ(refused.code, 2) << text;
    EXPECT_NE(refused.err.find("standard input:"), std::string::npos) << refused.err;
  }
}

}  // namespace
}  // namespace plumb::testing
