#include "care/load_table.hpp"

#include <gtest/gtest.h>

#include "care/load_classes.hpp"
#include "care/small_content.test.hpp"

namespace plumb::care {
namespace {

/// Two women and a man; EX01 is drawn for both of its levels. The numbers are invented.
CatalogueContent make_content_with_loads() {
  CatalogueContent content = testing::make_small_content();
  content.load_reference.bodies = {{"small", BodySex::female, 1550, 48'000},
                                   {"heavy", BodySex::female, 1620, 75'000},
                                   {"man", BodySex::male, 1740, 70'000}};
  content.load_reference.discs = {"L5/S1", "L4/L5"};
  content.load_reference.class_discs = {"L4/L5"};
  content.load_reference.classes = {{LoadClass::l0, 20, "", {{"design", ""}}},
                                    {LoadClass::l1, 100, "", {{"design", ""}}}};
  const auto known = [](Id body, int at_l4) {
    return BodyLoad{std::move(body), {}, LoadCourse{{at_l4 + 9, at_l4}, {30, 31}, {40, 41}}, {}};
  };
  LoadRow row{"EX01", {1, 2}, "", Bracing::none, "", {}};
  row.bodies = {known("small", 50), known("heavy", 70), known("man", 60)};
  content.load_table.rows = {row};
  return content;
}

std::optional<LoadPercent> look_up(CatalogueContent content, const PersonBody& body,
                                   std::string_view disc = "L4/L5", int level = 1) {
  return find_load_percent(Catalogue(std::move(content)), "EX01", level, disc, body);
}

TEST(LoadPercent, is_that_of_the_nearest_body_of_the_same_sex) {
  const auto small = look_up(make_content_with_loads(), {BodySex::female, 1500, 50'000});
  ASSERT_TRUE(small);
  EXPECT_EQ(small->body, "small");
  EXPECT_EQ(small->peak, (PercentBand{50, 50}));
  EXPECT_EQ(small->mean, (PercentBand{31, 31}));
  EXPECT_EQ(small->held, (PercentBand{41, 41}));
  // She weighs as much as the man, who is still not asked.
  const auto heavy = look_up(make_content_with_loads(), {BodySex::female, 1740, 70'000});
  ASSERT_TRUE(heavy);
  EXPECT_EQ(heavy->body, "heavy");
}

TEST(LoadPercent, without_height_or_mass_is_the_highest_that_it_may_be) {
  const auto woman = look_up(make_content_with_loads(), {BodySex::female, 1550, std::nullopt});
  ASSERT_TRUE(woman);
  EXPECT_EQ(woman->peak.least, 70);
  EXPECT_EQ(woman->body, "");
  const auto anyone = look_up(make_content_with_loads(), {});
  ASSERT_TRUE(anyone);
  EXPECT_EQ(anyone->peak.least, 70);
}

TEST(LoadPercent, of_what_is_not_supportable_is_unknown_and_not_nothing) {
  CatalogueContent content = make_content_with_loads();
  content.load_table.rows[0].bodies[2] = {"man", {"K1"}, {}, {}};
  EXPECT_FALSE(look_up(content, {BodySex::male, 1740, 70'000}));
  EXPECT_FALSE(look_up(content, {}));  // one of those that it may be
  EXPECT_TRUE(look_up(content, {BodySex::female, 1550, 48'000}));
}

TEST(LoadPercent, of_what_is_not_in_the_table_is_unknown) {
  EXPECT_FALSE(look_up(make_content_with_loads(), {}, "L4/L5", 3));
  EXPECT_FALSE(look_up(make_content_with_loads(), {}, "T7/T8"));
  EXPECT_FALSE(look_up(testing::make_small_content(), {}));
}

TEST(LoadPercent, has_an_upper_edge_where_bracing_was_measured_and_none_where_it_was_not) {
  CatalogueContent content = make_content_with_loads();
  LoadRow& row = content.load_table.rows[0];
  row.bracing = Bracing::measured;
  row.bodies[2].braced = LoadCourse{{209, 200}, {90, 91}, {150, 151}};
  const PersonBody man{BodySex::male, 1740, 70'000};
  EXPECT_EQ(look_up(content, man)->peak, (PercentBand{60, 200}));
  EXPECT_EQ(look_up(content, {BodySex::female, 1550, 48'000})->peak,
            (PercentBand{50, std::nullopt}));
  EXPECT_EQ(look_up(content, {})->peak, (PercentBand{70, std::nullopt}));
  row.bracing = Bracing::unmeasured;
  row.bodies[2].braced.reset();
  EXPECT_EQ(look_up(content, man)->peak, (PercentBand{60, std::nullopt}));
}

ClassCheck check_class(const CatalogueContent& content) {
  for (const ClassCheck& check : find_class_checks(content))
    if (check.exercise == "EX01") return check;
  return {};
}

TEST(ClassCheck, an_exercise_inside_its_class_fits) {
  const ClassCheck check = check_class(make_content_with_loads());
  EXPECT_EQ(check.verdict, ClassVerdict::fits);
  EXPECT_EQ(check.peak, (PercentBand{70, 70}));
  EXPECT_EQ(check.disc, "L4/L5");
}

TEST(ClassCheck, tells_what_is_above_below_and_unknown) {
  CatalogueContent content = make_content_with_loads();
  LoadRow& row = content.load_table.rows[0];
  row.bodies[0].least->peak[1] = 101;
  EXPECT_EQ(check_class(content).verdict, ClassVerdict::above);
  EXPECT_EQ(check_class(content).levels, (std::vector<int>{1, 2}));
  row.bodies[0].least->peak[1] = 20;
  row.bodies[1].least->peak[1] = 20;
  row.bodies[2].least->peak[1] = -10;
  EXPECT_EQ(check_class(content).verdict, ClassVerdict::below);
  row.bodies[0] = {"small", {"K1"}, {}, {}};
  EXPECT_EQ(check_class(content).verdict, ClassVerdict::unknown);
  row.bodies[0].least = LoadCourse{{10, 20}, {1, 1}, {}};
  row.bodies[0].not_supportable.clear();
  row.bracing = Bracing::measured;
  for (BodyLoad& load : row.bodies) load.braced = LoadCourse{{300, 101}, {1, 1}, {}};
  EXPECT_EQ(check_class(content).verdict, ClassVerdict::above_braced);
}

}  // namespace
}  // namespace plumb::care
