// What an answer means, and for how long.
#include "care/answers.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "care/small_content.test.hpp"

namespace plumb::care {
namespace {

Moment at(std::string_view text) {
  Moment moment;
  EXPECT_TRUE(parse_leaf(text, moment));
  return moment;
}

const Moment given_at = at("2026-11-02T11:00:00+01:00");

bool holds(const When& when, const Answer& answer, const Moment& now,
           std::optional<int> age = std::nullopt) {
  const GivenAnswer given{&answer, given_at};
  return find_holds(when, &given, {}, {}, age, now);
}

Answer choose(std::string option) {
  Answer answer;
  answer.choices = {std::move(option)};
  return answer;
}

Answer date(std::string_view text) {
  Answer answer;
  answer.date = LocalDate{};
  EXPECT_TRUE(parse_leaf(text, *answer.date));
  return answer;
}

TEST(Weeks, count_from_the_day_of_the_answer_where_it_is_no_date) {
  When when;
  when.options_any = {"gave_birth"};
  when.weeks_since_below = 12;
  const Answer answer = choose("gave_birth");
  EXPECT_TRUE(holds(when, answer, given_at));
  EXPECT_TRUE(holds(when, answer, at("2027-01-24T23:00:00+01:00"))) << "11 weeks and 6 days";
  EXPECT_FALSE(holds(when, answer, at("2027-01-25T00:00:00+01:00"))) << "12 weeks";
  EXPECT_FALSE(holds(when, choose("no"), given_at));
}

TEST(Weeks, are_negative_before_a_date_to_come) {
  When when;
  when.weeks_since_at_least = -27;
  const Answer due = date("2027-05-17");
  EXPECT_FALSE(holds(when, due, at("2026-11-08T23:59:00+01:00")));
  EXPECT_TRUE(holds(when, due, at("2026-11-09T00:00:00+01:00"))) << "13 weeks of pregnancy";
  EXPECT_TRUE(holds(when, due, at("2027-06-01T10:00:00+02:00")));
}

TEST(Weeks, of_not_sure_run_out_as_well) {
  When when;
  when.not_sure = true;
  when.weeks_since_below = 6;
  Answer answer;
  answer.not_sure = true;
  EXPECT_TRUE(holds(when, answer, given_at));
  EXPECT_FALSE(holds(when, answer, at("2026-12-14T00:00:00+01:00")));
}

TEST(Age, that_is_not_known_rules_nothing_out) {
  When when;
  when.options_any = {"female"};
  when.age_below = 60;
  EXPECT_TRUE(holds(when, choose("female"), given_at, 59));
  EXPECT_FALSE(holds(when, choose("female"), given_at, 60));
  EXPECT_TRUE(holds(when, choose("female"), given_at));
}

TEST(Cap, of_a_condition_is_explained_by_the_condition) {
  CatalogueContent content = testing::make_small_content();
  const Id early = content.questions[1].id;
  Effect effect;
  effect.when.options_any = {"yes"};
  effect.when.conditions_any = {"DISC"};
  effect.cap_g = 0;
  content.questions[1].effects = {effect};
  content.texts["question." + early + ".short"] = "an answer";
  const Catalogue catalogue(content);
  const Answer disc = choose("yes"), spell = choose("yes");
  const AnswerSheet both = {{content.questions[0].id, {&disc, given_at}},
                            {early, {&spell, given_at}}};
  const Profile profile = find_profile(catalogue, both, given_at);
  EXPECT_EQ(profile.cap_g, 0);
  EXPECT_EQ(profile.cap_from, "DISC");
  const AnswerSheet alone = {{early, {&spell, given_at}}};
  EXPECT_EQ(find_profile(catalogue, alone, given_at).cap_g, content.constants.cap_g.value);
}

TEST(Body, is_what_was_said_in_whole_millimetres_and_grams_and_nothing_is_guessed) {
  const CatalogueContent content = testing::make_small_content();
  const Catalogue catalogue(content);
  const auto id_of = [&](QuestionRole role) {
    return std::ranges::find(content.questions, role, &Question::role)->id;
  };
  Answer height, mass;
  height.number = 162.5;
  mass.number = 58.04;
  const Answer sex = choose("female"), not_said = choose("not_said");
  const AnswerSheet all = {{id_of(QuestionRole::height), {&height, given_at}},
                           {id_of(QuestionRole::mass), {&mass, given_at}},
                           {id_of(QuestionRole::sex), {&sex, given_at}}};
  const PersonBody body = find_profile(catalogue, all, given_at).body;
  EXPECT_EQ(body.height_mm, 1625);
  EXPECT_EQ(body.mass_g, 58'040);
  EXPECT_EQ(body.sex, BodySex::female);
  const AnswerSheet little = {{id_of(QuestionRole::sex), {&not_said, given_at}}};
  const PersonBody unknown = find_profile(catalogue, little, given_at).body;
  EXPECT_FALSE(unknown.sex || unknown.height_mm || unknown.mass_g);
}

}  // namespace
}  // namespace plumb::care
