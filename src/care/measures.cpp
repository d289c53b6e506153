#include "care/measures.hpp"

#include <algorithm>
#include <cmath>

#include "base/percent.hpp"
#include "care/median.hpp"
#include "care/reasons.hpp"

namespace plumb::care {

namespace {

constexpr double tenths = 10;
constexpr std::string_view flag_review = "PL-REVIEW";
constexpr std::string_view flag_worse = "PL-WORSE";
constexpr std::string_view flag_no_gain = "PL-NOGAIN";

double round_to_tenth(double value) { return std::round(value * tenths) / tenths; }

/// Scores as people read them: "4", "4.3".
std::string format_score(double score) {
  const auto tenth = static_cast<std::int64_t>(std::round(std::abs(score) * tenths));
  std::string text = (score < 0 && tenth > 0 ? "-" : "") + std::to_string(tenth / 10);
  if (tenth % 10 != 0) text += "." + std::to_string(tenth % 10);
  return text;
}

/// A measure as it stood at a moment, seen from the start of the programme.
struct Standing {
  std::optional<double> first, last;
  std::optional<double> best_before;  ///< of all but the last
  bool gained = false;
  bool has_room = false;  ///< so much better is possible at all
};

double find_gain(const Measure& measure, double from, double to) {
  return measure.more_is_better ? to - from : from - to;
}

bool is_gain(const Measure& measure, double from, double to) {
  const double gain = find_gain(measure, from, to);
  if (measure.change_that_matters && gain >= *measure.change_that_matters) return true;
  if (measure.change_that_matters_percent && from > 0 &&
      gain >= from * *measure.change_that_matters_percent / base::percent)
    return true;
  return measure.recovered_at_most && from > *measure.recovered_at_most &&
         to <= *measure.recovered_at_most;
}

bool has_room(const Measure& measure, double from) {
  if (!measure.change_that_matters) return false;
  if (measure.recovered_at_most && from <= *measure.recovered_at_most) return false;
  const auto& end = measure.more_is_better ? measure.max : measure.min;
  return !end || find_gain(measure, from, *end) >= *measure.change_that_matters;
}

/// The median of the days' pain in the week from `from`.
std::optional<double> find_pain(const Constants& c, const Status& status, Instant from) {
  const Instant to = base::add_days(from, c.baseline_days.value);
  std::vector<int> window;
  for (const PainPoint& point : status.pain)
    if (point.of_day && point.at.at >= from && point.at.at <= to) window.push_back(point.value);
  const auto median = find_upper_median(std::move(window));
  if (!median) return std::nullopt;
  return static_cast<double>(*median);
}

/// The same things are compared: of what a person names, only items with the same words.
std::optional<double> find_comparable(const Measure& measure, const MeasureTaken& taken,
                                      const MeasureTaken& with) {
  const auto is_named = [](const MeasureItem& item) { return item.named; };
  if (std::ranges::none_of(measure.items, is_named)) return find_score(measure, taken);
  MeasureTaken same = taken;
  std::erase_if(same.answers, [&](const MeasureAnswer& answer) {
    return std::ranges::none_of(with.answers, [&](const MeasureAnswer& other) {
      return other.item == answer.item && other.words == answer.words;
    });
  });
  return find_score(measure, same);
}

Standing find_pain_standing(const Catalogue& catalogue, const Status& status,
                            const Measure& measure, const Moment& start, Instant when) {
  const Constants& c = catalogue.constants();
  Standing standing;
  const Instant first_week = base::add_days(start.at, -1);
  const Instant last_week = base::add_days(when, -c.baseline_days.value);
  if (last_week < base::add_days(first_week, c.baseline_days.value)) return standing;
  standing.first = find_pain(c, status, first_week);
  standing.last = find_pain(c, status, last_week);
  if (!standing.first || !standing.last) return standing;
  standing.gained = is_gain(measure, *standing.first, *standing.last);
  standing.has_room = has_room(measure, *standing.first);
  return standing;
}

/// `start`: what was answered before the programme began counts as its first answer.
Standing find_standing(const Catalogue& catalogue, const Status& status, const Measure& measure,
                       const Moment& start, Instant when) {
  if (measure.from_pain) return find_pain_standing(catalogue, status, measure, start, when);
  std::vector<const MeasureAt*> taken;
  for (const MeasureAt& one : status.measures)
    if (one.taken->measure == measure.id && one.at.at <= when) taken.push_back(&one);
  Standing standing;
  const auto first =
      std::ranges::find_if(taken, [](const MeasureAt* one) { return !one->taken_back; });
  if (measure.begins_with) {
    standing.first = measure.begins_with;
  } else {
    if (first == taken.end()) return standing;
    // The latest of those from before the start, else the earliest of all.
    auto from = first;
    for (auto at = first; at != taken.end() && (*at)->at.at <= start.at; ++at)
      if (!(*at)->taken_back) from = at;
    standing.first = find_score(measure, *(*from)->taken);
    taken.erase(taken.begin(), from);
  }
  if (!standing.first) return standing;
  standing.has_room = has_room(measure, *standing.first);
  for (const MeasureAt* one : taken) {
    const bool is_first = !measure.begins_with && one == taken.front();
    if (is_first) {
      standing.last = standing.first;
      continue;
    }
    const auto score = find_score(measure, *one->taken);
    if (!score) continue;
    if (standing.last &&
        (!standing.best_before || find_gain(measure, *standing.best_before, *standing.last) > 0))
      standing.best_before = standing.last;
    standing.last = score;
    // What was taken back says nothing good any more.
    if (one->taken_back) {
      standing.gained = false;
    } else if (measure.begins_with) {
      standing.gained = is_gain(measure, *standing.first, *score);
    } else {
      const auto then = find_comparable(measure, *taken.front()->taken, *one->taken);
      const auto now = find_comparable(measure, *one->taken, *taken.front()->taken);
      standing.gained = then && now && is_gain(measure, *then, *now);
    }
  }
  return standing;
}

struct Gain {
  bool is_known = false;  ///< something could have shown it
  bool is_there = false;
};
Gain find_gain_at(const Catalogue& catalogue, const Status& status, const Moment& start,
                  Instant when) {
  Gain gain;
  for (const Measure& measure : catalogue.content().measures) {
    if (!measure.change_that_matters || measure.use != "core") continue;
    const Standing standing = find_standing(catalogue, status, measure, start, when);
    if (!standing.first || !standing.last) continue;
    gain.is_known = gain.is_known || standing.has_room;
    gain.is_there = gain.is_there || standing.gained;
  }
  return gain;
}

void raise(const Catalogue& catalogue, std::string_view id, Instant since, Reason reason,
           std::vector<OpenFlag>& flags) {
  const RedFlag* known = catalogue.find_flag(id);
  if (known == nullptr) return;
  flags.push_back({known->id, known->level, since, {std::move(reason)}});
}

void raise_worse(const Catalogue& catalogue, const Status& status, const Moment& start,
                 std::vector<OpenFlag>& flags) {
  for (const Measure& measure : catalogue.content().measures) {
    if (!measure.worse_by) continue;
    const Standing standing = find_standing(catalogue, status, measure, start, status.now.at);
    if (!standing.best_before || !standing.last) continue;
    if (-find_gain(measure, *standing.best_before, *standing.last) < *measure.worse_by) continue;
    Instant since = start.at;
    for (const MeasureAt& one : status.measures)
      if (one.taken->measure == measure.id) since = one.at.at;
    raise(catalogue, flag_worse, since,
          make_reason("measure.worse", {input("measure", measure.id),
                                        input("before", format_score(*standing.best_before)),
                                        input("score", format_score(*standing.last))}),
          flags);
  }
}

Reason find_change_reason(const MeasureCourse& course) {
  const auto rule = course.change == MeasureChange::better  ? "measure.better"
                    : course.change == MeasureChange::worse ? "measure.less-good"
                                                            : "measure.same";
  return make_reason(rule, {input("before", format_score(*course.first)),
                            input("score", format_score(*course.last))});
}

MeasureCourse find_course(const Catalogue& catalogue, const Status& status, const Measure& measure,
                          const Moment& start) {
  MeasureCourse course;
  course.measure = measure.id;
  for (const MeasureAt& one : status.measures)
    if (one.taken->measure == measure.id && !one.taken_back)
      if (const auto score = find_score(measure, *one.taken))
        course.scores.push_back({one.at, *score});
  const Standing standing = find_standing(catalogue, status, measure, start, status.now.at);
  course.first = standing.first;
  course.last = standing.last;
  const bool is_compared = measure.from_pain || measure.begins_with || course.scores.size() > 1;
  if (!course.first || !course.last || !is_compared) return course;
  if (!measure.change_that_matters) return course;
  course.change = MeasureChange::none;
  if (standing.gained)
    course.change = MeasureChange::better;
  else if (-find_gain(measure, *course.first, *course.last) >= *measure.change_that_matters)
    course.change = MeasureChange::worse;
  course.says = find_change_reason(course);
  return course;
}

}  // namespace

std::optional<double> find_score(const Measure& measure, const MeasureTaken& taken) {
  if (taken.score) return taken.score;
  const auto& answers = taken.answers;
  switch (measure.scoring) {
    case Scoring::none:
    case Scoring::entered: return std::nullopt;
    case Scoring::count: return static_cast<double>(answers.size());
    case Scoring::single:
      if (answers.size() != 1) return std::nullopt;
      return answers.front().value;
    case Scoring::mean: {
      if (answers.empty()) return std::nullopt;
      double sum = 0;
      for (const MeasureAnswer& answer : answers) sum += answer.value;
      return round_to_tenth(sum / static_cast<double>(answers.size()));
    }
    case Scoring::product: {
      if (answers.size() != measure.items.size()) return std::nullopt;
      double product = 1;
      for (const MeasureAnswer& answer : answers) product *= answer.value;
      return product;
    }
  }
  return std::nullopt;
}

std::vector<MeasureCourse> find_measure_courses(const Catalogue& catalogue, const Status& status) {
  const auto start = find_programme_start(catalogue, status);
  const Moment from = start.value_or(status.intakes.empty() ? status.now : status.intakes.front());
  std::vector<MeasureCourse> courses;
  for (const Measure& measure : catalogue.content().measures) {
    MeasureCourse course = find_course(catalogue, status, measure, from);
    if (!course.scores.empty() || (measure.from_pain && course.first))
      courses.push_back(std::move(course));
  }
  return courses;
}

std::optional<Moment> find_programme_start(const Catalogue& catalogue, const Status& status) {
  std::optional<Moment> start;
  const SessionAt* before = nullptr;
  for (const SessionAt& session : status.sessions) {
    const bool anew =
        before == nullptr || find_local_date(session.at).days - find_local_date(before->at).days >=
                                 catalogue.constants().gap_new_intake_days.value;
    if (anew) start = session.at;
    before = &session;
  }
  return start;
}

std::vector<OpenFlag> find_review_flags(const Catalogue& catalogue, const Status& status) {
  std::vector<OpenFlag> flags;
  const auto start = find_programme_start(catalogue, status);
  if (!start) return flags;
  const Constants& c = catalogue.constants();
  raise_worse(catalogue, status, *start, flags);
  const Instant review = base::add_days(start->at, c.review_days.value);
  const Instant end = base::add_days(start->at, c.no_gain_days.value);
  if (status.now.at < review) return flags;
  const auto weeks = [](const Constant& days) {
    return input("weeks", days.value / base::days_per_week);
  };
  if (status.now.at >= end) {
    const Gain then = find_gain_at(catalogue, status, *start, end);
    if (then.is_known && !then.is_there)
      raise(catalogue, flag_no_gain, end, make_reason("measure.no-gain", {weeks(c.no_gain_days)}),
            flags);
    return flags;
  }
  const Gain now = find_gain_at(catalogue, status, *start, status.now.at);
  if (now.is_known && !now.is_there)
    raise(catalogue, flag_review, review, make_reason("measure.no-gain", {weeks(c.review_days)}),
          flags);
  return flags;
}

}  // namespace plumb::care
