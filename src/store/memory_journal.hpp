#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "app/ports.hpp"
#include "store/identity.hpp"

namespace plumb::store {

/// Journals that live as long as the program: for tests and trials. Keeps every promise of the
/// port but the one that needs a disk.
class MemoryJournal final : public app::JournalStore {
 public:
  base::Outcome<std::vector<app::PersonRecord>> read_people() override;
  base::Outcome<app::PersonRecord> record_person(const app::PersonRecord& person) override;
  base::Outcome<app::AppendResult> record_events(std::string_view person,
                                                 std::span<const app::EventRecord> events) override;
  base::Outcome<std::vector<app::EventRecord>> read_events(std::string_view person,
                                                           std::int64_t after_sequence,
                                                           std::int64_t limit) override;
  base::Outcome<std::int64_t> read_last_sequence(std::string_view person) override;
  base::Outcome<std::string> read_identity() override { return identity_; }
  base::Outcome<app::ErasedRecord> erase_person(std::string_view person) override;
  base::Outcome<bool> is_erased(std::string_view person) override;

 private:
  struct Kept {
    app::PersonRecord person;
    std::vector<app::EventRecord> events;                    ///< by sequence
    std::map<std::string, std::size_t, std::less<>> places;  ///< by event id
  };
  Kept* find(std::string_view person);

  std::string identity_ = make_identity();
  std::mutex mutex_;
  std::map<std::string, Kept, std::less<>> kept_;
  std::int64_t last_sequence_ = 0;
};

}  // namespace plumb::store
