#include "wire/csv.hpp"

#include <gtest/gtest.h>

#include "base/describe.hpp"

namespace plumb::wire {
namespace {

std::string write_words(std::string_view words) {
  CsvWriter csv;
  csv.add_words(words);
  return csv.take();
}

TEST(Csv, fields_are_parted_by_commas_and_rows_end_as_rfc_4180_says) {
  CsvWriter csv;
  csv.add_value("day");
  csv.add_nothing();
  csv.add_number(std::int64_t{-3});
  csv.add_answer(true);
  csv.end_row();
  csv.add_answer(false);
  csv.end_row();
  EXPECT_EQ(csv.take(), "day,,-3,yes\r\nno\r\n");
}

TEST(Csv, a_row_that_begins_with_nothing_keeps_its_first_field) {
  CsvWriter csv;
  csv.add_nothing();
  csv.add_value("a");
  csv.end_row();
  EXPECT_EQ(csv.take(), ",a\r\n");
}

TEST(Csv, what_is_not_known_is_empty_and_nought_is_nought) {
  CsvWriter csv;
  csv.add_number(std::optional<base::Bounded<0, 10>>{});
  csv.add_number(std::optional(base::Bounded<0, 10>{0}));
  csv.end_row();
  EXPECT_EQ(csv.take(), ",0\r\n");
}

TEST(Csv, commas_quotes_and_line_ends_are_quoted) {
  EXPECT_EQ(write_words("plain words, Füße"), "\"plain words, Füße\"");
  EXPECT_EQ(write_words("she said \"no\""), "\"she said \"\"no\"\"\"");
  EXPECT_EQ(write_words("one\ntwo"), "\"one\ntwo\"");
  EXPECT_EQ(write_words("one\r\ntwo"), "\"one\r\ntwo\"");
  EXPECT_EQ(write_words("Füße 脚"), "Füße 脚");
}

TEST(Csv, words_that_a_spreadsheet_would_run_get_an_apostrophe) {
  for (const std::string words :
       {"=1+1", "+49 30 1234", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", " =1+1", "\t=1",
        "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x", "'tis better"}) {
    std::string written = write_words(words);
    if (written.starts_with('"')) written.erase(0, 1);
    EXPECT_TRUE(written.starts_with("'")) << words;
  }
}

TEST(Csv, words_that_do_no_harm_stay_as_they_are) {
  for (const std::string_view words : {"", " ", "a=b", "3 - 4", "it's better", "1+1", "–1"})
    EXPECT_EQ(write_words(words), words);
}

}  // namespace
}  // namespace plumb::wire
