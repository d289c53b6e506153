#pragma once

#include "app/event_codec.hpp"

namespace plumb::wire {

/// Events as one line of JSON each: the form of a journal file, of the API and of the store.
class JsonEventCodec final : public app::EventCodec {
 public:
  std::string format_event(const care::Event& event) const override;
  /// Faults   input_invalid, naming the first problem; a text that the store kept has none.
  base::Outcome<care::Event> parse_event(std::string_view text) const override;
};

}  // namespace plumb::wire
