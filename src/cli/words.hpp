#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "care/catalogue.hpp"
#include "care/event.hpp"

/// The sentences of the command line's answers. They stand in the catalogue's texts like all words
/// for people, under `print.`.
namespace plumb::cli {

class Words {
 public:
  using Fill = std::initializer_list<std::pair<std::string_view, std::string>>;

  explicit Words(const care::Catalogue& catalogue) : catalogue_{catalogue} {}

  /// The text of a key with its {names} filled in.
  std::string say(std::string_view key, Fill fill = {}) const;
  bool has(std::string_view key) const { return catalogue_.find_text(key) != nullptr; }
  /// The text of key.one for 1 and of key.other for all else, with {n} filled in.
  std::string count(std::string_view key, std::int64_t n) const;
  /// "2 minutes 5 seconds"
  std::string span(std::int64_t seconds) const;
  /// "11.3 kg", rounded down
  std::string mass(std::int64_t grams) const;
  /// "Tue 24 Nov, 10:00"
  std::string moment(const care::Moment& moment) const;
  std::string exercise(std::string_view id) const;
  /// Who has checked what the catalogue holds; what nobody has is said, not left as its mark.
  std::string reviewer(const std::string& reviewed) const;
  /// A dose in the order in which it is done.
  std::string dose(const care::Exercise& exercise, const care::Rung& rung) const;

 private:
  const care::Catalogue& catalogue_;
};

/// `text` in lines of at most `width` characters, each after `indent`; the first after `first`.
std::string wrap(std::string_view text, std::string_view first, std::string_view indent,
                 std::size_t width = 88);

}  // namespace plumb::cli
