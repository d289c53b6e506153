#include <algorithm>
#include <set>

#include "care/detail/catalogue_check.hpp"

namespace plumb::care::detail {

namespace {

/// The texts of one language, what none of them may say, and where both stand.
struct Wording {
  std::string folder;
  std::string banned_file;
  const Texts& texts;
  const BannedClaims& banned;
};

bool is_allowed_denial(const BannedClaims& banned, const std::string& key, const Id& claim) {
  return std::ranges::any_of(banned.allowed_denials, [&](const AllowedDenial& allowed) {
    return allowed.key == key && allowed.claim == claim;
  });
}

void check_claims(CatalogueCheck& check, const Wording& of) {
  const auto& [folder, banned_file, texts, banned] = of;
  const ClaimFinder finder(banned.claims, banned.denying_words);
  std::set<std::pair<std::string, Id>> used;
  for (const auto& [key, text] : texts) {
    for (const ClaimFound& found : finder.find(text)) {
      const bool listed = is_allowed_denial(banned, key, found.claim->id);
      if (listed) used.emplace(key, found.claim->id);
      if (listed && found.denied) continue;
      check.report(folder, "/" + key,
                   "makes the banned claim \"" + found.words + "\" (" + found.claim->id + "); " +
                       found.claim->remedy);
    }
  }
  for (std::size_t i = 0; i < banned.allowed_denials.size(); ++i)
    if (!used.contains({banned.allowed_denials[i].key, banned.allowed_denials[i].claim}))
      check.report(banned_file, join_path("/allowed_denials", i),
                   "allows what no text says any more; remove it");
}

/// Only the kinds of text that a frightening word allows may say it, denied or not.
void check_frightening(CatalogueCheck& check, const Wording& of) {
  const auto& [folder, banned_file, texts, banned] = of;
  const ClaimFinder finder(banned.frightening);
  std::set<std::pair<Id, std::string>> used;
  for (const auto& [key, text] : texts) {
    for (const ClaimFound& found : finder.find(text)) {
      const auto& allowed = found.claim->allowed_in;
      const auto beginning = std::ranges::find_if(
          allowed, [&](const std::string& one) { return key.starts_with(one); });
      if (beginning != allowed.end())
        used.emplace(found.claim->id, *beginning);
      else
        check.report(folder, "/" + key,
                     "frightens with \"" + found.words + "\" (" + found.claim->id + "); " +
                         found.claim->remedy);
    }
  }
  for (std::size_t i = 0; i < banned.frightening.size(); ++i) {
    const auto& allowed = banned.frightening[i].allowed_in;
    const std::string path = join_path("/frightening", i, "allowed_in");
    for (std::size_t k = 0; k < allowed.size(); ++k)
      if (!used.contains({banned.frightening[i].id, allowed[k]}))
        check.report(banned_file, join_path(path, k),
                     "allows what no text says any more; remove it");
  }
}

/// A list without forms finds nothing, and a promise is excused by its denial alone.
void check_lists(CatalogueCheck& check, const Wording& of) {
  const auto& [folder, banned_file, texts, banned] = of;
  const auto check_forms = [&](const std::vector<BannedClaim>& list, const std::string& name) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (list[i].forms.empty())
        check.report(banned_file, join_path(name, i, "forms"), "is empty; name what it bans");
      if (!seen.insert(list[i].id).second)
        check.report(banned_file, join_path(name, i, "id"), "stands twice; keep one");
    }
  };
  check_forms(banned.claims, "/claims");
  check_forms(banned.frightening, "/frightening");
  for (std::size_t i = 0; i < banned.claims.size(); ++i)
    if (!banned.claims[i].allowed_in.empty())
      check.report(banned_file, join_path("/claims", i, "allowed_in"),
                   "would let a text promise it; list the denial under allowed_denials");
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

void check_blanks(CatalogueCheck& check, const Wording& of) {
  for (const auto& [key, text] : of.texts) {
    if (text.empty())
      check.report(of.folder, "/" + key, "is empty; write the text or remove it");
    else if (is_blank(text.front()) || is_blank(text.back()))
      check.report(of.folder, "/" + key, "begins or ends with a blank; remove it");
  }
}

/// The page and the voice are told the language of the texts by a text.
void check_own_name(CatalogueCheck& check, std::string_view language, const Wording& of) {
  const auto found = of.texts.find("page.language");
  if (found != of.texts.end() && found->second != language)
    check.report(of.folder, "/page.language",
                 "is \"" + found->second + "\", but the folder is named " + std::string(language) +
                     "; they must agree");
}

}  // namespace

void check_wording(CatalogueCheck& check, std::string_view language, const Texts& texts,
                   const BannedClaims& banned) {
  const Wording of{text_folder(language), "rules/banned_claims/" + std::string(language) + ".yaml",
                   texts, banned};
  check_own_name(check, language, of);
  check_blanks(check, of);
  check.expect_cited(banned.source, of.banned_file, "/source");
  check.expect_reviewed(banned.reviewed, of.banned_file, "/reviewed");
  if (banned.claims.empty())
    check.report(of.banned_file, "/claims", "is empty; a text could promise anything");
  check_lists(check, of);
  check_claims(check, of);
  check_frightening(check, of);
}

}  // namespace plumb::care::detail
