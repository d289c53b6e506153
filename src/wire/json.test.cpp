#include "wire/json.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

#include "base/write_described.hpp"

namespace plumb::wire {
namespace {

using base::Document;
using Kind = base::Document::Kind;

Document parse(std::string_view text) {
  const auto document = parse_json(text);
  EXPECT_TRUE(document) << text << ": " << (document ? "" : document.error().hint);
  return document ? *document : Document{};
}

/// "place: complaint" of a text that must be refused.
std::string find_refusal(std::string_view text, const JsonLimits& limits = {}) {
  const auto document = parse_json(text, {"a.json"}, limits);
  if (document) return "accepted";
  EXPECT_EQ(document.error().code, base::Fault::Code::input_invalid);
  return document.error().where + ": " + document.error().hint;
}

TEST(ParseJson, kinds_follow_the_text) {
  EXPECT_EQ(parse("null").kind, Kind::null);
  EXPECT_EQ(parse(" true ").boolean, true);
  EXPECT_EQ(parse("12").integer, 12);
  EXPECT_EQ(parse("12").kind, Kind::integer);
  EXPECT_EQ(parse("12.0").kind, Kind::real);
  EXPECT_EQ(parse("1e2").kind, Kind::real);
  EXPECT_EQ(parse("-0").kind, Kind::integer);
  EXPECT_EQ(parse("\"a\\u00e4\\ud83d\\ude00\\n\"").text, "aä😀\n");
  EXPECT_EQ(parse("[]").kind, Kind::list);
  EXPECT_EQ(parse("{}").kind, Kind::table);
}

TEST(ParseJson, whole_numbers_are_exact_as_far_as_64_bits_reach) {
  EXPECT_EQ(parse("9223372036854775807").integer, std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(parse("-9223372036854775808").integer, std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(parse("9223372036854775808").kind, Kind::real);
  EXPECT_EQ(parse("-9223372036854775809").kind, Kind::real);
}

TEST(ParseJson, values_and_keys_know_their_lines) {
  const Document document = parse("{\n\"a\": 1,\n\"b\":\n[\n2,\n{\"c\": 3}\n],\n\"d\": \"x\"\n}\n");
  EXPECT_EQ(document.line, 1);
  EXPECT_EQ(document.find("a")->line, 2);
  EXPECT_EQ(document.members[1].line, 3);
  EXPECT_EQ(document.find("b")->line, 4);
  EXPECT_EQ(document.find("b")->items[0].line, 5);
  EXPECT_EQ(document.find("b")->items[1].line, 6);
  EXPECT_EQ(document.find("d")->line, 8);
}

TEST(ParseJson, lines_count_on_from_the_line_of_the_file) {
  const auto document = parse_json("{\"a\":\n1}", {"j.jsonl", 40});
  ASSERT_TRUE(document);
  EXPECT_EQ(document->find("a")->line, 41);
  const auto broken = parse_json("{\"a\" 1}", {"j.jsonl", 40});
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().where, "j.jsonl:40:6");
}

TEST(ParseJson, repeated_keys_are_kept_for_the_strict_reader) {
  const Document document = parse("{\"a\": 1, \"a\": 2}");
  ASSERT_EQ(document.members.size(), 2u);
  EXPECT_EQ(document.members[1].value.integer, 2);
}

class NoJson : public ::testing::TestWithParam<const char*> {};

TEST_P(NoJson, is_refused_with_its_place) {
  const std::string refusal = find_refusal(GetParam());
  EXPECT_TRUE(refusal.starts_with("a.json:1:")) << GetParam() << " → " << refusal;
}

INSTANTIATE_TEST_SUITE_P(Texts, NoJson,
                         ::testing::Values("", " ", "{", "[1,]", "{\"a\":1,}", "{a: 1}", "{'a': 1}",
                                           "[1 2]", "01", "+1", "1.", ".5", "1e", "0x10", "NaN",
                                           "Infinity", "-", "nul", "True", "[1] // one", "/* */ 1",
                                           "1 2", "[]]", "\"a", "\"\\x\"", "\"\\u12\"",
                                           "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"tab\there\"",
                                           "\"\xff\"", "\"\xc0\x80\"", "\"\xed\xa0\x80\"", "1e999",
                                           "{\"a\"}", "{1: 2}", "{,}"));

TEST(ParseJson, the_place_of_a_fault_is_line_and_column) {
  EXPECT_TRUE(find_refusal("{\n  \"a\": tru\n}").starts_with("a.json:2:"));
  EXPECT_TRUE(parse_json("[1,]").error().where.starts_with("line 1, column 4"));
}

TEST(ParseJson, limits_are_limits_and_say_so) {
  EXPECT_EQ(find_refusal("[1, 2]", {.bytes = 5}), "a.json: is longer than 5 bytes; split it");
  EXPECT_NE(find_refusal("[1, 2, 3]", {.values = 3}).find("too many values"), std::string::npos);
  EXPECT_EQ(find_refusal("[1, 2]", {.values = 3}), "accepted");
  EXPECT_EQ(find_refusal("[[[0]]]", {.depth = 3}), "accepted");
  EXPECT_NE(find_refusal("[[[0]]]", {.depth = 2}).find("nested too deeply; at most 2 levels"),
            std::string::npos);
  const std::string deep(1'000'000, '[');
  EXPECT_NE(find_refusal(deep).find("nested too deeply"), std::string::npos);
}

TEST(FormatJson, is_one_line_or_indented) {
  Document table = Document::make_table();
  table.add("a", Document::make_integer(1));
  table.add("b", Document::make_list());
  Document list = Document::make_list();
  list.items = {Document::make_boolean(true), Document{}};
  table.add("c", list);
  table.add("d", Document::make_table());
  EXPECT_EQ(format_json(table), R"({"a":1,"b":[],"c":[true,null],"d":{}})");
  EXPECT_EQ(format_json(table, 2),
            "{\n  \"a\": 1,\n  \"b\": [],\n  \"c\": [\n    true,\n    null\n  ],\n  \"d\": {}\n}");
}

TEST(FormatJson, escapes_what_must_be_and_nothing_else) {
  EXPECT_EQ(format_json(Document::make_text("a\"b\\c\n\r\t\b\f\x01\x1f/ä😀\x7f")),
            "\"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0001\\u001f/ä😀\x7f\"");
}

TEST(FormatJson, reals_stay_reals) {
  EXPECT_EQ(format_json(Document::make_real(2)), "2.0");
  EXPECT_EQ(format_json(Document::make_real(-0.0)), "-0.0");
  EXPECT_EQ(format_json(Document::make_real(0.1)), "0.1");
  EXPECT_EQ(format_json(Document::make_real(1e300)), "1e+300");
  EXPECT_EQ(format_json(Document::make_integer(2)), "2");
}

TEST(FormatJsonDeathTest, a_number_that_is_none_is_a_bug) {
  EXPECT_DEATH(format_json(Document::make_real(std::nan(""))), "");
  EXPECT_DEATH(format_json(Document::make_real(std::numeric_limits<double>::infinity())), "");
}

RC_GTEST_PROP(Json, every_double_is_read_back_to_the_last_bit, (std::uint64_t bits)) {
  const auto value = std::bit_cast<double>(bits);
  RC_PRE(std::isfinite(value));
  const Document again = parse(format_json(Document::make_real(value)));
  RC_ASSERT(again.kind == Kind::real);
  RC_ASSERT(std::bit_cast<std::uint64_t>(again.real) == bits);
}

/// Any text of Unicode, with what JSON escapes among it.
std::string make_any_text() {
  const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "a", "\"", "\\", "\n", "\x01", "/", "ä", "脚", "😀", "\x7f", " ", "{", "\\u0041"));
  std::string text;
  for (const std::string& part : parts) text += part;
  return text;
}

Document make_any_document(int depth) {
  const int kind = *rc::gen::inRange(0, depth > 0 ? 7 : 5);
  switch (kind) {
    case 0: return Document{};
    case 1: return Document::make_boolean(*rc::gen::arbitrary<bool>());
    case 2: return Document::make_integer(*rc::gen::arbitrary<std::int64_t>());
    case 3: return Document::make_real(*rc::gen::inRange(-1'000'000, 1'000'000) / 1024.0);
    case 4: return Document::make_text(make_any_text());
    default: break;
  }
  Document document = kind == 5 ? Document::make_list() : Document::make_table();
  const int count = *rc::gen::inRange(0, 4);
  for (int i = 0; i < count; ++i) {
    Document child = make_any_document(depth - 1);
    if (kind == 5)
      document.items.push_back(std::move(child));
    else
      document.add(make_any_text(), std::move(child));
  }
  return document;
}

RC_GTEST_PROP(Json, every_document_is_read_back_the_same_however_it_is_indented, ()) {
  const Document document = make_any_document(4);
  RC_ASSERT(base::detail::equal(parse(format_json(document)), document));
  RC_ASSERT(base::detail::equal(parse(format_json(document, 2)), document));
}

RC_GTEST_PROP(Json, any_bytes_are_read_or_refused_but_never_break_anything,
              (const std::string& bytes)) {
  const auto document = parse_json(bytes);
  if (document)
    RC_ASSERT(base::detail::equal(parse(format_json(*document)), *document));
  else
    RC_ASSERT(!document.error().hint.empty());
}

RC_GTEST_PROP(Json, a_text_with_a_byte_missing_is_read_or_refused_with_a_place, ()) {
  std::string text = format_json(make_any_document(3));
  const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
  text.erase(at, 1);
  const auto document = parse_json(text, {"a.json"});
  if (!document) RC_ASSERT(document.error().where.starts_with("a.json:"));
}

}  // namespace
}  // namespace plumb::wire
