#include "files/read_load_files.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/expect.hpp"
#include "loads/person.hpp"

namespace plumb::files {
namespace {

namespace fs = std::filesystem;

/// A copy of the shipped body in a folder of its own, removed at the end of its scope.
class BodyCopy {
 public:
  BodyCopy() {
    std::string name = (fs::temp_directory_path() / "plumbline-body-XXXXXX").string();
    PLUMB_EXPECT(::mkdtemp(name.data()) != nullptr);
    folder_ = name;
    fs::copy(PLUMB_BODY_DIR, folder_, fs::copy_options::recursive);
  }
  ~BodyCopy() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  BodyCopy(const BodyCopy&) = delete;
  BodyCopy& operator=(const BodyCopy&) = delete;
  fs::path operator/(const char* name) const { return folder_ / name; }
  std::string folder() const { return folder_.string(); }

 private:
  fs::path folder_;
};

TEST(ReadLoadFiles, the_shipped_body_becomes_a_person_who_stands) {
  base::Diagnostics problems;
  const auto read = read_load_files(PLUMB_BODY_DIR, problems);
  for (const auto& problem : problems.found()) ADD_FAILURE() << format_diagnostic(problem);
  ASSERT_TRUE(read);
  loads::LoadWorkspace workspace;
  const auto person =
      loads::compile_person(read->body, read->loads, {spine::Sex::male, 1.74, 70}, 1, workspace);
  ASSERT_TRUE(person);
  EXPECT_GT(person->standing.discs[loads::find_disc("L4/L5")].compression_n, 0);
}

TEST(ReadLoadFiles, names_the_file_that_is_missing) {
  const BodyCopy copy;
  fs::remove(copy / "tissue.yaml");
  base::Diagnostics problems;
  const auto read = read_load_files(copy.folder(), problems);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, base::Fault::Code::not_found);
  EXPECT_NE(read.error().where.find("/tissue.yaml"), std::string::npos) << read.error().where;
}

TEST(ReadLoadFiles, tells_a_slip_with_file_and_line) {
  const BodyCopy copy;
  std::ofstream(copy / "standing.yaml") << "root: {pos_m: [0, 1, 0]}\nangles_deg: {}\n"
                                           "contacts: []\ncolour: red\n";
  base::Diagnostics problems;
  const auto read = read_load_files(copy.folder(), problems);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, base::Fault::Code::content_invalid);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(format_diagnostic(problems.found().front()),
            (copy / "standing.yaml").string() +
                ":4: error: /colour is not a known field; remove it or correct its name");
}

}  // namespace
}  // namespace plumb::files
