#include <algorithm>

#include "verify/story.hpp"

namespace plumb::verify {

using namespace care;

namespace {

constexpr int days_of_trial = 4;
constexpr std::int32_t weeks_valid = 28;

/// A story with its own eye on what the person, or a therapist, wants.
class WishStory {
 public:
  WishStory(const Setting& setting, const std::set<Id>& conditions, const std::string& name,
            Tally& tally)
      : s_{setting}, tally_{tally}, story_{setting, conditions, name, tally} {}

  /// Good days, each with a session; every plan of them is looked at.
  void live(int days) {
    for (int day = 0; day < days; ++day) {
      wake();
      story_.do_session(look(), true, [](ExerciseReport&) {});
    }
  }
  void wake() {
    story_.go_on(1);
    story_.check_in();
    story_.wait(3 * 60);
  }
  Plan look() {
    Plan plan = has_every_eye ? story_.look() : story_.settle();
    story_.begin();
    const Ledger ledger = read_ledger(s_.tables, diary().events, diary().now);
    const Case of{s_.tables, diary().person, ledger, plan, diary().now};
    look_at_goal(of, ask_without_goal(), tally_);
    look_at_swaps(of, tally_);
    look_at_orders(of, tally_);
    look_at_customs(of, tally_);
    look_at_profile(of, tally_);
    return plan;
  }
  Uuid7 tell(EventBody body) {
    Uuid7 id = diary().add(std::move(body));
    story_.wait();
    return id;
  }
  Diary& diary() { return story_.diary; }
  LocalDate today() { return find_local_date(diary().now); }

  /// The other oracles know neither exercises that are in no table nor a plan that is empty by
  /// choice.
  bool has_every_eye = true;

 private:
  Plan ask_without_goal() {
    std::vector<Event> events = diary().events;
    std::erase_if(
        events, [](const Event& event) { return std::holds_alternative<GoalChosen>(event.body); });
    return s_.planner(events, diary().now);
  }

  const Setting& s_;
  Tally& tally_;
  Story story_;
};

void want_a_goal(const Setting& setting, const Id& goal, Tally& tally) {
  constexpr int days = 16;
  WishStory story(setting, {}, "goal " + goal, tally);
  story.tell(GoalChosen{goal});
  story.live(days);
}

/// Something else of the same purpose for good, taken back, and once for a day.
void want_something_else(const Setting& setting, const Id& from, const Id& to, Tally& tally) {
  WishStory story(setting, {}, "instead of " + from + ", " + to, tally);
  story.live(days_of_trial);
  story.wake();
  story.tell(Swapped{from, to, SwapScope::always});
  story.look();
  story.live(days_of_trial);
  story.wake();
  story.tell(Swapped{from, std::nullopt, SwapScope::always});
  story.look();
  story.live(days_of_trial);
  story.wake();
  story.tell(Swapped{from, to, SwapScope::today});
  story.look();
  story.live(2);
}

TherapistOrder begin_order(WishStory& story) {
  TherapistOrder order;
  order.clinician = "A. Verifier";
  order.role = "physiotherapist";
  order.given = story.today();
  order.expires = {order.given.days + weeks_valid};
  return order;
}

void follow_orders(const Setting& setting, Tally& tally) {
  WishStory story(setting, {}, "orders", tally);
  story.live(days_of_trial);
  story.wake();
  TherapistOrder order = begin_order(story);
  order.locks.push_back({"EX01", "not now"});
  DoseEdit less;
  less.exercise = "EX29";
  less.reps = base::Bounded<1, 200>{2};
  less.level = base::Bounded<1, 50>{1};
  order.doses.push_back(less);
  order.exercises_per_day = base::Bounded<0, 10>{3};
  const Uuid7 first = story.tell(order);
  story.look();
  story.live(days_of_trial);
  story.wake();
  TherapistOrder straight = begin_order(story);
  straight.movement_limits.push_back({LimitedMovement::lumbar_flexion, {4}});
  straight.ends.push_back(first);
  story.tell(straight);
  story.look();
  story.live(days_of_trial);
}

/// A gentle slide of the heels in sitting, open to all but whom its therapist closes it to.
CustomExercise write_exercise(const CatalogueContent& tables, WishStory& story, const Id& closed) {
  CustomExercise custom;
  custom.clinician = "A. Verifier";
  custom.role = "physiotherapist";
  custom.given = story.today();
  custom.expires = {custom.given.days + base::days_per_week};
  Exercise& exercise = custom.exercise;
  exercise.id = "CE01";
  exercise.slug = "heel_slide";
  exercise.goals = {Goal::mobilise};
  exercise.regions = {Region::hip};
  exercise.positions = {Position::sitting};
  exercise.load_class = LoadClass::l1;
  Rung rung;
  rung.level = 1;
  rung.reps = 5;
  rung.move_s = 4;
  rung.rest_s = 20;
  exercise.ladder = {rung};
  for (const Id& id : tables.matrix.conditions)
    custom.cells[id] = id == closed ? Permission::excluded : Permission::allowed;
  custom.texts = {{"name", "Heel slide"},    {"purpose", "Lets the hip move freely."},
                  {"cue", "Slowly."},        {"evidence", "Your therapist chose it for you."},
                  {"steps.1", "Sit."},       {"out.1", "Sit for a breath."},
                  {"stop.1", "It tingles."}, {"rung.1", "Five slides."}};
  return custom;
}

/// Signed under a key that the person has accepted, or not signed; done in the place of what the
/// plan has for the same purpose.
void do_own_exercise(const Setting& setting, const Id& condition, bool is_signed, Tally& tally) {
  std::set<Id> conditions;
  if (!condition.empty()) conditions.insert(condition);
  WishStory story(setting, conditions, "an exercise of a therapist's, " + condition, tally);
  story.has_every_eye = false;
  KeyAccepted key;
  key.clinician = "A. Verifier";
  key.role = "physiotherapist";
  key.key = std::string(64, 'a');
  const Uuid7 accepted = story.tell(key);
  story.live(days_of_trial);
  story.wake();
  CustomExercise custom = write_exercise(setting.tables, story, condition);
  if (is_signed) {
    Seal seal;
    seal.key = key.key;
    seal.accepted = accepted;
    seal.at = story.diary().now;
    seal.signature = std::string(128, 'a');
    seal.is_genuine = true;  // as who reads a journal finds it
    custom.seal = seal;
  }
  story.tell(custom);
  for (const Id& place : {Id("EX01"), Id("EX02"), Id("EX03"), Id("EX25")})
    story.tell(Swapped{place, Id("CE01"), SwapScope::always});
  story.look();
  story.live(2 * base::days_per_week);
}

void use_profile(const Setting& setting, Tally& tally) {
  WishStory story(setting, {}, "profiles", tally);
  story.has_every_eye = false;
  story.live(days_of_trial);
  story.tell(ProfileChosen{PlanProfile::education});
  story.live(2);
  story.tell(ProfileChosen{PlanProfile::clinician_directed});
  story.wake();
  const Plan waits = story.look();
  Countersigned word;
  word.clinician = "A. Verifier";
  word.role = "physiotherapist";
  word.offer = waits.offer;
  word.given = story.today();
  word.expires = word.given;
  story.tell(word);
  story.look();
  story.wake();  // nothing was done since, so the offer is the same and its day is over
  story.look();
  story.live(2 * base::days_per_week);
  story.tell(ProfileChosen{PlanProfile::personal});
  story.live(1);
}

/// What the first plan has, and the first that serves the same purpose with no more load.
Id find_other(const CatalogueContent& tables, const Id& id) {
  const Exercise* from = find_exercise(tables, id);
  for (const Exercise& to : tables.exercises)
    if (from != nullptr && to.id != id && to.load_class <= from->load_class &&
        to.load_class != LoadClass::walk && from->load_class != LoadClass::walk &&
        std::ranges::find(to.goals, from->goals.front()) != to.goals.end())
      return to.id;
  return {};
}

}  // namespace

void look_at_wishes(const Setting& setting, Tally& tally) {
  for (const Exercise& exercise : setting.tables.exercises)
    if (exercise.origin == Origin::page) want_a_goal(setting, exercise.id, tally);
  for (const Id& from : {Id("EX01"), Id("EX11"), Id("EX29")})
    if (const Id to = find_other(setting.tables, from); !to.empty())
      want_something_else(setting, from, to, tally);
  follow_orders(setting, tally);
  for (const bool is_signed : {true, false}) do_own_exercise(setting, {}, is_signed, tally);
  do_own_exercise(setting, "DDD", true, tally);
  use_profile(setting, tally);
}

}  // namespace plumb::verify
