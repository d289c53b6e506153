// Prints the two-year journal as a journal file, for requests to a real server; its moment goes to
// standard error.
#include <cstdio>

#include "bench/long_journal.hpp"
#include "support/real_catalogue.hpp"
#include "wire/journal_file.hpp"

int main() {
  using namespace plumb;
  const bench::LongJournal journal =
      bench::make_long_journal(testing::real_catalogue(), bench::days_of_two_years);
  const std::string text = wire::format_journal(journal.events);
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fprintf(stderr, "%s\n", base::format_leaf(journal.now).c_str());
  return std::fflush(stdout) == 0 ? 0 : 3;
}
