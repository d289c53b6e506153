#include "wire/event_codec.hpp"

#include "base/read_described.hpp"
#include "base/write_described.hpp"
#include "wire/json.hpp"

namespace plumb::wire {

std::string JsonEventCodec::format_event(const care::Event& event) const {
  return format_json(base::write_described(event));
}

base::Outcome<care::Event> JsonEventCodec::parse_event(std::string_view text) const {
  PLUMB_TRY(const auto document, parse_json(text));
  care::Event event;
  base::Diagnostics problems;
  if (base::read_described(document, event, "", problems)) return event;
  const base::Diagnostic& first = problems.found().front();
  return base::fail(base::Fault::Code::input_invalid, "reading an event",
                    first.place.path.empty() ? "/" : first.place.path, first.message);
}

}  // namespace plumb::wire
