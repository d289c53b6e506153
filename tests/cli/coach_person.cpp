#include "cli/coach_person.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <variant>

#include "base/expect.hpp"
#include "wire/journal_file.hpp"

namespace plumb::testing {

namespace {

std::int64_t find_ms(const std::string& at) {
  base::Moment moment;
  PLUMB_EXPECT(parse_leaf(at, moment));
  return moment.at.ms;
}

}  // namespace

TestClock::TestClock(std::string file, std::int64_t ms) : file_{std::move(file)}, ms_{ms} {
  write();
}

/// Another file that takes the name: whoever reads never finds half an instant.
void TestClock::write() const {
  const std::string fresh = file_ + ".new";
  std::ofstream(fresh) << format_leaf(base::Instant{ms_}) << "\n";
  std::filesystem::rename(fresh, file_);
}

void TestClock::advance(std::int64_t ms) {
  ms_ += ms;
  write();
}

CoachPerson::CoachPerson(const std::string& story, const std::string& at)
    : journal{folder.file("ada.jsonl")}, clock{folder.file("clock"), find_ms(at)} {
  if (!story.empty()) std::filesystem::copy(PLUMB_SCENARIOS + ("/" + story + ".jsonl"), journal);
  if (!story.empty()) events_before = events().size();
}

std::vector<std::string> CoachPerson::call(const std::vector<std::string>& more) const {
  std::vector<std::string> words = {"coach", journal, "--clock", clock.file()};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::string CoachPerson::text() const {
  std::ifstream file(journal, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<care::Event> CoachPerson::events() const {
  base::Diagnostics problems;
  auto read = wire::parse_journal(text(), journal, problems);
  PLUMB_EXPECT(problems.empty());
  return std::move(read.events);
}

std::vector<care::SessionDone> CoachPerson::sessions() const {
  std::vector<care::SessionDone> sessions;
  const auto all = events();
  for (std::size_t i = events_before; i < all.size(); ++i)
    if (const auto* session = std::get_if<care::SessionDone>(&all[i].body))
      sessions.push_back(*session);
  return sessions;
}

}  // namespace plumb::testing
