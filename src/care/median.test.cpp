#include "care/median.hpp"

#include <gtest/gtest.h>

namespace plumb::care {
namespace {

TEST(UpperMedian, of_nothing_is_nothing) { EXPECT_EQ(find_upper_median({}), std::nullopt); }

TEST(UpperMedian, is_the_middle_whatever_the_order) {
  EXPECT_EQ(find_upper_median({9, 1, 3}), 3);
  EXPECT_EQ(find_upper_median({3, 9, 1}), 3);
}

TEST(UpperMedian, of_an_even_count_is_the_upper_of_the_two) {
  EXPECT_EQ(find_upper_median({4, 2}), 4);
  EXPECT_EQ(find_upper_median({1, 2, 5, 9}), 5);
}

}  // namespace
}  // namespace plumb::care
