#include "cli/write_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace plumb::cli {

namespace {

base::Outcome<void> fail_to_write(const std::string& path, int reason) {
  const auto code = reason == ENOSPC || reason == EDQUOT ? base::Fault::Code::storage_full
                                                         : base::Fault::Code::storage_failed;
  return base::fail(code, "writing a file", path + ": " + std::strerror(reason),
                    "Check the folder and the disk, then try again.");
}

}  // namespace

base::Outcome<void> write_file(const std::string& path, std::string_view text) {
  const std::string unfinished = path + ".unfinished";
  std::FILE* file = std::fopen(unfinished.c_str(), "wb");
  if (file == nullptr) return fail_to_write(path, errno);
  const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const int reason = errno;
  const bool closed = std::fclose(file) == 0;
  if (written && closed && std::rename(unfinished.c_str(), path.c_str()) == 0) return {};
  const int last_reason = written ? errno : reason;
  std::remove(unfinished.c_str());
  return fail_to_write(path, last_reason);
}

}  // namespace plumb::cli
