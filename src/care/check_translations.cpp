#include <algorithm>
#include <set>

#include "care/detail/catalogue_check.hpp"

namespace plumb::care::detail {

namespace {

constexpr std::string_view languages_file = "languages.yaml";

/// What a text holds in braces, in an order that is always the same: sentences order it as they
/// must.
std::vector<std::string> find_placeholders(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t from = 0; (from = text.find('{', from)) != std::string_view::npos;) {
    const std::size_t to = std::min(text.find('}', from), text.size());
    names.emplace_back(text.substr(from, to - from + 1));
    from = to;
  }
  std::ranges::sort(names);
  return names;
}

std::string join(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "none" : text;
}

/// A key of a counted text without the name of its plural form: "page.days" of "page.days.other".
/// Nothing for a text that is not counted: it has both forms in the language of the source.
class PluralKey {
 public:
  PluralKey(const std::string& key, const Texts& source) {
    const std::size_t dot = key.rfind('.');
    if (dot == std::string::npos) return;
    for (const auto& entry : names_of(PluralForm{})) {
      if (key.substr(dot + 1) != entry.name) continue;
      const std::string counted = key.substr(0, dot);
      if (!source.contains(counted + ".one") || !source.contains(counted + ".other")) return;
      stem_ = counted;
      form_ = entry.value;
    }
  }
  bool is_counted() const { return !stem_.empty(); }
  PluralForm form() const { return form_; }
  std::string key_of(PluralForm form) const { return stem_ + "." + std::string(name_of(form)); }

 private:
  std::string stem_;
  PluralForm form_ = PluralForm::other;
};

/// One translation against the texts that it was made from.
class TranslationCheck {
 public:
  TranslationCheck(CatalogueCheck& check, const Translation& translation, const Language& language)
      : check_{check},
        source_{check.content.texts},
        translation_{translation},
        plurals_{language.plurals} {}

  void check_all() {
    for (const auto& [key, text] : source_) check_key(key, text);
    for (const auto& [key, text] : translation_.texts)
      if (!source_.contains(key)) check_extra(key, text);
  }

 private:
  void report(const std::string& key, std::string message) {
    check_.report(text_folder(translation_.language), "/" + key, std::move(message));
  }

  void check_key(const std::string& key, const std::string& text) {
    const PluralKey plural(key, source_);
    if (!plural.is_counted()) return check_one(key, text);
    // Each form once: where the source has "other", all that this language counts with.
    if (plural.form() != PluralForm::other) return;
    for (const PluralForm form : plurals_) check_one(plural.key_of(form), text);
  }

  void check_one(const std::string& key, const std::string& source) {
    const auto found = translation_.texts.find(key);
    if (found == translation_.texts.end())
      return report(key, "is missing; translate it from " + text_folder(source_language));
    const auto own = source_.find(key);
    check_placeholders(key, own == source_.end() ? source : own->second, found->second);
  }

  void check_placeholders(const std::string& key, std::string_view source, std::string_view text) {
    const auto wanted = find_placeholders(source), has = find_placeholders(text);
    if (wanted != has)
      report(key, "has the placeholders " + join(has) + "; " + text_folder(source_language) +
                      " has " + join(wanted));
  }

  /// A form of a counted text that the source language does without is no stranger.
  void check_extra(const std::string& key, const std::string& text) {
    const PluralKey plural(key, source_);
    if (!plural.is_counted())
      return report(key, "is not in " + text_folder(source_language) + "; remove it");
    if (std::ranges::find(plurals_, plural.form()) == plurals_.end())
      check_placeholders(key, source_.at(plural.key_of(PluralForm::other)), text);
  }

  CatalogueCheck& check_;
  const Texts& source_;
  const Translation& translation_;
  const std::vector<PluralForm>& plurals_;
};

void check_languages(CatalogueCheck& check) {
  const auto& languages = check.content.languages;
  if (languages.empty() || languages.front().id != source_language)
    check.report(languages_file, "/languages",
                 "must begin with " + std::string(source_language) + ", which the others follow");
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    const auto at = [&](std::string_view member) { return join_path("/languages", i, member); };
    const Language& language = languages[i];
    if (!seen.insert(language.id).second)
      check.report(languages_file, at("id"), "stands twice; keep one");
    if (language.name.empty()) check.report(languages_file, at("name"), "is empty; name it");
    if (language.voice.empty())
      check.report(languages_file, at("voice"), "is empty; name a voice of espeak-ng");
    if (std::ranges::find(language.plurals, PluralForm::other) == language.plurals.end())
      check.report(languages_file, at("plurals"), "lacks other, which every language has");
    check.expect_reviewed(language.reviewed, languages_file, at("reviewed"));
    const bool is_there =
        language.id == source_language ||
        std::ranges::find(check.content.translations, language.id, &Translation::language) !=
            check.content.translations.end();
    if (!is_there)
      check.report(languages_file, at("id"),
                   "has no folder " + text_folder(language.id) + "; write it or remove this line");
  }
}

}  // namespace

void check_translations(CatalogueCheck& check) {
  check_languages(check);
  for (const Translation& translation : check.content.translations) {
    const auto& languages = check.content.languages;
    const auto language = std::ranges::find(languages, translation.language, &Language::id);
    if (language == languages.end()) {
      check.report(text_folder(translation.language), "",
                   "is the folder of a language that " + std::string(languages_file) +
                       " does not name; add it there or remove the folder");
      continue;
    }
    TranslationCheck(check, translation, *language).check_all();
    check_wording(check, translation.language, translation.texts, translation.banned_claims);
  }
}

}  // namespace plumb::care::detail
