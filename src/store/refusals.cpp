#include "store/refusals.hpp"

#include <string>

namespace plumb::store {

using base::Fault;

Fault refuse_unknown_person(std::string_view doing, std::string_view id) {
  return {Fault::Code::not_found, std::string(doing), "person " + std::string(id),
          "There is nobody with this id here. Add the person first, or correct the id."};
}

Fault refuse_other_text(std::string_view event_id) {
  return {Fault::Code::input_invalid, "writing the journal", "event " + std::string(event_id),
          "An event with this id but other content is already there. An event never changes: "
          "void it by another event, and give the new one an id of its own."};
}

Fault refuse_other_name(std::string_view person_id) {
  return {Fault::Code::input_invalid, "adding a person", "person " + std::string(person_id),
          "Somebody with this id but another name is already there. Give the new person an id "
          "of its own."};
}

}  // namespace plumb::store
