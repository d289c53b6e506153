// Exercises that a therapist writes for one person (1.2, 1.3.9): under their name and seal, and
// under the same rules as every other.
#include "care/customs.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/event_rules.hpp"
#include "care/plan_engine.hpp"
#include "support/clinician.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

/// A gentle heel slide, as a therapist would write it: everything is there.
CustomExercise heel_slide(const JournalBuilder& journal) {
  CustomExercise custom;
  custom.clinician = "P. Hysio";
  custom.role = "physiotherapist";
  custom.given = find_local_date(journal.now());
  custom.expires = {custom.given.days + 60};
  Exercise& exercise = custom.exercise;
  exercise.id = "CE01";
  exercise.slug = "heel_slide";
  exercise.goals = {Goal::mobilise};
  exercise.regions = {Region::hip};
  exercise.positions = {Position::supine};
  exercise.load_class = LoadClass::l1;
  exercise.tags = {{"supine", 1}};
  for (const int level : {1, 2}) {
    Rung rung;
    rung.level = level;
    rung.reps = 4 + level;
    rung.move_s = 4;
    rung.rest_s = 20;
    exercise.ladder.push_back(rung);
  }
  for (const Id& id : catalogue().content().matrix.conditions)
    custom.cells[id] = id == "VFX" ? Permission::excluded : Permission::allowed;
  custom.texts = {{"name", "Heel slide"},
                  {"purpose", "Lets the hip move freely."},
                  {"cue", "Slide the heel, slowly."},
                  {"evidence", "Your therapist chose it for you."},
                  {"steps.1", "Lie on your back."},
                  {"out.1", "Roll to your side and rest."},
                  {"stop.1", "Stop if it tingles."},
                  {"rung.1", "Five slides."},
                  {"rung.2", "Six slides."}};
  return custom;
}

class Customs : public ::testing::Test {
 protected:
  void begin(std::vector<Id> conditions = {}) {
    std::vector<Answer> answers = declare(catalogue(), std::move(conditions));
    answers.push_back(count_role(catalogue(), QuestionRole::pain_now, 2));
    answers.push_back(count_role(catalogue(), QuestionRole::pain_usual, 2));
    journal.intake(std::move(answers)).owns({"mat", "chair", "wall", "worktop"}).screen();
    accepted = doctor.accept(journal);
    for (int day = 0; day < 3; ++day) journal.good_day({{"EX11"}, {"EX29"}, {"EX42"}});
    journal.next_day(8).check_in(2).later(0, 3);
  }
  CustomExercise sign(CustomExercise custom) {
    return doctor.sign(std::move(custom), accepted, journal.now());
  }
  Plan plan() { return make_plan(catalogue(), verified(journal), journal.now(), "CE01"); }
  bool is_offered() {
    const Plan now = plan();
    return std::ranges::find(now.lines, "CE01", &PlanLine::exercise) != now.lines.end();
  }
  bool says(std::string_view rule) {
    const auto reasons = plan().reasons;
    const auto said = std::ranges::find(reasons, rule, &Reason::rule);
    return said != reasons.end() && !said->text.empty();
  }
  bool is_refused(std::string_view rule) {
    const Plan now = plan();
    const auto refused = std::ranges::find(now.refusals, "CE01", &Refusal::exercise);
    return refused != now.refusals.end() &&
           std::ranges::find(refused->reasons, rule, &Reason::rule) != refused->reasons.end();
  }
  std::vector<std::string> problems_of(const CustomExercise& custom) {
    base::Diagnostics problems;
    check_custom(catalogue(), custom, problems);
    std::vector<std::string> places;
    for (const auto& problem : problems.found()) places.push_back(problem.place.path);
    return places;
  }

  Clinician doctor{"P. Hysio", '4'};
  JournalBuilder journal{catalogue(), "2026-11-02T09:00:00+01:00"};
  Uuid7 accepted;
};

TEST_F(Customs, a_whole_and_signed_one_joins_the_plan_at_level_one) {
  begin();
  EXPECT_EQ(problems_of(heel_slide(journal)), std::vector<std::string>{});
  journal.add(sign(heel_slide(journal)));
  const Plan now = plan();
  const auto line = std::ranges::find(now.lines, "CE01", &PlanLine::exercise);
  ASSERT_NE(line, now.lines.end());
  EXPECT_EQ(line->level, 1);
}

TEST_F(Customs, nobody_else_has_it) {
  begin();
  journal.add(sign(heel_slide(journal)));
  ASSERT_TRUE(is_offered());
  EXPECT_EQ(catalogue().find_exercise("CE01"), nullptr);
}

TEST_F(Customs, a_name_alone_brings_in_nothing) {
  begin();
  journal.add(heel_slide(journal));
  EXPECT_FALSE(is_offered());
  EXPECT_TRUE(says("custom.needs-signature"));
}

TEST_F(Customs, a_changed_one_brings_in_nothing) {
  begin();
  CustomExercise custom = sign(heel_slide(journal));
  custom.exercise.ladder[0].reps = 9;
  journal.add(custom);
  EXPECT_FALSE(is_offered());
  EXPECT_TRUE(says("clearance.bad-signature"));
}

TEST_F(Customs, it_ends_with_its_day_and_when_it_is_taken_back) {
  begin();
  CustomExercise custom = heel_slide(journal);
  custom.expires = {custom.given.days + 2};
  journal.add(sign(custom));
  ASSERT_TRUE(is_offered());
  JournalBuilder voided = journal;
  voided.later(0, 1).add(Voided{journal.events().back().id, "wrong leg"});
  const Plan without = make_plan(catalogue(), verified(voided), voided.now(), "CE01");
  EXPECT_EQ(std::ranges::find(without.lines, "CE01", &PlanLine::exercise), without.lines.end());
  journal.later(3).check_in(2);
  EXPECT_FALSE(is_offered());
  EXPECT_TRUE(says("custom.expired"));
}

TEST_F(Customs, its_letters_hold_like_those_of_the_matrix) {
  begin({"VFX"});
  journal.add(sign(heel_slide(journal)));
  EXPECT_TRUE(is_refused("matrix.excluded"));
}

TEST_F(Customs, its_tags_are_seen_by_the_rules) {
  begin({"STEN"});
  CustomExercise custom = heel_slide(journal);
  custom.exercise.tags["ext"] = 2;
  journal.add(sign(custom));
  EXPECT_TRUE(is_refused("direction.extension"));
}

TEST_F(Customs, the_first_days_take_none) {
  journal.intake().owns({"mat", "chair"}).screen();
  accepted = doctor.accept(journal);
  journal.add(sign(heel_slide(journal))).check_in(2).later(0, 3);
  EXPECT_FALSE(is_offered());
}

TEST_F(Customs, a_danger_sign_closes_it_with_the_rest) {
  begin();
  journal.add(sign(heel_slide(journal)));
  ASSERT_TRUE(is_offered());
  journal.screen({{"RF-C1", FlagReply::yes, {}, false}});
  EXPECT_FALSE(is_offered());
}

TEST_F(Customs, what_an_exercise_of_the_catalogue_needs_it_needs_too) {
  begin();
  const CustomExercise whole = heel_slide(journal);
  const auto lacks = [&](auto edit) {
    CustomExercise custom = whole;
    edit(custom);
    const auto problems = problems_of(custom);
    JournalBuilder other = journal;
    other.add(sign(custom));
    const Plan now = make_plan(catalogue(), verified(other), other.now(), custom.exercise.id);
    for (const PlanLine& line : now.lines) EXPECT_FALSE(line.own) << line.exercise;
    return !problems.empty();
  };
  EXPECT_TRUE(lacks([](CustomExercise& c) { c.texts.erase("stop.1"); }));
  EXPECT_TRUE(lacks([](CustomExercise& c) { c.texts.erase("out.1"); }));
  EXPECT_TRUE(lacks([](CustomExercise& c) { c.cells.erase("MYELO"); }));
  EXPECT_TRUE(lacks([](CustomExercise& c) { c.exercise.ladder.clear(); }));
  EXPECT_TRUE(lacks([](CustomExercise& c) { c.exercise.goals.clear(); }));
  EXPECT_TRUE(lacks([](CustomExercise& c) { c.exercise.tags["twist"] = 1; }));
  EXPECT_TRUE(lacks([](CustomExercise& c) { c.exercise.ladder[1].reps = 40; }));
  EXPECT_TRUE(lacks([](CustomExercise& c) { c.exercise.ladder[0].load_g = 20000; }));
  EXPECT_TRUE(lacks([](CustomExercise& c) { c.exercise.id = "EX01"; }));
  EXPECT_TRUE(lacks([](CustomExercise& c) { c.exercise.regress_to = {"EX99"}; }));
  EXPECT_TRUE(lacks([](CustomExercise& c) { c.texts["name"] = "Heals your discs"; }))
      << "no text promises a cure";
}

/// Invariant 3: no movement to avoid is ever offered but as an exercise of a therapist.
TEST_F(Customs, a_movement_to_avoid_exists_only_under_a_therapists_name) {
  begin();
  for (const AvoidedMovement& avoided : catalogue().content().avoided) {
    const Plan wish = make_plan(catalogue(), verified(journal), journal.now(), avoided.id);
    EXPECT_EQ(std::ranges::find(wish.lines, avoided.id, &PlanLine::exercise), wish.lines.end());
    JournalBuilder with_key = journal;
    Clearance key = doctor.clear(with_key.now(), {}, {avoided.id});
    with_key.add(doctor.sign(key, accepted, with_key.now()));
    const Plan keyed = make_plan(catalogue(), verified(with_key), with_key.now(), avoided.id);
    EXPECT_EQ(std::ranges::find(keyed.lines, avoided.id, &PlanLine::exercise), keyed.lines.end());
  }
  CustomExercise custom = heel_slide(journal);
  custom.avoided = "AV01";
  journal.add(sign(custom));
  EXPECT_TRUE(is_offered());
  custom.avoided = "AV99";
  EXPECT_FALSE(problems_of(custom).empty());
}

TEST_F(Customs, a_session_with_it_is_taken_into_the_journal) {
  begin();
  journal.add(sign(heel_slide(journal)));
  journal.session({{"CE01"}});
  base::Diagnostics problems;
  app::check_events(catalogue(), journal.events(), journal.now().at, problems);
  for (const auto& problem : problems.found()) ADD_FAILURE() << base::format_diagnostic(problem);
}

}  // namespace
}  // namespace plumb::testing
