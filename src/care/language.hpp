#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/describe.hpp"
#include "care/banned_claims.hpp"

namespace plumb::care {

using Texts = std::map<std::string, std::string>;  ///< key → text, of one language

/// Where a line of writing begins.
enum class WritingDirection : std::uint8_t { ltr, rtl };
constexpr auto names_of(WritingDirection) {
  return std::array{base::named(WritingDirection::ltr, "ltr"),
                    base::named(WritingDirection::rtl, "rtl")};
}

/// The plural categories of Unicode CLDR.
enum class PluralForm : std::uint8_t { zero, one, two, few, many, other };
constexpr auto names_of(PluralForm) {
  return std::array{base::named(PluralForm::zero, "zero"), base::named(PluralForm::one, "one"),
                    base::named(PluralForm::two, "two"),   base::named(PluralForm::few, "few"),
                    base::named(PluralForm::many, "many"), base::named(PluralForm::other, "other")};
}

/// A language of the texts.
struct Language {
  std::string id;    ///< its tag, as in the name of its folder: "de"
  std::string name;  ///< in the language itself: "Deutsch"
  WritingDirection direction = WritingDirection::ltr;
  std::vector<PluralForm> plurals;  ///< that every counted text must have
  std::string voice;                ///< of the synthesiser that speaks the coach's clips
  std::string reviewed = "none";    ///< by whom the texts in this language were reviewed
};
template <class V>
void describe(V& v, Language& x) {
  v.field("id", x.id);
  v.field("name", x.name);
  v.field("direction", x.direction);
  v.field("plurals", x.plurals);
  v.field("voice", x.voice);
  v.field("reviewed", x.reviewed);
}

/// The texts in another language than the first, with what none of them may say.
struct Translation {
  std::string language;
  Texts texts;
  BannedClaims banned_claims;
};

}  // namespace plumb::care
