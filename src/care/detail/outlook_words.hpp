#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "care/catalogue.hpp"
#include "care/outlook.hpp"

namespace plumb::care::detail {

/// Says an outlook in the words of the catalogue.
class OutlookWords {
 public:
  OutlookWords(const Catalogue& catalogue, std::int32_t offset_minutes)
      : catalogue_{catalogue}, offset_{offset_minutes} {}

  /// Fills the reason's own sentence and what has to come.
  void say(Awaited& awaited) const;
  /// What has to come, and from when on.
  void say(Outlook& outlook) const;
  /// The same for a line that is at `dose` now, with what grows.
  void say(Outlook& outlook, const Rung& dose, const Exercise& exercise) const;

 private:
  std::string find(std::string_view key, const std::vector<ReasonInput>& inputs = {}) const;
  std::string find_span(std::int64_t seconds) const;
  std::string list_growth(const Exercise& exercise, const Rung& from, const Rung& to) const;

  const Catalogue& catalogue_;
  std::int32_t offset_;
};

}  // namespace plumb::care::detail
