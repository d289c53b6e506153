#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "base/outcome.hpp"
#include "store/connection.hpp"

namespace plumb::store {

/// The one thread that writes. Works that arrive while it is busy share the next transaction and
/// its one sync to the disk, so that many writers cost little more than one.
///
/// Each work has an outcome of its own: one that fails is undone and does not sink the others.
/// A work may be run more than once (with its earlier run undone), so it must set its results
/// anew each time.
class GroupWriter {
 public:
  using Work = std::function<Outcome<void>(Connection&)>;

  explicit GroupWriter(Connection connection);
  /// Finishes what was already asked for.
  ~GroupWriter();
  GroupWriter(const GroupWriter&) = delete;
  GroupWriter& operator=(const GroupWriter&) = delete;

  /// Returns when the work is on disk, or has failed and left nothing behind.
  Outcome<void> record(const Work& work) { return ask({&work, false, {}, false, {}}); }

  /// The same for what needs the connection without a transaction around it, such as `vacuum`.
  Outcome<void> run_alone(const Work& work) { return ask({&work, true, {}, false, {}}); }

 private:
  struct Task {
    const Work* work = nullptr;
    bool without_transaction = false;
    Outcome<void> outcome;
    bool done = false;
    std::condition_variable finished;
  };

  Outcome<void> ask(Task&& task);
  void run();
  void record_group(std::span<Task* const> group);
  bool record_together(std::span<Task* const> group);
  void record_alone(Task& task);

  Connection connection_;
  std::mutex mutex_;
  std::condition_variable asked_;
  std::vector<Task*> waiting_;
  bool stopping_ = false;
  std::thread thread_;  // last: it uses everything above
};

}  // namespace plumb::store
