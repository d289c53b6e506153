#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "app/calendar.hpp"
#include "app/erasure.hpp"
#include "app/household.hpp"
#include "server/limits.hpp"
#include "server/router.hpp"

namespace plumb::server {

/// The same household with the words of one language, and these words as the browser loads them.
struct LanguageParts {
  app::Household& household;
  std::shared_ptr<const std::string> texts_json;
};

/// What the routes of the API need. The references must outlive them.
struct ApiParts {
  app::Household& household;
  const app::Clock& clock;
  std::string catalogue_version;
  std::shared_ptr<const std::string> catalogue_json;  ///< the rules, as the browser loads them
  Limits limits;
  app::Sha256 sha256;  ///< for proofs of erasure and for secrets
  app::CalendarStore& calendars;
  std::map<std::string, LanguageParts, std::less<>> languages = {};  ///< by tag
};

/// The JSON API, version 1: each answer is decode → use case → encode. It is described in
/// docs/reference/openapi.json, which is part of the program; tests hold the two equal.
class Api {
 public:
  explicit Api(ApiParts parts) : parts_{std::move(parts)} {}
  /// `router` must not outlive this object.
  void add_routes(Router& router);

 private:
  Response read_health() const;
  Response read_people();
  Response record_person(const Request& request);
  Response read_events(const Request& request);
  Response record_events(const Request& request);
  Response find_today(const Request& request);
  Response erase_record(const Request& request);
  void add_calendar_routes(Router& router);
  Response read_calendar(const Request& request);
  Response record_calendar(const Request& request);
  Response revoke_calendar(const Request& request);
  Response serve_calendar(const Request& request);
  /// A fault about a person; who was erased is told apart from who never was.
  Response refuse(const base::Fault& fault, std::string_view person);
  Response read_catalogue(const Request& request) const;
  Response read_texts(const Request& request) const;
  /// The plan as text, written once for each plan.
  std::shared_ptr<const std::string> find_text(const std::string& person,
                                               const std::shared_ptr<const care::Plan>& plan);

  struct PlanText {
    std::shared_ptr<const care::Plan> plan;
    std::shared_ptr<const std::string> text;
  };
  ApiParts parts_;
  std::mutex mutex_;
  std::unordered_map<std::string, PlanText> texts_;  ///< by person, of the language asked for last
};

}  // namespace plumb::server
