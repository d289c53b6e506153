#include "store/group_writer.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace plumb::store {

namespace {
/// Bounds how long the first of a group waits for the last; more wait for the next group.
constexpr std::size_t group_limit = 256;
}  // namespace

GroupWriter::GroupWriter(Connection connection)
    : connection_{std::move(connection)}, thread_{[this] { run(); }} {}

GroupWriter::~GroupWriter() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  asked_.notify_one();
  thread_.join();
}

Outcome<void> GroupWriter::ask(Task&& task) {
  std::unique_lock lock(mutex_);
  waiting_.push_back(&task);
  asked_.notify_one();
  task.finished.wait(lock, [&] { return task.done; });
  return std::move(task.outcome);
}

void GroupWriter::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    asked_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const auto count = static_cast<std::ptrdiff_t>(std::min(waiting_.size(), group_limit));
    const std::vector<Task*> group(waiting_.begin(), waiting_.begin() + count);
    waiting_.erase(waiting_.begin(), waiting_.begin() + count);
    lock.unlock();
    record_group(group);
    lock.lock();
    // Told under the lock: a task lives on its caller's stack and is gone once that wakes.
    for (Task* task : group) {
      task->done = true;
      task->finished.notify_one();
    }
  }
}

void GroupWriter::record_group(std::span<Task* const> group) {
  const bool may_share =
      group.size() > 1 && std::ranges::none_of(group, &Task::without_transaction);
  if (may_share && record_together(group)) return;
  for (Task* task : group) record_alone(*task);
}

/// False if the whole group was undone and its tasks should be tried one by one.
bool GroupWriter::record_together(std::span<Task* const> group) {
  auto transaction = Transaction::begin(connection_);
  if (!transaction) {
    // Nobody can write now. Trying one by one would only wait once for each.
    for (Task* task : group) task->outcome = std::unexpected(transaction.error());
    return true;
  }
  for (Task* task : group) {
    auto part = Savepoint::begin(connection_);
    if (!part) return false;
    task->outcome = (*task->work)(connection_);
    if (!connection_.is_in_transaction()) return false;
    if (task->outcome && !part->keep()) return false;
  }
  return transaction->commit().has_value();
}

void GroupWriter::record_alone(Task& task) {
  if (task.without_transaction) {
    task.outcome = (*task.work)(connection_);
    return;
  }
  auto transaction = Transaction::begin(connection_);
  if (!transaction) {
    task.outcome = std::unexpected(std::move(transaction).error());
    return;
  }
  task.outcome = (*task.work)(connection_);
  if (task.outcome) task.outcome = transaction->commit();
}

}  // namespace plumb::store
