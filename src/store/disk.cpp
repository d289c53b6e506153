#include "store/disk.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

namespace plumb::store {

namespace {

constexpr std::size_t piece_bytes = 1u << 20;

class OpenFile {
 public:
  OpenFile(const std::string& file, int flags)
      : descriptor_{::open(file.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR)} {}
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  bool is_open() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

Fault find_disk_fault(int reason, std::string doing, std::string file) {
  const bool full = reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
  return {full ? Fault::Code::storage_full : Fault::Code::storage_failed, std::move(doing),
          std::move(file) + ": " + std::strerror(reason),
          full ? "Make room on the disk, then try again."
               : "Check that the folder exists and that this program may write in it."};
}

Outcome<void> sync_file(const std::string& file) {
  const OpenFile opened(file, O_RDONLY);
  if (!opened.is_open() || ::fsync(opened.descriptor()) != 0)
    return std::unexpected(find_disk_fault(errno, "writing a file to the disk", file));
  return {};
}

Outcome<void> replace_file(const std::string& file, const std::string& place) {
  if (std::rename(file.c_str(), place.c_str()) != 0)
    return std::unexpected(find_disk_fault(errno, "putting a file in its place", place));
  std::filesystem::path folder = std::filesystem::path(place).parent_path();
  if (folder.empty()) folder = ".";
  return sync_file(folder.string());
}

void remove_database(const std::string& file) {
  for (const char* end : {"-wal", "-shm", "-journal", ""}) std::remove((file + end).c_str());
}

Outcome<void> copy_privately(const std::string& from, const std::string& to) {
  const OpenFile source(from, O_RDONLY);
  if (!source.is_open()) return std::unexpected(find_disk_fault(errno, "reading a file", from));
  const OpenFile target(to, O_WRONLY | O_CREAT | O_TRUNC);
  bool written = target.is_open();
  std::string piece(piece_bytes, '\0');
  while (written) {
    const ssize_t count = ::read(source.descriptor(), piece.data(), piece.size());
    if (count == 0) break;
    if (count < 0) return std::unexpected(find_disk_fault(errno, "reading a file", from));
    written = write_all(target.descriptor(), {piece.data(), static_cast<std::size_t>(count)});
  }
  if (!written || ::fsync(target.descriptor()) != 0)
    return std::unexpected(find_disk_fault(errno, "writing a file", to));
  return {};
}

Outcome<std::string> read_whole(const std::string& file) {
  const OpenFile source(file, O_RDONLY);
  if (!source.is_open()) {
    if (errno == ENOENT) return std::string();
    return std::unexpected(find_disk_fault(errno, "reading a file", file));
  }
  std::string bytes;
  for (;;) {
    const std::size_t kept = bytes.size();
    bytes.resize(kept + piece_bytes);
    const ssize_t count = ::read(source.descriptor(), bytes.data() + kept, piece_bytes);
    if (count < 0) return std::unexpected(find_disk_fault(errno, "reading a file", file));
    bytes.resize(kept + static_cast<std::size_t>(count));
    if (count == 0) return bytes;
  }
}

}  // namespace plumb::store
