// The programme on paper: a PDF that others can read, on the right paper, with what the plan says.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <vector>

#include "cli/program.hpp"
#include "store/temp_folder.test.hpp"

namespace plumb::testing {
namespace {

const std::string journal = PLUMB_SCENARIOS "/three_good_days.jsonl";
const std::string moment = "2026-11-06T11:00:00+01:00";

/// What another program reads out of the file; poppler's tools are not ours.
std::string ask(const std::string& command) {
  std::FILE* pipe = ::popen(command.c_str(), "r");
  std::string text;
  char bytes[4'096];
  for (std::size_t count = 0; (count = std::fread(bytes, 1, sizeof bytes, pipe)) > 0;)
    text.append(bytes, count);
  EXPECT_EQ(::pclose(pipe), 0) << command;
  return text;
}

TEST(Print, says_each_exercise_with_its_dose_and_when_to_stop) {
  const store::TempFolder folder;
  const std::string file = folder.file("ada.pdf");
  const Ended made = run_plumbline({"print", journal, "--at", moment, "--out", file});
  ASSERT_EQ(made.code, 0) << made.err;
  const std::string text = ask("pdftotext -layout " + file + " -");
  const std::string plan = run_plumbline({"plan", journal, "--at", moment, "--json"}).out;
  std::size_t exercises = 0;
  for (std::size_t at = plan.find("\"lines\""), end = plan.find("\"refusals\"");
       (at = plan.find("\"exercise\": \"", at)) < end; ++at, ++exercises) {
    const std::string id = plan.substr(at + 13, 4);
    const std::string shown = run_plumbline({"catalogue", "show", id}).out;
    const std::string name = shown.substr(0, shown.find(" ("));
    EXPECT_NE(text.find(name), std::string::npos) << id << "\n" << text;
  }
  EXPECT_GE(exercises, 2u);
  for (const char* words : {"My programme", "Stop if:", "The way out:", "Level 1", "Tick it"})
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
  EXPECT_EQ(text.find('<'), std::string::npos) << "a text is missing\n" << text;
}

TEST(Print, draws_the_letters_of_each_language) {
  const store::TempFolder folder;
  const std::string file = folder.file("ada.pdf");
  struct Letters {
    const char* language;
    std::vector<const char*> words;
  };
  for (const auto& [language, words] : {Letters{"de", {"Mein Programm", "ü", "ö", "ß"}},
                                        Letters{"es", {"Mi programa", "ó", "á", "ñ"}}}) {
    const Ended made =
        run_plumbline({"print", journal, "--at", moment, "--out", file, "--language", language});
    ASSERT_EQ(made.code, 0) << made.err;
    const std::string text = ask("pdftotext -layout " + file + " -");
    for (const char* word : words)
      EXPECT_NE(text.find(word), std::string::npos) << word << "\n" << text;
    EXPECT_EQ(text.find('<'), std::string::npos) << "a text is missing\n" << text;
    // Every glyph comes from a font that has it: the box for a missing one has no code.
    EXPECT_EQ(text.find("\u25a1"), std::string::npos) << text;
  }
}

TEST(Print, knows_both_kinds_of_paper_and_no_other) {
  const store::TempFolder folder;
  const std::string file = folder.file("ada.pdf");
  const auto find_size = [&](const std::string& paper) {
    const Ended made =
        run_plumbline({"print", journal, "--at", moment, "--out", file, "--paper", paper});
    EXPECT_EQ(made.code, 0) << made.err;
    const std::string about = ask("pdfinfo " + file);
    return about.substr(about.find("Page size:"), 60);
  };
  EXPECT_NE(find_size("a4").find("(A4)"), std::string::npos);
  EXPECT_NE(find_size("letter").find("(letter)"), std::string::npos);
  EXPECT_EQ(run_plumbline({"print", journal, "--out", file, "--paper", "a3"}).code, 2);
}

TEST(Print, of_a_plan_without_exercises_says_why_and_ends_with_1) {
  const store::TempFolder folder;
  const std::string file = folder.file("ruth.pdf");
  const Ended made = run_plumbline({"print", PLUMB_SCENARIOS "/emergency.jsonl", "--at",
                                    "2026-11-02T12:00:00+01:00", "--out", file});
  EXPECT_EQ(made.code, 1) << made.err;
  EXPECT_NE(ask("pdftotext " + file + " -").find("No exercise is offered"), std::string::npos);
}

/// A PDF breaks lines where the paper ends.
std::string on_one_line(std::string text) {
  std::string joined;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\f';
    if (!is_space)
      joined += c;
    else if (!joined.empty() && joined.back() != ' ')
      joined += ' ';
  }
  return joined;
}

TEST(PrintedReport, says_on_paper_what_it_says_on_the_screen) {
  const store::TempFolder folder;
  const std::string file = folder.file("report.pdf");
  const Ended screen = run_plumbline({"report", journal, "--at", moment});
  const Ended made =
      run_plumbline({"report", journal, "--at", moment, "--pdf", file, "--paper", "letter"});
  ASSERT_EQ(made.code, 0) << made.err;
  const std::string paper = on_one_line(ask("pdftotext " + file + " -"));
  std::size_t lines = 0;
  for (std::size_t at = 0; at < screen.out.size();) {
    const std::size_t end = screen.out.find('\n', at);
    std::string line = screen.out.substr(at, end - at);
    line.erase(0, std::min(line.size(), line.find_first_not_of(" -")));
    at = end + 1;
    if (line.empty()) continue;
    ++lines;
    EXPECT_NE(paper.find(on_one_line(line)), std::string::npos) << line << "\n\n" << paper;
  }
  EXPECT_GE(lines, 20u);
  const std::string about = ask("pdfinfo " + file);
  EXPECT_NE(about.find("(letter)"), std::string::npos) << about;
  EXPECT_NE(about.find("Pages:           1"), std::string::npos) << about;
  EXPECT_EQ(run_plumbline({"report", journal, "--json", "--pdf", file}).code, 2);
}

}  // namespace
}  // namespace plumb::testing
