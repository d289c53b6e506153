// The shipped catalogue passes, and one slip anywhere in a copy of it is one line.
#include "catalogue/read_catalogue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/expect.hpp"

namespace plumb::catalogue {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

/// A copy of the shipped catalogue in a folder of its own, removed at the end of its scope.
class CatalogueCopy {
 public:
  CatalogueCopy() {
    std::string name = (fs::temp_directory_path() / "plumbline-catalogue-XXXXXX").string();
    PLUMB_EXPECT(::mkdtemp(name.data()) != nullptr);
    folder_ = name;
    fs::copy(PLUMB_CATALOGUE_DIR, folder_, fs::copy_options::recursive);
  }
  ~CatalogueCopy() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  CatalogueCopy(const CatalogueCopy&) = delete;
  CatalogueCopy& operator=(const CatalogueCopy&) = delete;

  /// Puts `now` where `before` stood first, and gives its line.
  int replace(const std::string& file, const std::string& before, const std::string& now) {
    std::string text = read(file);
    const std::size_t at = text.find(before);
    EXPECT_NE(at, std::string::npos) << file << " no longer holds: " << before;
    if (at == std::string::npos) return 0;
    const int line = count_lines(text, at);
    write(file, text.replace(at, before.size(), now));
    return line;
  }
  void write(const std::string& file, const std::string& text) {
    std::ofstream(folder_ / file, std::ios::binary) << text;
  }
  /// The line on which the text first begins; it must stand there.
  int find_line(const std::string& file, const std::string& wanted) const {
    const std::string text = read(file);
    const std::size_t at = text.find(wanted);
    EXPECT_NE(at, std::string::npos) << file << " does not hold: " << wanted;
    return count_lines(text, at);
  }
  void remove(const std::string& file) { fs::remove(folder_ / file); }
  void rename(const std::string& from, const std::string& to) {
    fs::rename(folder_ / from, folder_ / to);
  }

  base::Outcome<app::Content> read(base::Diagnostics& problems) const {
    return read_catalogue(folder_, problems);
  }

  Lines find_problems() const {
    base::Diagnostics problems;
    const auto content = read(problems);
    EXPECT_EQ(content.has_value(), problems.empty());
    Lines lines;
    for (const auto& problem : problems.found()) lines.push_back(format_diagnostic(problem));
    return lines;
  }

 private:
  static int count_lines(const std::string& text, std::size_t until) {
    return 1 + static_cast<int>(std::count(
                   text.begin(), text.begin() + static_cast<std::ptrdiff_t>(until), '\n'));
  }
  std::string read(const std::string& file) const {
    std::ifstream stream(folder_ / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  }
  fs::path folder_;
};

TEST(ReadCatalogue, the_shipped_catalogue_passes_with_48_exercises) {
  base::Diagnostics problems;
  const auto content = read_catalogue(PLUMB_CATALOGUE_DIR, problems);
  for (const auto& problem : problems.found()) ADD_FAILURE() << format_diagnostic(problem);
  ASSERT_TRUE(content);
  EXPECT_EQ(content->care.exercises.size(), 48u);
  EXPECT_EQ(content->care.avoided.size(), 10u);
  EXPECT_EQ(content->movements.size(), 48u + 7u);  // three to avoid are sports or lists
}

TEST(ReadCatalogue, the_shipped_lessons_are_in_order_and_answer_every_point_of_the_page) {
  base::Diagnostics problems;
  const auto content = read_catalogue(PLUMB_CATALOGUE_DIR, problems);
  ASSERT_TRUE(content);
  EXPECT_EQ(content->care.article_points.size(), 24u);
  EXPECT_GE(content->care.lessons.size(), 11u);
  EXPECT_TRUE(std::ranges::is_sorted(content->care.lessons, {}, &care::Lesson::order));
  std::size_t answers = 0;
  for (const care::Lesson& lesson : content->care.lessons)
    for (const care::LessonClaim& claim : lesson.claims) answers += claim.article_points.size();
  EXPECT_GE(answers, content->care.article_points.size());
}

TEST(ReadCatalogue, lessons_come_in_their_order_not_in_that_of_their_ids) {
  CatalogueCopy copy;
  copy.replace("learn/LN01.yaml", "order: 1\n", "order: 99\n");
  base::Diagnostics problems;
  const auto content = copy.read(problems);
  ASSERT_TRUE(content);
  EXPECT_EQ(content->care.lessons.front().id, "LN02");
  EXPECT_EQ(content->care.lessons.back().id, "LN01");
}

TEST(ReadCatalogue, a_folder_that_is_not_there_is_not_found) {
  base::Diagnostics problems;
  const auto content = read_catalogue("/nowhere/at/all", problems);
  ASSERT_FALSE(content);
  EXPECT_EQ(content.error().code, base::Fault::Code::not_found);
  EXPECT_EQ(content.error().where, "/nowhere/at/all");
}

/// One slip: `now` instead of `before`, and what it earns after "file:line: error: ". The line is
/// the one that `blamed` begins in the broken file; without it, the one that was changed.
struct Slip {
  const char* name;
  const char* file;
  const char* before;
  const char* now;
  const char* blamed;
  const char* message;
};
void PrintTo(const Slip& slip, std::ostream* out) { *out << slip.name; }

class OneSlip : public ::testing::TestWithParam<Slip> {};

TEST_P(OneSlip, is_one_line_with_file_line_and_remedy) {
  const Slip& slip = GetParam();
  CatalogueCopy copy;
  int line = copy.replace(slip.file, slip.before, slip.now);
  if (slip.blamed != std::string_view()) line = copy.find_line(slip.file, slip.blamed);
  EXPECT_EQ(copy.find_problems(), Lines{std::string(slip.file) + ":" + std::to_string(line) +
                                        ": error: " + slip.message});
}

const Slip slips[] = {
    {"UnknownKey", "exercises/EX01.yaml", "load_class: L2\n", "load_class: L2\ncolour: red\n",
     "colour: red", "/colour is not a known field; remove it or correct its name"},
    {"DuplicateKey", "exercises/EX01.yaml", "load_class: L2\n", "load_class: L2\norigin: page\n",
     "origin: page\ntags", "/origin stands twice; keep one"},
    {"MissingKey", "exercises/EX01.yaml", "load_class: L2\n", "", "id: EX01",
     "lacks \"load_class\"; add it"},
    {"WrongEnum", "exercises/EX01.yaml", "load_class: L2", "load_class: L7", "",
     "/load_class must be one of: L0, L1, L2, L3, W"},
    {"WrongKind", "exercises/EX01.yaml", "level: 2, reps: 8", "level: 2, reps: 8.5", "",
     "/ladder/1/reps must be a whole number"},
    {"BadYaml", "exercises/EX01.yaml", "goals: [mobilise]", "goals: [mobilise",
     "regions:", "is not YAML as it is used here: end of sequence flow not found"},
    {"DanglingReference", "exercises/EX01.yaml", "regress_to: [EX25, EX22]",
     "regress_to: [EX25, EX98]", "",
     "/regress_to/1 names the exercise \"EX98\", which does not exist; correct the id or add it"},
    {"LadderTooFast", "exercises/EX01.yaml", "level: 2, reps: 8, move_s: 4",
     "level: 2, reps: 11, move_s: 4", "",
     "/ladder/1 grows too fast: 77 s of work a day after 30 s; at most 60 s "
     "(ladder_growth_percent)"},
    {"NameOfFile", "exercises/EX01.yaml", "id: EX01", "id: EX44", "",
     "/id is \"EX44\", but the file is named EX01; they must agree"},
    {"BannedClaim", "text/en/exercises_page.yaml", "exercise.EX01.cue: \"Start",
     "exercise.EX01.cue: \"It heals. Start", "",
     "/exercise.EX01.cue makes the banned claim \"heals\" (heal); say that it may ease symptoms "
     "for some people"},
    {"LessonSurerThanItsSources", "learn/LN12.yaml", "sure: not_known", "sure: likely", "",
     "/claims/0/sure is likely, but it cites no study and no guideline; cite one or say that it is "
     "an opinion"},
    {"OutsideJointRange", "postures/EX01.yaml", "hip: 88, kne: 90", "hip: 148, kne: 90", "",
     "/keyframes/0/angles_deg/hip is 148.0 degrees; the joint goes from -30.0 to 140.0 "
     "(body/joint_ranges.yaml)"},
    {"ThroughTheFloor", "postures/EX01.yaml", "pos_m: [0.0016, 0.4774, 0]",
     "pos_m: [0.0016, 0.4474, 0]", "",
     "/keyframes/0/root/pos_m puts knee (right) 30 mm below the floor; at most 20 mm (floor_mm)"},
    {"SupportInTheAir", "postures/EX12.yaml", "sides: right, at: head_pillow,", "sides: right,", "",
     "/keyframes/0/contacts/7 head.side (right) stands 111 mm off the floor; at most 20 mm "
     "(support_mm)"},
    {"Jump", "postures/EX01.yaml", "t_s: 2\n", "t_s: 0.1\n", "- key: K1\n",
     "/keyframes/1 on the way from K0 at level 2, after 0.1 s, lum turns at 374.7 degrees a "
     "second; at most 240.0 (turn_deg_per_s)"},
    {"SlidingSupport", "postures/EX02.yaml", "pos_m: [0.0228, 0.5064, 0]",
     "pos_m: [0.0628, 0.5064, 0]", "- key: K1\n    levels: [2]",
     "/keyframes/6 on the way from K1a at level 2, after 1.5 s, thigh.back (right) has slid 55 mm; "
     "at most 30 mm (slide_mm), or say slides: true"},
    {"UnknownLandmark", "postures/EX12.yaml", "point: pel.side", "point: pel.sides", "",
     "/keyframes/0/contacts/0/point \"pel.sides\" is no point of body/landmarks.yaml; correct it"},
    {"UnknownProp", "postures/EX12.yaml", "at: head_pillow", "at: cloud", "",
     "/keyframes/0/contacts/7/at \"cloud\" is nothing to rest on; name the floor, the body or a "
     "prop"},
    {"LevelOffTheLadder", "postures/EX01.yaml", "levels: [1]", "levels: [9]", "",
     "/keyframes/3/levels/0 names level 9, which the ladder of EX01 does not have"},
    {"RungWithoutKeyframe", "postures/EX39.yaml", "levels: [4, 5]", "levels: [4]",
     "path:", "/path/1 has no keyframe \"K1\" at level 5; every rung of the ladder needs one"},
    {"BodyUnbuildable", "body/segments.yaml", "parent: thigh", "parent: thumb",
     "joints:", "/joints/knee cannot be built: name a parent and a limb, each once"},
};
INSTANTIATE_TEST_SUITE_P(Slips, OneSlip, ::testing::ValuesIn(slips),
                         [](const auto& instance) { return instance.param.name; });

TEST(ReadCatalogue, a_key_without_its_text_is_blamed_on_who_asks_for_it) {
  CatalogueCopy copy;
  copy.replace("text/en/exercises_page.yaml",
               "exercise.EX01.cue: \"Start at the tail bone. Small is right.\"\n", "");
  EXPECT_EQ(copy.find_problems(),
            (Lines{"exercises/EX01.yaml:1: error: lacks the text \"exercise.EX01.cue\"; add it to "
                   "text/en",
                   "text/de/exercises_page.yaml:3: error: /exercise.EX01.cue is not in text/en; "
                   "remove it",
                   "text/es/exercises_page.yaml:3: error: /exercise.EX01.cue is not in text/en; "
                   "remove it"}));
}

TEST(ReadCatalogue, a_text_that_nothing_asks_for_is_told_and_so_is_who_lacks_it) {
  CatalogueCopy copy;
  copy.replace("text/en/exercises_page.yaml", "exercise.EX01.cue:",
               "exercise.EX01.cute: \"Nobody asks for this.\"\nexercise.EX01.cue:");
  const std::string missing =
      "/exercises_page.yaml:1: error: /exercise.EX01.cute is missing; translate it from text/en";
  EXPECT_EQ(copy.find_problems(),
            (Lines{"text/de" + missing,
                   "text/en/exercises_page.yaml:3: error: /exercise.EX01.cute is a text that "
                   "nothing asks for; remove it or correct its key",
                   "text/es" + missing}));
}

TEST(ReadCatalogue, a_text_that_stands_in_two_files_is_told) {
  CatalogueCopy copy;
  copy.replace("text/en/equipment.yaml",
               "equipment.pillow.name:", "exercise.EX01.cue: \"Again.\"\nequipment.pillow.name:");
  const int line = copy.find_line("text/en/exercises_page.yaml", "exercise.EX01.cue");
  EXPECT_EQ(
      copy.find_problems(),
      Lines{"text/en/exercises_page.yaml:" + std::to_string(line) +
            ": error: /exercise.EX01.cue stands in text/en/equipment.yaml as well; keep one"});
}

TEST(ReadCatalogue, a_point_of_the_page_that_no_lesson_answers_is_told) {
  CatalogueCopy copy;
  copy.replace("learn/LN12.yaml", "    article_points: [5]\n", "");
  const int line = copy.find_line("article_points.yaml", "- {number: 5,");
  EXPECT_EQ(copy.find_problems(),
            Lines{"article_points.yaml:" + std::to_string(line) +
                  ": error: /article_points/4 is answered by no lesson; name 5 among the "
                  "article_points of a claim"});
}

TEST(ReadCatalogue, a_movement_without_its_exercise_is_told) {
  CatalogueCopy copy;
  copy.replace("postures/EX12.yaml", "id: EX12", "id: EX99");
  copy.rename("postures/EX12.yaml", "postures/EX99.yaml");
  const int line = copy.find_line("postures/EX99.yaml", "id:");
  EXPECT_EQ(
      copy.find_problems(),
      Lines{"postures/EX99.yaml:" + std::to_string(line) +
            ": error: /id names \"EX99\", which is neither an exercise nor a movement to avoid; "
            "correct the id or add it"});
}

TEST(ReadCatalogue, an_exercise_without_its_movement_is_told) {
  CatalogueCopy copy;
  copy.remove("postures/EX12.yaml");
  copy.remove("postures/AV03.yaml");
  EXPECT_EQ(copy.find_problems(),
            Lines{"exercises/EX12.yaml:1: error: has no movement; add postures/EX12.yaml"});
}

TEST(ReadCatalogue, a_file_without_a_place_is_told) {
  CatalogueCopy copy;
  copy.write("exercises/EX44.yml", "id: EX44\n");
  EXPECT_EQ(copy.find_problems(), Lines{"exercises/EX44.yml: error: is not a file of a catalogue; "
                                        "remove it or correct its name"});
}

TEST(ReadCatalogue, a_missing_file_is_told) {
  CatalogueCopy copy;
  copy.remove("body/figure.yaml");
  EXPECT_EQ(copy.find_problems(),
            Lines{"body/figure.yaml: error: is missing; a catalogue needs it"});
}

TEST(ReadCatalogue, slips_in_different_files_are_all_told_in_order) {
  CatalogueCopy copy;
  copy.replace("exercises/EX02.yaml", "origin: page", "origin: nowhere");
  copy.replace("exercises/EX01.yaml", "origin: page", "origin: nowhere");
  copy.replace("postures/EX01.yaml", "hip: 88, kne: 90", "hip: 148, kne: 90");
  const Lines found = copy.find_problems();
  ASSERT_EQ(found.size(), 3u);
  EXPECT_TRUE(found[0].starts_with("exercises/EX01.yaml:3: error: /origin"));
  EXPECT_TRUE(found[1].starts_with("exercises/EX02.yaml:3: error: /origin"));
  EXPECT_TRUE(found[2].starts_with("postures/EX01.yaml:"));
}

}  // namespace
}  // namespace plumb::catalogue
