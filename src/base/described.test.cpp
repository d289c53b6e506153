#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>

#include "base/read_described.hpp"
#include "base/uuid.hpp"
#include "base/write_described.hpp"

namespace plumb::base {
namespace {

enum class Fruit : std::uint8_t { apple, pear };
constexpr auto names_of(Fruit) {
  return std::array{named(Fruit::apple, "apple"), named(Fruit::pear, "pear")};
}

struct Basket {
  int count = 0;
  std::string owner;
  std::optional<double> mass;
  std::vector<Fruit> fruits;
  std::map<std::string, int> prices;
  Bounded<0, 10> ripeness;
  bool sold = false;
  friend bool operator==(const Basket&, const Basket&) = default;
};
template <class V>
void describe(V& v, Basket& x) {
  v.field("count", x.count);
  v.field("owner", x.owner);
  v.maybe("mass", x.mass);
  v.maybe("fruits", x.fruits);
  v.maybe("prices", x.prices);
  v.maybe("ripeness", x.ripeness);
  v.maybe("sold", x.sold);
}

/// Its members have other defaults than their types have.
struct Shop {
  bool open = true;
  int rooms = 1;
  Fruit best = Fruit::pear;
  std::string sign = "fruit";
  std::optional<double> rent = 2.5;
  friend bool operator==(const Shop&, const Shop&) = default;
};
template <class V>
void describe(V& v, Shop& x) {
  v.maybe("open", x.open);
  v.maybe("rooms", x.rooms);
  v.maybe("best", x.best);
  v.maybe("sign", x.sign);
  v.maybe("rent", x.rent);
}

struct Red {
  static constexpr std::string_view kind = "red";
  int depth = 0;
};
template <class V>
void describe(V& v, Red& x) {
  v.field("depth", x.depth);
}
struct Blue {
  static constexpr std::string_view kind = "blue";
};
template <class V>
void describe(V&, Blue&) {}
struct Paint {
  std::variant<Red, Blue> colour;
};
template <class V>
void describe(V& v, Paint& x) {
  v.variant("kind", "body", x.colour);
}

Document make_plain(std::string text, int line = 0) {
  Document document = Document::make_text(std::move(text));
  document.kind = Document::Kind::plain;
  document.line = line;
  return document;
}

Document make_basket() {
  Document table = Document::make_table();
  table.add("count", Document::make_integer(3));
  table.add("owner", Document::make_text("Ayşe"));
  return table;
}

std::string read_first_problem(const Document& document) {
  Basket basket;
  Diagnostics problems;
  read_described(document, basket, "basket.yaml", problems);
  return problems.empty() ? "" : format_diagnostic(problems.found().front());
}

TEST(Described, what_is_written_is_read_back_the_same) {
  Basket basket{3, "Ayşe", 1.5, {Fruit::pear}, {{"pear", 2}}, {7}, true};
  Basket again;
  Diagnostics problems;
  ASSERT_TRUE(read_described(write_described(basket), again, "", problems));
  EXPECT_EQ(basket, again);
}

TEST(Described, defaults_of_maybe_members_are_left_out) {
  const Document written = write_described(Basket{1, "a", {}, {}, {}, {}, false});
  EXPECT_EQ(written.members.size(), 2u);
}

TEST(Described, a_default_is_that_of_the_struct_and_not_of_the_type) {
  EXPECT_EQ(write_described(Shop{}).members.size(), 0u);
  const Shop closed{false, 0, Fruit::apple, "", {}};
  EXPECT_EQ(write_described(closed).members.size(), 5u);
  Shop again;
  Diagnostics problems;
  ASSERT_TRUE(read_described(write_described(closed), again, "", problems));
  EXPECT_EQ(closed, again);
}

TEST(Described, an_unknown_field_is_named_with_its_place) {
  Document table = make_basket();
  table.members.push_back({"colour", 7, Document::make_text("red")});
  EXPECT_EQ(read_first_problem(table),
            "basket.yaml:7: error: /colour is not a known field; remove it or correct its name");
}

TEST(Described, a_repeated_field_is_an_error) {
  Document table = make_basket();
  table.members.push_back({"count", 9, Document::make_integer(4)});
  EXPECT_EQ(read_first_problem(table), "basket.yaml:9: error: /count stands twice; keep one");
}

TEST(Described, a_missing_field_is_named) {
  Document table = Document::make_table();
  table.add("count", Document::make_integer(1));
  EXPECT_EQ(read_first_problem(table), "basket.yaml: error: lacks \"owner\"; add it");
}

TEST(Described, a_fraction_is_not_a_whole_number) {
  Document table = Document::make_table();
  table.add("count", Document::make_real(2.5));
  table.add("owner", Document::make_text("a"));
  EXPECT_NE(read_first_problem(table).find("/count must be a whole number"), std::string::npos);
}

TEST(Described, a_wrong_enum_lists_what_there_is) {
  Document table = make_basket();
  Document list = Document::make_list();
  list.items.push_back(make_plain("plum", 4));
  table.add("fruits", list);
  EXPECT_EQ(read_first_problem(table),
            "basket.yaml:4: error: /fruits/0 must be one of: apple, pear");
}

TEST(Described, a_bounded_number_outside_is_refused) {
  Document table = make_basket();
  table.add("ripeness", Document::make_integer(11));
  EXPECT_NE(read_first_problem(table).find("from 0 to 10"), std::string::npos);
}

TEST(Described, plain_scalars_take_the_type_that_is_asked_for) {
  Document table = Document::make_table();
  table.add("count", make_plain("12"));
  table.add("owner", make_plain("12"));
  Basket basket;
  Diagnostics problems;
  ASSERT_TRUE(read_described(table, basket, "", problems));
  EXPECT_EQ(basket.count, 12);
  EXPECT_EQ(basket.owner, "12");
}

TEST(Described, quoted_text_is_not_a_number) {
  Document table = Document::make_table();
  table.add("count", Document::make_text("12"));
  table.add("owner", Document::make_text("a"));
  EXPECT_NE(read_first_problem(table).find("/count must be a whole number"), std::string::npos);
}

TEST(Described, every_problem_is_reported_in_one_run) {
  Document table = Document::make_table();
  table.add("count", Document::make_text("many"));
  table.add("extra", Document::make_text("x"));
  Basket basket;
  Diagnostics problems;
  read_described(table, basket, "f", problems);
  EXPECT_EQ(problems.size(), 3u);  // count, owner missing, extra
}

TEST(Described, a_variant_carries_its_kind) {
  const Document written = write_described(Paint{Red{4}});
  ASSERT_NE(written.find("kind"), nullptr);
  EXPECT_EQ(written.find("kind")->text, "red");
  Paint paint;
  Diagnostics problems;
  ASSERT_TRUE(read_described(written, paint, "", problems));
  EXPECT_EQ(std::get<Red>(paint.colour).depth, 4);
}

TEST(Described, an_unknown_kind_lists_the_known_ones) {
  Document table = Document::make_table();
  table.add("kind", Document::make_text("green"));
  table.add("body", Document::make_table());
  Paint paint;
  Diagnostics problems;
  EXPECT_FALSE(read_described(table, paint, "", problems));
  EXPECT_NE(problems.found()[0].message.find("red, blue"), std::string::npos);
}

TEST(Described, ill_formed_utf8_is_refused) {
  Document table = make_basket();
  table.members[1].value.text = "\xff";
  EXPECT_NE(read_first_problem(table).find("UTF-8"), std::string::npos);
}

TEST(Uuid, only_version_seven_in_lower_case_is_accepted) {
  Uuid7 id;
  EXPECT_TRUE(parse_leaf("019ab3c4-5d6e-7f00-8123-456789abcdef", id));
  EXPECT_FALSE(parse_leaf("019ab3c4-5d6e-4f00-8123-456789abcdef", id));
  EXPECT_FALSE(parse_leaf("019AB3C4-5d6e-7f00-8123-456789abcdef", id));
  EXPECT_FALSE(parse_leaf("019ab3c4-5d6e-7f00-c123-456789abcdef", id));
  EXPECT_FALSE(parse_leaf("", id));
}

RC_GTEST_PROP(Uuid, a_made_id_is_valid_and_ordered_by_time, (std::uint64_t a, std::uint64_t b)) {
  const auto ms = *rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000);
  const Uuid7 id = make_uuid7({ms}, a, b);
  Uuid7 parsed;
  RC_ASSERT(parse_leaf(id.text, parsed));
  RC_ASSERT(id.text < make_uuid7({ms + 1}, a, b).text);
}

TEST(Reading, a_table_of_very_many_unknown_names_is_refused_quickly_and_briefly) {
  Document table = Document::make_table();
  for (int i = 0; i < 50'000; ++i)
    table.members.push_back({"x" + std::to_string(i), 0, Document::make_integer(i)});
  table.members.push_back({"x7", 0, Document::make_integer(7)});
  Basket basket;
  Diagnostics problems;
  const auto started = std::chrono::steady_clock::now();
  EXPECT_FALSE(read_described(table, basket, "", problems));
  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(2));
  EXPECT_EQ(problems.size(), 50'003u) << "each is counted";
  ASSERT_EQ(problems.found().size(), Diagnostics::most_kept + 1);
  problems.sort();
  EXPECT_EQ(problems.found().back().message,
            "has 49003 more problems than are listed; correct these first");
}

}  // namespace
}  // namespace plumb::base
