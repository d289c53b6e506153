#include "cli/nearest.hpp"

#include <algorithm>
#include <numeric>

#include "care/explain.hpp"

namespace plumb::cli {

namespace {

constexpr std::size_t most_named = 5;

std::string lower(std::string_view text) {
  std::string lowered(text);
  for (char& byte : lowered)
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  return lowered;
}

/// Least number of letters to put in, take out or change (Levenshtein).
std::size_t count_slips(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t before = row[0]++;
    for (std::size_t k = 0; k < b.size(); ++k) {
      const std::size_t changed = before + (a[i] == b[k] ? 0 : 1);
      before = row[k + 1];
      row[k + 1] = std::min({changed, row[k] + 1, row[k + 1] + 1});
    }
  }
  return row.back();
}

/// The smaller, the nearer.
std::size_t find_distance(const LibraryName& entry, const std::string& word) {
  const std::string name = lower(entry.name);
  if (name.find(word) != std::string::npos) return 0;
  std::size_t least = count_slips(lower(entry.id), word);
  for (std::size_t from = 0; from < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" ',()-", from), name.size());
    least = std::min(least, count_slips(std::string_view(name).substr(from, end - from), word));
    from = end + 1;
  }
  return least;
}

}  // namespace

std::vector<LibraryName> list_library(const care::Catalogue& catalogue) {
  std::vector<LibraryName> library;
  const auto add = [&](std::string_view kind, const auto& list, std::string_view leaf = ".name") {
    for (const auto& one : list)
      library.push_back(
          {one.id, care::find_text_or_key(catalogue,
                                          std::string(kind) + "." + one.id + std::string(leaf))});
  };
  add("learn", catalogue.content().lessons, ".title");
  add("exercise", catalogue.content().exercises);
  add("avoided", catalogue.content().avoided);
  add("condition", catalogue.content().conditions);
  return library;
}

const LibraryName* find_library_id(const std::vector<LibraryName>& library, std::string_view word) {
  const std::string wanted = lower(word);
  const auto found = std::ranges::find_if(
      library, [&](const LibraryName& entry) { return lower(entry.id) == wanted; });
  return found == library.end() ? nullptr : &*found;
}

std::vector<LibraryName> find_nearest(const std::vector<LibraryName>& library,
                                      std::string_view word) {
  const std::string wanted = lower(word);
  const std::size_t most_slips = wanted.size() < 4 ? 1 : 2;
  using Near = std::pair<std::size_t, LibraryName>;
  std::vector<Near> near;
  for (const LibraryName& entry : library)
    if (const std::size_t distance = find_distance(entry, wanted); distance <= most_slips)
      near.emplace(std::ranges::upper_bound(near, distance, {}, &Near::first), distance, entry);
  std::vector<LibraryName> nearest;
  for (auto& [distance, entry] : near)
    if (distance == near.front().first && nearest.size() < most_named)
      nearest.push_back(std::move(entry));
  return nearest;
}

}  // namespace plumb::cli
