#pragma once

#include <string_view>

#include "base/outcome.hpp"

/// What every journal refuses in the same words, whatever keeps it.
namespace plumb::store {

base::Fault refuse_unknown_person(std::string_view doing, std::string_view id);
base::Fault refuse_other_text(std::string_view event_id);
base::Fault refuse_other_name(std::string_view person_id);

}  // namespace plumb::store
