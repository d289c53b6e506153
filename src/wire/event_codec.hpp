#pragma once

#include "app/event_codec.hpp"
#include "app/ports.hpp"

namespace plumb::wire {

/// Events as one line of JSON each: the form of a journal file, of the API and of the store.
class JsonEventCodec final : public app::EventCodec {
 public:
  JsonEventCodec() = default;
  /// Seals of the events that are read are verified by it, which must outlive this.
  explicit JsonEventCodec(const app::SignatureVerifier& verifier) : verifier_{&verifier} {}

  std::string format_event(const care::Event& event) const override;
  /// Faults   input_invalid, naming the first problem; a text that the store kept has none.
  base::Outcome<care::Event> parse_event(std::string_view text) const override;

 private:
  const app::SignatureVerifier* verifier_ = nullptr;  ///< without it no seal is genuine
};

}  // namespace plumb::wire
