#include "store/migrations.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <vector>

#include "store/sqlite_journal.hpp"
#include "store/temp_folder.test.hpp"

namespace plumb::store {
namespace {

using Code = Fault::Code;

TEST(Migrations, are_numbered_without_gaps) {
  const auto migrations = find_migrations();
  ASSERT_FALSE(migrations.empty());
  for (std::size_t i = 0; i < migrations.size(); ++i)
    EXPECT_EQ(std::stoul(std::string(migrations[i].name.substr(0, 4))), i + 1);
}

TEST(Migrations, a_new_file_gets_them_all_and_a_second_run_changes_nothing) {
  const TempFolder folder;
  auto connection = Connection::open({folder.file("a.db")}).value();
  const auto newest = static_cast<std::int64_t>(find_migrations().size());
  EXPECT_EQ(apply_migrations(connection, find_migrations()).value(), newest);
  EXPECT_EQ(apply_migrations(connection, find_migrations()).value(), newest);
}

TEST(Migrations, what_an_older_program_wrote_is_kept) {
  const TempFolder folder;
  auto connection = Connection::open({folder.file("a.db")}).value();
  const std::vector<EmbeddedText> older = {{"0001_a.sql", "create table a (x bigint);"}};
  ASSERT_TRUE(apply_migrations(connection, older));
  ASSERT_TRUE(connection.run("insert into a (x) values (42)"));
  const std::vector<EmbeddedText> newer = {
      older[0], {"0002_b.sql", "alter table a add column y bigint not null default 1;"}};
  EXPECT_EQ(apply_migrations(connection, newer).value(), 2);
  auto row = connection.query("select x + y from a").value();
  ASSERT_TRUE(row.read_row().value());
  EXPECT_EQ(row.integer(0), 43);
}

TEST(Migrations, one_that_fails_leaves_the_version_before_it) {
  const TempFolder folder;
  auto connection = Connection::open({folder.file("a.db")}).value();
  const std::vector<EmbeddedText> broken = {
      {"0001_a.sql", "create table a (x bigint);"},
      {"0002_b.sql", "create table b (x bigint); insert into missing values (1);"}};
  ASSERT_FALSE(apply_migrations(connection, broken));
  EXPECT_EQ(apply_migrations(connection, std::span(broken).first(1)).value(), 1);
  EXPECT_FALSE(connection.query("select * from b")) << "half a migration is none";
}

TEST(Migrations, a_file_of_a_newer_program_is_refused_and_left_alone) {
  const TempFolder folder;
  {
    auto connection = Connection::open({folder.file("journal.db")}).value();
    ASSERT_TRUE(apply_migrations(connection, find_migrations()));
    ASSERT_TRUE(connection.run("update schema_version set version = 999"));
  }
  const auto refused = SqliteJournal::open({folder.file("journal.db")});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::unsupported);
  EXPECT_NE(refused.error().hint.find("newer"), std::string::npos);
}

TEST(Migrations, a_database_of_another_program_is_refused) {
  const TempFolder folder;
  {
    auto connection = Connection::open({folder.file("journal.db")}).value();
    ASSERT_TRUE(connection.run_script("create table bookmarks (url text)"));
  }
  const auto refused = SqliteJournal::open({folder.file("journal.db")});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::unsupported);
}

TEST(Migrations, a_file_that_is_no_database_is_refused_with_a_remedy) {
  const TempFolder folder;
  std::ofstream(folder.file("journal.db")) << std::string(5'000, 'x');
  const auto refused = SqliteJournal::open({folder.file("journal.db")});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::storage_failed);
  EXPECT_NE(refused.error().hint.find("backup"), std::string::npos);
}

}  // namespace
}  // namespace plumb::store
