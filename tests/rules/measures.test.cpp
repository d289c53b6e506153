// Measures over time: how they are scored, when they come, and what no gain leads to.
#include <gtest/gtest.h>

#include <algorithm>

#include "care/follow_up.hpp"
#include "care/measures.hpp"
#include "care/plan_engine.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }
const Measure& measure(std::string_view id) { return *catalogue().find_measure(id); }

MeasureTaken ticked(int count) {
  MeasureTaken taken{"RMDQ", {}, {}};
  for (int i = 1; i <= count; ++i) taken.answers.push_back({"s" + std::to_string(i), 1, {}});
  return taken;
}
MeasureTaken changed(double value) { return {"GROC", {{"change", value, {}}}, {}}; }
MeasureTaken works(double first, double second, std::string words = "walking the dog") {
  return {"PSFS", {{"first", first, std::move(words)}, {"second", second, "sleeping"}}, {}};
}

/// Someone with that pain on every day, who does a session every other day.
class Course {
 public:
  explicit Course(int pain) : pain_{pain}, journal_{catalogue(), "2026-11-02T10:00:00+01:00"} {
    journal_.intake({choose("Q10a", {"low_back"}), count("Q14a", pain), count("Q14b", pain)});
    journal_.owns({"mat", "chair", "wall"}).screen();
  }
  Course& days(int count) {
    for (int day = 0; day < count; ++day) {
      journal_.next_day(9).check_in(pain_);
      if (++day_ % 14 == 0) journal_.screen();
      if (day_ % 2 == 1) journal_.session({{.exercise = "EX11", .peak = pain_}}, pain_);
    }
    return *this;
  }
  Course& pain(int now) {
    pain_ = now;
    return *this;
  }
  Course& takes(MeasureTaken taken) {
    journal_.later(0, 1).add(std::move(taken));
    return *this;
  }
  JournalBuilder& journal() { return journal_; }
  Plan plan() { return make_plan(catalogue(), journal_.events(), journal_.now()); }
  ActionLevel level(std::string_view flag) {
    const Plan made = plan();
    const auto found = std::ranges::find(made.flags, flag, &OpenFlag::flag);
    return found == made.flags.end() ? ActionLevel::none : found->level;
  }
  MeasureCourse course(std::string_view id) {
    for (MeasureCourse& one :
         make_follow_up(catalogue(), journal_.events(), journal_.now()).courses)
      if (one.measure == id) return one;
    return {};
  }

 private:
  int pain_;
  int day_ = 0;
  JournalBuilder journal_;
};

TEST(Score, is_found_by_each_measures_own_way) {
  EXPECT_EQ(find_score(measure("RMDQ"), ticked(0)), 0);
  EXPECT_EQ(find_score(measure("RMDQ"), ticked(24)), 24);
  EXPECT_EQ(find_score(measure("PSFS"), works(3, 6)), 4.5);
  EXPECT_EQ(find_score(measure("GROC"), changed(-3)), -3);
  EXPECT_EQ(find_score(measure("EVS"), {"EVS", {{"days", 4, {}}, {"minutes", 30, {}}}, {}}), 120);
  EXPECT_EQ(find_score(measure("ODI"), {"ODI", {}, 32}), 32);
  EXPECT_EQ(find_score(measure("PSFS"), {"PSFS", {}, {}}), std::nullopt);
}

TEST(Measures, of_others_bring_no_questions_along) {
  for (const char* id : {"START", "ODI", "NDI", "PROMIS", "EQ5D"}) {
    EXPECT_TRUE(measure(id).items.empty()) << id;
    EXPECT_TRUE(measure(id).asked_on_days.empty()) << id;
  }
}

TEST(Measures, of_daily_life_have_all_24_sentences_and_their_citation) {
  EXPECT_EQ(measure("RMDQ").items.size(), 24u);
  const std::string* citation = catalogue().find_text("measure.RMDQ.citation");
  ASSERT_NE(citation, nullptr);
  EXPECT_NE(citation->find("Spine 1983; 8: 141-144"), std::string::npos);
}

TEST(Measures, come_on_the_first_day_after_two_and_four_weeks_and_then_monthly) {
  JournalBuilder journal(catalogue(), "2026-11-02T10:00:00+01:00");
  journal.intake({choose("Q10a", {"low_back"})}).owns({"mat"}).screen();
  const auto due = [&](std::string_view id) {
    const auto now = make_follow_up(catalogue(), journal.events(), journal.now()).measures;
    return std::ranges::find(now, id) != now.end();
  };
  EXPECT_TRUE(due("RMDQ"));
  EXPECT_TRUE(due("PSFS"));
  EXPECT_FALSE(due("GROC")) << "nothing can have changed since the first day";
  EXPECT_FALSE(due("NPRS")) << "check-ins ask for it";
  EXPECT_FALSE(due("ODI"));
  journal.add(ticked(10)).later(10);
  EXPECT_FALSE(due("RMDQ"));
  journal.later(4);
  EXPECT_TRUE(due("RMDQ"));
  EXPECT_TRUE(due("GROC"));
  journal.add(ticked(9)).later(12).add(ticked(8)).later(2);
  EXPECT_FALSE(due("RMDQ")) << "two days before its day is soon enough";
  journal.later(30);
  EXPECT_TRUE(due("RMDQ"));
}

TEST(Measures, of_the_back_are_not_asked_of_someone_whose_neck_hurts) {
  JournalBuilder journal(catalogue(), "2026-11-02T10:00:00+01:00");
  journal.intake({choose("Q10a", {"neck"})}).owns({"mat"}).screen();
  const auto due = make_follow_up(catalogue(), journal.events(), journal.now()).measures;
  EXPECT_EQ(std::ranges::find(due, "RMDQ"), due.end());
  EXPECT_NE(std::ranges::find(due, "PSFS"), due.end());
}

TEST(Measures, worry_hope_and_mood_are_asked_once_more_after_four_weeks) {
  JournalBuilder journal(catalogue(), "2026-11-02T10:00:00+01:00");
  journal.intake({count("Q60a", 8), count("Q60b", 3), choose("Q60c", {"no"})}).screen();
  const auto due = [&] {
    return make_follow_up(catalogue(), journal.events(), journal.now()).questions;
  };
  EXPECT_TRUE(due().empty());
  journal.later(28);
  EXPECT_EQ(due(), (std::vector<Id>{"Q60a", "Q60b", "Q60c"}));
  IntakeAnswered again;
  again.answers = {count("Q60a", 4), count("Q60b", 7), choose("Q60c", {"no"})};
  journal.add(again);
  EXPECT_TRUE(due().empty());
}

TEST(Gain, is_points_or_percent_or_being_as_good_as_well) {
  Course points(5);
  points.takes(ticked(16)).days(14).takes(ticked(11));
  EXPECT_EQ(points.course("RMDQ").change, MeasureChange::better);
  Course percent(5);
  percent.takes(ticked(10)).days(14).takes(ticked(7));
  EXPECT_EQ(percent.course("RMDQ").change, MeasureChange::better);
  Course small(5);
  small.takes(ticked(20)).days(14).takes(ticked(16));
  EXPECT_EQ(small.course("RMDQ").change, MeasureChange::none);
  Course harder(5);
  harder.takes(ticked(10)).days(14).takes(ticked(15));
  EXPECT_EQ(harder.course("RMDQ").change, MeasureChange::worse);
}

TEST(Gain, of_named_things_compares_the_same_things) {
  Course same(5);
  same.takes(works(2, 3)).days(14).takes(works(5, 6));
  EXPECT_EQ(same.course("PSFS").change, MeasureChange::better);
  Course other(5);
  other.takes(works(2, 3)).days(14).takes(works(9, 3, "lifting the cat"));
  EXPECT_NE(other.course("PSFS").change, MeasureChange::better);
}

TEST(Review, no_gain_is_advice_after_six_weeks_and_a_professional_after_twelve) {
  Course course(5);
  course.days(42);
  EXPECT_EQ(course.level("PL-REVIEW"), ActionLevel::none) << "one day early";
  course.days(2);
  EXPECT_EQ(course.level("PL-REVIEW"), ActionLevel::advise);
  Plan plan = course.plan();
  EXPECT_NE(plan.state, PlanState::blocked);
  EXPECT_FALSE(plan.lines.empty());
  EXPECT_TRUE(std::ranges::any_of(
      plan.advice, [](const Reason& reason) { return reason.rule == "measure.no-gain"; }));
  course.days(42);
  EXPECT_EQ(course.level("PL-NOGAIN"), ActionLevel::professional);
  EXPECT_EQ(course.plan().state, PlanState::blocked);
}

void expect_no_review(Course& course) {
  EXPECT_EQ(course.level("PL-REVIEW"), ActionLevel::none);
  EXPECT_EQ(course.level("PL-NOGAIN"), ActionLevel::none);
}

TEST(Review, any_measure_that_shows_a_gain_is_enough) {
  Course less_pain(5);
  less_pain.days(20).pain(3).days(66);
  expect_no_review(less_pain);
  Course by_words(5);
  by_words.days(30).takes(changed(2)).days(56);
  expect_no_review(by_words);
  Course by_life(5);
  by_life.takes(ticked(12)).days(30).takes(ticked(6)).days(56);
  expect_no_review(by_life);
}

TEST(Review, a_later_gain_does_not_open_what_the_twelfth_week_closed) {
  Course course(5);
  course.days(86);
  ASSERT_EQ(course.plan().state, PlanState::blocked);
  course.takes(changed(4)).pain(1);
  course.journal().next_day(9).check_in(1);
  EXPECT_EQ(course.plan().state, PlanState::blocked);
}

TEST(Review, a_gain_that_was_taken_back_is_none) {
  Course course(5);
  course.days(30).takes(changed(3));
  const Uuid7 id = course.journal().events().back().id;
  course.journal().add(Voided{id, "slip"});
  course.days(56);
  EXPECT_EQ(course.level("PL-NOGAIN"), ActionLevel::professional);
}

TEST(Review, who_has_little_to_gain_is_not_told_of_no_gain) {
  Course course(1);
  course.days(86);
  EXPECT_EQ(course.plan().action, ActionLevel::none);
}

TEST(Review, clearly_harder_daily_life_is_advice_at_once) {
  Course course(3);
  course.takes(ticked(6)).days(14).takes(ticked(11));
  EXPECT_EQ(course.level("PL-WORSE"), ActionLevel::advise);
  EXPECT_NE(course.plan().state, PlanState::blocked);
  Course little(3);
  little.takes(ticked(6)).days(14).takes(ticked(10));
  EXPECT_EQ(little.level("PL-WORSE"), ActionLevel::none);
}

}  // namespace
}  // namespace plumb::testing
