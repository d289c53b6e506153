#include "care/detail/catalogue_check.hpp"
#include "care/rulebook_constants.hpp"

namespace plumb::care::detail {

namespace {

void check_needs(CatalogueCheck& check, const std::vector<Need>& needs, std::string_view file,
                 const std::string& path) {
  for (std::size_t i = 0; i < needs.size(); ++i) {
    const std::string any = join_path(path, i, "any");
    if (needs[i].any.empty())
      check.report(file, any, "is empty; name at least one thing that meets the need");
    check.expect_all_known(check.equipment, needs[i].any, "equipment", file, any);
  }
}

void check_rung_numbers(CatalogueCheck& check, const Exercise& exercise, std::size_t at,
                        std::string_view file) {
  const Rung& rung = exercise.ladder[at];
  const auto level = static_cast<int>(at) + 1;
  const Constants& constants = check.content.constants;
  if (rung.level != level)
    check.report(file, join_path("/ladder", at, "level"),
                 "is " + std::to_string(rung.level) + " where " + std::to_string(level) +
                     " is due; levels count 1, 2, 3 … without a gap");
  if (rung.sets < 1 || rung.reps < 1 || rung.per_day < 1)
    check.report(file, join_path("/ladder", at), "sets, reps and per_day must be at least 1");
  if (rung.move_s < 0 || rung.hold_s < 0 || rung.rest_s < 0 || rung.move_s + rung.hold_s == 0)
    check.report(file, join_path("/ladder", at),
                 "move_s, hold_s and rest_s must not be negative, and a repetition must last");
  if (rung.load_g < 0 || rung.load_g > constants.cap_g.value)
    check.report(file, join_path("/ladder", at, "load_g"),
                 "is " + std::to_string(rung.load_g) + " g; a load is from 0 to " +
                     std::to_string(constants.cap_g.value) + " g (cap_g)");
  check_needs(check, rung.needs, file, join_path("/ladder", at, "needs"));
}

/// One rung to the next: at most double the active time; a little load at a time; and more load
/// never together with much more work.
void check_step(CatalogueCheck& check, const Rung& from, const Rung& to, std::size_t at,
                std::string_view file) {
  const Constants& constants = check.content.constants;
  const std::int64_t before = find_active_seconds(from);
  const std::int64_t after = find_active_seconds(to);
  const std::int64_t growth = constants.ladder_growth_percent.value;
  if (after * 100 > before * growth)
    check.report(file, join_path("/ladder", at),
                 "grows too fast: " + std::to_string(after) + " s of work a day after " +
                     std::to_string(before) + " s; at most " +
                     std::to_string(before * growth / 100) + " s (ladder_growth_percent)");
  const std::int64_t rise = to.load_g - from.load_g;
  if (rise > constants.load_step_g.value)
    check.report(file, join_path("/ladder", at, "load_g"),
                 "rises by " + std::to_string(rise) + " g; at most " +
                     std::to_string(constants.load_step_g.value) + " g a step (load_step_g)");
  const std::int64_t volume = constants.load_rise_volume_percent.value;
  if (rise > 0 && after * 100 > before * volume)
    check.report(file, join_path("/ladder", at),
                 "raises the load and the work at once: " + std::to_string(after) +
                     " s a day after " + std::to_string(before) + " s; with more load at most " +
                     std::to_string(before * volume / 100) + " s (load_rise_volume_percent)");
}

/// Rungs of a hang stay inside the hanging budget, which all hanging shares.
void check_hang(CatalogueCheck& check, const Rung& rung, std::size_t at, std::string_view file) {
  const Constants& constants = check.content.constants;
  const std::int64_t day = std::int64_t{rung.sets} * rung.reps * rung.hold_s * rung.per_day;
  if (rung.hold_s > constants.hang_bout_s.value)
    check.report(file, join_path("/ladder", at, "hold_s"),
                 "hangs " + std::to_string(rung.hold_s) + " s in one go; at most " +
                     std::to_string(constants.hang_bout_s.value) + " s (hang_bout_s)");
  if (day > constants.hang_day_s.value)
    check.report(file, join_path("/ladder", at),
                 "hangs " + std::to_string(day) + " s a day; at most " +
                     std::to_string(constants.hang_day_s.value) + " s (hang_day_s)");
  if (rung.per_day > constants.hang_times_per_day.value)
    check.report(file, join_path("/ladder", at, "per_day"),
                 "hangs " + std::to_string(rung.per_day) + " times a day; at most " +
                     std::to_string(constants.hang_times_per_day.value) + " (hang_times_per_day)");
  if (at == 0 && day > constants.hang_start_s.value)
    check.report(file, join_path("/ladder", at),
                 "starts with " + std::to_string(day) + " s of hanging a day; at most " +
                     std::to_string(constants.hang_start_s.value) + " s (hang_start_s)");
}

void check_ladder(CatalogueCheck& check, const Exercise& exercise, std::string_view file) {
  if (exercise.ladder.empty()) check.report(file, "/ladder", "is empty; give it a first rung");
  for (std::size_t i = 0; i < exercise.ladder.size(); ++i) {
    check_rung_numbers(check, exercise, i, file);
    if (i > 0) check_step(check, exercise.ladder[i - 1], exercise.ladder[i], i, file);
    if (exercise.hanging) check_hang(check, exercise.ladder[i], i, file);
  }
}

void check_tags(CatalogueCheck& check, const Exercise& exercise, std::string_view file) {
  for (const auto& [tag, value] : exercise.tags) {
    const std::string path = "/tags/" + tag;
    if (!base::find_named<Tag>(tag))
      check.report(file, path, "is not a known tag; the rules cannot see it");
    if (value < 1 || value > 3)
      check.report(file, path,
                   "is " + std::to_string(value) +
                       "; a tag is 1, 2 or 3, and is left out where it does not hold");
  }
}

/// Regressions and progressions exist, and nothing leads to itself.
void check_neighbours(CatalogueCheck& check, const Exercise& exercise, std::string_view file) {
  const auto check_list = [&](const std::vector<Id>& ids, const std::string& path) {
    check.expect_all_known(check.exercises, ids, "exercise", file, path);
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (ids[i] == exercise.id)
        check.report(file, join_path(path, i), "leads to itself; name another exercise");
  };
  check_list(exercise.regress_to, "/regress_to");
  check_list(exercise.progress_to, "/progress_to");
  if (!exercise.prerequisite) return;
  const auto found = check.exercise_of.find(exercise.prerequisite->exercise);
  if (found == check.exercise_of.end()) {
    check.expect_known(check.exercises, exercise.prerequisite->exercise, "exercise", file,
                       "/prerequisite/exercise");
    return;
  }
  const auto rungs = static_cast<int>(found->second->ladder.size());
  if (exercise.prerequisite->level < 1 || exercise.prerequisite->level > rungs)
    check.report(file, "/prerequisite/level",
                 "asks for level " + std::to_string(exercise.prerequisite->level) + " of " +
                     found->first + ", which has levels 1 to " + std::to_string(rungs));
}

/// Following prerequisites must end: a ring could never be entered.
void check_prerequisite_ring(CatalogueCheck& check, const Exercise& exercise,
                             std::string_view file) {
  const Exercise* at = &exercise;
  for (std::size_t steps = 0; at->prerequisite; ++steps) {
    const auto next = check.exercise_of.find(at->prerequisite->exercise);
    if (next == check.exercise_of.end()) return;
    at = next->second;
    if (at == &exercise || steps > check.content.exercises.size()) {
      check.report(file, "/prerequisite", "leads in a ring; nobody could ever begin");
      return;
    }
  }
}

void check_exercise(CatalogueCheck& check, const Exercise& exercise) {
  const std::string file = file_of("exercises", exercise.id);
  if (exercise.slug.empty()) check.report(file, "/slug", "is empty; give it a short name");
  if (exercise.goals.empty()) check.report(file, "/goals", "is empty; name at least one goal");
  if (exercise.regions.empty())
    check.report(file, "/regions", "is empty; name at least one region");
  if (exercise.positions.empty())
    check.report(file, "/positions", "is empty; name at least one position");
  check_needs(check, exercise.needs, file, "/needs");
  check_tags(check, exercise, file);
  check_ladder(check, exercise, file);
  check_neighbours(check, exercise, file);
  check_prerequisite_ring(check, exercise, file);
  check.expect_evidence(exercise.evidence, file);
  check.expect_reviewed(exercise.reviewed, file, "/reviewed");
}

}  // namespace

void check_exercises(CatalogueCheck& check) {
  std::set<std::string> slugs;
  for (const Exercise& exercise : check.content.exercises) {
    check_exercise(check, exercise);
    if (!slugs.insert(exercise.slug).second)
      check.report(file_of("exercises", exercise.id), "/slug",
                   "\"" + exercise.slug + "\" is the slug of another exercise; choose a free one");
  }
  for (const AvoidedMovement& avoided : check.content.avoided) {
    const std::string file = file_of("avoided", avoided.id);
    if (avoided.replacements.empty() && avoided.conditions.empty())
      check.report(file, "/replacements", "is empty; say what to do instead");
    check.expect_all_known(check.exercises, avoided.replacements, "exercise", file,
                           "/replacements");
    check.expect_all_known(check.conditions, avoided.conditions, "condition", file, "/conditions");
    check.expect_evidence(avoided.evidence, file);
    check.expect_reviewed(avoided.reviewed, file, "/reviewed");
  }
  for (std::size_t i = 0; i < check.content.equipment.size(); ++i) {
    const Equipment& item = check.content.equipment[i];
    if (item.household && (item.has_rating || item.has_masses))
      check.report("equipment.yaml", join_path("/equipment", i),
                   "cannot be taken to be there and have a rating or masses; ask for it");
  }
}

}  // namespace plumb::care::detail
