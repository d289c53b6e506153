// What is erased is gone from the files, not only from the tables.
#include "store/erasure.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <thread>

#include "base/uuid.hpp"
#include "store/sqlite_journal.hpp"
#include "store/temp_folder.test.hpp"

namespace plumb::store {
namespace {

using app::EventRecord;

constexpr const char* ada = "019ab3c4-5d6e-7f00-8123-456789abcdef";
constexpr const char* grace = "019ab3c4-5d6e-7f00-8123-456789abcde0";

std::vector<EventRecord> make_events(std::uint64_t writer, std::uint64_t count,
                                     const std::string& words) {
  std::vector<EventRecord> events;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::string id = base::make_uuid7({1'700'000'000'000}, writer << 8, i << 8).text;
    events.push_back({id,
                      "",
                      {1'700'000'000'000},
                      "note",
                      R"({"id":")" + id + "\",\"w\":\"" + words +
                          std::string(i % 5 == 0 ? 9'000 : 100, words[0]) + "\"}",
                      0});
  }
  return events;
}

/// All bytes in the folder: the database and whatever SQLite keeps beside it.
std::string read_files(const TempFolder& folder) {
  std::string bytes;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    std::ifstream file(entry.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(file), {});
  }
  return bytes;
}

TEST(Erasure, leaves_nothing_of_the_record_in_any_file_and_all_of_the_others) {
  const TempFolder folder;
  auto journal = SqliteJournal::open({folder.file("journal.db")}).value();
  ASSERT_TRUE(journal->record_person({ada, "Ada Lovelace", {1}, false}));
  ASSERT_TRUE(journal->record_person({grace, "Grace", {2}, false}));
  const auto hers = make_events(1, 300, "secret of Ada");
  ASSERT_TRUE(journal->record_events(ada, hers));
  ASSERT_TRUE(journal->record_events(grace, make_events(2, 300, "words of Grace")));
  ASSERT_NE(read_files(folder).find("secret of Ada"), std::string::npos);

  const auto erased = journal->erase_person(ada);
  ASSERT_TRUE(erased) << erased.error().hint;
  EXPECT_EQ(erased->name, "Ada Lovelace");
  EXPECT_EQ(erased->events.size(), 300u);
  EXPECT_EQ(erased->traces, 0);
  const std::string bytes = read_files(folder);
  EXPECT_GT(erased->searched_bytes, 300 * 100);
  EXPECT_EQ(bytes.find("secret of Ada"), std::string::npos);
  EXPECT_EQ(bytes.find("Lovelace"), std::string::npos);
  EXPECT_EQ(bytes.find(std::string(40, 's')), std::string::npos) << "long texts lie in pages apart";
  for (const auto& event : hers) EXPECT_EQ(bytes.find(event.id), std::string::npos);
  EXPECT_NE(bytes.find("words of Grace"), std::string::npos);
  EXPECT_EQ(journal->read_events(grace, 0, app::all_events).value().size(), 300u);
}

TEST(Erasure, tells_of_a_trace_that_is_left) {
  const TempFolder folder;
  auto connection = Connection::open({folder.file("a.db")}).value();
  ASSERT_TRUE(connection.run_script("create table event (id text); create table t (x text);"));
  app::ErasedRecord erased;
  erased.events = make_events(1, 1, "x");
  ASSERT_TRUE(connection.run("insert into t values ($1)", erased.events[0].id));
  ASSERT_TRUE(search_for_traces(connection, erased));
  EXPECT_GT(erased.traces, 0) << "it stands in the write-ahead file";
  ASSERT_TRUE(rewrite_file(connection));
  ASSERT_TRUE(search_for_traces(connection, erased));
  EXPECT_EQ(erased.traces, 1) << "it stands in the database";
}

TEST(Erasure, works_while_others_read_and_write) {
  const TempFolder folder;
  auto journal = SqliteJournal::open({folder.file("journal.db")}).value();
  ASSERT_TRUE(journal->record_person({ada, "Ada", {1}, false}));
  ASSERT_TRUE(journal->record_person({grace, "Grace", {2}, false}));
  ASSERT_TRUE(journal->record_events(ada, make_events(1, 200, "x")));
  std::atomic<bool> stop = false;
  std::atomic<int> refused = 0;
  {
    std::vector<std::jthread> threads;
    for (std::uint64_t t = 0; t < 3; ++t)
      threads.emplace_back([&, t] {
        for (std::uint64_t i = 0; !stop; ++i) {
          const auto events = make_events(100 + 16 * i + t, 2, "y");
          if (!journal->record_events(grace, events)) ++refused;
          if (!journal->read_events(grace, 0, 5)) ++refused;
        }
      });
    const auto erased = journal->erase_person(ada);
    EXPECT_TRUE(erased) << erased.error().hint;
    if (erased) {
      EXPECT_EQ(erased->traces, 0);
    }
    stop = true;
  }
  EXPECT_EQ(refused, 0);
}

}  // namespace
}  // namespace plumb::store
