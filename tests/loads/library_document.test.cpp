// What docs/reference/library.md says of the public interface is so.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <string>
#include <vector>

#include "files/read_text.hpp"

namespace plumb::testing {
namespace {

namespace fs = std::filesystem;

std::string read(const std::string& path) {
  const auto text = files::read_text(path);
  EXPECT_TRUE(text) << path;
  return text ? *text : "";
}

/// Names like "loads/answer.hpp" of all headers that cmake/library.cmake installs.
std::vector<std::string> find_headers() {
  std::vector<std::string> names;
  for (const char* room : {"base", "spine", "loads", "files"})
    for (const auto& entry : fs::directory_iterator(std::string(PLUMB_SOURCE "/") + room)) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".hpp") && !name.ends_with(".test.hpp"))
        names.push_back(std::string(room) + "/" + name);
    }
  return names;
}

TEST(LibraryDocument, repeats_the_example_that_is_compiled) {
  const std::string page = read(PLUMB_DOCS "/reference/library.md");
  const std::string example = read(PLUMB_DOCS "/examples/standing.cpp");
  EXPECT_NE(page.find("```cpp\n" + example + "```\n"), std::string::npos);
}

TEST(LibraryDocument, names_every_public_header) {
  const std::string page = read(PLUMB_DOCS "/reference/library.md");
  const auto headers = find_headers();
  EXPECT_GT(headers.size(), 30u);
  for (const std::string& header : headers)
    EXPECT_NE(page.find("`" + header + "`"), std::string::npos) << header;
}

TEST(LibraryDocument, names_no_function_type_or_member_that_is_not_there) {
  const std::string page = read(PLUMB_DOCS "/reference/library.md");
  std::string code;
  for (const std::string& header : find_headers()) code += read(PLUMB_SOURCE "/" + header);
  const std::regex qualified("(?:base|spine|loads|files|LoadOptions)::(\\w+)");
  std::size_t count = 0;
  for (auto at = std::sregex_iterator(page.begin(), page.end(), qualified);
       at != std::sregex_iterator(); ++at) {
    const std::string name = (*at)[1].str();
    ++count;
    EXPECT_TRUE(std::regex_search(code, std::regex("\\b" + name + "\\b"))) << (*at)[0].str();
  }
  EXPECT_GT(count, 15u);
}

}  // namespace
}  // namespace plumb::testing
