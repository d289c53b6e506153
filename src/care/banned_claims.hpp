#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/exercise.hpp"

namespace plumb::care {

/// Something that no text may promise, or frighten with. A form is one word or several in a row,
/// compared without case; a hyphen separates words, and a "*" at the end of a word stands for any
/// ending, at its beginning for any beginning: "re-hydrat*" is found in "re-hydrates" and in "Re
/// hydrating", "*heilung" in "Spontanheilung".
struct BannedClaim {
  Id id;
  std::vector<std::string> forms;
  std::string remedy;                   ///< what to write instead
  std::vector<std::string> allowed_in;  ///< beginnings of keys; for frightening words only
};
template <class V>
void describe(V& v, BannedClaim& x) {
  v.field("id", x.id);
  v.field("forms", x.forms);
  v.field("remedy", x.remedy);
  v.maybe("allowed_in", x.allowed_in);
}

/// A text that may hold the words because it denies the claim: a denying word stands before them
/// in the same sentence.
struct AllowedDenial {
  std::string key;  ///< of the text
  Id claim;
};
template <class V>
void describe(V& v, AllowedDenial& x) {
  v.field("key", x.key);
  v.field("claim", x.claim);
}

struct BannedClaims {
  std::vector<BannedClaim> claims;
  /// Words that frighten; a denial does not excuse them, only the kind of text does.
  std::vector<BannedClaim> frightening;
  std::vector<std::string> denying_words;  ///< "not", "never", …
  std::vector<AllowedDenial> allowed_denials;
  Citation source;
  std::string reviewed = "none";
};
template <class V>
void describe(V& v, BannedClaims& x) {
  v.field("claims", x.claims);
  v.maybe("frightening", x.frightening);
  v.field("denying_words", x.denying_words);
  v.maybe("allowed_denials", x.allowed_denials);
  v.field("source", x.source);
  v.field("reviewed", x.reviewed);
}

/// A banned form found in a text. `denied` if a denying word stands before it in its sentence.
struct ClaimFound {
  const BannedClaim* claim = nullptr;
  std::string words;  ///< as the text has them, in lower case
  bool denied = false;
};

/// Finds banned claims; keeps their forms split into words. `claims` must outlive it.
class ClaimFinder {
 public:
  explicit ClaimFinder(std::span<const BannedClaim> claims,
                       std::span<const std::string> denying_words = {});
  /// Every banned form in the text, in the order of the claims.
  std::vector<ClaimFound> find(std::string_view text) const;

 private:
  struct Form {
    const BannedClaim* claim = nullptr;
    std::vector<std::string> words;
  };
  std::vector<Form> forms_;
  std::vector<std::vector<std::string>> denying_;
};

}  // namespace plumb::care
