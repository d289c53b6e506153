// How many durable appends a second does the journal take, beside a bare loop of SQLite commits
// with the same settings on the same disk in the same run?
//
//   plumb_bench_appends FOLDER      prints lines of name, tab, appends per second
#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "base/uuid.hpp"
#include "store/sqlite_journal.hpp"

namespace plumb::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds span{3};
constexpr const char* person = "019ab3c4-5d6e-7f00-8123-456789abcdef";
const std::string text(220, 'x');

void remove_file(const std::string& file) {
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file + suffix);
}

double find_rate(std::uint64_t count, Clock::time_point started) {
  return static_cast<double>(count) / std::chrono::duration<double>(Clock::now() - started).count();
}

/// One insert, one commit, one sync, again and again.
double measure_bare_loop(const std::string& file) {
  sqlite3* connection = nullptr;
  sqlite3_open(file.c_str(), &connection);
  sqlite3_exec(connection,
               "pragma journal_mode=wal; pragma synchronous=full;"
               "create table event (id text primary key, body text)",
               nullptr, nullptr, nullptr);
  sqlite3_stmt* insert = nullptr;
  sqlite3_prepare_v2(connection, "insert into event values (?, ?)", -1, &insert, nullptr);
  std::uint64_t count = 0;
  const auto started = Clock::now();
  while (Clock::now() - started < span) {
    const std::string id = base::make_uuid7({1}, 1, ++count << 8).text;
    sqlite3_bind_text(insert, 1, id.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(insert, 2, text.c_str(), -1, SQLITE_TRANSIENT);
    if (sqlite3_step(insert) != SQLITE_DONE) std::abort();
    sqlite3_reset(insert);
  }
  const double rate = find_rate(count, started);
  sqlite3_finalize(insert);
  sqlite3_close(connection);
  return rate;
}

/// `writers` threads, each of which waits until its event is on disk before it sends the next.
double measure_journal(const std::string& file, unsigned writers) {
  auto journal = store::SqliteJournal::open({file}).value();
  journal->record_person({person, "Ada", {1}, false}).value();
  std::atomic<std::uint64_t> count{0};
  const auto started = Clock::now();
  {
    std::vector<std::jthread> threads;
    for (std::uint64_t t = 1; t <= writers; ++t)
      threads.emplace_back([&, t] {
        for (std::uint64_t i = 1; Clock::now() - started < span; ++i) {
          const std::vector<app::EventRecord> events = {
              {base::make_uuid7({1}, t << 8, i << 8).text, "", {1}, "note", text, 0}};
          if (!journal->record_events(person, events)) std::abort();
          ++count;
        }
      });
  }
  return find_rate(count, started);
}

}  // namespace
}  // namespace plumb::bench

int main(int argc, char** argv) {
  using namespace plumb::bench;
  const std::string file = std::string(argc > 1 ? argv[1] : ".") + "/appends.db";
  const auto report = [&](const std::string& name, double rate) {
    std::printf("%s\t%.0f\n", name.c_str(), rate);
    remove_file(file);
  };
  remove_file(file);
  // A disk changes its mood from second to second: each measurement has its own reference.
  for (const unsigned writers : {1u, 8u, 32u}) {
    report("bare SQLite loop, a commit each", measure_bare_loop(file));
    report("journal, " + std::to_string(writers) + (writers == 1 ? " writer" : " writers"),
           measure_journal(file, writers));
  }
  return 0;
}
