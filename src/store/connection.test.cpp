#include "store/connection.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "store/temp_folder.test.hpp"

namespace plumb::store {
namespace {

class ConnectionTest : public testing::Test {
 protected:
  TempFolder folder_;
  Connection connection_ = Connection::open({folder_.file("test.db")}).value();

  void SetUp() override {
    ASSERT_TRUE(connection_.run_script("create table t (a bigint, b text)"));
  }
  std::int64_t count() {
    auto row = connection_.query("select count(*) from t").value();
    EXPECT_TRUE(row.read_row().value());
    return row.integer(0);
  }
};

TEST_F(ConnectionTest, parameters_are_bound_by_their_number_wherever_they_stand) {
  ASSERT_TRUE(connection_.run("insert into t (b, a) values ($2, $1)", std::int64_t{7}, "seven"));
  auto row = connection_.query("select a, b from t where b = $1 or b = $1", "seven").value();
  ASSERT_TRUE(row.read_row().value());
  EXPECT_EQ(row.integer(0), 7);
  EXPECT_EQ(row.text(1), "seven");
  EXPECT_FALSE(row.read_row().value());
}

TEST_F(ConnectionTest, a_transaction_that_was_not_committed_leaves_nothing) {
  {
    auto transaction = Transaction::begin(connection_);
    ASSERT_TRUE(transaction);
    ASSERT_TRUE(connection_.run("insert into t (a) values (1)"));
  }
  EXPECT_EQ(count(), 0);
  EXPECT_FALSE(connection_.is_in_transaction());
}

TEST_F(ConnectionTest, a_savepoint_that_was_not_kept_is_undone_alone) {
  auto transaction = Transaction::begin(connection_).value();
  {
    auto kept = Savepoint::begin(connection_).value();
    ASSERT_TRUE(connection_.run("insert into t (a) values (1)"));
    ASSERT_TRUE(kept.keep());
  }
  {
    auto dropped = Savepoint::begin(connection_).value();
    ASSERT_TRUE(connection_.run("insert into t (a) values (2)"));
  }
  ASSERT_TRUE(transaction.commit());
  EXPECT_EQ(count(), 1);
}

TEST_F(ConnectionTest, a_commit_survives_power_loss_by_its_settings) {
  auto mode = connection_.query("pragma journal_mode").value();
  ASSERT_TRUE(mode.read_row().value());
  EXPECT_EQ(mode.text(0), "wal");
  auto sync = connection_.query("pragma synchronous").value();
  ASSERT_TRUE(sync.read_row().value());
  EXPECT_EQ(sync.integer(0), 2) << "2 is FULL";
  auto keys = connection_.query("pragma foreign_keys").value();
  ASSERT_TRUE(keys.read_row().value());
  EXPECT_EQ(keys.integer(0), 1);
}

TEST_F(ConnectionTest, a_reading_connection_cannot_write) {
  auto reader = Connection::open({folder_.file("test.db"), {}, true}).value();
  const auto refused = reader.run("insert into t (a) values (1)");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Fault::Code::storage_failed);
}

TEST_F(ConnectionTest, the_files_are_private) {
  ASSERT_TRUE(connection_.run("insert into t (a) values (1)"));
  for (const char* name : {"test.db", "test.db-wal"}) {
    struct stat found{};
    ASSERT_EQ(::stat(folder_.file(name).c_str(), &found), 0) << name;
    EXPECT_EQ(found.st_mode & 0777, 0600) << name;
  }
}

TEST(OpenConnection, a_folder_that_is_not_there_is_told_with_a_hint) {
  const auto refused = Connection::open({"/nowhere/at/all/test.db"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Fault::Code::storage_failed);
  EXPECT_NE(refused.error().where.find("/nowhere/at/all/test.db"), std::string::npos);
  EXPECT_FALSE(refused.error().hint.empty());
}

}  // namespace
}  // namespace plumb::store
