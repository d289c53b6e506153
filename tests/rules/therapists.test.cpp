// What therapists gave, and how it stands: counted, over, ended, or refused for its seal.
#include "care/therapists.hpp"

#include <gtest/gtest.h>

#include "support/clinician.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

class GivenByTherapists : public ::testing::Test {
 protected:
  GivenByTherapists() {
    journal.intake().owns({"mat", "chair"}).screen();
    accepted = doctor.accept(journal);
    journal.later(0, 5);
  }
  Therapists find() { return find_therapists(real_catalogue(), verified(journal), journal.now()); }
  /// Bending no further than 20 degrees for so many days, unsigned.
  TherapistOrder order(int days) const {
    const LocalDate today = find_local_date(journal.now());
    TherapistOrder made;
    made.clinician = "P. Hysio";
    made.role = "physiotherapist";
    made.given = today;
    made.expires = {today.days + days};
    made.movement_limits = {{LimitedMovement::lumbar_flexion, {20}}};
    return made;
  }

  Clinician doctor;
  JournalBuilder journal{real_catalogue(), "2026-11-02T09:00:00+01:00"};
  Uuid7 accepted;
};

TEST_F(GivenByTherapists, an_order_by_name_counts_until_its_last_day) {
  journal.add(order(1));
  const Therapists today = find();
  ASSERT_EQ(today.words.size(), 1u);
  EXPECT_EQ(today.words.front().standing, WordStanding::counts);
  EXPECT_FALSE(today.words.front().sealed);
  EXPECT_TRUE(today.words.front().reasons.empty());
  journal.next_day(8).next_day(8);
  EXPECT_EQ(find().words.front().standing, WordStanding::over);
}

TEST_F(GivenByTherapists, a_sealed_order_is_ended_by_a_sealed_one_alone) {
  journal.add(doctor.sign(order(30), accepted, journal.now()));
  const Uuid7 first = find().words.front().event;
  EXPECT_TRUE(find().words.front().sealed);
  TherapistOrder later = order(30);
  later.ends = {first};
  journal.later(0, 5).add(later);
  EXPECT_EQ(find().words.front().standing, WordStanding::counts);
  journal.later(0, 5).add(doctor.sign(later, accepted, journal.now()));
  EXPECT_EQ(find().words.front().standing, WordStanding::ended);
}

TEST_F(GivenByTherapists, a_withdrawn_key_shows_and_takes_its_clearance_with_it) {
  journal.add(doctor.sign(doctor.clear(journal.now(), {"RF-C4"}), accepted, journal.now()));
  ASSERT_EQ(find().keys.size(), 1u);
  EXPECT_FALSE(find().keys.front().withdrawn);
  EXPECT_EQ(find().words.front().standing, WordStanding::counts);
  journal.later(0, 5).add(KeyWithdrawn{doctor.key().key, "lost"});
  const Therapists found = find();
  EXPECT_TRUE(found.keys.front().withdrawn);
  EXPECT_EQ(found.words.front().standing, WordStanding::refused);
  ASSERT_EQ(found.words.front().reasons.size(), 1u);
  EXPECT_EQ(found.words.front().reasons.front().rule, "clearance.key-withdrawn");
  EXPECT_FALSE(found.words.front().reasons.front().text.empty());
}

TEST_F(GivenByTherapists, a_changed_word_under_a_seal_is_refused) {
  Clearance forged = doctor.sign(doctor.clear(journal.now(), {"RF-C4"}), accepted, journal.now());
  forged.flags = {"RF-C2"};
  journal.add(forged);
  const TherapistWord word = find().words.front();
  EXPECT_EQ(word.standing, WordStanding::refused);
  EXPECT_FALSE(word.sealed);
  ASSERT_FALSE(word.reasons.empty());
  EXPECT_EQ(word.reasons.front().rule, "clearance.bad-signature");
}

TEST_F(GivenByTherapists, a_clearance_says_of_an_open_sign_why_it_stays_closed) {
  journal.next_day(8).screen({{"RF-C4", FlagReply::yes, {}, false}}).later(0, 5);
  journal.add(doctor.clear(journal.now(), {"RF-C4"}));
  const TherapistWord word = find().words.front();
  EXPECT_EQ(word.standing, WordStanding::counts);
  ASSERT_FALSE(word.reasons.empty());
  EXPECT_EQ(word.reasons.front().rule, "clearance.needs-signature");
}

TEST_F(GivenByTherapists, a_countersignature_without_a_seal_is_refused) {
  const LocalDate today = find_local_date(journal.now());
  journal.add(Countersigned{"P. Hysio", "physiotherapist", "", "abc", today, today, "", {}});
  EXPECT_EQ(find().words.front().standing, WordStanding::refused);
}

}  // namespace
}  // namespace plumb::testing
