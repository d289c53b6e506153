// The trial of movement, what it shows, and what a direction that hurt is not allowed (2.3, A.3).
#include <gtest/gtest.h>

#include <algorithm>

#include "care/directions.hpp"
#include "support/plan_words.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

/// Pain on the left down to the calf: a trial before, and one and ten minutes after.
MovementTried try_out(Direction direction, int pain_after, int zone_after) {
  MovementTried tried;
  tried.direction = direction;
  tried.pain_before.value = 4;
  tried.zones_before.back_left = Zone{4};
  tried.zones_before.back_right = Zone{1};
  tried.pain_one_minute = PainScore{pain_after};
  tried.pain_ten_minutes = PainScore{pain_after};
  tried.zones_one_minute.back_left = tried.zones_ten_minutes.back_left = Zone{zone_after};
  tried.zones_one_minute.back_right = tried.zones_ten_minutes.back_right = Zone{1};
  return tried;
}

TrialOutcome outcome_of(const MovementTried& tried) {
  return find_outcome(catalogue(), {&tried, {}, tried.zones_before});
}

const DirectionView& view_of(const Plan& plan, Direction direction) {
  return *std::ranges::find(plan.directions, direction, &DirectionView::direction);
}

/// Sciatica, the day after the first session, late enough in the morning.
JournalBuilder sciatica_on_the_second_day() {
  JournalBuilder journal = begin_usual(4, declare(catalogue(), {"SCIAT"}));
  journal.next_day(8).check_in(tell(4, 4, 1)).later(0, 2);
  journal.session({{"EX12"}, {"EX02"}, {"EX29"}, {"EX42"}}, 4).after(4);
  journal.next_day(8).check_in(tell(4, 4, 1)).later(0, 3);
  return journal;
}

TEST(Outcome, centralises_when_the_pain_comes_nearer_and_stays_there) {
  EXPECT_EQ(outcome_of(try_out(Direction::extension, 4, 2)), TrialOutcome::centralised);
  EXPECT_EQ(outcome_of(try_out(Direction::extension, 6, 2)), TrialOutcome::centralised)
      << "central pain may rise by two";
  EXPECT_EQ(outcome_of(try_out(Direction::extension, 7, 2)), TrialOutcome::worse);
  MovementTried back_again = try_out(Direction::extension, 4, 4);
  back_again.zones_one_minute.back_left = Zone{2};
  EXPECT_EQ(outcome_of(back_again), TrialOutcome::no_effect) << "it did not stay";
  MovementTried other_side = try_out(Direction::extension, 4, 2);
  other_side.zones_ten_minutes.back_right = Zone{3};
  EXPECT_EQ(outcome_of(other_side), TrialOutcome::peripheralised) << "left and right apart";
}

TEST(Outcome, is_better_the_same_worse_or_further_out) {
  EXPECT_EQ(outcome_of(try_out(Direction::flexion, 2, 4)), TrialOutcome::better);
  EXPECT_EQ(outcome_of(try_out(Direction::flexion, 3, 4)), TrialOutcome::no_effect);
  EXPECT_EQ(outcome_of(try_out(Direction::flexion, 6, 4)), TrialOutcome::worse);
  EXPECT_EQ(outcome_of(try_out(Direction::flexion, 2, 5)), TrialOutcome::peripheralised);
}

TEST(Outcome, of_a_stop_for_pain_is_worse_even_when_the_pain_came_nearer) {
  MovementTried tried = try_out(Direction::extension, 3, 2);
  tried.stop = StopReason::hurts;
  EXPECT_EQ(outcome_of(tried), TrialOutcome::worse);
}

TEST(Outcome, without_the_ten_minutes_shows_nothing) {
  MovementTried tried = try_out(Direction::flexion, 2, 4);
  tried.pain_ten_minutes.reset();
  EXPECT_EQ(outcome_of(tried), TrialOutcome::unfinished);
  tried = try_out(Direction::flexion, 2, 4);
  tried.zones_ten_minutes = {};
  EXPECT_EQ(outcome_of(tried), TrialOutcome::unfinished) << "where it is felt was not told";
}

TEST(TrialOfMovement, is_never_on_the_first_day_and_not_early) {
  JournalBuilder journal = begin_usual(4, declare(catalogue(), {"SCIAT"}));
  journal.later(0, 4);
  EXPECT_TRUE(
      speaks(view_of(plan_of(journal), Direction::extension).reasons, "movement.first-day"));
  journal.session({{"EX12"}}, 4).later(0, 2);
  EXPECT_TRUE(view_of(plan_of(journal), Direction::extension).trial.empty()) << "still that day";
  journal.next_day(8).check_in(4);
  const Plan early = plan_of(journal);
  EXPECT_TRUE(speaks(view_of(early, Direction::extension).reasons, "movement.wait-morning"));
  journal.later(0, 1);
  const Plan later = plan_of(journal);
  const auto& trial = view_of(later, Direction::extension).trial;
  ASSERT_EQ(trial.size(), 3u);
  EXPECT_EQ(trial[0].exercise, "EX13");
  EXPECT_EQ(trial[0].hold_s, 60);
  EXPECT_TRUE(trial[2].only_if_not_worse);
}

TEST(TrialOfMovement, is_not_for_strong_pain_flares_limits_or_barred_directions) {
  const auto offered = [](const JournalBuilder& journal, Direction direction) {
    return !view_of(plan_of(journal), direction).trial.empty();
  };
  JournalBuilder journal = sciatica_on_the_second_day();
  EXPECT_TRUE(offered(journal, Direction::flexion));
  JournalBuilder strong = journal;
  strong.later(0, 0, 5).check_in(7, false);
  EXPECT_FALSE(offered(strong, Direction::flexion));
  JournalBuilder flare = journal;
  flare.add(PaceChosen{Pace::flare, {}});
  EXPECT_FALSE(offered(flare, Direction::flexion));
  JournalBuilder stenosis = begin_usual(3, declare(catalogue(), {"STEN"}));
  stenosis.next_day(10).check_in(3).session({{"EX11"}}, 3).next_day(8).check_in(3).later(0, 4);
  EXPECT_FALSE(offered(stenosis, Direction::extension)) << "mid-range only";
  EXPECT_TRUE(offered(stenosis, Direction::flexion));
  JournalBuilder twice = journal;
  twice.add(try_out(Direction::flexion, 4, 4)).later(0, 3);
  EXPECT_FALSE(offered(twice, Direction::extension)) << "one a day";
}

TEST(TrialOfMovement, is_no_offer_of_its_exercises) {
  const Plan plan = plan_of(sciatica_on_the_second_day());
  for (const char* id : {"EX13", "EX19", "EX20", "EX23", "EX24"})
    EXPECT_EQ(find_line(plan, id), nullptr) << id;
}

TEST(Direction, bending_opens_for_sciatica_after_a_trial_that_did_no_harm) {
  JournalBuilder journal = sciatica_on_the_second_day();
  EXPECT_TRUE(speaks(find_refusal(plan_of(journal), "EX01")->reasons, "direction.flexion"));
  journal.add(try_out(Direction::flexion, 4, 4)).later(0, 1);
  const auto closed = [&] {
    const Plan plan = plan_of(journal);
    const Refusal* refused = find_refusal(plan, "EX01");
    return refused != nullptr && speaks(refused->reasons, "direction.flexion");
  };
  EXPECT_FALSE(closed());
  EXPECT_EQ(view_of(plan_of(journal), Direction::flexion).preference, "none");
  for (int day = 0; day < 28; ++day) journal.good_day({{"EX12"}, {"EX29"}, {"EX42"}}, 4);
  journal.screen().later(0, 2);
  EXPECT_TRUE(closed()) << "what was seen four weeks ago has to be seen again";
}

TEST(Direction, preferred_by_a_trial_leads_the_mobility_place_and_expires) {
  JournalBuilder journal = sciatica_on_the_second_day();
  journal.add(try_out(Direction::flexion, 3, 2)).later(0, 1);
  Plan plan = plan_of(journal);
  EXPECT_EQ(view_of(plan, Direction::flexion).preference, "clear");
  EXPECT_TRUE(speaks(view_of(plan, Direction::flexion).reasons, "movement.prefers"));
  for (int day = 0; day < 27; ++day) journal.good_day({{"EX12"}, {"EX29"}, {"EX42"}}, 4);
  journal.screen();
  EXPECT_EQ(view_of(plan_of(journal), Direction::flexion).preference, "clear");
  journal.next_day(13);
  EXPECT_EQ(view_of(plan_of(journal), Direction::flexion).preference, "none");
}

TEST(Direction, preferred_never_opens_what_a_condition_forbids) {
  JournalBuilder journal = begin_usual(3, declare(catalogue(), {"VFX"}));
  journal.next_day(10).check_in(tell(3, 4, 1)).session({{"EX12"}}, 3);
  journal.next_day(11).check_in(tell(3, 4, 1)).add(try_out(Direction::flexion, 2, 2)).later(0, 1);
  const Plan plan = plan_of(journal);
  for (const char* id : {"EX01", "EX03", "EX23", "EX24"})
    EXPECT_EQ(find_line(plan, id), nullptr) << id;
  EXPECT_NE(view_of(plan, Direction::flexion).permission, "allow");
}

TEST(Direction, that_sent_pain_out_rests_for_seven_days_and_counts_as_red) {
  JournalBuilder journal = begin_build();
  journal.check_in(tell(2, 4, 1)).later(0, 2);
  journal.add(try_out(Direction::flexion, 4, 5)).later(0, 1);
  const Instant tried = base::add_hours(journal.now().at, -1);
  Plan plan = plan_of(journal);
  EXPECT_EQ(view_of(plan, Direction::flexion).until, base::add_days(tried, 7));
  for (const PlanLine& line : plan.lines)
    EXPECT_EQ(Catalogue::find_tag(*catalogue().find_exercise(line.exercise), Tag::flex), 0)
        << line.exercise;
  ASSERT_NE(find_refusal(plan, "EX01"), nullptr);
  EXPECT_TRUE(speaks(find_refusal(plan, "EX01")->reasons, "direction.flexion-rests"));
  EXPECT_EQ(find_refusal(plan, "EX01")->until, base::add_days(tried, 7));
  EXPECT_FALSE(has_step(plan)) << "no step in the week after a RED";
  for (int day = 0; day < 6; ++day) {
    journal.good_day({{"EX11"}, {"EX29"}, {"EX42"}});
    EXPECT_EQ(find_line(plan_of(journal), "EX01"), nullptr) << day;
  }
  journal.next_day(8).check_in(2).later(0, 5);
  EXPECT_NE(find_line(plan_of(journal), "EX01"), nullptr);
}

TEST(Direction, of_a_session_that_sent_pain_out_is_the_one_of_the_exercise_that_did_it) {
  JournalBuilder journal = begin_build();
  journal.later(0, 1).check_in(tell(2, 2, 1));
  SessionDone body;
  body.catalogue = catalogue().content().version;
  body.plan = "0000000000000000";
  body.seconds.value = 600;
  body.pain_before.value = 2;
  for (const char* id : {"EX25", "EX02"}) {
    ExerciseReport report;
    report.exercise = id;
    report.peak = PainScore{2};
    report.effort = Effort{3};
    report.completed.value = 100;
    if (report.exercise == "EX25") report.zones.back_left = Zone{3};
    body.exercises.push_back(report);
  }
  journal.add(body);
  AfterReport after;
  after.session = journal.events().back().id;
  after.pain.value = 2;
  after.zones.back_left = Zone{3};
  journal.later(0, 0, 20).add(after).later(0, 2);
  const Plan plan = plan_of(journal);
  EXPECT_TRUE(view_of(plan, Direction::flexion).until.has_value());
  EXPECT_FALSE(view_of(plan, Direction::extension).until.has_value());
}

TEST(Direction, two_bad_trials_in_the_first_days_ask_for_a_professional) {
  JournalBuilder journal = sciatica_on_the_second_day();
  journal.add(try_out(Direction::flexion, 4, 5));
  journal.next_day(11).check_in(tell(4, 4, 1)).add(try_out(Direction::extension, 4, 5)).later(0, 1);
  EXPECT_EQ(plan_of(journal).state, PlanState::blocked);
  EXPECT_NE(find_open(plan_of(journal), "PL-REDS"), nullptr);
}

TEST(Zones, a_limb_on_the_second_side_is_red_and_asks_for_the_danger_signs) {
  JournalBuilder journal = begin_build();
  journal.later(0, 1).check_in(tell(2, 4, 1)).next_day(8).check_in(tell(2, 4, 3)).later(0, 1);
  EXPECT_EQ(plan_of(journal).ask, AskNext::screen_full);
  journal.screen().later(0, 1);
  const Plan plan = plan_of(journal);
  EXPECT_FALSE(has_step(plan));
  for (const PlanLine& line : plan.lines) EXPECT_FALSE(speaks(line.reasons, "new.added"));
}

TEST(Direction, when_none_is_left_the_plan_says_so) {
  JournalBuilder journal = begin_build();
  journal.check_in(tell(2, 4, 1)).later(0, 2).add(try_out(Direction::flexion, 4, 5));
  journal.next_day(8).check_in(tell(2, 4, 1)).later(0, 4);
  journal.add(try_out(Direction::extension, 4, 5)).later(0, 1);
  EXPECT_TRUE(speaks(plan_of(journal), "direction.none-left"));
}

}  // namespace
}  // namespace plumb::testing
