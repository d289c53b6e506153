#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "verify/search.hpp"

namespace plumb::verify {

inline constexpr int usual_pain = 2;

/// One person told in a straight line, with every oracle at every look.
class Story {
  static constexpr int grown_up = 40, mass_kg = 70, strong_kg = 300;
  static constexpr int wakes_at = 7 * 60, starts_at = 9 * 60;
  static constexpr care::LocalDate first_day{20'700};
  static constexpr std::int32_t offset = 60;

 public:
  Story(const Setting& setting, const std::set<care::Id>& conditions, std::string name,
        Tally& tally)
      : s_{setting},
        tally_{tally},
        name_{std::move(name)},
        diary(setting.catalogue,
              {conditions, grown_up, mass_kg, true, wakes_at,
               own_everything(setting.tables, strong_kg, true)},
              base::find_moment(first_day, starts_at, offset)) {
    diary.answer_interview(usual_pain);
    diary.screen();
    diary.list_equipment();
    wait();
  }

  void wait(int minutes = 1) {
    diary.now.at = base::add_ms(diary.now.at, minutes * base::ms_per_minute);
  }
  void go_on(int days) {
    day_ += days;
    diary.now = base::find_moment({first_day.days + day_}, starts_at, offset);
  }
  void check_in(int pain = usual_pain) {
    care::CheckIn told;
    told.morning = true;
    told.pain.value = pain;
    diary.check_in(std::move(told));
    wait();
  }
  care::Plan ask() const { return s_.planner(diary.events, diary.now); }

  /// Answers what is asked before anything is offered, but for the question that stays open.
  care::Plan settle(const care::Id& open = {}) {
    constexpr int rounds = 4;
    for (int round = 0; round < rounds; ++round) {
      care::Plan plan = ask();
      std::erase(plan.ask_items, open);
      if (plan.ask == care::AskNext::screen_full || plan.ask == care::AskNext::screen_again)
        diary.screen();
      else if (plan.ask == care::AskNext::intake && !plan.ask_items.empty())
        diary.answer_asked(plan.ask_items, usual_pain);
      else
        return plan;
      wait();
    }
    return ask();
  }

  /// What is found from here on belongs to this moment; the tally reads the events of the story.
  void begin() { tally_.begin(name_, diary.events, diary.now); }

  care::Plan look() {
    const care::Plan plan = settle();
    begin();
    const Ledger ledger = read_ledger(s_.tables, diary.events, diary.now);
    look_at_plan({s_.tables, diary.person, ledger, plan, diary.now}, memory_, tally_);
    return plan;
  }

  /// Does what is offered, all of it well but for what `change` makes of a report.
  template <class Change>
  void do_session(const care::Plan& plan, bool told_after, Change change) {
    constexpr int minutes = 10;
    care::SessionDone done;
    done.catalogue = s_.tables.version;
    done.seconds.value = minutes * 60;
    done.pain_before.value = usual_pain;
    for (const care::PlanLine& line : plan.lines) {
      if (line.finished || (line.not_before && *line.not_before > diary.now.at)) continue;
      care::ExerciseReport report;
      report.exercise = line.exercise;
      report.level = line.level;
      report.peak = care::PainScore{usual_pain};
      report.effort = care::Effort{3};
      report.completed.value = 100;
      change(report);
      done.exercises.push_back(std::move(report));
    }
    if (done.exercises.empty()) return;
    const care::Uuid7 id = diary.add(std::move(done));
    wait(2 * minutes);
    if (!told_after) return;
    care::AfterReport after;
    after.session = id;
    after.pain.value = usual_pain;
    diary.add(after);
    wait();
  }

 private:
  const Setting& s_;
  Tally& tally_;
  std::string name_;
  Memory memory_;
  int day_ = 0;

 public:
  Diary diary;
};

}  // namespace plumb::verify
