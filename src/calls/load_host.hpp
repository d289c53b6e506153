#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"
#include "loads/person.hpp"
#include "spine/movement_spec.hpp"

namespace plumb::calls {

/// What of a catalogue the load engine needs; the members are those of the compiled catalogue.
struct LoadContent {
  spine::BodySpec body;
  loads::LoadSpec loads;
  std::vector<spine::MovementSpec> movements;
};
template <class V>
void describe(V& v, LoadContent& x) {
  v.field("body", x.body);
  v.field("loads", x.loads);
  v.field("movements", x.movements);
}

/// What the load engine keeps between calls: the body's data, and the last person with the memory
/// that the engine works in, both made when first asked for.
class LoadHost {
 public:
  /// Takes the place of what was loaded before.
  void load(LoadContent content);

  /// What was loaded.
  /// Faults  not_found before anything was loaded
  base::Outcome<const LoadContent*> find_content() const;
  /// Faults  as compile_person
  base::Outcome<const loads::Person*> find_person(const spine::BodyMeasures& measures,
                                                  double strength);
  /// Faults  not_found for an id without a movement
  base::Outcome<const spine::MovementSpec*> find_movement(std::string_view id) const;
  loads::LoadWorkspace& workspace();

 private:
  std::optional<LoadContent> content_;
  std::optional<loads::Person> person_;
  std::optional<loads::LoadWorkspace> workspace_;
};

}  // namespace plumb::calls
