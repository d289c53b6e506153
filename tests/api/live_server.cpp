#include "api/live_server.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/scalar_text.hpp"
#include "base/uuid.hpp"
#include "care/small_content.test.hpp"
#include "seal/sha256.hpp"
#include "wire/json.hpp"

namespace plumb::testing {

namespace {

constexpr std::string_view compiled_catalogue =
    R"({"care":{"version":"test"},"body":{},"figure":{},"movements":[]})";

constexpr std::string_view compiled_texts = R"({"page.language":"en"})";

server::SiteParts make_parts(const ServerSpec& spec, app::Household& household,
                             const app::Clock& clock, app::CalendarStore& calendars) {
  server::SiteParts parts{
      {household,
       clock,
       "test",
       std::make_shared<const std::string>(compiled_catalogue),
       spec.limits,
       seal::find_sha256,
       calendars,
       {{"en", {household, std::make_shared<const std::string>(compiled_texts)}}}},
      server::WebFiles::read(spec.web_folder).value(),
      spec.hosts,
      spec.shows_test_clock ? &clock : nullptr};
  return parts;
}

}  // namespace

const ApiShapes& api_shapes() {
  static const ApiShapes shapes;
  return shapes;
}

LiveServer::LiveServer(const ServerSpec& spec)
    : catalogue_{std::make_unique<care::Catalogue>(care::testing::make_small_content())},
      journal_{store::SqliteJournal::open({journal_file(), spec.busy_timeout}).value()},
      calendars_{store::SqliteCalendar::open({journal_file(), spec.busy_timeout}).value()},
      household_{std::make_unique<app::Household>(*catalogue_, *journal_, codec_, clock_)},
      site_{std::make_unique<server::PlumblineSite>(
          make_parts(spec, *household_, clock_, *calendars_))} {
  server::ListenSpec listen;
  listen.address = "127.0.0.1:0";
  listen.limits = spec.limits;
  listen.worker_threads = 8;
  listen.stops_on_signals = false;
  listener_ = server::Listener::open(listen, *site_).value();
  thread_ = std::thread([this] { EXPECT_TRUE(listener_->run()); });
}

LiveServer::~LiveServer() {
  listener_->stop();
  thread_.join();
}

HttpAnswer LiveServer::ask(std::string_view method, std::string_view target, const Headers& headers,
                           std::string_view body) {
  HttpClient client(port());
  HttpAnswer answer = client.ask(method, target, headers, body);
  if (target.starts_with("/api/"))
    for (const std::string& problem : api_shapes().check_answer(
             method, target, answer.status, answer.header("content-type"), answer.body))
      ADD_FAILURE() << method << " " << target << " → " << answer.status << ": " << problem << "\n"
                    << answer.body.substr(0, 2'000);
  return answer;
}

HttpAnswer LiveServer::post(std::string_view target, std::string_view json) {
  return ask("POST", target, {{"Content-Type", "application/json"}}, json);
}

std::string LiveServer::add_person(std::string_view name) {
  clock_.set(base::add_ms(clock_.read_now(), 1));  // people are listed in the order of their time
  base::Document person = base::Document::make_table();
  person.add("name", base::Document::make_text(std::string(name)));
  const HttpAnswer answer = post("/api/v1/people", wire::format_json(person));
  EXPECT_EQ(answer.status, 200) << answer.body;
  const std::string quoted = find_json(answer.body, "/id");
  return quoted.size() > 2 ? quoted.substr(1, quoted.size() - 2) : "";
}

std::string make_note_json(std::uint64_t number, std::string_view words) {
  care::Event event;
  event.id = base::make_uuid7({1'795'500'000'000}, number << 8, number << 8);
  event.at = {{1'795'500'000'000}, 60};
  event.body = care::Note{std::string(words), ""};
  return wire::JsonEventCodec().format_event(event);
}

std::string make_events_json(const std::vector<std::string>& events) {
  std::string json = "{\"events\":[";
  for (const std::string& event : events) json += (json.back() == '[' ? "" : ",") + event;
  return json + "]}";
}

std::string find_json(std::string_view text, std::string_view pointer) {
  const auto document = wire::parse_json(text);
  if (!document) return {};
  const base::Document* at = &*document;
  while (at != nullptr && !pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view part = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(part.size());
    const auto index = base::parse_integer(part);
    if (at->kind != base::Document::Kind::list)
      at = at->find(part);
    else if (index && static_cast<std::size_t>(*index) < at->items.size())
      at = &at->items[static_cast<std::size_t>(*index)];
    else
      at = nullptr;
  }
  return at == nullptr ? std::string() : wire::format_json(*at);
}

}  // namespace plumb::testing
