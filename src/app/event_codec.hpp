#pragma once

#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "base/outcome.hpp"
#include "care/event.hpp"

namespace plumb::app {

/// Turns events into the text that the store keeps and back. A port, so that use cases know no
/// format; the one implementation is in `wire`.
class EventCodec {
 public:
  virtual ~EventCodec() = default;
  /// Canonical: the same event always gives the same bytes.
  virtual std::string format_event(const care::Event& event) const = 0;
  virtual base::Outcome<care::Event> parse_event(std::string_view text) const = 0;
};

}  // namespace plumb::app
