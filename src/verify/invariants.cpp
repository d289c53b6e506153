#include "verify/tally.hpp"

namespace plumb::verify {

namespace {

InvariantReport seen(int id, std::string words) { return {id, std::move(words), 0, 0, {}, {}}; }

InvariantReport tested(int id, std::string words, std::vector<std::string> tests) {
  return {id, std::move(words), 0, 0, "test", std::move(tests)};
}

}  // namespace

std::vector<InvariantReport> list_invariants() {
  return {
      seen(1, "nothing offered that a declared condition excludes"),
      seen(2, "nothing offered that needs a key, without a key in force"),
      seen(3, "no avoided movement is ever offered"),
      seen(4, "nothing is offered while a danger sign stands open"),
      seen(5, "a block ends only through a clearance"),
      seen(6, "after a clearance three sessions at level 1"),
      seen(7, "external load within every cap, of known mass"),
      seen(8, "no step up within a day of a rise of pain"),
      seen(9, "no step up in the week, nothing new in the 48 hours after a red"),
      seen(10, "a step is one exercise and one level"),
      seen(11, "one step a day, three in seven days"),
      seen(12, "two steps of one exercise lie far enough apart"),
      seen(13, "no step without three green sessions at that level"),
      seen(14, "without its next morning no session is green"),
      seen(15, "more trouble never opens anything"),
      seen(16, "levels on the ladder; the first offer is level 1"),
      seen(17, "the day's load within the budget of the day"),
      seen(18, "unloading buys no load"),
      seen(19, "high load on few days, never two days running"),
      seen(20, "hanging within its bounds, its bar and its preparation"),
      seen(21, "bending waits after getting up"),
      seen(22, "a direction that spread the pain rests"),
      seen(23, "no preference opens a forbidden direction"),
      seen(24, "a flare lasts two days; after it half, and no step for a week"),
      seen(25, "a long gap begins at level 1 after a full screen; keys become void"),
      tested(26, "stop works on every screen of a session, at once",
             {"Stop.shows_the_way_out_before_it_asks_anything",
              "Stop.danger_ends_the_session_at_once_and_all_that_was_to_come",
              "Stop.on_the_way_into_an_exercise_is_kept_though_nothing_was_done",
              "Stop.at_the_last_questions_still_shows_a_way_out", "web/e2e/stop.test.mjs"}),
      seen(27, "after a stop for danger nothing more is offered"),
      seen(28, "the same inputs give the same plan, and every decision its rule"),
      tested(29, "records are only added to; no flag is deleted",
             {"Merge.a_void_takes_numbers_back_and_stays_in_the_journal",
              "Merge.a_void_takes_back_no_danger_sign_and_no_stop",
              "Answers.that_are_taken_back_leave_the_flag_that_they_raised",
              "Events.an_event_never_changes"}),
      seen(30, "an empty plan says so and why"),
      seen(31, "not sure is never looser than an answer"),
      seen(32, "no key opens what an acute condition excludes"),
      seen(33, "the first plan is small"),
      seen(34, "load grows slowly from week to week"),
      seen(35, "travel and clocks shorten no lock"),
      seen(36, "pregnant: no lying flat; under age: nothing without a professional"),
      seen(37, "late, doubled and shuffled reports give the same plan"),
      tested(38, "a caution is read before the first repetition",
             {"Caution.of_every_cell_stands_in_the_plan_with_words_and_time_before_the_first_"
              "repetition",
              "Caution.takes_its_time_before_anything_moves",
              "Timeline.getting_down_takes_longer_and_cautions_are_read_first"}),
      tested(39, "no text makes a banned claim",
             {"ClaimFinder.ReadsHyphensAsBlanksAndStarsAsAnyEnding", "plumbline catalogue check"}),
      tested(40, "the emergency page is one action away, offline",
             {"web/e2e/danger.test.mjs", "web/e2e/offline.test.mjs"}),
      seen(41, "a goal shortens no wait and raises no level"),
      seen(42, "an exchange serves the same purpose, loads no more and ends when it is ended"),
      seen(43, "what a therapist limits stays within the limit while the order holds"),
      seen(44, "an exercise by a therapist: signed, of this day, and open to these conditions"),
      seen(45, "no plan for who wants none, none that a clinician has not agreed with"),
  };
}

}  // namespace plumb::verify
