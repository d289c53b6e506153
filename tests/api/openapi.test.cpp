// The description of the API is true: it names every route and no other, and the schemas of events
// and plans are those of the program.
#include <gtest/gtest.h>

#include <set>

#include "api/live_server.hpp"
#include "care/plan.hpp"
#include "server/embedded_text.hpp"
#include "wire/json.hpp"
#include "wire/schema.hpp"

namespace plumb::testing {
namespace {

std::string_view find_embedded(std::string_view name) {
  for (const auto& one : server::find_embedded_documents())
    if (one.name == name) return one.text;
  return {};
}

std::string to_upper(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return text;
}

TEST(OpenApi, names_every_route_of_the_program_and_no_other) {
  LiveServer server;
  std::set<std::string> routes, described;
  for (const server::Route& route : server.router().routes())
    routes.insert(std::string(server::name_of_method(route.method)) + " " + route.pattern);
  for (const auto& path : api_shapes().openapi().find("paths")->members)
    for (const auto& operation : path.value.members)
      if (operation.key != "parameters") described.insert(to_upper(operation.key) + " " + path.key);
  EXPECT_EQ(routes, described);
}

TEST(OpenApi, names_every_query_that_a_route_knows_and_no_other) {
  LiveServer server;
  for (const server::Route& route : server.router().routes()) {
    const auto* path = api_shapes().openapi().find("paths")->find(route.pattern);
    ASSERT_NE(path, nullptr) << route.pattern;
    std::set<std::string> described;
    const auto* operation = path->find(route.method == server::Method::get ? "get" : "post");
    ASSERT_NE(operation, nullptr) << route.pattern;
    if (const auto* parameters = operation->find("parameters"))
      for (const auto& one : parameters->items)
        if (one.find("in")->text == "query") described.insert(one.find("name")->text);
    EXPECT_EQ(std::set<std::string>(route.queries.begin(), route.queries.end()), described)
        << route.pattern;
  }
}

TEST(OpenApi, every_described_path_answers) {
  LiveServer server;
  const std::string person = server.add_person();
  for (const auto& path : api_shapes().openapi().find("paths")->members) {
    std::string target = path.key;
    if (const auto at = target.find("{id}"); at != target.npos) target.replace(at, 4, person);
    if (const auto at = target.find("{name}"); at != target.npos)
      target.replace(at, 6, "plan.json");
    if (const auto at = target.find("{language}"); at != target.npos) target.replace(at, 10, "en");
    // A calendar is behind a secret that nobody described.
    const bool is_secret = target.find("{file}") != target.npos;
    if (path.value.find("get") != nullptr && !is_secret) {
      EXPECT_EQ(server.get(target).status, 200) << target;
    }
    if (path.value.find("post") != nullptr) {
      EXPECT_EQ(server.post(target, "{}").status, 400) << target;
    }
  }
}

TEST(OpenApi, what_a_request_takes_is_what_the_reader_takes) {
  const auto takes = [](std::string_view json, std::string_view schema) {
    return api_shapes().check(wire::parse_json(json).value(), schema).empty();
  };
  constexpr std::string_view events = "openapi.json#/components/schemas/NewEvents";
  EXPECT_TRUE(takes(make_events_json({make_note_json(1)}), events));
  EXPECT_FALSE(
      takes(R"({"events":[{"id":"x","at":"y","kind":"note","body":{"word":""}}]})", events));
  EXPECT_FALSE(takes(R"({"events":[{"id":"x","at":"y","kind":"joke","body":{}}]})", events));
  EXPECT_FALSE(takes(R"({})", events));
  EXPECT_FALSE(takes(R"({"name":"Ada","age":0})", "openapi.json#/components/schemas/NewPerson"));
}

TEST(Schemas, are_those_that_the_program_makes) {
  EXPECT_EQ(
      wire::format_json(wire::make_schema<care::Event>("An event of a Plumbline journal"), 2) +
          "\n",
      find_embedded("event.json"))
      << "run: plumbline schema event > docs/reference/schema/event.json";
  EXPECT_EQ(
      wire::format_json(wire::make_schema<care::Plan>("A Plumbline plan for one moment"), 2) + "\n",
      find_embedded("plan.json"))
      << "run: plumbline schema plan > docs/reference/schema/plan.json";
}

}  // namespace
}  // namespace plumb::testing
