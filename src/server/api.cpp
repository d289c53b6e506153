#include "server/api.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <utility>

#include "app/event_rules.hpp"
#include "base/read_described.hpp"
#include "base/scalar_text.hpp"
#include "base/uuid.hpp"
#include "base/write_described.hpp"
#include "care/event_described.hpp"
#include "server/api_json.hpp"
#include "server/clocks.hpp"
#include "server/embedded_text.hpp"
#include "server/problem.hpp"
#include "server/web_files.hpp"
#include "wire/json.hpp"

namespace plumb::server {

using base::Document;
using Code = base::Fault::Code;

namespace {

constexpr std::size_t plans_kept = 256;
constexpr std::string_view openapi_name = "openapi.json";

struct PersonInput {
  std::string
      id;  ///< made by who adds the person, so that sending it twice adds one; may be absent
  std::string name;
};
template <class V>
void describe(V& v, PersonInput& x) {
  v.maybe("id", x.id);
  v.field("name", x.name);
}

/// Whoever erases says whom they mean in two ways.
struct ErasureInput {
  std::string name;
};
template <class V>
void describe(V& v, ErasureInput& x) {
  v.field("name", x.name);
}

struct EventsInput {
  std::vector<care::Event> events;
};
template <class V>
void describe(V& v, EventsInput& x) {
  v.field("events", x.events);
}

/// Something that rarely changes: the browser keeps it and asks whether it still holds.
Response make_tagged_json(const Request& request, std::shared_ptr<const std::string> text) {
  Response response;
  response.cache_control = "no-cache";
  response.entity_tag = find_entity_tag(*text);
  if (is_tag_known(request, response.entity_tag)) {
    response.status = 304;
    return response;
  }
  response.content_type = "application/json";
  response.shared_body = std::move(text);
  return response;
}

/// A list of events that is too long is not read one by one first.
void check_length(const Document& document, const EventsInput&, base::Diagnostics& problems) {
  const Document* events = document.find("events");
  if (events != nullptr && events->items.size() > app::max_events_per_request)
    app::report_too_many_events(problems);
}

Document describe_person(const app::PersonRecord& person) {
  Document table = Document::make_table();
  table.add("id", Document::make_text(person.id));
  table.add("name", Document::make_text(person.name));
  table.add("created", Document::make_text(base::format_leaf(person.created)));
  return table;
}

std::string make_person_id(base::Instant now) {
  std::random_device source;
  const auto draw = [&] {
    return (static_cast<std::uint64_t>(source()) << 32) | static_cast<std::uint64_t>(source());
  };
  const std::uint64_t high = draw();
  return base::make_uuid7(now, high, draw()).text;
}

Response refuse_query(std::string_view name, std::string_view form) {
  return make_problem({Code::input_invalid, "reading the query", "?" + std::string(name) + "=",
                       "Must be " + std::string(form) + "."});
}

void add_integer_list(std::string& json, const std::vector<app::EventRecord>& events,
                      std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) json += ',';
    json += std::to_string(events[i].sequence);
  }
}

/// One of the documents that are part of the program, or nothing.
std::shared_ptr<const std::string> find_document(std::string_view name) {
  using Text = std::shared_ptr<const std::string>;
  static const auto texts = [] {
    std::map<std::string_view, Text> made;
    for (const EmbeddedText& one : find_embedded_documents())
      made.emplace(one.name, std::make_shared<const std::string>(one.text));
    return made;
  }();
  const auto found = texts.find(name);
  return found == texts.end() ? nullptr : found->second;
}

Response read_schema(const Request& request) {
  const std::string& name = request.find_place("name");
  const auto text = name == openapi_name ? nullptr : find_document(name);
  if (!text)
    return make_problem(
        {Code::not_found, "finding a schema", name, "There are event.json and plan.json."});
  return make_tagged_json(request, text);
}

}  // namespace

void Api::add_routes(Router& router) {
  const Limits& limits = parts_.limits;
  router.add({Method::get, "/api/v1/health", {}, 0, true, [this](const Request&) {
                return read_health();
              }});
  router.add({Method::get, "/api/v1/people", {}, 0, true, [this](const Request&) {
                return read_people();
              }});
  router.add(
      {Method::post, "/api/v1/people", {}, limits.body_bytes, true, [this](const Request& request) {
         return record_person(request);
       }});
  router.add({Method::get,
              "/api/v1/people/{id}/events",
              {"after"},
              0,
              true,
              [this](const Request& request) { return read_events(request); }});
  router.add({Method::post,
              "/api/v1/people/{id}/events",
              {},
              limits.events_body_bytes,
              true,
              [this](const Request& request) { return record_events(request); }});
  router.add({Method::get,
              "/api/v1/people/{id}/today",
              {"at", "language"},
              0,
              true,
              [this](const Request& request) { return find_today(request); }});
  router.add({Method::post,
              "/api/v1/people/{id}/erase",
              {},
              limits.body_bytes,
              true,
              [this](const Request& request) { return erase_record(request); }});
  add_calendar_routes(router);
  router.add({Method::get, "/api/v1/catalogue", {}, 0, false, [this](const Request& request) {
                return read_catalogue(request);
              }});
  router.add(
      {Method::get, "/api/v1/texts/{language}", {}, 0, false, [this](const Request& request) {
         return read_texts(request);
       }});
  router.add({Method::get, "/api/v1/openapi.json", {}, 0, false, [](const Request& request) {
                return make_tagged_json(request, find_document(openapi_name));
              }});
  router.add({Method::get, "/api/v1/schema/{name}", {}, 0, false, [](const Request& request) {
                return read_schema(request);
              }});
}

Response Api::read_health() const {
  const auto people = parts_.household.read_people();  // asks the disk, not only the program
  if (!people) return make_problem(people.error());
  Document table = Document::make_table();
  table.add("status", Document::make_text("ok"));
  table.add("version", Document::make_text(PLUMB_VERSION));
  table.add("catalogue", Document::make_text(parts_.catalogue_version));
  table.add("now", Document::make_text(base::format_leaf(parts_.clock.read_now())));
  return make_json(table);
}

Response Api::read_people() {
  const auto people = parts_.household.read_people();
  if (!people) return make_problem(people.error());
  Document list = Document::make_list();
  for (const auto& person : *people) list.items.push_back(describe_person(person));
  Document table = Document::make_table();
  table.add("people", std::move(list));
  return make_json(table);
}

Response Api::record_person(const Request& request) {
  PersonInput input;
  if (auto refusal = read_body(request, parts_.limits, "adding a person", input)) return *refusal;
  if (input.id.empty()) input.id = make_person_id(parts_.clock.read_now());
  const std::string id = input.id;
  const auto person = parts_.household.record_person(std::move(input.id), input.name);
  if (!person) return refuse(person.error(), id);
  return make_json(describe_person(*person));
}

Response Api::read_events(const Request& request) {
  std::int64_t after = 0;
  if (const std::string* text = request.find_query("after")) {
    const auto number = base::parse_integer(*text);
    if (!number || *number < 0) return refuse_query("after", "a sequence, from 0");
    after = *number;
  }
  const auto one_more = static_cast<std::int64_t>(parts_.limits.listed) + 1;  // tells `more`
  const auto events = parts_.household.read_events(request.find_place("id"), after, one_more);
  if (!events) return refuse(events.error(), request.find_place("id"));
  const auto store = parts_.household.read_identity();
  if (!store) return make_problem(store.error());
  // The texts are canonical JSON already; they are passed on as they stand.
  const std::size_t count = std::min(events->size(), parts_.limits.listed);
  std::string json = "{\"events\":[";
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) json += ',';
    json += (*events)[i].text;
  }
  json += "],\"sequences\":[";
  add_integer_list(json, *events, count);
  json += "],\"last_sequence\":";
  json += std::to_string(count == 0 ? after : (*events)[count - 1].sequence);
  json += ",\"more\":";
  json += count < events->size() ? "true" : "false";
  json += ",\"store\":\"" + *store + "\"}";
  return make_json(std::move(json));
}

Response Api::record_events(const Request& request) {
  EventsInput input;
  if (auto refusal = read_body(request, parts_.limits, "recording events", input)) return *refusal;
  const auto recorded = parts_.household.record_events(request.find_place("id"), input.events);
  if (!recorded) return refuse(recorded.error(), request.find_place("id"));
  if (!recorded->problems.empty())
    return make_problem({Code::input_invalid, "recording events", "the body of the request",
                         "Correct what is listed under problems. Nothing was stored."},
                        recorded->problems);
  Document table = Document::make_table();
  const auto add_count = [&](const char* name, std::size_t count) {
    table.add(name, Document::make_integer(static_cast<std::int64_t>(count)));
  };
  add_count("stored", recorded->result.stored);
  add_count("already_there", recorded->result.already_there);
  table.add("last_sequence", Document::make_integer(recorded->result.last_sequence));
  return make_json(table);
}

Response Api::find_today(const Request& request) {
  care::Moment at;
  if (const std::string* text = request.find_query("at")) {
    if (!base::parse_leaf(*text, at)) return refuse_query("at", base::leaf_form(at));
  } else {
    at.at = parts_.clock.read_now();
    at.offset_minutes = read_local_offset_minutes(at.at);
  }
  app::Household* household = &parts_.household;
  if (const std::string* language = request.find_query("language")) {
    const auto known = parts_.languages.find(*language);
    if (known == parts_.languages.end())
      return refuse_query("language", "the tag of a language of the catalogue, like de");
    household = &known->second.household;
  }
  const std::string& person = request.find_place("id");
  const auto today = household->find_today(person, at);
  if (!today) return refuse(today.error(), person);
  Response response;
  response.content_type = "application/json";
  response.shared_body = find_text(person, today->plan);
  return response;
}

std::shared_ptr<const std::string> Api::find_text(const std::string& person,
                                                  const std::shared_ptr<const care::Plan>& plan) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = texts_.find(person);
    if (found != texts_.end() && found->second.plan == plan) return found->second.text;
  }
  auto text = std::make_shared<const std::string>(wire::format_json(base::write_described(*plan)));
  const std::lock_guard lock(mutex_);
  if (texts_.size() >= plans_kept) texts_.clear();
  texts_[person] = {plan, text};
  return text;
}

Response Api::refuse(const base::Fault& fault, std::string_view person) {
  if (fault.code != Code::not_found) return make_problem(fault);
  const auto erased = parts_.household.is_erased(person);
  if (!erased || !*erased) return make_problem(fault);
  return make_problem(
      410, "erased", "Erased",
      "This record was erased here for good. It can come back only as somebody new.");
}

Response Api::erase_record(const Request& request) {
  ErasureInput input;
  if (auto refusal = read_body(request, parts_.limits, "erasing a record", input)) return *refusal;
  const std::string& person = request.find_place("id");
  const auto people = parts_.household.read_people();
  if (!people) return make_problem(people.error());
  const auto standing = std::ranges::find(*people, person, &app::PersonRecord::id);
  if (standing != people->end() && standing->name != input.name)
    return make_problem({Code::input_invalid, "erasing a record", "/name",
                         "Must be the name of the person. Nothing was erased."});
  const auto proof = parts_.household.erase_record(person, parts_.sha256);
  const std::lock_guard lock(mutex_);
  texts_.erase(person);
  if (!proof) return refuse(proof.error(), person);
  return make_json(base::write_described(*proof));
}

Response Api::read_catalogue(const Request& request) const {
  return make_tagged_json(request, parts_.catalogue_json);
}

Response Api::read_texts(const Request& request) const {
  const std::string& language = request.find_place("language");
  const auto known = parts_.languages.find(language);
  if (known == parts_.languages.end())
    return make_problem({Code::not_found, "finding the texts of a language", language,
                         "The catalogue lists its languages under care.languages."});
  return make_tagged_json(request, known->second.texts_json);
}

}  // namespace plumb::server
