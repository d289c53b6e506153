// How a plan is used (A.24): for oneself, countersigned by a clinician, or for reading alone.
#include <gtest/gtest.h>

#include <algorithm>

#include "care/plan_engine.hpp"
#include "care/practice.hpp"
#include "support/clinician.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

class Profiles : public ::testing::Test {
 protected:
  Profiles() {
    journal.intake().owns({"mat", "chair", "wall", "worktop"}).screen();
    accepted = doctor.accept(journal);
    journal.check_in(2).later(0, 3);
  }
  Plan plan() { return make_plan(catalogue(), verified(journal), journal.now()); }
  bool says(std::string_view rule) {
    const auto reasons = plan().reasons;
    return std::ranges::find(reasons, rule, &Reason::rule) != reasons.end();
  }
  Countersigned agree(const std::string& offer, int days = 30) {
    Countersigned record;
    record.offer = offer;
    record.given = find_local_date(journal.now());
    record.expires = {record.given.days + days};
    return doctor.sign(record, accepted, journal.now());
  }

  Clinician doctor;
  JournalBuilder journal{catalogue(), "2026-11-02T09:00:00+01:00"};
  Uuid7 accepted;
};

TEST_F(Profiles, for_oneself_is_the_default_and_waits_for_nobody) {
  const Plan before = plan();
  EXPECT_FALSE(before.lines.empty());
  journal.add(ProfileChosen{PlanProfile::education}).add(ProfileChosen{PlanProfile::personal});
  EXPECT_EQ(plan().fingerprint, before.fingerprint);
}

TEST_F(Profiles, for_reading_there_is_no_plan) {
  journal.add(ProfileChosen{PlanProfile::education});
  EXPECT_TRUE(plan().lines.empty());
  EXPECT_TRUE(says("profile.education"));
  EXPECT_TRUE(find_practicable(catalogue(), verified(journal), journal.now()).empty());
  journal.screen({{"RF-C1", FlagReply::yes, {}, false}});
  EXPECT_EQ(plan().action, ActionLevel::emergency) << "danger signs are told in every profile";
}

TEST_F(Profiles, a_directed_plan_is_proposed_and_not_offered_until_it_is_countersigned) {
  const Plan free = plan();
  journal.add(ProfileChosen{PlanProfile::clinician_directed});
  const Plan proposal = plan();
  EXPECT_TRUE(proposal.lines.empty());
  ASSERT_EQ(proposal.proposed.size(), free.lines.size());
  EXPECT_TRUE(says("profile.needs-countersignature"));
  for (const Exercise& exercise : catalogue().content().exercises)
    EXPECT_FALSE(find_practice(catalogue(), verified(journal), journal.now(), exercise.id).line)
        << exercise.id;
  journal.add(agree(proposal.offer));
  const Plan offered = plan();
  EXPECT_EQ(offered.lines.size(), free.lines.size());
  EXPECT_TRUE(offered.proposed.empty());
  EXPECT_TRUE(says("profile.countersigned"));
}

TEST_F(Profiles, another_plan_needs_another_countersignature) {
  journal.add(ProfileChosen{PlanProfile::clinician_directed});
  journal.add(agree(plan().offer));
  ASSERT_FALSE(plan().lines.empty());
  journal.owns({"mat"});
  EXPECT_TRUE(plan().lines.empty());
  EXPECT_FALSE(plan().proposed.empty());
}

TEST_F(Profiles, the_same_offer_on_the_next_day_needs_no_new_one) {
  journal.add(ProfileChosen{PlanProfile::clinician_directed});
  journal.add(agree(plan().offer, 3)).next_day(8).check_in(2).later(0, 3);
  EXPECT_FALSE(plan().lines.empty());
  journal.later(3).check_in(2);
  EXPECT_TRUE(plan().lines.empty()) << "it has run out";
}

TEST_F(Profiles, a_countersignature_by_name_alone_or_changed_offers_nothing) {
  journal.add(ProfileChosen{PlanProfile::clinician_directed});
  Countersigned unsealed = agree(plan().offer);
  unsealed.seal.reset();
  Countersigned changed = agree("0000000000000000");
  changed.offer = plan().offer;
  journal.add(unsealed).add(changed);
  EXPECT_TRUE(plan().lines.empty());
}

}  // namespace
}  // namespace plumb::testing
