#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "care/measures.hpp"
#include "care/plan.hpp"
#include "care/status.hpp"

namespace plumb::care {

/// A self-check that is due. `again`: one change is tried a second time.
struct CheckWanted {
  Id check;
  bool again = false;
  bool first = false;  ///< never tried so far: whether a professional knows is asked
};
template <class V>
void describe(V& v, CheckWanted& x) {
  v.field("check", x.check);
  v.maybe("again", x.again);
  v.maybe("first", x.first);
}

/// How a self-check went, from round to round.
struct CheckAt {
  Moment at;
  bool concern = false;
  std::vector<CheckValue> values;
};
template <class V>
void describe(V& v, CheckAt& x) {
  v.field("at", x.at);
  v.maybe("concern", x.concern);
  v.maybe("values", x.values);
}
struct CheckCourse {
  Id check;
  std::vector<CheckAt> rounds;
};
template <class V>
void describe(V& v, CheckCourse& x) {
  v.field("check", x.check);
  v.field("rounds", x.rounds);
}

/// What there is to ask and to try from time to time, and what came of it. None of it is needed for
/// the plan of a day.
struct FollowUp {
  std::vector<Id> measures;         ///< due now
  std::vector<Id> questions;        ///< of the interview, due once more
  std::vector<CheckWanted> checks;  ///< due now, those that this person may do
  std::vector<Reason> waits;        ///< why the self-checks wait; empty: they can begin
  std::vector<MeasureCourse> courses;
  std::vector<CheckCourse> check_courses;
};
template <class V>
void describe(V& v, FollowUp& x) {
  v.maybe("measures", x.measures);
  v.maybe("questions", x.questions);
  v.maybe("checks", x.checks);
  v.maybe("waits", x.waits);
  v.maybe("courses", x.courses);
  v.maybe("check_courses", x.check_courses);
}

/// The follow-up of a moment: a pure function of journal, catalogue and moment, as the plan is.
FollowUp make_follow_up(const Catalogue& catalogue, std::span<const Event> events,
                        const Moment& now);

/// Flags that measures and self-checks raise by themselves.
std::vector<OpenFlag> find_follow_up_flags(const Catalogue& catalogue, const Status& status);

/// What they say that never blocks, as advice of the plan.
std::vector<Reason> find_follow_up_advice(const Catalogue& catalogue, const Status& status,
                                          std::span<const OpenFlag> open);

}  // namespace plumb::care
