#include "store/sqlite_journal.hpp"

#include <utility>

#include "store/erasure.hpp"
#include "store/identity.hpp"
#include "store/migrations.hpp"
#include "store/refusals.hpp"

namespace plumb::store {

namespace {

Outcome<app::PersonRecord> read_person(Connection& connection, std::string_view id,
                                       std::string_view doing) {
  PLUMB_TRY(Statement row,
            connection.query("select name, created_ms, erased from person where id = $1", id));
  PLUMB_TRY(const bool stands, row.read_row());
  if (!stands || row.boolean(2)) return std::unexpected(refuse_unknown_person(doing, id));
  return app::PersonRecord{std::string(id), std::string(row.text(0)), {row.integer(1)}, false};
}

/// Takes the counter's lock (which PostgreSQL would need) and gives the last sequence used.
Outcome<std::int64_t> lock_counter(Connection& connection) {
  PLUMB_TRY(Statement row, connection.query("update counter set value = value where name = "
                                            "'event' returning value"));
  PLUMB_TRY([[maybe_unused]] const bool stands, row.read_row());
  const std::int64_t value = row.integer(0);
  PLUMB_TRY([[maybe_unused]] const bool more, row.read_row());
  return value;
}

Outcome<void> expect_same_text(Connection& connection, std::string_view person,
                               const app::EventRecord& event) {
  PLUMB_TRY(Statement row, connection.query("select body from event where person = $1 and id = $2",
                                            person, event.id));
  PLUMB_TRY([[maybe_unused]] const bool stands, row.read_row());
  if (row.text(0) == event.text) return {};
  return std::unexpected(refuse_other_text(event.id));
}

/// True if it was stored, false if it was already there.
Outcome<bool> record_event(Connection& connection, std::string_view person,
                           const app::EventRecord& event, std::int64_t sequence) {
  {
    PLUMB_TRY(Statement inserted,
              connection.query("insert into event (person, sequence, id, at_ms, kind, body) "
                               "values ($1, $2, $3, $4, $5, $6) "
                               "on conflict (person, id) do nothing returning sequence",
                               person, sequence, event.id, event.at.ms, event.kind, event.text));
    PLUMB_TRY(const bool stored, inserted.read_row());
    if (stored) {
      PLUMB_TRY([[maybe_unused]] const bool more, inserted.read_row());
      return true;
    }
  }
  if (auto same = expect_same_text(connection, person, event); !same)
    return std::unexpected(std::move(same).error());
  return false;
}

Outcome<std::int64_t> read_last(Connection& connection, std::string_view person) {
  PLUMB_TRY(Statement row,
            connection.query("select person.erased, coalesce((select max(event.sequence) from "
                             "event where event.person = person.id), 0) "
                             "from person where person.id = $1",
                             person));
  PLUMB_TRY(const bool stands, row.read_row());
  if (!stands || row.boolean(0))
    return std::unexpected(refuse_unknown_person("reading the journal", person));
  return row.integer(1);
}

Outcome<app::AppendResult> append(Connection& connection, std::string_view person,
                                  std::span<const app::EventRecord> events) {
  PLUMB_TRY([[maybe_unused]] const auto known,
            read_person(connection, person, "writing the journal"));
  PLUMB_TRY(std::int64_t last, lock_counter(connection));
  app::AppendResult result;
  for (const auto& event : events) {
    PLUMB_TRY(const bool stored, record_event(connection, person, event, last + 1));
    if (!stored) {
      ++result.already_there;
      continue;
    }
    ++result.stored;
    ++last;
  }
  if (result.stored > 0) {
    if (auto kept = connection.run("update counter set value = $1 where name = 'event'", last);
        !kept)
      return std::unexpected(std::move(kept).error());
    result.last_sequence = last;
    return result;
  }
  PLUMB_TRY(result.last_sequence, read_last(connection, person));
  return result;
}

Outcome<app::PersonRecord> add_person(Connection& connection, const app::PersonRecord& person) {
  const std::int64_t erased = person.erased ? 1 : 0;
  if (auto added = connection.run("insert into person (id, name, created_ms, erased) "
                                  "values ($1, $2, $3, $4) on conflict (id) do nothing",
                                  person.id, person.name, person.created.ms, erased);
      !added)
    return std::unexpected(std::move(added).error());
  PLUMB_TRY(auto standing, read_person(connection, person.id, "adding a person"));
  if (standing.name != person.name) return std::unexpected(refuse_other_name(person.id));
  return standing;
}

}  // namespace

Outcome<std::unique_ptr<SqliteJournal>> SqliteJournal::open(const SqliteSpec& spec) {
  PLUMB_TRY(Connection writer, Connection::open({spec.file, spec.busy_timeout, false}));
  PLUMB_TRY([[maybe_unused]] const auto version, apply_migrations(writer, find_migrations()));
  PLUMB_TRY(std::string identity, find_identity(writer));
  return std::unique_ptr<SqliteJournal>(
      new SqliteJournal(spec, std::move(identity), std::move(writer)));
}

SqliteJournal::SqliteJournal(SqliteSpec spec, std::string identity, Connection writer)
    : spec_{std::move(spec)}, identity_{std::move(identity)}, writer_{std::move(writer)} {}

template <class Read>
auto SqliteJournal::read_with_connection(const Read& read)
    -> decltype(read(std::declval<Connection&>())) {
  std::unique_ptr<Connection> reader;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_readers_.empty()) {
      reader = std::move(idle_readers_.back());
      idle_readers_.pop_back();
    }
  }
  if (!reader) {
    PLUMB_TRY(Connection opened, Connection::open({spec_.file, spec_.busy_timeout, true}));
    reader = std::make_unique<Connection>(std::move(opened));
  }
  auto answer = read(*reader);
  const std::lock_guard lock(mutex_);
  idle_readers_.push_back(std::move(reader));
  return answer;
}

Outcome<std::vector<app::PersonRecord>> SqliteJournal::read_people() {
  return read_with_connection(
      [](Connection& connection) -> Outcome<std::vector<app::PersonRecord>> {
        std::vector<app::PersonRecord> people;
        PLUMB_TRY(Statement row, connection.query("select id, name, created_ms from person "
                                                  "where not erased order by created_ms, id"));
        for (;;) {
          PLUMB_TRY(const bool stands, row.read_row());
          if (!stands) return people;
          people.push_back(
              {std::string(row.text(0)), std::string(row.text(1)), {row.integer(2)}, false});
        }
      });
}

Outcome<app::PersonRecord> SqliteJournal::record_person(const app::PersonRecord& person) {
  Outcome<app::PersonRecord> standing;
  const GroupWriter::Work work = [&](Connection& connection) -> Outcome<void> {
    standing = add_person(connection, person);
    if (!standing) return std::unexpected(standing.error());
    return {};
  };
  auto recorded = writer_.record(work);
  if (!recorded) return std::unexpected(std::move(recorded).error());
  return standing;
}

Outcome<app::AppendResult> SqliteJournal::record_events(std::string_view person,
                                                        std::span<const app::EventRecord> events) {
  Outcome<app::AppendResult> result;
  const GroupWriter::Work work = [&](Connection& connection) -> Outcome<void> {
    result = append(connection, person, events);
    if (!result) return std::unexpected(result.error());
    return {};
  };
  auto recorded = writer_.record(work);
  if (!recorded) return std::unexpected(std::move(recorded).error());
  return result;
}

Outcome<std::vector<app::EventRecord>> SqliteJournal::read_events(std::string_view person,
                                                                  std::int64_t after_sequence,
                                                                  std::int64_t limit) {
  return read_with_connection(
      [&](Connection& connection) -> Outcome<std::vector<app::EventRecord>> {
        PLUMB_TRY([[maybe_unused]] const auto known,
                  read_person(connection, person, "reading the journal"));
        std::vector<app::EventRecord> events;
        PLUMB_TRY(Statement row,
                  connection.query("select id, at_ms, kind, body, sequence from event "
                                   "where person = $1 and sequence > $2 order by sequence "
                                   "limit $3",
                                   person, after_sequence, limit));
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
      });
}

Outcome<std::int64_t> SqliteJournal::read_last_sequence(std::string_view person) {
  return read_with_connection(
      [&](Connection& connection) { return read_last(connection, person); });
}

Outcome<app::ErasedRecord> SqliteJournal::erase_person(std::string_view person) {
  Outcome<app::ErasedRecord> erased;
  const GroupWriter::Work take_out = [&](Connection& connection) -> Outcome<void> {
    erased = take_out_person(connection, person);
    if (!erased) return std::unexpected(erased.error());
    return {};
  };
  if (auto taken = writer_.record(take_out); !taken)
    return std::unexpected(std::move(taken).error());
  const GroupWriter::Work rewrite = [&](Connection& connection) -> Outcome<void> {
    if (auto rewritten = rewrite_file(connection); !rewritten) return rewritten;
    return search_for_traces(connection, *erased);
  };
  if (auto rewritten = writer_.run_alone(rewrite); !rewritten)
    return std::unexpected(std::move(rewritten).error());
  return erased;
}

Outcome<bool> SqliteJournal::is_erased(std::string_view person) {
  return read_with_connection([&](Connection& connection) -> Outcome<bool> {
    PLUMB_TRY(Statement row, connection.query("select erased from person where id = $1", person));
    PLUMB_TRY(const bool stands, row.read_row());
    return stands && row.boolean(0);
  });
}

}  // namespace plumb::store
