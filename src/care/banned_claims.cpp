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

/// How many bytes a mark takes that parts words and lies outside of ASCII: the signs of Latin-1,
/// like an opening question mark, and the general punctuation, like dashes and quotes. 0 for none.
std::size_t find_mark(std::string_view rest) {
  constexpr std::size_t sign_bytes = 2, punctuation_bytes = 3;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
  if (rest.size() >= sign_bytes && byte(0) == 0xC2) return sign_bytes;  // U+0080 … U+00BF
  const bool is_general = rest.size() >= punctuation_bytes && byte(0) == 0xE2 &&
                          (byte(1) == 0x80 || byte(1) == 0x81);  // U+2000 … U+206F
  return is_general ? punctuation_bytes : 0;
}

/// In lower case: the letters of ASCII and, as the second byte after 0xC3, those of Latin-1.
char lower(char c, char before) {
  constexpr unsigned to_lower = 0x20;
  const auto byte = static_cast<unsigned char>(c);
  const bool is_latin = static_cast<unsigned char>(before) == 0xC3 && byte >= 0x80 &&
                        byte <= 0x9E && byte != 0x97;  // À … Þ, but ×
  const bool is_capital = (c >= 'A' && c <= 'Z') || is_latin;
  return static_cast<char>(is_capital ? byte + to_lower : byte);
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
    } else if (const std::size_t mark = find_mark(text.substr(i)); mark > 0) {
      i += mark - 1;
      close();
    } else if (is_word_byte(c)) {
      word += lower(c, word.empty() ? ' ' : word.back());
    } else if (c != '\'') {
      close();
      if (ends_sentence(c)) ++sentence;
    }
  }
  close();
  return words;
}

/// The words of a form; a "*" at the beginning or the end of a word stays with it.
std::vector<std::string> find_form_words(std::string_view form) {
  std::vector<std::string> words;
  std::size_t from = 0;
  while (from < form.size()) {
    std::size_t to = form.find_first_of(" -", from);
    if (to == std::string_view::npos) to = form.size();
    const std::string_view part = form.substr(from, to - from);
    for (const Word& word : find_words(part)) words.push_back(word.text);
    if (part.starts_with('*') && !words.empty()) words.back().insert(0, 1, '*');
    if (part.ends_with('*') && !words.empty()) words.back() += '*';
    from = to + 1;
  }
  return words;
}

bool fits(std::string_view word, std::string_view pattern) {
  const bool open_start = pattern.starts_with('*'), open_end = pattern.ends_with('*');
  if (open_start) pattern.remove_prefix(1);
  if (open_end) pattern.remove_suffix(1);
  if (open_start && open_end) return word.contains(pattern);
  if (open_start) return word.ends_with(pattern);
  return open_end ? word.starts_with(pattern) : word == pattern;
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
