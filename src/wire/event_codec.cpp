#include "wire/event_codec.hpp"

#include "care/event_described.hpp"
#include "wire/json.hpp"
#include "wire/signed_text.hpp"

namespace plumb::wire {

std::string JsonEventCodec::format_event(const care::Event& event) const {
  return format_json(base::write_described(event));
}

base::Outcome<care::Event> JsonEventCodec::parse_event(std::string_view text) const {
  PLUMB_TRY(const auto document, parse_json(text));
  care::Event event;
  base::Diagnostics problems;
  if (base::read_described(document, event, "", problems)) {
    if (verifier_ == nullptr) return event;
    std::vector<care::Event> one{std::move(event)};
    verify_seals(*verifier_, one);
    return std::move(one.front());
  }
  const base::Diagnostic& first = problems.found().front();
  return base::fail(base::Fault::Code::input_invalid, "reading an event",
                    first.place.path.empty() ? "/" : first.place.path, first.message);
}

}  // namespace plumb::wire
