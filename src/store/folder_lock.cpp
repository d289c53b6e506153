#include "store/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "store/disk.hpp"

namespace plumb::store {

FolderLock::FolderLock(FolderLock&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)} {}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Outcome<FolderLock> FolderLock::lock(const std::string& folder, int how, const char* hint) {
  const std::string file = folder + "/journal.lock";
  const int descriptor =
      ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
  if (descriptor < 0)
    return std::unexpected(find_disk_fault(errno, "opening the folder of the journals", file));
  FolderLock made(descriptor);
  if (::flock(descriptor, how | LOCK_NB) == 0) return made;
  if (errno == EWOULDBLOCK)
    return base::fail(Fault::Code::storage_busy, "opening the folder of the journals", folder,
                      hint);
  return std::unexpected(find_disk_fault(errno, "opening the folder of the journals", file));
}

Outcome<FolderLock> FolderLock::share(const std::string& folder) {
  return lock(folder, LOCK_SH, "A backup is being put back there. Try again when it is done.");
}

Outcome<FolderLock> FolderLock::take(const std::string& folder) {
  return lock(folder, LOCK_EX, "Plumbline is running there. Stop it, then try again.");
}

}  // namespace plumb::store
