#include "app/therapist_rules.hpp"

#include <algorithm>

#include "app/event_rules.hpp"
#include "care/customs.hpp"
#include "care/replacements.hpp"
#include "loads/load_model.hpp"

namespace plumb::app {

using namespace care;

namespace {

constexpr std::size_t key_digits = 64;
constexpr std::size_t signature_digits = 128;

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

void expect_key(std::string_view key, std::string_view where, const ReportProblem& report) {
  if (!is_hex(key, key_digits))
    report(where, "must be a public key of Ed25519: 64 digits from 0-9 and a-f");
}

void expect_words(const std::string& words, std::string_view where, const ReportProblem& report) {
  if (words.size() > max_words) report(where, "is longer than 4000 bytes; shorten it");
}

void expect_name(const std::string& name, std::string_view where, std::string_view what,
                 const ReportProblem& report) {
  if (name.empty()) report(where, "needs the " + std::string(what) + " of the professional");
  expect_words(name, where, report);
}

/// "/body/locks/2".
std::string place(std::string_view list, std::size_t index) {
  return "/body/" + std::string(list) + "/" + std::to_string(index);
}

void expect_exercise(const Catalogue& catalogue, const Id& exercise, const std::string& where,
                     const ReportProblem& report) {
  if (catalogue.find_exercise(exercise) == nullptr && !is_custom(exercise))
    report(where, "\"" + exercise + "\" is not an exercise of this catalogue");
}

void check_override(const Catalogue& catalogue, const RuleOverride& wish, const std::string& where,
                    const ReportProblem& report) {
  const Rule* rule = catalogue.find_rule(wish.rule);
  if (rule == nullptr)
    report(where + "/rule", "\"" + wish.rule + "\" is not a rule of this catalogue");
  else if (!rule->overridable)
    report(where + "/rule", "\"" + wish.rule + "\" protects the person; nobody sets it aside");
  expect_exercise(catalogue, wish.exercise, where + "/exercise", report);
  if (wish.because.empty()) report(where + "/because", "needs the reason");
  expect_words(wish.because, where + "/because", report);
}

}  // namespace

void check_seal(const std::optional<Seal>& seal, const ReportProblem& report) {
  if (!seal) return;
  expect_key(seal->key, "/body/seal/key", report);
  if (!is_hex(seal->signature, signature_digits))
    report("/body/seal/signature",
           "must be a signature of Ed25519: 128 digits from 0-9 and a-f; leave the seal out if "
           "nobody signed");
}

void check_dates(const Catalogue& catalogue, const Event& event, LocalDate given, LocalDate expires,
                 const ReportProblem& report) {
  const std::int64_t longest = catalogue.constants().clearance_max_days.value;
  if (given > find_local_date(event.at)) report("/body/given", "lies in the future");
  if (expires < given || expires.days - given.days > longest)
    report("/body/expires", "must lie within " + std::to_string(longest) + " days of being given");
}

void check_therapist_body(const Catalogue& catalogue, const Event&, const GoalChosen& body,
                          const ReportProblem& report) {
  if (body.exercise) expect_exercise(catalogue, *body.exercise, "/body/exercise", report);
}

void check_therapist_body(const Catalogue& catalogue, const Event&, const Swapped& body,
                          const ReportProblem& report) {
  expect_exercise(catalogue, body.exercise, "/body/exercise", report);
  if (!body.instead) return;
  expect_exercise(catalogue, *body.instead, "/body/instead", report);
  const Exercise* from = catalogue.find_exercise(body.exercise);
  const Exercise* to = catalogue.find_exercise(*body.instead);
  if (from != nullptr && to != nullptr && !is_fit_swap(*from, *to))
    report("/body/instead", "must serve the same purpose and load the back no more");
}

void check_therapist_body(const Catalogue&, const Event&, const KeyAccepted& body,
                          const ReportProblem& report) {
  expect_name(body.clinician, "/body/clinician", "name", report);
  expect_name(body.role, "/body/role", "role", report);
  expect_words(body.registration, "/body/registration", report);
  expect_key(body.key, "/body/key", report);
}

void check_therapist_body(const Catalogue&, const Event&, const KeyWithdrawn& body,
                          const ReportProblem& report) {
  expect_key(body.key, "/body/key", report);
  expect_words(body.because, "/body/because", report);
}

void check_therapist_body(const Catalogue& catalogue, const Event& event,
                          const TherapistOrder& body, const ReportProblem& report) {
  expect_name(body.clinician, "/body/clinician", "name", report);
  expect_name(body.role, "/body/role", "role", report);
  expect_words(body.registration, "/body/registration", report);
  expect_words(body.words, "/body/words", report);
  check_dates(catalogue, event, body.given, body.expires, report);
  check_seal(body.seal, report);
  for (std::size_t i = 0; i < body.locks.size(); ++i) {
    expect_exercise(catalogue, body.locks[i].exercise, place("locks", i) + "/exercise", report);
    expect_words(body.locks[i].because, place("locks", i) + "/because", report);
  }
  for (std::size_t i = 0; i < body.disc_limits.size(); ++i)
    if (loads::find_disc(body.disc_limits[i].disc) == spine::spinal_joint_count)
      report(place("disc_limits", i) + "/disc",
             "is not a disc; write it by its two vertebrae, like L4-L5");
  for (std::size_t i = 0; i < body.doses.size(); ++i)
    expect_exercise(catalogue, body.doses[i].exercise, place("doses", i) + "/exercise", report);
  for (std::size_t i = 0; i < body.overrides.size(); ++i)
    check_override(catalogue, body.overrides[i], place("overrides", i), report);
}

void check_therapist_body(const Catalogue&, const Event&, const ProfileChosen&,
                          const ReportProblem&) {}

void check_therapist_body(const Catalogue& catalogue, const Event& event, const Countersigned& body,
                          const ReportProblem& report) {
  expect_name(body.clinician, "/body/clinician", "name", report);
  expect_name(body.role, "/body/role", "role", report);
  expect_words(body.registration, "/body/registration", report);
  expect_words(body.words, "/body/words", report);
  expect_words(body.offer, "/body/offer", report);
  check_dates(catalogue, event, body.given, body.expires, report);
  check_seal(body.seal, report);
}

void check_therapist_body(const Catalogue& catalogue, const Event& event,
                          const CustomExercise& body, const ReportProblem& report) {
  expect_name(body.clinician, "/body/clinician", "name", report);
  expect_name(body.role, "/body/role", "role", report);
  expect_words(body.registration, "/body/registration", report);
  check_dates(catalogue, event, body.given, body.expires, report);
  check_seal(body.seal, report);
  if (!body.seal) report("/body/seal", "is missing; an exercise of a therapist is signed");
  base::Diagnostics problems;
  check_custom(catalogue, body, problems);
  for (const base::Diagnostic& problem : problems.found())
    report(problem.place.path, problem.message);
}

}  // namespace plumb::app
