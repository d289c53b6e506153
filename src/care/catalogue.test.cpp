#include "care/catalogue.hpp"

#include <gtest/gtest.h>

#include "care/small_content.test.hpp"

namespace plumb::care {
namespace {

using testing::make_rung;
using testing::make_small_content;

TEST(FindActiveSeconds, CountsMovementAndHoldOverSetsRepetitionsAndTimesADay) {
  Rung rung = make_rung(1, 5, 2, 4);
  EXPECT_EQ(find_active_seconds(rung), 30);
  rung.sets = 2;
  rung.per_day = 3;
  rung.rest_s = 60;  // a rest is not work
  EXPECT_EQ(find_active_seconds(rung), 180);
}

TEST(FindRung, IsByLevelAndNullBeyondTheLadder) {
  const auto content = make_small_content();
  ASSERT_NE(find_rung(content.exercises[0], 2), nullptr);
  EXPECT_EQ(find_rung(content.exercises[0], 2)->reps, 4);
  EXPECT_EQ(find_rung(content.exercises[0], 3), nullptr);
  EXPECT_EQ(find_rung(content.exercises[0], 0), nullptr);
}

TEST(Catalogue, FindsById) {
  const Catalogue catalogue(make_small_content());
  ASSERT_NE(catalogue.find_exercise("EX02"), nullptr);
  EXPECT_EQ(catalogue.find_exercise("EX02")->slug, "lean");
  EXPECT_EQ(catalogue.find_exercise("EX99"), nullptr);
  EXPECT_NE(catalogue.find_condition("DISC"), nullptr);
  EXPECT_NE(catalogue.find_flag("RF-C1"), nullptr);
  EXPECT_NE(catalogue.find_question("Q1"), nullptr);
  EXPECT_NE(catalogue.find_rule("cap.load"), nullptr);
  EXPECT_NE(catalogue.find_equipment("chair"), nullptr);
  EXPECT_EQ(catalogue.find_equipment("table"), nullptr);
  ASSERT_NE(catalogue.find_text("rule.cap.load"), nullptr);
  EXPECT_EQ(catalogue.find_text("rule.cap.lost"), nullptr);
}

TEST(Catalogue, PermissionIsTheCellOrAllowed) {
  const Catalogue catalogue(make_small_content());
  EXPECT_EQ(catalogue.find_permission("EX01", "DISC", 1, true), Permission::caution);
  EXPECT_EQ(catalogue.find_permission("EX02", "DISC", 1, true), Permission::allowed);
  EXPECT_EQ(catalogue.find_permission("EX01", "STEN", 1, true), Permission::allowed);
}

TEST(Catalogue, AnExerciseOutsideTheMatrixIsExcluded) {
  const Catalogue catalogue(make_small_content());
  EXPECT_EQ(catalogue.find_permission("EX99", "DISC", 1, true), Permission::excluded);
}

TEST(Catalogue, ARefinementTightensFromItsLevelOn) {
  auto content = make_small_content();
  content.matrix.refinements = {{"EX01", "DISC", Permission::excluded, 2, false, "A.19"}};
  const Catalogue catalogue(std::move(content));
  EXPECT_EQ(catalogue.find_permission("EX01", "DISC", 1, true), Permission::caution);
  EXPECT_EQ(catalogue.find_permission("EX01", "DISC", 2, true), Permission::excluded);
}

TEST(Catalogue, ARefinementMayFallAwayWithSomeoneNear) {
  auto content = make_small_content();
  content.matrix.refinements = {{"EX01", "DISC", Permission::excluded, 1, true, "A.7"}};
  const Catalogue catalogue(std::move(content));
  EXPECT_EQ(catalogue.find_permission("EX01", "DISC", 1, true), Permission::caution);
  EXPECT_EQ(catalogue.find_permission("EX01", "DISC", 1, false), Permission::excluded);
}

TEST(Catalogue, ARefinementNeverLoosens) {
  auto content = make_small_content();
  content.matrix.rows[0].cells["DISC"] = Permission::excluded;
  content.matrix.refinements = {{"EX01", "DISC", Permission::key, 1, false, "A.7"}};
  const Catalogue catalogue(std::move(content));
  EXPECT_EQ(catalogue.find_permission("EX01", "DISC", 1, true), Permission::excluded);
}

TEST(Catalogue, TagsAreZeroWhereAbsent) {
  const auto content = make_small_content();
  EXPECT_EQ(Catalogue::find_tag(content.exercises[0], Tag::flex), 1);
  EXPECT_EQ(Catalogue::find_tag(content.exercises[0], Tag::ext), 0);
}

TEST(Catalogue, SpinalLoadIsTheFactorOfTheClassTimesActiveSeconds) {
  auto content = make_small_content();
  Exercise exercise = content.exercises[0];
  const Catalogue catalogue(std::move(content));
  const Rung rung = make_rung(1, 5, 2, 4);
  exercise.load_class = LoadClass::l2;
  EXPECT_EQ(catalogue.find_slu_seconds(exercise, rung), 60);
  exercise.load_class = LoadClass::l0;
  EXPECT_EQ(catalogue.find_slu_seconds(exercise, rung), 0);
  exercise.load_class = LoadClass::walk;
  EXPECT_EQ(catalogue.find_slu_seconds(exercise, rung), 0);
}

}  // namespace
}  // namespace plumb::care
