// The program as people call it: what it says, where, and what it ends with.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>

#include "api/shape.hpp"
#include "cli/program.hpp"
#include "store/temp_folder.test.hpp"
#include "wire/json.hpp"

namespace plumb::testing {
namespace {

namespace fs = std::filesystem;

const std::string note_line =
    R"({"id":"019ab3c4-5d6e-7f00-8123-456789abcdef","at":"2026-11-02T09:00:00+01:00",)"
    R"("kind":"note","body":{"words":"Füße, 脚"}})"
    "\n";

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_text(const std::string& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
}

TEST(Usage, every_wrong_call_ends_with_2_and_says_nothing_on_standard_output) {
  const std::vector<std::vector<std::string>> calls = {
      {},
      {"dance"},
      {"plan"},
      {"plan", "a", "b"},
      {"plan", "-", "--when", "now"},
      {"catalogue"},
      {"coach"},
      {"learn", "EX99"},
      {"schema", "exercises"},
      {"journal"},
      {"catalogue", "show"},
      {"catalogue", "compile"},
      {"plan", "-", "--at", "2026-11-02T09:00:00+01:00", "--on", "2026-11-02"},
      {"plan", "-", "--at", "yesterday"},
      {"plan", "-", "--on", "2026-02-30"},
      {"export", "-"},
      {"export", "-", "--csv", "weeks"},
      {"export", "-", "--json", "--csv", "days"},
      {"export", "-", "--json", "--at", "yesterday"}};
  for (const auto& call : calls) {
    const Ended run = run_plumbline(call);
    EXPECT_EQ(run.code, 2) << ::testing::PrintToString(call);
    EXPECT_EQ(run.out, "") << ::testing::PrintToString(call);
    EXPECT_NE(run.err, "") << ::testing::PrintToString(call);
  }
}

TEST(Usage, version_and_help_are_answers) {
  EXPECT_EQ(run_plumbline({"--version"}).out, "plumbline " PLUMB_VERSION "\n");
  EXPECT_EQ(run_plumbline({"--help"}).code, 0);
}

TEST(Plan, of_an_empty_journal_says_what_is_asked_first_and_ends_with_1) {
  const Ended run = run_plumbline({"plan", "-", "--at", "2026-11-02T11:00:00+01:00"});
  EXPECT_EQ(run.code, 1) << run.err;
  EXPECT_TRUE(run.out.starts_with("Plan for Mon 2 Nov, 11:00\n")) << run.out;
  EXPECT_NE(run.out.find("danger signs"), std::string::npos);
  EXPECT_NE(run.out.find("(RF-C1)"), std::string::npos) << "the questions stand there";
  EXPECT_EQ(run.out.find('<'), std::string::npos) << "a text without its key: " << run.out;
}

TEST(Plan, as_json_is_as_its_schema_says_and_the_same_each_time) {
  const std::vector<std::string> call = {"plan", "-", "--at", "2026-11-02T11:00:00+01:00",
                                         "--json"};
  const Ended run = run_plumbline(call, note_line);
  EXPECT_EQ(run.code, 1) << run.err;
  const auto document = wire::parse_json(run.out);
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(ApiShapes().check(*document, "plan.json"), std::vector<std::string>{});
  EXPECT_EQ(run_plumbline(call, note_line + note_line).out, run.out);
}

TEST(Plan, a_date_means_two_hours_after_getting_up_by_the_clock_of_the_journal) {
  const Ended list = run_plumbline({"catalogue", "compile", PLUMB_CATALOGUE, "--out", "-"});
  const auto catalogue = wire::parse_json(list.out);
  ASSERT_TRUE(catalogue.has_value()) << list.err;
  std::string question;
  for (const auto& one : catalogue->find("care")->find("questions")->items)
    if (one.find("role") != nullptr && one.find("role")->text == "wake_time")
      question = one.find("id")->text;
  const std::string intake =
      R"({"id":"019ab3c4-5d6e-7f00-8123-000000000001","at":"2026-11-02T09:00:00+05:30",)"
      R"("kind":"intake","body":{"answers":[{"question":")" +
      question + R"(","time":"05:45"}]}})";
  const Ended run = run_plumbline({"plan", "-", "--on", "2026-11-03", "--json"}, intake);
  const auto plan = wire::parse_json(run.out);
  ASSERT_TRUE(plan.has_value()) << run.err;
  EXPECT_EQ(plan->find("at")->text, "2026-11-03T07:45:00+05:30");
}

/// The moments that the story of a sample journal speaks of.
std::vector<std::string> find_moments(const fs::path& story) {
  std::vector<std::string> moments;
  std::ifstream file(story);
  constexpr std::string_view mark = "  - at: ";
  for (std::string line; std::getline(file, line);)
    if (line.starts_with(mark)) moments.push_back(line.substr(mark.size()));
  return moments;
}

TEST(Plan, of_every_sample_journal_is_readable_and_as_its_schema_says) {
  const ApiShapes shapes;
  std::size_t plans = 0;
  for (const auto& file : fs::directory_iterator(PLUMB_SCENARIOS)) {
    if (file.path().extension() != ".jsonl") continue;
    fs::path story = file.path();
    for (const std::string& at : find_moments(story.replace_extension(".yaml"))) {
      const std::string where = file.path().string() + " at " + at;
      const Ended json = run_plumbline({"plan", file.path().string(), "--at", at, "--json"});
      const auto plan = wire::parse_json(json.out);
      ASSERT_TRUE(plan.has_value()) << where << json.err;
      EXPECT_EQ(shapes.check(*plan, "plan.json"), std::vector<std::string>{}) << where;
      EXPECT_EQ(json.code, plan->find("lines")->items.empty() ? 1 : 0) << where;
      const Ended text = run_plumbline({"plan", file.path().string(), "--at", at, "--why"});
      EXPECT_EQ(text.code, json.code) << where;
      EXPECT_EQ(text.out.find('<'), std::string::npos) << where << ": a text is missing";
      for (const auto& line : plan->find("lines")->items)
        EXPECT_NE(text.out.find("(" + line.find("exercise")->text + "), level "), std::string::npos)
            << where;
      ++plans;
    }
  }
  EXPECT_GE(plans, 12u);
}

TEST(Plan, every_problem_of_a_journal_is_told_with_file_and_line) {
  const store::TempFolder folder;
  const std::string file = folder.file("ada.jsonl");
  write_text(file, note_line + "{\n\n" + R"({"id":"x","kind":"note"})" + "\n");
  const Ended run = run_plumbline({"plan", file});
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_NE(run.err.find(file + ":2: error: is not JSON at column "), std::string::npos) << run.err;
  EXPECT_NE(run.err.find(file + ":4: error: /id must be"), std::string::npos) << run.err;
  EXPECT_NE(run.err.find(file + ":4: error: lacks \"at\"; add it"), std::string::npos) << run.err;
  EXPECT_NE(run.err.find("4 problems\n"), std::string::npos) << run.err;
  EXPECT_NE(run_plumbline({"plan", "-"}, "{").err.find("standard input:1: error: "),
            std::string::npos);
}

TEST(Plan, a_file_that_is_not_there_is_2_and_one_that_cannot_be_read_is_3) {
  EXPECT_EQ(run_plumbline({"plan", "/no/such/file"}).code, 2);
  EXPECT_EQ(run_plumbline({"plan", "/"}).code, 3);
}

TEST(Plan, an_answer_that_cannot_be_written_is_told) {
  const Ended run = run_plumbline_into("/dev/full", {"schema", "event"});
  EXPECT_EQ(run.code, 3);
  EXPECT_NE(run.err.find("could not be written"), std::string::npos);
}

TEST(Journal, check_counts_events_or_tells_what_is_wrong) {
  const Ended good = run_plumbline({"journal", "check", "-"}, note_line + note_line);
  EXPECT_EQ(good.code, 0) << good.err;
  EXPECT_EQ(good.out, "1 event, no problem\n");
  const Ended bad = run_plumbline(
      {"journal", "check", "-"},
      R"({"id":"019ab3c4-5d6e-7f00-8123-456789abcdef","at":"2199-11-02T09:00:00+01:00",)"
      R"("kind":"equipment","body":{"items":[{"item":"trapeze"}]}})");
  EXPECT_EQ(bad.code, 2);
  EXPECT_NE(bad.err.find("standard input:1: error: /at lies more than"), std::string::npos);
  EXPECT_NE(bad.err.find("standard input:1: error: /body/items/0/item \"trapeze\" is not an item"),
            std::string::npos);
}

TEST(Learn, shows_lessons_exercises_avoided_movements_and_conditions_and_lists_them) {
  const Ended list = run_plumbline({"learn"});
  EXPECT_EQ(list.code, 0) << list.err;
  const std::vector<std::pair<std::string, std::string>> entries = {
      {"LN11", "Well shown. Sources: "},
      {"EX12", "The safe way out"},
      {"AV01", "Instead"},
      {"STEN", "Left out with it"}};
  for (const auto& [id, part] : entries) {
    EXPECT_NE(list.out.find("  " + id + " "), std::string::npos) << id;
    const Ended shown = run_plumbline({"learn", id});
    EXPECT_EQ(shown.code, 0) << shown.err;
    EXPECT_NE(shown.out.find(part), std::string::npos) << shown.out;
    EXPECT_EQ(shown.out.find('<'), std::string::npos) << "a text without its key: " << shown.out;
    std::string small = id;
    for (char& letter : small) letter = static_cast<char>(std::tolower(letter));
    EXPECT_EQ(run_plumbline({"learn", small}).out, shown.out) << "in any case";
  }
}

TEST(Learn, names_what_somebody_may_have_meant) {
  const Ended slip = run_plumbline({"learn", "stenosys"});
  EXPECT_EQ(slip.code, 2);
  EXPECT_EQ(slip.out, "");
  EXPECT_NE(slip.err.find("STEN  "), std::string::npos) << slip.err;
  const Ended nonsense = run_plumbline({"learn", "xyzzyplugh"});
  EXPECT_EQ(nonsense.code, 2);
  EXPECT_EQ(nonsense.err.find("Perhaps"), std::string::npos) << nonsense.err;
  EXPECT_NE(nonsense.err.find("\"plumbline learn\" lists everything"), std::string::npos);
}

TEST(Schema, of_every_format_is_the_committed_one_and_none_is_left_over) {
  const std::filesystem::path folder = PLUMB_DOCS + std::string("/reference/schema");
  const std::string help = run_plumbline({"schema", "--help"}).out;
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string of = entry.path().stem().string();
    const Ended run = run_plumbline({"schema", of});
    std::ifstream file(entry.path());
    const std::string committed{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(run.out, committed) << "run: plumbline schema " << of << " > docs/reference/schema/"
                                  << of << ".json";
    EXPECT_NE(help.find(of), std::string::npos) << of;
    ++count;
  }
  const std::string list = help.substr(help.find("What of: "));
  const auto names = std::ranges::count(list.substr(0, list.find("\n\n")), ',') + 1;
  EXPECT_EQ(count, static_cast<std::size_t>(names));
}

TEST(Catalogue, the_shipped_files_are_in_order) {
  const Ended run = run_plumbline({"catalogue", "check", PLUMB_CATALOGUE});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.out.find("48 exercises"), std::string::npos) << run.out;
  EXPECT_EQ(run.err, "");
}

TEST(Catalogue, a_broken_one_is_2_with_file_and_line_and_compiles_to_nothing) {
  const store::TempFolder folder;
  const fs::path copy = folder.path() / "catalogue";
  fs::copy(PLUMB_CATALOGUE, copy, fs::copy_options::recursive);
  std::ofstream(copy / "exercises/EX01.yaml", std::ios::app) << "colour: red\n";
  const Ended check = run_plumbline({"catalogue", "check", copy.string()});
  EXPECT_EQ(check.code, 2);
  EXPECT_NE(check.err.find((copy / "exercises/EX01.yaml").string() + ":"), std::string::npos);
  EXPECT_NE(check.err.find("/colour is not a known field"), std::string::npos) << check.err;
  const std::string out = folder.file("catalogue.json");
  EXPECT_EQ(run_plumbline({"catalogue", "compile", copy.string(), "--out", out}).code, 2);
  EXPECT_FALSE(fs::exists(out));
  EXPECT_EQ(run_plumbline({"catalogue", "check", folder.file("nothing")}).code, 2);
}

TEST(Catalogue, compiles_to_the_same_bytes_that_programs_read) {
  const store::TempFolder folder;
  fs::create_directories(folder.path() / "share");
  const std::string out = (folder.path() / "share/catalogue.json").string();
  EXPECT_EQ(run_plumbline({"catalogue", "compile", PLUMB_CATALOGUE, "--out", out}).code, 0);
  const auto rules = wire::parse_json(read_file(out));
  const auto whole =
      wire::parse_json(run_plumbline({"catalogue", "compile", PLUMB_CATALOGUE, "--out", "-"}).out);
  ASSERT_TRUE(rules && whole);
  EXPECT_EQ(rules->find("care")->find("texts"), nullptr)
      << "the rules are the same in any language";
  const auto texts = wire::parse_json(read_file(folder.path() / "share/texts/en.json"));
  ASSERT_TRUE(texts.has_value());
  EXPECT_EQ(wire::format_json(*whole->find("care")->find("texts")), wire::format_json(*texts));
  const Ended list =
      run_plumbline({"catalogue", "list", "--share", (folder.path() / "share").string()});
  EXPECT_EQ(list.code, 0) << list.err;
  EXPECT_EQ(list.out, run_plumbline({"catalogue", "list", PLUMB_CATALOGUE}).out);
  EXPECT_EQ(run_plumbline({"catalogue", "compile", PLUMB_CATALOGUE, "--out", "/no/such/x"}).code,
            3);
}

TEST(Catalogue, without_a_compiled_one_the_program_says_how_to_get_it) {
  const store::TempFolder folder;
  const Ended run = run_plumbline({"plan", "-", "--share", folder.path().string()});
  EXPECT_EQ(run.code, 2);
  EXPECT_NE(run.err.find("./plumb build"), std::string::npos) << run.err;
  write_text(folder.file("catalogue.json"), R"({"care":{}})");
  const Ended broken = run_plumbline({"plan", "-", "--share", folder.path().string()});
  EXPECT_EQ(broken.code, 2);
  EXPECT_NE(broken.err.find("Compile it anew"), std::string::npos) << broken.err;
}

TEST(Catalogue, shows_whatever_has_an_id) {
  const Ended list = run_plumbline({"catalogue", "list", "--json"});
  const auto entries = wire::parse_json(list.out);
  ASSERT_TRUE(entries.has_value()) << list.err;
  std::string last_kind;
  std::size_t kinds = 0;
  for (const auto& entry : entries->items) {
    if (entry.find("kind")->text == last_kind) continue;
    last_kind = entry.find("kind")->text;
    ++kinds;
    const std::string id = entry.find("id")->text;
    const Ended shown = run_plumbline({"catalogue", "show", id});
    EXPECT_EQ(shown.code, 0) << id;
    EXPECT_EQ(shown.out.find('<'), std::string::npos) << shown.out;
    const auto json = wire::parse_json(run_plumbline({"catalogue", "show", id, "--json"}).out);
    ASSERT_TRUE(json.has_value()) << id;
    EXPECT_EQ(json->find("kind")->text, last_kind);
  }
  EXPECT_EQ(kinds, 11u);
  EXPECT_EQ(run_plumbline({"catalogue", "show", "EX99"}).code, 2);
}

}  // namespace
}  // namespace plumb::testing
