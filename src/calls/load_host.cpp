#include "calls/load_host.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace plumb::calls {

namespace {

bool is_same(const loads::Person& person, const spine::BodyMeasures& measures, double strength) {
  const spine::BodyMeasures& own = person.model.body.measures;
  return own.sex == measures.sex && own.height_m == measures.height_m &&
         own.mass_kg == measures.mass_kg && person.strength == strength;
}

}  // namespace

void LoadHost::load(LoadContent content) {
  content_ = std::move(content);
  person_.reset();
  workspace_.reset();
}

base::Outcome<const LoadContent*> LoadHost::find_content() const {
  if (!content_)
    return base::fail(base::Fault::Code::not_found, "answering a call", "the body",
                      "load it first, with the call load_body");
  return &*content_;
}

base::Outcome<const loads::Person*> LoadHost::find_person(const spine::BodyMeasures& measures,
                                                          double strength) {
  if (!person_ || !is_same(*person_, measures, strength)) {
    PLUMB_TRY(const LoadContent* content, find_content());
    person_.reset();
    PLUMB_TRY(person_, loads::compile_person(content->body, content->loads, measures, strength,
                                             workspace()));
  }
  return &*person_;
}

base::Outcome<const spine::MovementSpec*> LoadHost::find_movement(std::string_view id) const {
  PLUMB_TRY(const LoadContent* content, find_content());
  const auto found = std::ranges::find(content->movements, id, &spine::MovementSpec::id);
  if (found == content->movements.end())
    return base::fail(base::Fault::Code::not_found, "looking for the movement", std::string(id),
                      "nothing with this id has a movement");
  return &*found;
}

loads::LoadWorkspace& LoadHost::workspace() {
  if (!workspace_) workspace_.emplace();
  return *workspace_;
}

}  // namespace plumb::calls
