#pragma once

#include "base/read_described.hpp"
#include "base/write_described.hpp"
#include "care/event.hpp"

/// Reading and writing an event touches every kind of body that there is: it is compiled once, in
/// event_described.cpp, and used by who includes this.
namespace plumb::base {

extern template void read_value(const Document& from, care::Event& into, const ReadContext& context,
                                const std::string& path);
extern template Document write_described(const care::Event& value);

}  // namespace plumb::base
