#include "cli/coach/journal_append.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "wire/event_codec.hpp"

namespace plumb::cli {

using Code = base::Fault::Code;

namespace {

constexpr mode_t for_the_owner = 0600;

std::unexpected<base::Fault> fail_to_open(const std::string& path, int reason) {
  if (reason == ENOENT || reason == ENOTDIR)
    return base::fail(Code::not_found, "opening a journal", path + ": " + std::strerror(reason),
                      "Correct the name, or add --begin to start a new journal there.");
  return base::fail(Code::storage_failed, "opening a journal", path + ": " + std::strerror(reason),
                    "Check that it is a file which this user may read and write.");
}

std::unexpected<base::Fault> fail_to_write(const std::string& path, int reason) {
  return base::fail(reason == ENOSPC || reason == EDQUOT || reason == EFBIG ? Code::storage_full
                                                                            : Code::storage_failed,
                    "writing to a journal", path + ": " + std::strerror(reason),
                    "What was written before is safe. Make room, then start again.");
}

/// A new name is only lasting when its folder is on disk.
void sync_folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  const int file =
      ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  ::fsync(file);
  ::close(file);
}

bool ends_inside_a_line(int file, off_t size) {
  char last = '\n';
  return size > 0 && ::pread(file, &last, 1, size - 1) == 1 && last != '\n';
}

}  // namespace

base::Outcome<JournalAppender> JournalAppender::open(const std::string& path, bool begin) {
  constexpr int flags = O_RDWR | O_APPEND | O_CLOEXEC;
  int file = ::open(path.c_str(), flags);
  if (file < 0 && errno == ENOENT && begin) {
    file = ::open(path.c_str(), flags | O_CREAT, for_the_owner);
    if (file >= 0) sync_folder_of(path);
  }
  if (file < 0) return fail_to_open(path, errno);
  JournalAppender journal(path, file);
  struct stat state{};
  if (::fstat(file, &state) != 0 || !S_ISREG(state.st_mode)) return fail_to_open(path, EINVAL);
  if (::flock(file, LOCK_EX | LOCK_NB) != 0)
    return base::fail(Code::storage_busy, "opening a journal", path,
                      "Another session runs on it. End that one first.");
  return journal;
}

JournalAppender::JournalAppender(JournalAppender&& other) noexcept
    : path_{std::move(other.path_)}, file_{std::exchange(other.file_, -1)} {}

JournalAppender::~JournalAppender() {
  if (file_ >= 0) ::close(file_);
}

base::Outcome<void> JournalAppender::append(const care::Event& event) {
  const off_t size = ::lseek(file_, 0, SEEK_END);
  if (size < 0) return fail_to_write(path_, errno);
  std::string line = wire::JsonEventCodec().format_event(event) + "\n";
  if (ends_inside_a_line(file_, size)) line.insert(line.begin(), '\n');
  std::size_t written = 0;
  while (written < line.size()) {
    const ssize_t count = ::write(file_, line.data() + written, line.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    written += static_cast<std::size_t>(count);
  }
  if (written == line.size() && ::fsync(file_) == 0) return {};
  const int reason = errno;
  // Half a line would spoil the file for every reader. If even this fails, it is told as it is.
  if (::ftruncate(file_, size) != 0) return fail_to_write(path_, errno);
  return fail_to_write(path_, reason);
}

}  // namespace plumb::cli
