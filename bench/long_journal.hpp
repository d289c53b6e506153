#pragma once

#include <vector>

#include "care/catalogue.hpp"
#include "care/event.hpp"

namespace plumb::bench {

/// The journal of a person who has used the program for two years, eight events a day: two
/// check-ins, two sessions with their ten-minute reports, a next-morning report and a note; the
/// whole screen every four weeks. Ends today in the story, with a check-in, so that there is a
/// plan.
struct LongJournal {
  std::vector<care::Event> events;
  care::Moment now;
};
LongJournal make_long_journal(const care::Catalogue& catalogue, int days);

/// Days that give at least that many events.
inline constexpr int days_of_two_years = 750;

}  // namespace plumb::bench
