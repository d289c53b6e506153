#include "app/person_name.hpp"

#include <gtest/gtest.h>

namespace plumb::app {
namespace {

TEST(PersonName, is_kept_without_the_blanks_around_it) {
  EXPECT_EQ(parse_person_name("Ada").value(), "Ada");
  EXPECT_EQ(parse_person_name(" \t\u3000Åsa  Þórsdóttir\u00a0\n").value(), "Åsa  Þórsdóttir");
  EXPECT_EQ(parse_person_name("🦴").value(), "🦴");
  EXPECT_EQ(parse_person_name("می\u200cخواهم").value(), "می\u200cخواهم") << "joiners spell";
  EXPECT_EQ(parse_person_name(std::string(200, 'x') + " ").value(), std::string(200, 'x'));
}

TEST(PersonName, is_refused_if_nobody_can_read_it) {
  for (const std::string& text :
       {std::string(), std::string("  "), std::string("\u2003\u00a0"), std::string(201, 'x'),
        std::string(900, ' '), std::string("A\nB"), std::string("A\u202eB"),
        std::string("A\u2066B"), std::string("A\u200b"), std::string("\x1b[2J"),
        std::string("A\u0085B"), std::string("\xff")}) {
    const auto name = parse_person_name(text);
    ASSERT_FALSE(name) << text;
    EXPECT_EQ(name.error().where, "/name");
    EXPECT_FALSE(name.error().hint.empty());
  }
}

}  // namespace
}  // namespace plumb::app
