#include "store/erasure.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "store/disk.hpp"
#include "store/refusals.hpp"

namespace plumb::store {

namespace {

constexpr std::size_t id_length = 36;

using Ids = std::unordered_set<std::string_view>;

Outcome<std::vector<app::EventRecord>> read_all_events(Connection& connection,
                                                       std::string_view person) {
  std::vector<app::EventRecord> events;
  PLUMB_TRY(Statement row, connection.query("select id, at_ms, kind, body, sequence from event "
                                            "where person = $1 order by at_ms, id",
                                            person));
  for (;;) {
    PLUMB_TRY(const bool stands, row.read_row());
    if (!stands) return events;
    events.push_back({std::string(row.text(0)),
                      std::string(person),
                      {row.integer(1)},
                      std::string(row.text(2)),
                      std::string(row.text(3)),
                      row.integer(4)});
  }
}

bool may_begin_id(std::string_view bytes) {
  return bytes[8] == '-' && bytes[13] == '-' && bytes[18] == '-' && bytes[23] == '-';
}

/// Those of the ids that nobody else's journal holds: the same event may stand in two.
Outcome<Ids> find_gone(Connection& connection, const app::ErasedRecord& erased) {
  Ids gone;
  for (const auto& event : erased.events) {
    PLUMB_TRY(Statement row, connection.query("select 1 from event where id = $1", event.id));
    PLUMB_TRY(const bool stands, row.read_row());
    if (!stands) gone.insert(event.id);
  }
  return gone;
}

}  // namespace

Outcome<app::ErasedRecord> take_out_person(Connection& connection, std::string_view person) {
  app::ErasedRecord erased;
  {
    PLUMB_TRY(Statement row,
              connection.query("select name, erased from person where id = $1", person));
    PLUMB_TRY(const bool stands, row.read_row());
    if (!stands || row.boolean(1))
      return std::unexpected(refuse_unknown_person("erasing a record", person));
    erased.name = row.text(0);
  }
  PLUMB_TRY(erased.events, read_all_events(connection, person));
  for (const char* take :
       {"delete from event where person = $1", "delete from calendar_feed where person = $1"})
    if (auto gone = connection.run(take, person); !gone)
      return std::unexpected(std::move(gone).error());
  auto marked = connection.run(
      "update person set name = '', created_ms = 0, erased = true where id = $1", person);
  if (!marked) return std::unexpected(std::move(marked).error());
  return erased;
}

Outcome<void> rewrite_file(Connection& connection) {
  if (auto rewritten = connection.run("vacuum"); !rewritten) return rewritten;
  PLUMB_TRY(Statement row, connection.query("pragma wal_checkpoint(truncate)"));
  PLUMB_TRY([[maybe_unused]] const bool stands, row.read_row());
  if (row.integer(0) == 0) return {};
  return base::fail(Fault::Code::storage_busy, "rewriting the journal", connection.file(),
                    "Somebody was still reading it. The record is erased; call again, so that "
                    "nothing of it is left in the file either.");
}

Outcome<void> search_for_traces(Connection& connection, app::ErasedRecord& erased) {
  PLUMB_TRY(const Ids gone, find_gone(connection, erased));
  erased.searched_bytes = 0;
  erased.traces = 0;
  std::size_t seen = 0;  // bytes that the piece before held already
  const auto look = [&](std::string_view piece) {
    erased.searched_bytes += static_cast<std::int64_t>(piece.size() - std::min(seen, piece.size()));
    seen = id_length - 1;
    for (std::size_t at = 0; at + id_length <= piece.size(); ++at) {
      const std::string_view part = piece.substr(at, id_length);
      if (may_begin_id(part) && gone.contains(part)) ++erased.traces;
    }
  };
  if (auto searched = connection.read_bytes(id_length - 1, look); !searched) return searched;
  PLUMB_TRY(const std::string ahead, read_whole(connection.file() + "-wal"));
  seen = 0;
  look(ahead);
  return {};
}

Outcome<std::vector<std::string>> read_erased_people(Connection& connection) {
  std::vector<std::string> people;
  PLUMB_TRY(Statement row, connection.query("select id from person where erased order by id"));
  for (;;) {
    PLUMB_TRY(const bool stands, row.read_row());
    if (!stands) return people;
    people.emplace_back(row.text(0));
  }
}

}  // namespace plumb::store
