#include "care/banned_claims.hpp"

namespace plumb::care {

namespace {

/// A word of a text in lower case, and the number of the sentence it stands in.
struct Word {
  std::string text;
  int sentence = 0;
};

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  // Bytes of other scripts and accented letters belong to words.
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0x80;
}

bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?' || c == ';' || c == '\n'; }

/// Splits at everything that is not a letter or digit. An apostrophe inside a word is left out, so
/// that "doesn't" is one word, "doesnt".
std::vector<Word> find_words(std::string_view text) {
  constexpr std::string_view typographic_apostrophe = "\u2019";
  std::vector<Word> words;
  std::string word;
  int sentence = 0;
  const auto close = [&] {
    if (!word.empty()) words.push_back({std::move(word), sentence});
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (text.substr(i).starts_with(typographic_apostrophe)) {
      i += typographic_apostrophe.size() - 1;
    } else if (is_word_byte(c)) {
      word += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    } else if (c != '\'') {
      close();
      if (ends_sentence(c)) ++sentence;
    }
  }
  close();
  return words;
}

/// The words of a form; a "*" at the end of a word stays with it.
std::vector<std::string> find_form_words(std::string_view form) {
  std::vector<std::string> words;
  std::size_t from = 0;
  while (from < form.size()) {
    std::size_t to = form.find_first_of(" -", from);
    if (to == std::string_view::npos) to = form.size();
    const std::string_view part = form.substr(from, to - from);
    for (const Word& word : find_words(part)) words.push_back(word.text);
    if (part.ends_with('*') && !words.empty()) words.back() += '*';
    from = to + 1;
  }
  return words;
}

bool fits(std::string_view word, std::string_view pattern) {
  if (pattern.ends_with('*')) return word.starts_with(pattern.substr(0, pattern.size() - 1));
  return word == pattern;
}

bool stands_at(const std::vector<Word>& words, std::size_t at,
               const std::vector<std::string>& form) {
  if (form.empty() || at + form.size() > words.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i)
    if (!fits(words[at + i].text, form[i])) return false;
  return true;
}

std::string join(const std::vector<Word>& words, std::size_t from, std::size_t count) {
  std::string text;
  for (std::size_t i = from; i < from + count; ++i)
    text += (text.empty() ? "" : " ") + words[i].text;
  return text;
}

}  // namespace

ClaimFinder::ClaimFinder(std::span<const BannedClaim> claims,
                         std::span<const std::string> denying_words) {
  for (const BannedClaim& claim : claims)
    for (const std::string& form : claim.forms) forms_.push_back({&claim, find_form_words(form)});
  for (const std::string& words : denying_words) denying_.push_back(find_form_words(words));
}

std::vector<ClaimFound> ClaimFinder::find(std::string_view text) const {
  const std::vector<Word> words = find_words(text);
  const auto is_denied = [&](std::size_t at) {
    for (std::size_t i = at; i-- > 0 && words[i].sentence == words[at].sentence;)
      for (const auto& denying : denying_)
        if (stands_at(words, i, denying)) return true;
    return false;
  };
  std::vector<ClaimFound> found;
  for (const Form& form : forms_)
    for (std::size_t at = 0; at < words.size(); ++at)
      if (stands_at(words, at, form.words))
        found.push_back({form.claim, join(words, at, form.words.size()), is_denied(at)});
  return found;
}

}  // namespace plumb::care
