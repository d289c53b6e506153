// The routes of the calendar: settings for the person, the calendar itself for whoever has its
// secret address.
#include <array>
#include <random>

#include "base/read_described.hpp"
#include "base/write_described.hpp"
#include "server/api.hpp"
#include "server/api_json.hpp"
#include "server/calendar_text.hpp"
#include "server/problem.hpp"
#include "wire/json.hpp"

namespace plumb::server {

using base::Document;
using Code = base::Fault::Code;

namespace {

struct RevokeInput {
  bool revoke = false;
};
template <class V>
void describe(V& v, RevokeInput& x) {
  v.field("revoke", x.revoke);
}

constexpr std::string_view folder = "/calendar/";
constexpr std::string_view ending = ".ics";
constexpr std::size_t words_of_secret = 6;  // of 32 bits

std::string make_secret() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::random_device source;
  std::string secret;
  for (std::size_t i = 0; i < words_of_secret; ++i) {
    const std::uint32_t drawn = source();
    for (unsigned shift = 0; shift < 32; shift += 4) secret += digits[drawn >> shift & 0xfu];
  }
  return secret;
}

Document describe_calendar(const std::optional<app::CalendarRecord>& calendar) {
  Document table = Document::make_table();
  table.add("active", Document::make_boolean(calendar.has_value()));
  if (!calendar) return table;
  table.add("created", Document::make_text(base::format_leaf(calendar->created)));
  if (auto settings = wire::parse_json(calendar->settings))
    table.add("settings", std::move(*settings));
  return table;
}

Response refuse_unknown() {
  return make_problem({Code::not_found, "finding a calendar", "",
                       "There is no calendar at this address. It may have been revoked."});
}

}  // namespace

void Api::add_calendar_routes(Router& router) {
  const std::string path = "/api/v1/people/{id}/calendar";
  const std::size_t body = parts_.limits.body_bytes;
  router.add({Method::get, path, {}, 0, true, [this](const Request& request) {
                return read_calendar(request);
              }});
  router.add({Method::post, path, {}, body, true, [this](const Request& request) {
                return record_calendar(request);
              }});
  router.add({Method::post, path + "/revoke", {}, body, true, [this](const Request& request) {
                return revoke_calendar(request);
              }});
  router.add(
      {Method::get, std::string(folder) + "{file}", {}, 0, true, [this](const Request& request) {
         return serve_calendar(request);
       }});
}

Response Api::read_calendar(const Request& request) {
  const auto calendar = parts_.calendars.find_calendar_of(request.find_place("id"));
  return calendar ? make_json(describe_calendar(*calendar)) : make_problem(calendar.error());
}

Response Api::record_calendar(const Request& request) {
  app::CalendarSettings settings;
  if (auto refusal = read_body(request, parts_.limits, "making a calendar", settings))
    return *refusal;
  base::Diagnostics problems;
  app::check_calendar(settings, problems);
  if (!is_known_zone(settings.zone))
    problems.report({"", 0, "/zone"}, "is no time zone that this machine knows");
  if (!problems.empty())
    return make_problem({Code::input_invalid, "making a calendar", "the body of the request",
                         "Correct what is listed under problems. Nothing was changed."},
                        problems);
  const std::string secret = make_secret();
  const app::CalendarRecord record{request.find_place("id"),
                                   wire::format_json(base::write_described(settings)),
                                   parts_.clock.read_now()};
  const auto kept = parts_.calendars.record_calendar(parts_.sha256(secret), record);
  if (!kept) return refuse(kept.error(), record.person);
  Document table = describe_calendar(record);
  table.add("address", Document::make_text(std::string(folder) + secret + std::string(ending)));
  return make_json(table);
}

Response Api::revoke_calendar(const Request& request) {
  RevokeInput input;
  if (auto refusal = read_body(request, parts_.limits, "revoking a calendar", input))
    return *refusal;
  const std::string& person = request.find_place("id");
  if (input.revoke)
    if (const auto gone = parts_.calendars.remove_calendar(person); !gone)
      return make_problem(gone.error());
  return read_calendar(request);
}

Response Api::serve_calendar(const Request& request) {
  std::string_view secret = request.find_place("file");
  if (!secret.ends_with(ending)) return refuse_unknown();
  secret.remove_suffix(ending.size());
  const std::string hash = parts_.sha256(secret);
  const auto calendar = parts_.calendars.find_calendar(hash);
  if (!calendar) return make_problem(calendar.error());
  if (!*calendar) return refuse_unknown();
  CalendarSpec spec;
  base::Diagnostics problems;
  const auto document = wire::parse_json((*calendar)->settings);
  if (!document || !base::read_described(*document, spec.settings, "", problems) ||
      !is_known_zone(spec.settings.zone))
    return make_problem({Code::storage_failed, "reading a calendar", "",
                         "Make the calendar anew in the settings."});
  spec.created = (*calendar)->created;
  // Of the fingerprint, not of the secret: entries are copied to other places.
  spec.uid = parts_.sha256(hash).substr(0, 24);
  Response response;
  response.content_type = "text/calendar; charset=utf-8";
  response.body = format_calendar(spec);
  return response;
}

}  // namespace plumb::server
