// No text of the catalogue may promise or frighten: every banned form is found in every kind of
// text, and plain sentences are let through.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "base/diagnostics.hpp"
#include "support/real_content.hpp"

namespace plumb::testing {
namespace {

using care::BannedClaim;
using care::BannedClaims;
using care::CatalogueContent;

using Lines = std::vector<std::string>;

const BannedClaims& banned() { return real_content().care.banned_claims; }

/// What the check says about the texts.
Lines find_text_problems(const CatalogueContent& content) {
  base::Diagnostics problems;
  care::check_catalogue(content, problems);
  Lines lines;
  for (const base::Diagnostic& problem : problems.found())
    if (problem.place.file == "text/en") lines.push_back(format_diagnostic(problem));
  return lines;
}

/// One text of each kind, "exercise", "page", "safety" …: the first of its family.
std::vector<std::string> find_one_key_of_each_family() {
  std::vector<std::string> keys;
  std::string last;
  for (const auto& [key, text] : real_content().care.texts) {
    const std::string family = key.substr(0, key.find('.'));
    if (family != last) keys.push_back(key);
    last = family;
  }
  return keys;
}

constexpr std::array endings = {"", "ing"};

/// The words of a form as a text could have them; an open ending becomes `ending`.
std::string fill(std::string form, const char* ending) {
  for (std::size_t at = 0; (at = form.find('*', at)) != std::string::npos;)
    form.replace(at, 1, ending);
  return form;
}

bool is_told(const Lines& lines, const std::string& key, const std::string& what,
             const std::string& words, const std::string& id) {
  std::string lower = words;
  std::ranges::replace(lower, '-', ' ');
  const std::string wanted = "/" + key + " " + what + " \"" + lower + "\" (" + id + ")";
  return std::ranges::any_of(
      lines, [&](const std::string& line) { return line.find(wanted) != std::string::npos; });
}

/// Every form of the list, put into one text of each family, one sentence each. `around` is what
/// stands before it in its sentence.
void expect_each_form_found(const std::vector<BannedClaim>& list, const std::string& what,
                            const std::string& around) {
  ASSERT_FALSE(list.empty());
  for (const std::string& key : find_one_key_of_each_family()) {
    CatalogueContent content = real_content().care;
    std::string& text = content.texts[key];
    text = "Start";
    for (const BannedClaim& claim : list)
      for (const std::string& form : claim.forms)
        for (const char* ending : endings)
          text += ". " + around + " " + fill(form, ending) + " now";
    const Lines lines = find_text_problems(content);
    for (const BannedClaim& claim : list) {
      const bool allowed = std::ranges::any_of(
          claim.allowed_in, [&](const std::string& one) { return key.starts_with(one); });
      for (const std::string& form : claim.forms)
        for (const char* ending : endings)
          EXPECT_NE(is_told(lines, key, what, fill(form, ending), claim.id), allowed)
              << key << ": " << form;
    }
  }
}

TEST(Words, every_promise_is_found_in_every_kind_of_text) {
  EXPECT_GT(find_one_key_of_each_family().size(), 20u);
  expect_each_form_found(banned().claims, "makes the banned claim", "It");
}

TEST(Words, a_denied_promise_is_found_as_well_unless_its_text_is_listed) {
  expect_each_form_found(banned().claims, "makes the banned claim", "It does not");
}

TEST(Words, every_frightening_word_is_found_in_every_kind_of_text_but_those_it_allows) {
  expect_each_form_found(banned().frightening, "frightens with", "You could");
}

TEST(Words, a_denial_does_not_excuse_a_frightening_word) {
  expect_each_form_found(banned().frightening, "frightens with", "You will not");
}

TEST(Words, what_a_danger_sign_may_say_no_other_text_may) {
  CatalogueContent content = real_content().care;
  const std::string question = content.texts.at("flag.RF-K1.ask");
  for (const char* key : {"page.welcome.lead", "coach.cue.half", "exercise.EX01.cue", "safety.lead",
                          "flag.RF-K2.ask"}) {
    CatalogueContent moved = content;
    moved.texts.at(key) = question;
    EXPECT_TRUE(
        is_told(find_text_problems(moved), key, "frightens with", "cancer", "grave_illness"))
        << key;
  }
}

TEST(Words, plain_sentences_are_let_through) {
  const Lines plain = {
      "Your health care team can tell you more.",         // not "heal"
      "Put your heel on the floor, like a secure step.",  // not "heal", not "cure"
      "A back is strong, and a little soreness is no damage.",
      "Stop at once if a danger sign comes.",
      "Diet and skills help; so does a tip from a friend.",  // not "die", not "kill"
      "A proven way does not suit all people.",
      "Most spells of back pain ease with time.",
  };
  for (const std::string& sentence : plain) {
    CatalogueContent content = real_content().care;
    content.texts.at("page.welcome.lead") = sentence;
    EXPECT_EQ(find_text_problems(content), Lines{}) << sentence;
  }
}

TEST(Words, each_list_says_what_to_write_instead) {
  for (const auto* list : {&banned().claims, &banned().frightening})
    for (const BannedClaim& claim : *list) EXPECT_GT(claim.remedy.size(), 10u) << claim.id;
}

}  // namespace
}  // namespace plumb::testing
