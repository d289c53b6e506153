// Who may open again what a danger sign has closed, and what comes after (5.4, A.8, A.23,
// invariants 5 and 6).
#include <gtest/gtest.h>

#include <algorithm>

#include "care/plan_engine.hpp"
#include "support/clinician.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

/// A person who told of that sign on the second day and has accepted the doctor's key. It is the
/// third morning.
class Clearing : public ::testing::Test {
 protected:
  void tell(const Id& flag) {
    journal.intake().owns({"mat", "chair", "wall", "worktop"}).screen();
    accepted = doctor.accept(journal);
    journal.next_day(8).screen({{flag, FlagReply::yes, {}, false}}).next_day(8);
  }
  Plan plan() { return make_plan(catalogue(), verified(journal), journal.now()); }

  /// The plan is closed, and the flag says by that rule why the clearance does not open it.
  void expect_closed(std::string_view rule) {
    const Plan closed = plan();
    EXPECT_EQ(closed.state, PlanState::blocked);
    EXPECT_TRUE(closed.lines.empty());
    ASSERT_FALSE(closed.flags.empty());
    const auto& reasons = closed.flags.front().reasons;
    const auto said = std::ranges::find(reasons, rule, &Reason::rule);
    ASSERT_NE(said, reasons.end()) << "expected " << rule << ", said " << reasons.back().rule;
    EXPECT_FALSE(said->text.empty());
    EXPECT_EQ(said->text.find('<'), std::string::npos) << said->text;
  }
  Clearance signed_now(const Id& flag, std::vector<Id> keys = {}) {
    return doctor.sign(doctor.clear(journal.now(), {flag}, std::move(keys)), accepted,
                       journal.now());
  }

  Clinician doctor;
  JournalBuilder journal{catalogue(), "2026-11-02T09:00:00+01:00"};
  Uuid7 accepted;
};

TEST_F(Clearing, a_signed_clearance_opens_every_urgent_and_emergency_sign) {
  for (const RedFlag& flag : catalogue().content().flags) {
    if (!flag.asked || !flag.asked_when.empty() || flag.level < ActionLevel::urgent) continue;
    journal = JournalBuilder(catalogue(), "2026-11-02T09:00:00+01:00");
    tell(flag.id);
    EXPECT_EQ(plan().state, PlanState::blocked) << flag.id;
    journal.add(signed_now(flag.id)).screen().check_in(2).later(0, 3);
    const Plan open = plan();
    EXPECT_EQ(open.state, PlanState::trial) << flag.id;
    EXPECT_FALSE(open.lines.empty()) << flag.id;
    for (const PlanLine& line : open.lines) EXPECT_EQ(line.level, 1) << flag.id;
  }
}

TEST_F(Clearing, a_name_and_a_date_open_nothing_urgent) {
  tell("RF-C4");
  journal.add(doctor.clear(journal.now(), {"RF-C4"})).screen().check_in(2);
  expect_closed("clearance.needs-signature");
}

TEST_F(Clearing, a_clearance_from_before_the_sign_opens_nothing) {
  journal.intake().owns({"mat", "chair"}).screen();
  accepted = doctor.accept(journal);
  const Clearance early = signed_now("RF-C4");
  journal.next_day(8).screen({{"RF-C4", FlagReply::yes, {}, false}}).next_day(8).add(early);
  expect_closed("clearance.before-sign");
}

TEST_F(Clearing, on_the_day_of_the_sign_the_hour_of_the_signature_counts) {
  journal.intake().owns({"mat", "chair"}).screen();
  accepted = doctor.accept(journal);
  journal.next_day(8);
  const Clearance in_the_morning = signed_now("RF-C4");
  journal.later(0, 2).screen({{"RF-C4", FlagReply::yes, {}, false}}).later(0, 1);
  journal.add(in_the_morning);
  expect_closed("clearance.before-sign");
  journal.add(signed_now("RF-C4")).screen().check_in(2).later(0, 3);
  EXPECT_EQ(plan().state, PlanState::trial);
}

TEST_F(Clearing, an_expired_clearance_closes_again) {
  tell("RF-C4");
  journal.add(signed_now("RF-C4")).later(61).screen().check_in(2);
  expect_closed("clearance.expired");
}

TEST_F(Clearing, a_clearance_holds_no_longer_than_the_rule_says_whatever_is_written_on_it) {
  tell("RF-C4");
  Clearance long_one = doctor.clear(journal.now(), {"RF-C4"});
  const auto longest = static_cast<std::int32_t>(catalogue().constants().clearance_max_days.value);
  long_one.expires.days = long_one.given.days + 10 * longest;
  journal.add(doctor.sign(long_one, accepted, journal.now()));
  journal.later(longest + 1).screen().check_in(2);
  expect_closed("clearance.expired");
}

TEST_F(Clearing, a_clearance_for_another_person_opens_nothing) {
  tell("RF-C4");
  JournalBuilder neighbour(catalogue(), "2026-11-01T09:00:00+01:00");
  const Uuid7 of_neighbour = doctor.accept(neighbour);
  journal.add(doctor.sign(doctor.clear(journal.now(), {"RF-C4"}), of_neighbour, journal.now()));
  journal.screen().check_in(2);
  expect_closed("clearance.other-person");
}

TEST_F(Clearing, a_changed_clearance_opens_nothing) {
  tell("RF-C4");
  Clearance changed = signed_now("RF-M1");
  changed.flags = {"RF-C4"};
  journal.add(changed).screen().check_in(2);
  expect_closed("clearance.bad-signature");
}

TEST_F(Clearing, every_part_of_a_clearance_is_under_the_signature) {
  tell("RF-C4");
  const Clearance whole = signed_now("RF-C4", {"EX14"});
  const auto change = [&](auto edit) {
    JournalBuilder other = journal;
    Clearance changed = whole;
    edit(changed);
    other.add(changed).screen().check_in(2).later(0, 3);
    return make_plan(catalogue(), verified(other), other.now()).state;
  };
  EXPECT_EQ(change([](Clearance&) {}), PlanState::trial);
  EXPECT_EQ(change([](Clearance& c) { c.expires.days += 1; }), PlanState::blocked);
  EXPECT_EQ(change([](Clearance& c) { c.given.days -= 1; }), PlanState::blocked);
  EXPECT_EQ(change([](Clearance& c) { c.keys.push_back("EX16"); }), PlanState::blocked);
  EXPECT_EQ(change([](Clearance& c) { c.clinician = "Dr B. Novak"; }), PlanState::blocked);
  EXPECT_EQ(change([](Clearance& c) { c.role = "surgeon"; }), PlanState::blocked);
  EXPECT_EQ(change([](Clearance& c) { c.words = "and hang"; }), PlanState::blocked);
  EXPECT_EQ(change([](Clearance& c) { c.cap_g = base::Bounded<0, 11339>{9000}; }),
            PlanState::blocked);
  EXPECT_EQ(change([](Clearance& c) { c.seal->at.at.ms += 1; }), PlanState::blocked);
}

TEST_F(Clearing, a_key_that_nobody_accepted_opens_nothing) {
  tell("RF-C4");
  const Clinician stranger("Dr S. Tranger", '2');
  journal.add(stranger.sign(stranger.clear(journal.now(), {"RF-C4"}), accepted, journal.now()));
  journal.screen().check_in(2);
  expect_closed("clearance.unknown-key");
}

TEST_F(Clearing, a_key_accepted_later_does_not_open_what_came_before_it) {
  tell("RF-C4");
  const Clinician late("Dr L. Ate", '3');
  JournalBuilder accepting = journal;
  accepting.next_day(8);
  const Uuid7 later_id = late.accept(accepting);
  journal.add(late.sign(late.clear(journal.now(), {"RF-C4"}), later_id, journal.now()));
  journal.next_day(8).add(late.key()).screen().check_in(2);
  expect_closed("clearance.unknown-key");
}

TEST_F(Clearing, a_clinician_does_not_accept_their_own_key) {
  tell("RF-C4");
  const Clinician stranger("Dr S. Tranger", '2');
  std::vector<Event> events = journal.add(stranger.key()).events();
  events.back().author = Author::clinician;
  const Uuid7 own = events.back().id;
  journal.later(0, 1).add(
      stranger.sign(stranger.clear(journal.now(), {"RF-C4"}), own, journal.now()));
  events.push_back(journal.events().back());
  EXPECT_EQ(make_plan(catalogue(), events, journal.now()).state, PlanState::blocked);
}

TEST_F(Clearing, a_withdrawn_key_closes_what_it_opened_and_a_void_does_not_bring_it_back) {
  tell("RF-C4");
  journal.add(signed_now("RF-C4")).screen().check_in(2).later(0, 3);
  EXPECT_EQ(plan().state, PlanState::trial);
  journal.add(KeyWithdrawn{doctor.key().key, "the laptop was lost"});
  expect_closed("clearance.key-withdrawn");
  journal.add(Voided{journal.events().back().id, "found again"});
  expect_closed("clearance.key-withdrawn");
}

TEST_F(Clearing, accepting_the_key_anew_takes_a_new_clearance) {
  tell("RF-C4");
  journal.add(signed_now("RF-C4")).add(KeyWithdrawn{doctor.key().key, ""});
  const Uuid7 anew = doctor.accept(journal);
  journal.screen().check_in(2).later(0, 3);
  EXPECT_EQ(plan().state, PlanState::blocked);
  journal.add(doctor.sign(doctor.clear(journal.now(), {"RF-C4"}), anew, journal.now()));
  EXPECT_EQ(plan().state, PlanState::trial);
}

TEST_F(Clearing, a_signature_from_the_time_to_come_opens_nothing) {
  tell("RF-C4");
  Moment later = journal.now();
  later.at = base::add_hours(later.at, 2);
  journal.add(doctor.sign(doctor.clear(journal.now(), {"RF-C4"}), accepted, later));
  journal.screen().check_in(2).later(0, 3);
  expect_closed("clearance.signed-ahead");
}

TEST_F(Clearing, a_journal_whose_seals_nobody_verified_stays_closed) {
  tell("RF-C4");
  journal.add(signed_now("RF-C4")).screen().check_in(2).later(0, 3);
  EXPECT_EQ(make_plan(catalogue(), journal.events(), journal.now()).state, PlanState::blocked);
}

TEST_F(Clearing, it_opens_only_the_signs_that_it_names) {
  tell("RF-C4");
  journal.add(signed_now("RF-M1")).screen().check_in(2);
  const Plan closed = plan();
  EXPECT_EQ(closed.state, PlanState::blocked);
  EXPECT_EQ(closed.flags.front().flag, "RF-C4");
}

TEST_F(Clearing, a_forged_seal_opens_nothing_even_where_a_name_would_do) {
  tell("RF-K2");
  Clearance forged = doctor.clear(journal.now(), {"RF-K2"});
  JournalBuilder by_name = journal;
  by_name.add(forged).screen().check_in(2).later(0, 3);
  EXPECT_EQ(make_plan(catalogue(), verified(by_name), by_name.now()).state, PlanState::trial);
  forged.seal = Seal{doctor.key().key, accepted, journal.now(), std::string(128, '0')};
  journal.add(forged).screen().check_in(2);
  expect_closed("clearance.bad-signature");
}

/// Invariant 6: the next three sessions are at level 1, whatever was reached before.
TEST_F(Clearing, after_it_three_sessions_stay_at_the_first_level) {
  journal.intake().owns({"mat", "chair", "wall", "worktop"}).screen();
  accepted = doctor.accept(journal);
  for (int day = 0; day < 3; ++day) journal.good_day({{"EX11"}, {"EX01"}, {"EX29"}, {"EX42"}});
  for (int day = 0; day < 6; ++day)
    journal.good_day({{"EX11", 2}, {"EX01"}, {"EX29", 2}, {"EX42", 2}});
  journal.next_day(8).screen({{"RF-C4", FlagReply::yes, {}, false}});
  journal.next_day(7).add(signed_now("RF-C4")).screen();
  for (int session = 0; session < 3; ++session) {
    journal.next_day(8).check_in(2).later(0, 2);
    const Plan open = plan();
    EXPECT_EQ(open.state, PlanState::trial) << session;
    EXPECT_FALSE(open.lines.empty());
    std::vector<Felt> done;
    for (const PlanLine& line : open.lines) {
      EXPECT_EQ(line.level, 1) << line.exercise;
      done.push_back({line.exercise});
    }
    journal.session(done).after(2);
  }
  journal.next_day(8).check_in(2).later(0, 2);
  EXPECT_EQ(plan().state, PlanState::build);
}

/// 5.4: only the keys that the clearance lists go on. The shoulder asks for a key of EX14.
TEST_F(Clearing, after_it_only_the_keys_that_it_lists_are_good) {
  journal.intake(declare(catalogue(), {"SHLDR"})).owns({"mat", "chair", "wall"}).screen();
  accepted = doctor.accept(journal);
  const auto asks_for_key = [&] {
    const Plan now = plan();
    const auto refused = std::ranges::find(now.refusals, "EX17", &Refusal::exercise);
    if (refused == now.refusals.end()) return false;
    return std::ranges::find(refused->reasons, "matrix.key-needed", &Reason::rule) !=
           refused->reasons.end();
  };
  journal.check_in(2).later(0, 3);
  ASSERT_TRUE(asks_for_key());
  journal.add(doctor.clear(journal.now(), {}, {"EX17"}));
  EXPECT_FALSE(asks_for_key());
  journal.next_day(8).screen({{"RF-C4", FlagReply::yes, {}, false}}).next_day(8);
  JournalBuilder with_key = journal;
  journal.add(signed_now("RF-C4")).screen().check_in(2).later(0, 3);
  EXPECT_TRUE(asks_for_key()) << "the key from before the block is void";
  journal = with_key;
  journal.add(signed_now("RF-C4", {"EX17"})).screen().check_in(2).later(0, 3);
  EXPECT_FALSE(asks_for_key());
}

/// Invariant 25: a gap of more than four weeks voids keys, for good.
TEST_F(Clearing, a_long_gap_voids_keys_also_after_the_return) {
  journal.intake(declare(catalogue(), {"SHLDR"})).owns({"mat", "chair", "wall"}).screen();
  journal.add(doctor.clear(journal.now(), {}, {"EX17"}));
  const auto find_refusal = [&] {
    const Plan now = plan();
    const auto refused = std::ranges::find(now.refusals, "EX17", &Refusal::exercise);
    return refused != now.refusals.end() &&
           std::ranges::find(refused->reasons, "matrix.key-needed", &Reason::rule) !=
               refused->reasons.end();
  };
  journal.good_day({{"EX12"}, {"EX29"}});
  EXPECT_FALSE(find_refusal());
  journal.later(30).screen().intake(declare(catalogue(), {"SHLDR"})).check_in(2).later(0, 2);
  EXPECT_TRUE(find_refusal());
  journal.session({{"EX12"}, {"EX29"}}).after(2).next_day(8).check_in(2).later(0, 2);
  EXPECT_TRUE(find_refusal()) << "a session does not bring the key back";
}

}  // namespace
}  // namespace plumb::testing
