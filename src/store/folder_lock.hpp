#pragma once

#include <string>

#include "base/outcome.hpp"

namespace plumb::store {

/// Who uses a folder of journals. Programs that read and write share it; one that puts another
/// file in the place of the journal has it to itself. Let go of at the end of its scope, and by
/// the system when the process ends, however it ends.
class FolderLock {
 public:
  /// Faults   storage_busy if a program has the folder to itself.
  static base::Outcome<FolderLock> share(const std::string& folder);
  /// Faults   storage_busy if any other program uses the folder.
  static base::Outcome<FolderLock> take(const std::string& folder);

  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_{descriptor} {}
  static base::Outcome<FolderLock> lock(const std::string& folder, int how, const char* hint);
  int descriptor_;
};

}  // namespace plumb::store
