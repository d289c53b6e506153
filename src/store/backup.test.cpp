// Backups while others write, and what a process that is killed leaves. Real files and processes.
#include "store/backup.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "base/uuid.hpp"
#include "store/folder_lock.hpp"
#include "store/sqlite_journal.hpp"
#include "store/temp_folder.test.hpp"

namespace plumb::store {
namespace {

namespace fs = std::filesystem;
using app::EventRecord;
using Code = Fault::Code;

constexpr const char* person = "019ab3c4-5d6e-7f00-8123-456789abcdef";
constexpr const char* other_person = "019ab3c4-5d6e-7f00-8123-456789abcde0";

EventRecord make_event(std::uint64_t writer, std::uint64_t number, std::size_t text_size = 220) {
  return {base::make_uuid7({1'700'000'000'000}, writer << 8, number << 8).text,
          "",
          {1'700'000'000'000},
          "note",
          std::string(text_size, 'x'),
          0};
}

Outcome<void> take_any(const EventRecord&) { return {}; }

/// A folder with a journal of one person and so many events of that size.
class Household {
 public:
  explicit Household(std::uint64_t events = 0, std::size_t text_size = 220) {
    auto opened = open();
    EXPECT_TRUE(opened->record_person({person, "Ada", {1}, false}));
    add(*opened, 1, events, text_size);
  }
  std::unique_ptr<SqliteJournal> open() const { return SqliteJournal::open({journal()}).value(); }
  static void add(SqliteJournal& journal, std::uint64_t writer, std::uint64_t events,
                  std::size_t text_size = 220) {
    std::vector<EventRecord> made;
    for (std::uint64_t i = 0; i < events; ++i) made.push_back(make_event(writer, i, text_size));
    ASSERT_TRUE(journal.record_events(person, made));
  }
  std::string path() const { return folder_.path().string(); }
  std::string file(const std::string& name) const { return folder_.file(name); }
  std::string journal() const { return file("journal.db"); }
  Outcome<RestoreReport> restore(const std::string& backup, EventCheck check = take_any) const {
    const auto lock = FolderLock::take(path());
    if (!lock) return std::unexpected(lock.error());
    return restore_backup({backup, path(), "now", std::move(check)});
  }

 private:
  TempFolder folder_;
};

std::set<std::string> read_ids(SqliteJournal& journal) {
  std::set<std::string> ids;
  for (const auto& event : journal.read_events(person, 0, app::all_events).value())
    ids.insert(event.id);
  return ids;
}
std::set<std::string> read_ids(const std::string& file) {
  return read_ids(*SqliteJournal::open({file}).value());
}

template <class Work>
pid_t start_child(const Work& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // nobody is left behind by a test that fails
    ::_exit(work());
  }
  return child;
}

void kill_after(pid_t child, std::chrono::microseconds wait) {
  std::this_thread::sleep_for(wait);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
}

/// Writes and reads as a server does, and tells each acknowledged id, until it is killed.
int serve_until_killed(const std::string& file, int pipe) {
  auto opened = SqliteJournal::open({file});
  if (!opened) return 1;
  const std::jthread reader([&](const std::stop_token& stop) {
    while (!stop.stop_requested()) (void)(*opened)->read_last_sequence(person);
  });
  for (std::uint64_t i = 0;; ++i) {
    const std::vector<EventRecord> events = {make_event(77, i)};
    if (!(*opened)->record_events(person, events)) return 1;
    const std::string line = events[0].id + "\n";
    if (::write(pipe, line.data(), line.size()) < 0) return 1;
  }
}

/// False once nobody writes any more.
bool collect_ids(int pipe, std::string& rest, std::set<std::string>& ids) {
  char bytes[37 * 512];
  ssize_t count = 0;
  while ((count = ::read(pipe, bytes, sizeof bytes)) > 0) {
    rest.append(bytes, static_cast<std::size_t>(count));
    for (; rest.size() >= 37; rest.erase(0, 37)) ids.insert(rest.substr(0, 36));
  }
  return count != 0;
}

TEST(Backup, of_a_journal_that_is_written_to_holds_all_that_was_acknowledged_before) {
  const Household household(500);
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ASSERT_EQ(::fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
  const pid_t child = start_child([&] { return serve_until_killed(household.journal(), ends[1]); });
  ::close(ends[1]);
  std::string rest;
  std::set<std::string> acknowledged;
  for (int round = 0; round < 8; ++round) {
    const std::size_t before = acknowledged.size();
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (acknowledged.size() < before + 20) {
      ASSERT_TRUE(collect_ids(ends[0], rest, acknowledged)) << "it could not go on writing";
      ASSERT_LT(std::chrono::steady_clock::now(), patience) << "it hangs";
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    const std::string place = household.file("backup" + std::to_string(round) + ".db");
    const auto made = make_backup(household.journal(), place);
    ASSERT_TRUE(made) << made.error().where;
    EXPECT_EQ(made->people, 1);
    const auto kept = read_ids(place);
    EXPECT_EQ(static_cast<std::int64_t>(kept.size()), made->events);
    for (const auto& id : acknowledged) ASSERT_TRUE(kept.contains(id)) << "round " << round;
  }
  kill_after(child, std::chrono::microseconds(1));
  (void)collect_ids(ends[0], rest, acknowledged);
  ::close(ends[0]);
  const auto kept = read_ids(household.journal());
  for (const auto& id : acknowledged)
    ASSERT_TRUE(kept.contains(id)) << "a backup took something away from the journal itself";
}

TEST(Backup, that_is_killed_in_mid_write_leaves_no_half_under_its_name) {
  const Household household(3'000, 8'000);
  const std::string place = household.file("backup.db");
  const auto whole = make_backup(household.journal(), place).value();
  const auto all = read_ids(place);
  std::size_t halves = 0;
  for (int round = 0; round < 24; ++round) {
    fs::remove(place);
    const pid_t child =
        start_child([&] { return make_backup(household.journal(), place) ? 0 : 1; });
    kill_after(child, std::chrono::milliseconds(4 * round));
    std::error_code ignored;
    halves += fs::file_size(place + ".unfinished", ignored) > 0 &&
              fs::exists(place + ".unfinished", ignored);
    if (fs::exists(place)) {
      EXPECT_EQ(check_backup(place, take_any).value().events, whole.events) << "round " << round;
    }
  }
  EXPECT_GT(halves, 2u) << "no round was killed in mid-write";
  ASSERT_TRUE(make_backup(household.journal(), place)) << "a half of another does not hinder it";
  EXPECT_EQ(read_ids(place), all);
  EXPECT_FALSE(fs::exists(place + ".unfinished"));
}

TEST(Backup, says_what_there_is_not) {
  const TempFolder folder;
  EXPECT_EQ(make_backup(folder.file("journal.db"), folder.file("b.db")).error().code,
            Code::not_found);
  const Household household(3);
  EXPECT_EQ(make_backup(household.journal(), folder.file("no/such/b.db")).error().code,
            Code::storage_failed);
  EXPECT_EQ(check_backup(folder.file("b.db"), take_any).error().code, Code::not_found);
}

TEST(Restore, brings_back_what_stood_and_keeps_what_was_there) {
  const Household household(10);
  const std::string backup = household.file("backup.db");
  ASSERT_TRUE(make_backup(household.journal(), backup));
  const auto then = read_ids(backup);
  std::string identity;
  {
    auto journal = household.open();
    identity = journal->read_identity().value();
    Household::add(*journal, 2, 5);
  }
  const auto later = read_ids(household.journal());
  const auto report = household.restore(backup);
  ASSERT_TRUE(report) << report.error().where;
  EXPECT_EQ(report->put_back.events, 10);
  EXPECT_FALSE(report->was_damaged);
  EXPECT_EQ(read_ids(household.journal()), then);
  EXPECT_EQ(read_ids(report->kept), later);
  EXPECT_NE(household.open()->read_identity().value(), identity) << "devices must notice";
  EXPECT_FALSE(fs::exists(household.file("journal.db.restoring")));
}

TEST(Restore, that_is_killed_leaves_the_old_journal_or_the_new_one_whole) {
  const Household household(2'000, 4'000);
  const std::string backup = household.file("backup.db");
  ASSERT_TRUE(make_backup(household.journal(), backup));
  const auto then = read_ids(backup);
  Household::add(*household.open(), 2, 500);
  const auto later = read_ids(household.journal());
  std::size_t old_ones = 0, new_ones = 0;
  for (int round = 0; round < 24; ++round) {
    const pid_t child = start_child([&] { return household.restore(backup) ? 0 : 1; });
    kill_after(child, std::chrono::milliseconds(8 * round));
    const auto found = read_ids(household.journal());
    ASSERT_TRUE(found == then || found == later) << "round " << round << ": " << found.size();
    (found == then ? new_ones : old_ones) += 1;
    if (found == then) Household::add(*household.open(), 2, 500);
  }
  EXPECT_GT(old_ones, 2u) << "none was killed before it had ended";
  ASSERT_TRUE(household.restore(backup));
  EXPECT_EQ(read_ids(household.journal()), then);
}

TEST(Restore, waits_for_nobody_who_serves) {
  const Household household(3);
  const std::string backup = household.file("backup.db");
  ASSERT_TRUE(make_backup(household.journal(), backup));
  {
    const auto serving = FolderLock::share(household.path());
    ASSERT_TRUE(serving);
    EXPECT_TRUE(FolderLock::share(household.path())) << "two may serve";
    EXPECT_EQ(household.restore(backup).error().code, Code::storage_busy);
  }
  EXPECT_TRUE(household.restore(backup));
}

TEST(Restore, refuses_a_damaged_file_and_changes_nothing) {
  const Household household(400);
  const std::string backup = household.file("backup.db");
  ASSERT_TRUE(make_backup(household.journal(), backup));
  const auto before = read_ids(household.journal());
  const auto size = fs::file_size(backup);
  const auto damage = [&](const auto& change) {
    const std::string copy = household.file("damaged.db");
    fs::copy_file(backup, copy, fs::copy_options::overwrite_existing);
    change(copy);
    const auto refused = household.restore(copy);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::input_invalid) << refused.error().where;
    EXPECT_EQ(read_ids(household.journal()), before);
    EXPECT_FALSE(fs::exists(household.file("journal.db.restoring")));
  };
  damage([&](const std::string& copy) { fs::resize_file(copy, size / 2); });
  damage([&](const std::string& copy) { fs::resize_file(copy, 0); });
  damage(
      [&](const std::string& copy) { std::ofstream(copy) << "not a database at all, but text"; });
  damage([&](const std::string& copy) {
    std::fstream file(copy, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(size / 2));
    file << std::string(3'000, '\x5a');
  });
}

TEST(Restore, refuses_a_backup_with_an_event_that_is_none) {
  const Household household(5);
  const std::string backup = household.file("backup.db");
  ASSERT_TRUE(make_backup(household.journal(), backup));
  const auto refused = household.restore(backup, [](const EventRecord& event) -> Outcome<void> {
    return base::fail(Code::input_invalid, "reading an event", event.id, "it is none");
  });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::input_invalid);
  EXPECT_EQ(read_ids(household.journal()).size(), 5u);
}

TEST(Restore, takes_the_place_of_a_journal_that_is_damaged_and_keeps_that_as_it_is) {
  const Household household(50);
  const std::string backup = household.file("backup.db");
  ASSERT_TRUE(make_backup(household.journal(), backup));
  const auto then = read_ids(backup);
  std::ofstream(household.journal(), std::ios::binary) << std::string(9'000, 'z');
  const auto report = household.restore(backup);
  ASSERT_TRUE(report) << report.error().where;
  EXPECT_TRUE(report->was_damaged);
  EXPECT_EQ(read_ids(household.journal()), then);
  std::ifstream kept(report->kept);
  EXPECT_EQ(kept.get(), 'z');
}

TEST(Restore, works_where_there_was_nothing_yet) {
  const Household household(5);
  const TempFolder fresh;
  ASSERT_TRUE(make_backup(household.journal(), household.file("b.db")));
  ASSERT_TRUE(restore_backup({household.file("b.db"), fresh.path().string(), "now", take_any}));
  EXPECT_EQ(read_ids(fresh.file("journal.db")).size(), 5u);
}

TEST(Restore, brings_back_nobody_who_was_erased_since) {
  const Household household(5);
  const std::string backup = household.file("backup.db");
  {
    auto journal = household.open();
    ASSERT_TRUE(journal->record_person({other_person, "Grace", {2}, false}));
  }
  ASSERT_TRUE(make_backup(household.journal(), backup));
  ASSERT_TRUE(household.open()->erase_person(person));
  const auto report = household.restore(backup);
  ASSERT_TRUE(report) << report.error().where;
  EXPECT_EQ(report->still_erased, 1);
  auto journal = household.open();
  EXPECT_EQ(journal->read_people().value().size(), 1u);
  EXPECT_TRUE(journal->is_erased(person).value());
  EXPECT_EQ(journal->read_events(person, 0, app::all_events).error().code, Code::not_found);
}

}  // namespace
}  // namespace plumb::store
