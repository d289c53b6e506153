#include "server/http.hpp"

#include <gtest/gtest.h>

#include <set>

#include "server/fault_status.hpp"
#include "server/web_files.hpp"

namespace plumb::server {
namespace {

TEST(Target, path_and_query_are_decoded) {
  const auto target = parse_target("/a%20b/%C3%A9?at=2026-11-24T07:30:00+01:00&x=%26&flag&=y#part");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/a b/é");
  ASSERT_EQ(target->query.size(), 4u);
  EXPECT_EQ(target->query[0].value, "2026-11-24T07:30:00+01:00") << "a plus is a plus";
  EXPECT_EQ(target->query[1].value, "&");
  EXPECT_EQ(target->query[2].name, "flag");
  EXPECT_EQ(target->query[3].name, "");
}

TEST(Target, what_is_no_absolute_path_of_clean_text_is_nothing) {
  for (const char* text : {"", "a", "*", "http://a/", "/%", "/%a", "/%0g", "/%00", "/%7f", "/a%0a",
                           "/%5c", "/\\", "/%c3", "/?a=%00", "/?%ff"})
    EXPECT_FALSE(parse_target(text)) << text;
}

TEST(Request, a_header_that_stands_twice_is_as_good_as_none) {
  Request request;
  request.headers = {{"Host", "a"}, {"hOST", "b"}, {"Accept", "c"}};
  EXPECT_FALSE(request.find_header("host"));
  EXPECT_EQ(request.count_headers("HOST"), 2u);
  EXPECT_EQ(request.find_header("accept"), "c");
}

TEST(Head, is_written_line_by_line) {
  Response response;
  response.content_type = "text/plain";
  response.body = "four";
  response.entity_tag = "\"t\"";
  EXPECT_EQ(format_head(response, {false, "Tue, 24 Nov 2026 16:20:00 GMT", "X-One: 1\r\n"}),
            "HTTP/1.1 200 OK\r\nDate: Tue, 24 Nov 2026 16:20:00 GMT\r\n"
            "Content-Type: text/plain\r\nContent-Length: 4\r\nCache-Control: no-store\r\n"
            "ETag: \"t\"\r\nConnection: close\r\nX-One: 1\r\n\r\n");
}

TEST(Head, a_date_is_that_of_the_standard) {
  EXPECT_EQ(format_http_date(784'111'777), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(Codings, weights_and_names_are_understood) {
  EXPECT_TRUE(is_coding_accepted("gzip, br", "br"));
  EXPECT_TRUE(is_coding_accepted("BR;q=0.001", "br"));
  EXPECT_FALSE(is_coding_accepted("br;q=0, gzip", "br"));
  EXPECT_FALSE(is_coding_accepted("br;q=0.000", "br"));
  EXPECT_FALSE(is_coding_accepted("brotli", "br"));
  EXPECT_FALSE(is_coding_accepted("", "br"));
}

TEST(FaultTable, every_code_has_one_row_with_a_name_of_its_own) {
  using enum base::Fault::Code;
  const std::set<base::Fault::Code> codes = {content_invalid, input_invalid, not_found,
                                             out_of_range,    storage_busy,  storage_full,
                                             storage_failed,  unsupported};
  EXPECT_EQ(fault_table.size(), codes.size());
  std::set<std::string_view> names;
  for (const auto code : codes) {
    const FaultStatus& row = find_fault_status(code);
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_GE(row.http_status, 400);
    EXPECT_TRUE(row.exit_code == 2 || row.exit_code == 3) << row.name;
  }
}

}  // namespace
}  // namespace plumb::server
