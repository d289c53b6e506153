#include "files/read_text.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace plumb::files {

using Code = base::Fault::Code;

namespace {

constexpr std::size_t text_bytes = std::size_t{1} << 30;

struct FileCloser {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

base::Outcome<std::string> fail_to_read(const std::string& path, int reason) {
  const bool missing = reason == ENOENT || reason == ENOTDIR;
  return base::fail(missing ? Code::not_found : Code::storage_failed, "reading a file",
                    path + ": " + std::strerror(reason),
                    missing ? "Correct the name." : "Check that this user may read it.");
}

}  // namespace

base::Outcome<std::string> read_text(const std::string& path) {
  const std::unique_ptr<std::FILE, FileCloser> file(path == "-" ? stdin
                                                                : std::fopen(path.c_str(), "rb"));
  if (!file) return fail_to_read(path, errno);
  std::string text;
  char piece[65'536];
  for (std::size_t count; (count = std::fread(piece, 1, sizeof piece, file.get())) > 0;) {
    text.append(piece, count);
    if (text.size() > text_bytes)
      return base::fail(Code::out_of_range, "reading a file", path,
                        "It is longer than a gigabyte; split it.");
  }
  if (std::ferror(file.get()) != 0) return fail_to_read(path, errno);
  return text;
}

}  // namespace plumb::files
