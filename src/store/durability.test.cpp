// What the world does to a journal: killed in mid-write, disk full, file locked. Real files, real
// processes.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <set>
#include <thread>

#include "base/uuid.hpp"
#include "store/sqlite_journal.hpp"
#include "store/temp_folder.test.hpp"

namespace plumb::store {
namespace {

using app::EventRecord;
using Code = Fault::Code;
using std::chrono::milliseconds;

constexpr const char* person = "019ab3c4-5d6e-7f00-8123-456789abcdef";

EventRecord make_event(std::uint64_t writer, std::uint64_t number, std::size_t text_size = 220) {
  // The low bytes of both halves share their places with version and variant.
  return {base::make_uuid7({1'700'000'000'000}, writer << 8, number << 8).text,
          "",
          {1'700'000'000'000},
          "note",
          std::string(text_size, 'x'),
          0};
}

std::unique_ptr<SqliteJournal> open_with_person(const std::string& file) {
  auto journal = SqliteJournal::open({file, milliseconds(2'000)}).value();
  EXPECT_TRUE(journal->record_person({person, "Ada", {1}, false}));
  return journal;
}

std::string check_integrity(const std::string& file) {
  auto connection = Connection::open({file}).value();
  auto row = connection.query("pragma integrity_check").value();
  EXPECT_TRUE(row.read_row().value());
  return std::string(row.text(0));
}

/// Runs `work` in a child process, which ends with what `work` returns.
template <class Work>
pid_t start_child(const Work& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  return child;
}

int wait_for(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

/// Four threads write and tell each acknowledged id through the pipe, until they are killed.
int write_until_killed(const std::string& file, int pipe, std::uint64_t round) {
  auto opened = SqliteJournal::open({file});
  if (!opened) return 1;
  std::vector<std::jthread> threads;
  for (std::uint64_t t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (std::uint64_t i = 0;; i += 3) {
        std::vector<EventRecord> events;
        for (std::uint64_t k = 0; k < 3; ++k) events.push_back(make_event(round * 16 + t, i + k));
        if (!(*opened)->record_events(person, events)) return;
        std::string ids;  // 111 bytes: less than PIPE_BUF, so never torn
        for (const auto& event : events) ids += event.id + "\n";
        if (::write(pipe, ids.data(), ids.size()) < 0) return;
      }
    });
  }
  threads.clear();
  return 1;
}

/// Reads to the end; `begun` is set once the first bytes are there.
std::string read_all(int pipe, std::atomic<bool>& begun) {
  std::string text;
  char bytes[65'536];
  for (;;) {
    const ssize_t count = ::read(pipe, bytes, sizeof bytes);
    if (count <= 0) {
      begun = true;  // the child is gone, and nobody need wait for it
      begun.notify_all();
      return text;
    }
    text.append(bytes, static_cast<std::size_t>(count));
    begun = true;
    begun.notify_all();
  }
}

/// Lets a child write for a while after its first acknowledgement, however slow the disk is,
/// kills it, and adds the ids that it had acknowledged.
void kill_in_mid_write(const std::string& file, std::uint64_t round,
                       std::set<std::string>& acknowledged) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t child = start_child([&] { return write_until_killed(file, ends[1], round); });
  ::close(ends[1]);
  std::string told;
  std::atomic<bool> begun = false;
  std::jthread listener([&] { told = read_all(ends[0], begun); });
  begun.wait(false);
  std::this_thread::sleep_for(milliseconds(60 + 17 * round));
  ASSERT_EQ(::kill(child, SIGKILL), 0);
  const int status = wait_for(child);
  listener.join();
  ::close(ends[0]);
  ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself";
  for (std::size_t at = 0; at + 37 <= told.size(); at += 37)
    acknowledged.insert(told.substr(at, 36));
}

TEST(Durability, every_acknowledged_event_is_there_after_being_killed_in_mid_write) {
  const TempFolder folder;
  const std::string file = folder.file("journal.db");
  open_with_person(file).reset();
  std::set<std::string> acknowledged;
  for (std::uint64_t round = 0; round < 6; ++round) {
    const std::size_t before = acknowledged.size();
    ASSERT_NO_FATAL_FAILURE(kill_in_mid_write(file, round, acknowledged));
    EXPECT_GT(acknowledged.size(), before) << "round " << round << " wrote nothing";
    std::set<std::string> kept;
    {
      auto journal = SqliteJournal::open({file}).value();
      for (const auto& event : journal->read_events(person, 0, app::all_events).value())
        kept.insert(event.id);
    }
    std::size_t lost = 0;
    for (const auto& id : acknowledged) lost += kept.contains(id) ? 0 : 1;
    EXPECT_EQ(lost, 0u) << "of " << acknowledged.size() << " in round " << round;
    EXPECT_EQ(kept.size() % 3, 0u) << "a call is stored whole or not at all";
    EXPECT_EQ(check_integrity(file), "ok");
  }
}

/// In a child with a limit on file size, which stands in for a full disk: one call that is too
/// large among small ones that fit. Gives 0 if all went as promised, else the step that did not.
int write_on_a_full_disk(const std::string& file) {
  std::signal(SIGXFSZ, SIG_IGN);
  auto journal = open_with_person(file);
  const rlimit limit{2u << 20, 2u << 20};
  if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 10;
  std::vector<EventRecord> large;
  for (std::uint64_t i = 0; i < 9'000; ++i) large.push_back(make_event(1, i, 1'000));
  const auto refused = journal->record_events(person, large);
  if (refused) return 11;
  if (refused.error().code != Code::storage_full) return 12;
  const std::vector<EventRecord> small = {make_event(2, 1)};
  if (!journal->record_events(person, small)) return 13;
  const auto kept = journal->read_events(person, 0, app::all_events);
  if (!kept || kept->size() != 1) return 14;
  return 0;
}

TEST(Durability, a_full_disk_is_an_honest_no_and_nothing_is_lost) {
  const TempFolder folder;
  const std::string file = folder.file("journal.db");
  const int status = wait_for(start_child([&] { return write_on_a_full_disk(file); }));
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(check_integrity(file), "ok");
  auto journal = SqliteJournal::open({file}).value();
  EXPECT_EQ(journal->read_events(person, 0, app::all_events).value().size(), 1u);
}

/// Many writers at once on a disk that fills up: what was acknowledged is there, what was not is
/// not, and every refusal says why.
int fill_the_disk_together(const std::string& file, int pipe) {
  std::signal(SIGXFSZ, SIG_IGN);
  auto journal = open_with_person(file);
  const rlimit limit{1u << 20, 1u << 20};
  if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 10;
  std::atomic<int> wrong{0}, refused{0};
  {
    std::vector<std::jthread> threads;
    for (std::uint64_t t = 0; t < 8; ++t) {
      threads.emplace_back([&, t] {
        for (std::uint64_t i = 0; i < 60; ++i) {
          const std::vector<EventRecord> events = {make_event(t, i, 6'000)};
          const auto result = journal->record_events(person, events);
          if (result) {
            const std::string line = events[0].id + "\n";
            if (::write(pipe, line.data(), line.size()) < 0) ++wrong;
            continue;
          }
          ++refused;
          if (result.error().code != Code::storage_full) ++wrong;
        }
      });
    }
  }
  if (wrong > 0) return 11;
  return refused > 0 ? 0 : 12;
}

TEST(Durability, writers_on_a_filling_disk_keep_exactly_what_was_acknowledged) {
  const TempFolder folder;
  const std::string file = folder.file("journal.db");
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t child = start_child([&] { return fill_the_disk_together(file, ends[1]); });
  ::close(ends[1]);
  std::atomic<bool> begun = false;
  const std::string told = read_all(ends[0], begun);
  ::close(ends[0]);
  const int status = wait_for(child);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  auto journal = SqliteJournal::open({file}).value();
  const auto kept = journal->read_events(person, 0, app::all_events).value();
  EXPECT_EQ(kept.size() * 37, told.size());
  for (const auto& event : kept) EXPECT_NE(told.find(event.id), std::string::npos);
  EXPECT_EQ(check_integrity(file), "ok");
}

/// Holds the file in another process for as long as it lives.
class Holder {
 public:
  Holder(const std::string& file, std::string script) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    child_ = start_child([&] {
      sqlite3* opened = nullptr;
      sqlite3_open(file.c_str(), &opened);
      const bool held =
          sqlite3_exec(opened, script.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
      if (::write(ends[1], held ? "y" : "n", 1) != 1) return 1;
      for (;;) ::pause();
    });
    char answer = 'n';
    EXPECT_EQ(::read(ends[0], &answer, 1), 1);
    EXPECT_EQ(answer, 'y');
    ::close(ends[0]);
    ::close(ends[1]);
  }
  ~Holder() { release(); }
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;
  void release() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    wait_for(child_);
    child_ = 0;
  }

 private:
  pid_t child_ = 0;
};

TEST(Durability, a_file_that_another_program_writes_to_is_busy_and_readable) {
  const TempFolder folder;
  const std::string file = folder.file("journal.db");
  open_with_person(file).reset();
  Holder holder(file, "begin exclusive");
  auto journal = SqliteJournal::open({file, milliseconds(100)}).value();
  const std::vector<EventRecord> events = {make_event(1, 1)};
  const auto refused = journal->record_events(person, events);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::storage_busy);
  EXPECT_FALSE(refused.error().hint.empty());
  EXPECT_EQ(journal->read_people().value().size(), 1u) << "readers do not wait for writers";
  holder.release();
  EXPECT_TRUE(journal->record_events(person, events)) << "it recovers by itself";
}

TEST(Durability, a_file_that_another_program_has_for_itself_is_busy_when_opened) {
  const TempFolder folder;
  const std::string file = folder.file("journal.db");
  open_with_person(file).reset();
  Holder holder(file,
                "pragma locking_mode = exclusive; begin exclusive; "
                "update counter set value = value; commit;");
  const auto refused = SqliteJournal::open({file, milliseconds(100)});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::storage_busy);
  holder.release();
  EXPECT_TRUE(SqliteJournal::open({file, milliseconds(100)}));
}

}  // namespace
}  // namespace plumb::store
