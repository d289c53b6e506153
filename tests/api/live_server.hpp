#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "api/http_client.hpp"
#include "api/shape.hpp"
#include "app/household.hpp"
#include "server/beast_listener.hpp"
#include "server/plumbline_site.hpp"
#include "store/sqlite_calendar.hpp"
#include "store/sqlite_journal.hpp"
#include "store/temp_folder.test.hpp"
#include "wire/event_codec.hpp"

namespace plumb::testing {

/// A clock that stands where the test puts it.
class StandingClock final : public app::Clock {
 public:
  base::Instant read_now() const override { return {ms_.load()}; }
  void set(base::Instant now) { ms_ = now.ms; }

 private:
  std::atomic<std::int64_t> ms_ = 1'795'510'800'000;  // 2026-11-24T09:00:00Z
};

struct ServerSpec {
  server::Limits limits;
  std::string web_folder;
  std::vector<std::string> hosts;
  bool shows_test_clock = false;
  std::chrono::milliseconds busy_timeout{5'000};
};

/// The real server in this process: its own thread, a free port, a SQLite file in a folder that
/// goes away with it, and the smallest catalogue that passes its checks.
class LiveServer {
 public:
  explicit LiveServer(const ServerSpec& spec = {});
  ~LiveServer();

  std::uint16_t port() const { return listener_->port(); }
  std::string journal_file() const { return folder_.file("journal.db"); }
  StandingClock& clock() { return clock_; }
  const server::Router& router() const { return site_->router(); }
  void stop() { listener_->stop(); }

  /// One request on a connection of its own. An answer of the API that is not as the OpenAPI
  /// document describes it fails the test.
  HttpAnswer ask(std::string_view method, std::string_view target, const Headers& headers = {},
                 std::string_view body = {});
  HttpAnswer get(std::string_view target) { return ask("GET", target); }
  HttpAnswer post(std::string_view target, std::string_view json);
  /// Adds a person and gives the id.
  std::string add_person(std::string_view name = "Ada");

 private:
  store::TempFolder folder_;
  StandingClock clock_;
  wire::JsonEventCodec codec_;
  std::unique_ptr<care::Catalogue> catalogue_;
  std::unique_ptr<store::SqliteJournal> journal_;
  std::unique_ptr<store::SqliteCalendar> calendars_;
  std::unique_ptr<app::Household> household_;
  std::unique_ptr<server::PlumblineSite> site_;
  std::unique_ptr<server::Listener> listener_;
  std::thread thread_;
};

const ApiShapes& api_shapes();

/// The JSON of one note, with an id made from a number.
std::string make_note_json(std::uint64_t number, std::string_view words = "a word");
/// {"events": [ … ]}
std::string make_events_json(const std::vector<std::string>& events);

/// The member of a JSON text at a pointer of plain keys and numbers, as JSON text; "" if there is
/// none.
std::string find_json(std::string_view text, std::string_view pointer);

}  // namespace plumb::testing
