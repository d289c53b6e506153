#include "files/parse_yaml.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/read_described.hpp"
#include "files/find_line.hpp"

namespace plumb::files {
namespace {

using base::Document;
using Kind = base::Document::Kind;

Document parse(const std::string& text) {
  Document document;
  base::Diagnostics problems;
  EXPECT_TRUE(parse_yaml(text, "a.yaml", document, problems));
  EXPECT_TRUE(problems.empty()) << format_diagnostic(problems.found().front());
  return document;
}

/// The one problem of a text that is refused.
std::string find_refusal(const std::string& text, const YamlLimits& limits = {}) {
  Document document;
  base::Diagnostics problems;
  EXPECT_FALSE(parse_yaml(text, "a.yaml", document, problems, limits));
  EXPECT_EQ(problems.size(), 1u);
  return problems.empty() ? "" : format_diagnostic(problems.found().front());
}

struct Cup {
  std::string colour;
  std::vector<int> sizes;
};
template <class V>
void describe(V& v, Cup& x) {
  v.field("colour", x.colour);
  v.maybe("sizes", x.sizes);
}

std::vector<std::string> find_problems(const std::string& text) {
  const Document document = parse(text);
  Cup cup;
  base::Diagnostics problems;
  base::read_described(document, cup, "cup.yaml", problems);
  std::vector<std::string> lines;
  for (const auto& problem : problems.found()) lines.push_back(format_diagnostic(problem));
  return lines;
}

TEST(ParseYaml, keeps_order_kinds_and_lines) {
  const Document document = parse(
      "# a comment\n"
      "name: tea\n"
      "\n"
      "mass: 12\n"
      "word: \"12\"\n"
      "nothing:\n"
      "list:\n"
      "  - one\n"
      "  - {two: 2,\n"
      "     three: 3}\n"
      "long: >-\n"
      "  folded\n"
      "  text\n");
  ASSERT_EQ(document.kind, Kind::table);
  ASSERT_EQ(document.members.size(), 6u);
  EXPECT_EQ(document.members[0].key, "name");
  EXPECT_EQ(document.members[0].line, 2);
  EXPECT_EQ(document.find("name")->kind, Kind::plain);
  EXPECT_EQ(document.find("mass")->line, 4);
  EXPECT_EQ(document.find("word")->kind, Kind::text);
  EXPECT_EQ(document.find("nothing")->kind, Kind::null);
  const Document& list = *document.find("list");
  ASSERT_EQ(list.items.size(), 2u);
  EXPECT_EQ(list.items[0].line, 8);
  EXPECT_EQ(list.items[1].members[1].line, 10);
  EXPECT_EQ(document.find("long")->text, "folded text");
  EXPECT_EQ(document.find("long")->kind, Kind::text);
}

TEST(ParseYaml, a_number_in_quotes_is_a_text_and_not_a_number) {
  EXPECT_EQ(find_problems("colour: 7\nsizes: [1, \"2\"]\n"),
            std::vector<std::string>{"cup.yaml:2: error: /sizes/1 must be a whole number"});
}

TEST(ParseYaml, repeated_and_unknown_keys_are_told_with_their_lines) {
  EXPECT_EQ(find_problems("colour: red\n"
                          "sizes: [1]\n"
                          "colour: blue\n"
                          "mass: 3\n"),
            (std::vector<std::string>{
                "cup.yaml:3: error: /colour stands twice; keep one",
                "cup.yaml:4: error: /mass is not a known field; remove it or correct its name"}));
}

TEST(ParseYaml, an_alias_is_a_copy_that_bears_its_own_line) {
  const Document document = parse(
      "first: &cup\n"
      "  colour: red\n"
      "second: *cup\n");
  const Document& first = *document.find("first");
  const Document& second = *document.find("second");
  ASSERT_NE(second.find("colour"), nullptr);
  EXPECT_EQ(second.find("colour")->text, "red");
  EXPECT_EQ(first.find("colour")->line, 2);
  EXPECT_EQ(second.find("colour")->line, 3);
  EXPECT_EQ(second.members[0].line, 3);
}

TEST(ParseYaml, an_anchor_may_be_moved_on_to_a_later_value) {
  const Document document = parse("a: &x 1\nb: *x\nc: &x 2\nd: *x\n");
  EXPECT_EQ(document.find("b")->text, "1");
  EXPECT_EQ(document.find("d")->text, "2");
}

TEST(ParseYaml, refuses_what_could_be_read_in_two_ways) {
  EXPECT_EQ(find_refusal("a: &x {b: 1}\nc: {<<: *x}\n"),
            "a.yaml:2: error: is not YAML as it is used here: merge keys are not used here; write "
            "the members out");
  EXPECT_EQ(find_refusal("a: 1\n---\nb: 2\n"),
            "a.yaml:2: error: is not YAML as it is used here: a second document begins; keep one "
            "per file");
  EXPECT_EQ(find_refusal("a: !!str 1\n"),
            "a.yaml:1: error: is not YAML as it is used here: tags like tag:yaml.org,2002:str are "
            "not used here; remove it");
  EXPECT_EQ(find_refusal("a: !Cup {b: 1}\n"),
            "a.yaml:1: error: is not YAML as it is used here: tags like !Cup are not used here; "
            "remove it");
  EXPECT_EQ(find_refusal("a: 1\n[b, c]: 2\n"),
            "a.yaml:2: error: is not YAML as it is used here: a key must be a plain word, not a "
            "list or table");
  EXPECT_EQ(find_refusal("~: 2\n"),
            "a.yaml:1: error: is not YAML as it is used here: a key is empty; name it");
}

TEST(ParseYaml, refuses_what_is_no_yaml) {
  EXPECT_EQ(find_refusal("a: 1\nb: [1, 2\nc: 3\n").substr(0, 47),
            "a.yaml:3: error: is not YAML as it is used here");
  EXPECT_NE(find_refusal("a: *nobody\n").find("a.yaml:1: error: "), std::string::npos);
  EXPECT_NE(find_refusal("a: \"open\nb: 1\n").find("illegal EOF in scalar"), std::string::npos);
  EXPECT_NE(find_refusal("a: 'open").find("illegal EOF in scalar"), std::string::npos);
  EXPECT_EQ(find_refusal("a: \xff\n"), "a.yaml: error: is not UTF-8; save it as UTF-8");
  EXPECT_EQ(find_refusal("# nothing but words\n"),
            "a.yaml: error: is empty; write it or remove it");
}

TEST(ParseYaml, an_alias_to_what_is_not_finished_is_refused) {
  EXPECT_NE(find_refusal("a: &x [1, *x]\n").find("inside of what it names"), std::string::npos);
}

TEST(ParseYaml, aliases_of_aliases_stop_at_the_limit) {
  std::string text = "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int k = 1; k < 10; ++k) text += ", " + before;
    text += "]\n";
  }
  EXPECT_NE(find_refusal(text).find("too many values"), std::string::npos);
}

TEST(ParseYaml, depth_and_length_have_limits) {
  EXPECT_NE(find_refusal(std::string(40, '[') + std::string(40, ']')).find("nested too deeply"),
            std::string::npos);
  EXPECT_NE(find_refusal("a: 123456", {.bytes = 8}).find("longer than 8 bytes"), std::string::npos);
  EXPECT_NE(find_refusal("[1, 2, 3]", {.values = 3}).find("too many values"), std::string::npos);
}

TEST(FindLine, walks_along_a_pointer_as_far_as_it_leads) {
  const Document document = parse(
      "ladder:\n"
      "  - {level: 1}\n"
      "  - level: 2\n"
      "    reps: 4\n"
      "a/b: 5\n");
  EXPECT_EQ(find_line(document, ""), 1);
  EXPECT_EQ(find_line(document, "/ladder"), 1);
  EXPECT_EQ(find_line(document, "/ladder/1"), 3);
  EXPECT_EQ(find_line(document, "/ladder/1/reps"), 4);
  EXPECT_EQ(find_line(document, "/ladder/1/sets"), 3);
  EXPECT_EQ(find_line(document, "/ladder/9/reps"), 1);
  EXPECT_EQ(find_line(document, "/a/b"), 5);
}

}  // namespace
}  // namespace plumb::files
