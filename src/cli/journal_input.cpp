#include "cli/journal_input.hpp"

#include <algorithm>

#include "base/scalar_text.hpp"
#include "cli/share.hpp"
#include "cli/talk.hpp"
#include "seal/ed25519.hpp"
#include "server/clocks.hpp"
#include "wire/journal_file.hpp"
#include "wire/signed_text.hpp"

namespace plumb::cli {

base::Outcome<std::vector<care::Event>> read_journal(const care::Catalogue& catalogue,
                                                     const std::string& path,
                                                     std::optional<base::Instant> clock,
                                                     base::Diagnostics& problems) {
  PLUMB_TRY(const std::string text, read_text(path));
  wire::JournalFile journal =
      wire::parse_journal(text, path == "-" ? "standard input" : path, problems);
  base::Instant now = clock.value_or(base::Instant{});
  if (!clock)
    for (const care::Event& event : journal.events) now = std::max(now, event.at.at);
  wire::check_journal(catalogue, journal, now, problems);
  wire::verify_seals(seal::Ed25519Verifier(), journal.events);
  return std::move(journal.events);
}

base::Moment read_moment_now() {
  const base::Instant now = server::SystemClock().read_now();
  return {now, server::read_local_offset_minutes(now)};
}

std::optional<base::Moment> read_at(const std::string& option) {
  base::Moment at = read_moment_now();
  if (option.empty() || parse_leaf(option, at)) return at;
  say("plumbline: --at must be " + std::string(leaf_form(at)));
  return std::nullopt;
}

}  // namespace plumb::cli
