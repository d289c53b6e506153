#include "base/scalar_text.hpp"

#include <gtest/gtest.h>

namespace plumb::base {
namespace {

TEST(ScalarText, whole_numbers_have_nothing_around_them) {
  EXPECT_EQ(parse_integer("-12"), -12);
  for (const auto* text : {"", " 1", "1 ", "1.0", "1e3", "0x10", "99999999999999999999"})
    EXPECT_FALSE(parse_integer(text)) << text;
}

TEST(ScalarText, reals_are_finite_decimals) {
  EXPECT_DOUBLE_EQ(parse_real("1.5e2").value(), 150.0);
  EXPECT_DOUBLE_EQ(parse_real("-.5").value(), -0.5);
  for (const auto* text : {"", "nan", "inf", "1.2.3", "--1", "1e999", "0x1p3", "e5", "."})
    EXPECT_FALSE(parse_real(text)) << text;
}

TEST(ScalarText, utf8_of_any_script_is_well_formed) {
  EXPECT_TRUE(is_well_formed_utf8("Zoë Łukasz 李雷 سارة 🙂"));
}

TEST(ScalarText, broken_utf8_is_refused) {
  for (const auto* text : {"\x80", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80"})
    EXPECT_FALSE(is_well_formed_utf8(text));
  EXPECT_FALSE(is_well_formed_utf8(std::string_view("a\0b", 3)));
}

}  // namespace
}  // namespace plumb::base
