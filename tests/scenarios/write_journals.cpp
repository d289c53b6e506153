// Writes the journals of the people in this folder anew: plumb_write_journals FOLDER.
// The tests read the committed files; run it when the interview or the event format changes.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "support/clinician.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"
#include "wire/journal_file.hpp"

namespace plumb::testing {
namespace {

constexpr std::string_view first_morning = "2026-11-02T10:30:00+01:00";  // a Monday

struct Person {
  int age = 50;
  std::string sex = "female";
  std::vector<std::string> where = {"low_back"};
  int pain = 3;
  std::string spell = "over_12_weeks";
  int left = 1, right = 1;  ///< zones
  int mass_kg = 72;
  std::vector<std::string> items = {"mat", "chair", "wall"};
  std::vector<Answer> answers = {};  ///< beside those above
};

const Catalogue& catalogue() { return real_catalogue(); }

std::vector<Answer> answer_all(const Person& person) {
  Answer wake;
  wake.question = "Q04";
  wake.time = TimeOfDay{7 * 60};
  std::vector<Answer> answers = {
      choose("Q62a", {"accepted"}), choose("Q62b", {"eu"}),        count("Q01", person.age),
      choose("Q02", {person.sex}),  count("Q03b", person.mass_kg), wake,
      choose("Q10a", person.where), count("Q10b", person.left),    count("Q10c", person.right),
      count("Q14a", person.pain),   count("Q14b", person.pain),    choose("Q11", {person.spell})};
  answers.insert(answers.end(), person.answers.begin(), person.answers.end());
  return answers;
}

/// The first visit: danger signs, questions, things at home, and the danger signs that the answers
/// call for. Ends half an hour later, when the first plan is looked at.
JournalBuilder begin(const Person& person, std::vector<FlagAnswer> flags = {}) {
  JournalBuilder journal(catalogue(), first_morning);
  journal.screen(flags).later(0, 0, 15).intake(answer_all(person));
  journal.later(0, 0, 5).owns(person.items).later(0, 0, 5).screen(std::move(flags));
  journal.later(0, 0, 5);
  return journal;
}

JournalBuilder tell_no_diagnosis() { return begin({}); }

JournalBuilder tell_disc_and_sciatica() {
  return begin({.age = 44,
                .sex = "male",
                .pain = 4,
                .left = 4,
                .mass_kg = 84,
                .answers = {choose("Q13", {"disc", "sciatica"})}});
}

/// A disc that began to hurt two weeks ago; six weeks later the person comes back.
JournalBuilder tell_fresh_disc() {
  JournalBuilder journal =
      begin({.age = 36,
             .sex = "male",
             .pain = 4,
             .spell = "under_6_weeks",
             .left = 2,
             .mass_kg = 78,
             .answers = {choose("Q13", {"disc"}), choose("Q15", {"sitting", "bending"}),
                         choose("Q16", {"walking"})}});
  journal.later(41).screen().check_in(3).later(1).screen().check_in(3);
  return journal;
}

JournalBuilder tell_shoulder() {
  JournalBuilder journal =
      begin({.age = 29,
             .sex = "male",
             .mass_kg = 75,
             .answers = {choose("Q33", {"out_of_joint"}), choose("Q51", {"yes"})}});
  EquipmentListed things;
  things.items = {{"mat", {}, {}},
                  {"chair", {}, {}},
                  {"box", {}, {}},
                  {"bar", base::Bounded<1, 2000>{200}, {}}};
  journal.add(things);
  return journal;
}

JournalBuilder tell_stenosis(bool pool) {
  Person person{.age = 68,
                .sex = "male",
                .left = 3,
                .right = 3,
                .mass_kg = 80,
                .answers = {choose("Q13", {"stenosis"})}};
  if (pool) person.items.push_back("pool");
  return begin(person);
}

JournalBuilder tell_vertebral_fracture() {
  return begin({.age = 71,
                .mass_kg = 58,
                .answers = {choose("Q13", {"compression_fracture"}),
                            choose("Q13b", {"older_and_checked"})}});
}

JournalBuilder tell_neck_only() {
  return begin({.age = 39, .where = {"neck"}, .left = 2, .mass_kg = 65});
}

/// Twelve weeks along on the first day; thirteen weeks are reached on 9 November.
JournalBuilder tell_pregnancy() {
  Answer due;
  due.question = "Q32b";
  due.date = find_local_date(at("2027-05-17T12:00:00+00:00"));
  JournalBuilder journal =
      begin({.age = 31,
             .mass_kg = 66,
             .answers = {choose("Q32a", {"pregnant_early"}), due, choose("Q32c", {"yes"})}});
  for (int day = 0; day < 6; ++day) journal.next_day(8);  // to Sunday 8 November
  journal.check_in(3).next_day(8).check_in(3);
  return journal;
}

JournalBuilder tell_under_age() {
  return begin({.age = 16, .sex = "male", .spell = "under_6_weeks", .mass_kg = 60});
}

/// Trouble with passing water; on the next day the person says that it is gone.
JournalBuilder tell_emergency() {
  JournalBuilder journal =
      begin({.age = 47, .pain = 6, .left = 4, .right = 2}, {{"RF-C2", FlagReply::yes, {}, false}});
  journal.next_day(8).screen().check_in(4);
  return journal;
}

/// The same sign. Her doctor looks, clears it by name, and a day later by a signature, with a limit
/// for bending. Then the doctor's key is lost.
JournalBuilder tell_signed_clearance() {
  JournalBuilder journal =
      begin({.age = 47, .pain = 3, .left = 2, .right = 1}, {{"RF-C2", FlagReply::yes, {}, false}});
  const Clinician doctor("Dr A. Kowalska", '1');
  journal.next_day(9).add(doctor.clear(journal.now(), {"RF-C2"})).later(0, 1);
  const Uuid7 accepted = doctor.accept(journal);
  journal.next_day(9);
  journal.add(doctor.sign(doctor.clear(journal.now(), {"RF-C2"}), accepted, journal.now()));
  TherapistOrder order;
  order.given = find_local_date(journal.now());
  order.expires = {order.given.days + 28};
  order.movement_limits.push_back({LimitedMovement::lumbar_flexion, {20}});
  journal.later(0, 0, 5).add(doctor.sign(order, accepted, journal.now()));
  journal.later(0, 0, 5).screen().check_in(3);
  journal.next_day(9).add(KeyWithdrawn{doctor.key().key, "the laptop was stolen"});
  return journal;
}

const std::vector<Felt> first_plan = {{"EX11"}, {"EX29"}, {"EX01"}, {"EX42"}};

/// Three good days, and the fourth morning.
JournalBuilder tell_three_good_days() {
  JournalBuilder journal = begin({.pain = 2});
  for (int day = 0; day < 3; ++day) journal.good_day(first_plan);
  journal.next_day(8).check_in(2);
  return journal;
}

/// The step of the 90/90 rest was taken; then two sessions in which it was hard work.
JournalBuilder tell_two_ambers() {
  JournalBuilder journal = tell_three_good_days();
  for (int day = 0; day < 2; ++day) {
    journal.later(0, 3).session({{"EX11", 2, 2, 6}, {"EX29"}, {"EX42"}}).after(2);
    journal.next_day(8).check_in(2);
  }
  return journal;
}

/// The cat pose hurts on the first day and is stopped.
JournalBuilder tell_it_hurts() {
  JournalBuilder journal = begin({.pain = 2});
  journal.next_day(8).check_in(2).later(0, 2);
  journal.session({{"EX11"}, {"EX29"}, {"EX01", 1, 5, 4, 40, StopReason::hurts}}).after(3);
  for (int day = 0; day < 3; ++day) journal.next_day(8).check_in(2);
  return journal;
}

/// "Not sure" to every question that offers it; no danger sign.
JournalBuilder tell_not_sure() {
  const std::vector<Id> known = {"Q62a", "Q62b", "Q01", "Q14a", "Q14b", "Q50"};
  std::vector<Answer> answers = answer_all({});
  std::erase_if(answers, [&](const Answer& answer) {
    return std::ranges::find(known, answer.question) == known.end();
  });
  for (const Question& question : catalogue().content().questions) {
    const bool always_asked = question.asked_when.empty() || question.id == "Q32a";
    if (always_asked && std::ranges::find(known, question.id) == known.end())
      answers.push_back(unsure(question.id));
  }
  JournalBuilder journal(catalogue(), first_morning);
  journal.screen().later(0, 0, 15).intake(std::move(answers));
  journal.later(0, 0, 5).owns({"mat", "chair"}).later(0, 0, 5).screen().later(0, 0, 5);
  return journal;
}

/// "Not sure" to every danger sign, and again when it is asked in plainer words.
JournalBuilder tell_not_sure_of_signs() {
  JournalBuilder journal = begin({});
  const auto unsure_of_all = [&](bool again) {
    std::vector<FlagAnswer> answers;
    for (const RedFlag& flag : catalogue().content().flags)
      if (flag.asked && flag.asked_when.empty() && (flag.asked_again || !again))
        answers.push_back({flag.id, FlagReply::not_sure, {}, again});
    return answers;
  };
  journal.next_day(9).screen(unsure_of_all(false)).later(0, 1);
  FlagsScreened plainer;
  plainer.answers = unsure_of_all(true);
  journal.add(plainer);
  return journal;
}

/// Late in pregnancy the one resting position that is left hurts, and the next morning is a bad
/// one.
JournalBuilder tell_nothing_safe() {
  JournalBuilder journal =
      begin({.age = 34,
             .pain = 4,
             .mass_kg = 74,
             .answers = {choose("Q32a", {"pregnant_later"}), choose("Q32c", {"yes"})}});
  journal.next_day(8).check_in(4).later(0, 2);
  journal.session({{"EX12", 1, 7, 3, 50, StopReason::hurts}}, 4).after(5);
  journal.next_day(8).check_in(8);
  return journal;
}

/// A check-in of the morning with the zone of both sides.
CheckIn tell_morning(int pain, int left, int right) {
  CheckIn told;
  told.morning = true;
  told.pain.value = pain;
  told.zones.back_left = Zone{left};
  told.zones.back_right = Zone{right};
  return told;
}

/// Five good days, then a morning of 6 where 2 is usual. Two good mornings later it is over; a week
/// of small sessions follows.
JournalBuilder tell_bad_spell() {
  JournalBuilder journal = begin({.pain = 2});
  for (int day = 0; day < 5; ++day)
    journal.good_day({{"EX11"}, {"EX29", day < 3 ? 1 : 2}, {"EX01"}, {"EX42", day < 3 ? 1 : 2}});
  journal.next_day(8).check_in(2).next_day(8).check_in(6);
  journal.later(0, 2).session({{"EX11"}}, 5).after(5);
  for (int day = 0; day < 2; ++day) journal.next_day(8).check_in(3);
  for (int day = 0; day < 7; ++day) {
    journal.later(0, 2).session({{"EX11"}, {"EX29"}, {"EX42"}}).after(2);
    journal.next_day(8).check_in(2);
  }
  return journal;
}

/// Three good days, then a break of ten days, and a session.
JournalBuilder tell_break_of_ten_days() {
  JournalBuilder journal = begin({.pain = 2});
  for (int day = 0; day < 3; ++day) journal.good_day(first_plan);
  journal.next_day(8).check_in(2).later(0, 3).session({{"EX11", 2}, {"EX42", 4}}).after(2);
  journal.next_day(8).check_in(2).later(9).check_in(2);
  journal.later(0, 2).session({{"EX11"}, {"EX29"}}).after(2).next_day(8).check_in(2);
  return journal;
}

/// Three good days; then the person wants to keep it as it is.
JournalBuilder tell_keeping() {
  JournalBuilder journal = tell_three_good_days();
  journal.later(0, 3).add(PaceChosen{Pace::keep, {}});
  return journal;
}

/// Leg pain on the left. A trial of bending backward on the second day draws the pain in; one of
/// bending forward two days later sends it out.
JournalBuilder tell_trial_of_movement() {
  JournalBuilder journal = begin(
      {.age = 41, .pain = 4, .left = 4, .mass_kg = 70, .answers = {choose("Q13", {"sciatica"})}});
  journal.next_day(8).check_in(tell_morning(4, 4, 1)).later(0, 2);
  journal.session({{"EX12"}, {"EX29"}, {"EX02"}, {"EX42"}}, 4).after(4);
  MovementTried tried;
  tried.direction = Direction::extension;
  tried.pain_before.value = 4;
  tried.zones_before = tell_morning(4, 4, 1).zones;
  tried.pain_one_minute = tried.pain_ten_minutes = PainScore{3};
  tried.zones_one_minute = tried.zones_ten_minutes = tell_morning(3, 2, 1).zones;
  tried.done = {"EX13", "EX19", "EX20"};
  journal.next_day(8).check_in(tell_morning(4, 4, 1)).later(0, 3).add(tried);
  journal.next_day(8).check_in(tell_morning(3, 3, 1));
  tried.direction = Direction::flexion;
  tried.zones_before = tell_morning(3, 3, 1).zones;
  tried.zones_one_minute = tried.zones_ten_minutes = tell_morning(4, 5, 1).zones;
  tried.done = {"EX23", "EX24"};
  journal.next_day(8).check_in(tell_morning(3, 3, 1)).later(0, 3).add(tried);
  return journal;
}

/// Usual pain of 2; over nine days it creeps to 4 without a single bad morning.
JournalBuilder tell_creeping_pain() {
  JournalBuilder journal = begin({.pain = 2});
  for (const int pain : {2, 3, 3, 4, 4, 4, 4, 4, 4}) journal.next_day(8).check_in(pain);
  return journal;
}

/// Where it is felt moves from the middle to the thigh, day by day; then a physiotherapist looks.
JournalBuilder tell_creeping_zone() {
  JournalBuilder journal = begin({.pain = 2});
  for (const int zone : {1, 2, 2, 3, 3, 3, 3})
    journal.next_day(8).check_in(tell_morning(2, zone, 1));
  Clearance seen;
  seen.clinician = "M. Muster";
  seen.role = "physiotherapist";
  seen.flags = {"PL-ZONE"};
  journal.next_day(12);
  seen.given = find_local_date(journal.now());
  seen.expires = {seen.given.days + 60};
  seen.words = "Seen. Go on gently.";
  journal.add(seen).next_day(8).check_in(tell_morning(2, 3, 1));
  return journal;
}

void write(const std::filesystem::path& folder, std::string_view name,
           const JournalBuilder& journal) {
  std::ofstream stream(folder / (std::string(name) + ".jsonl"), std::ios::binary);
  stream << wire::format_journal(journal.events());
}

void write_all(const std::filesystem::path& folder) {
  write(folder, "no_diagnosis", tell_no_diagnosis());
  write(folder, "disc_and_sciatica", tell_disc_and_sciatica());
  write(folder, "fresh_disc", tell_fresh_disc());
  write(folder, "shoulder", tell_shoulder());
  write(folder, "stenosis", tell_stenosis(false));
  write(folder, "stenosis_and_a_pool", tell_stenosis(true));
  write(folder, "vertebral_fracture", tell_vertebral_fracture());
  write(folder, "neck_only", tell_neck_only());
  write(folder, "pregnancy", tell_pregnancy());
  write(folder, "under_age", tell_under_age());
  write(folder, "emergency", tell_emergency());
  write(folder, "signed_clearance", tell_signed_clearance());
  write(folder, "three_good_days", tell_three_good_days());
  write(folder, "two_ambers", tell_two_ambers());
  write(folder, "it_hurts", tell_it_hurts());
  write(folder, "not_sure", tell_not_sure());
  write(folder, "not_sure_of_signs", tell_not_sure_of_signs());
  write(folder, "nothing_safe", tell_nothing_safe());
  write(folder, "bad_spell", tell_bad_spell());
  write(folder, "break_of_ten_days", tell_break_of_ten_days());
  write(folder, "keeping", tell_keeping());
  write(folder, "trial_of_movement", tell_trial_of_movement());
  write(folder, "creeping_pain", tell_creeping_pain());
  write(folder, "creeping_zone", tell_creeping_zone());
}

}  // namespace
}  // namespace plumb::testing

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: plumb_write_journals FOLDER\n", stderr);
    return 2;
  }
  plumb::testing::write_all(argv[1]);
  return 0;
}
