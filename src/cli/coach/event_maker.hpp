#pragma once

#include <string>

#include "care/event.hpp"

namespace plumb::cli {

/// Name of this machine's zone ("Europe/Berlin"), as TZ or the system says; empty if neither does.
std::string find_zone_name();

/// An event of the person with a new id.
care::Event make_event(const care::Moment& at, care::EventBody body);

}  // namespace plumb::cli
