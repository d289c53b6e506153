#include "care/event_described.hpp"

namespace plumb::base {

template void read_value(const Document& from, care::Event& into, const ReadContext& context,
                         const std::string& path);
template Document write_described(const care::Event& value);

}  // namespace plumb::base
