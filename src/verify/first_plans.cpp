#include <algorithm>
#include <numeric>

#include "care/journal.hpp"
#include "care/plan_engine.hpp"
#include "verify/search.hpp"

namespace plumb::verify {

using namespace care;

namespace {

constexpr int usual_pain = 2;
constexpr int grown_up = 40, mass_kg = 70, wakes_at = 7 * 60, starts_at = 9 * 60;
constexpr int strong_kg = 300, half_strong_kg = 100;
constexpr int clearance_days = 60, long_over = -40;
constexpr LocalDate first_day{20'700};
constexpr std::int32_t offset = 60;

enum class Words : std::uint8_t { none, cleared, with_keys, expired };
constexpr std::size_t words_count = 4;

/// One person of the space: the answers do not change with things, words and days.
struct Subject {
  Person person;
  std::string name;
  std::vector<Event> answers;        ///< interview and both screens
  std::vector<std::size_t> parents;  ///< those with one condition less
};

std::vector<std::set<Id>> list_sets(const CatalogueContent& tables) {
  std::vector<std::set<Id>> sets = {{}};
  const auto& all = tables.conditions;
  const auto count = all.size();
  for (std::size_t i = 0; i < count; ++i) sets.push_back({all[i].id});
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = i + 1; j < count; ++j) sets.push_back({all[i].id, all[j].id});
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = i + 1; j < count; ++j)
      for (std::size_t k = j + 1; k < count; ++k) sets.push_back({all[i].id, all[j].id, all[k].id});
  std::erase_if(sets, [&](const auto& set) { return !can_declare(tables, set); });
  return sets;
}

std::string join(const std::set<Id>& conditions) {
  std::string text;
  for (const Id& id : conditions) text += (text.empty() ? "" : "+") + id;
  return text.empty() ? "no condition" : text;
}

Person make_person(const std::set<Id>& conditions) {
  return {conditions, grown_up, mass_kg, true, wakes_at, {}};
}

class FirstPlans {
 public:
  FirstPlans(const Setting& setting, const TimeIsUp& time_is_up, Tally& tally)
      : s_{setting},
        time_is_up_{time_is_up},
        tally_{tally},
        equipment_{list_equipment(setting.tables)},
        sets_{list_sets(setting.tables)} {
    for (std::size_t i = 0; i < sets_.size(); ++i) index_[sets_[i]] = i;
    subjects_.resize(sets_.size());
  }

  std::int64_t size() const {
    return static_cast<std::int64_t>(sets_.size() * equipment_.size() * words_count * day_count);
  }

  /// Goes through the space in steps that meet every state once, far apart, so that a small budget
  /// sees something of all of it.
  void run(const std::function<void(std::int64_t, std::int64_t)>& tell) {
    const auto all = static_cast<std::size_t>(size());
    std::size_t stride = all / 8 * 5 + 1;
    while (std::gcd(stride, all) != 1) ++stride;
    std::size_t at = 0;
    for (std::size_t done = 0; done < all; ++done, at = (at + stride) % all) {
      if (time_is_up_()) return;
      if (tell && done % told_every == 0) tell(static_cast<std::int64_t>(done), size());
      const std::size_t day = at % day_count, word = at / day_count % words_count;
      const std::size_t thing = at / (day_count * words_count) % equipment_.size();
      const std::size_t set = at / (day_count * words_count * equipment_.size());
      look_at(set, equipment_[thing], static_cast<Words>(word), day, done % compared_every == 0);
    }
  }

 private:
  /// The days by their gate: normal, easy, relief, ill, and a danger sign this morning.
  static constexpr std::size_t day_count = 5;
  static constexpr std::size_t told_every = 500, compared_every = 4;

  Subject& find_subject(std::size_t i) {
    Subject& subject = subjects_[i];
    if (!subject.answers.empty()) return subject;
    subject.person = make_person(sets_[i]);
    subject.name = join(sets_[i]);
    Diary diary(s_.catalogue, subject.person, base::find_moment(first_day, starts_at, offset));
    diary.answer_interview(usual_pain);
    diary.screen();
    subject.answers = std::move(diary.events);
    for (const Id& id : sets_[i]) {
      std::set<Id> less = sets_[i];
      less.erase(id);
      if (const auto found = index_.find(less); found != index_.end())
        subject.parents.push_back(found->second);
    }
    return subject;
  }

  void add_word(Words word, Diary& diary) const {
    if (word == Words::none) return;
    std::vector<Id> flags, keys;
    for (const OpenFlag& flag : s_.planner(diary.events, diary.now).flags)
      flags.push_back(flag.flag);
    if (word != Words::cleared)
      for (const Exercise& exercise : s_.tables.exercises) keys.push_back(exercise.id);
    diary.clear(flags, keys, word == Words::expired ? long_over : clearance_days);
  }

  void add_day(std::size_t day, Diary& diary) const {
    const Constants& c = s_.tables.constants;
    const std::array<std::int64_t, day_count> pains = {
        usual_pain, c.easy_pain_from.value, c.relief_pain_from.value, usual_pain, usual_pain};
    CheckIn told;
    told.morning = true;
    told.pain.value = pains[day];
    told.ill = day == 3;
    const auto sign = std::ranges::find_if(s_.tables.flags, [](const RedFlag& flag) {
      return flag.short_form && flag.level == ActionLevel::emergency;
    });
    const bool danger = day == day_count - 1 && sign != s_.tables.flags.end();
    diary.check_in(std::move(told), danger ? sign->id : Id{});
  }

  Diary write_diary(const Subject& subject, const EquipmentClass& things, Words word,
                    std::size_t day) const {
    Diary diary(s_.catalogue, subject.person, base::find_moment(first_day, starts_at, offset));
    diary.events = subject.answers;
    diary.person.items = things.items;
    const auto later = [&] { diary.now.at = add_ms(diary.now.at, base::ms_per_minute); };
    later();
    diary.list_equipment();
    later();
    add_word(word, diary);
    later();
    add_day(day, diary);
    later();
    return diary;
  }

  void look_at(std::size_t i, const EquipmentClass& things, Words word, std::size_t day,
               bool compared) {
    const Subject& subject = find_subject(i);
    const Diary diary = write_diary(subject, things, word, day);
    const Plan plan = s_.planner(diary.events, diary.now);
    tally_.begin("first plan of " + subject.name + ", " + things.name, diary.events, diary.now);
    const Ledger ledger = read_ledger(s_.tables, diary.events, diary.now);
    Memory memory;
    look_at_plan({s_.tables, diary.person, ledger, plan, diary.now}, memory, tally_);
    if (!compared) return;
    for (const std::size_t parent : subject.parents) {
      const Diary milder = write_diary(find_subject(parent), things, word, day);
      const Plan base = s_.planner(milder.events, milder.now);
      look_at_more_trouble(15, base, plan, tally_);
      look_at_more_signs(15, base, plan, tally_);
    }
  }

  const Setting& s_;
  const TimeIsUp& time_is_up_;
  Tally& tally_;
  std::vector<EquipmentClass> equipment_;
  std::vector<std::set<Id>> sets_;
  std::map<std::set<Id>, std::size_t> index_;
  std::vector<Subject> subjects_;
};

}  // namespace

std::vector<EquipmentClass> list_equipment(const CatalogueContent& tables) {
  const auto all = own_everything(tables, strong_kg, true);
  std::vector<EquipmentClass> classes = {
      {"everything", all},
      {"nothing", {}},
      {"home", {{"mat", {}, {}}, {"chair", {}, {}}, {"wall", {}, {}}}},
      {"half-strong bar", own_everything(tables, half_strong_kg, true)},
      {"unrated bar", own_everything(tables, 0, true)},
      {"unknown masses", own_everything(tables, strong_kg, false)}};
  for (const OwnedItem& missing : all) {
    const auto known = std::ranges::find(tables.equipment, missing.item, &Equipment::id);
    if (known->household) continue;
    auto rest = all;
    std::erase_if(rest, [&](const OwnedItem& item) { return item.item == missing.item; });
    classes.push_back({"all but " + missing.item, std::move(rest)});
  }
  return classes;
}

Planner make_engine(const Catalogue& catalogue) {
  return [&catalogue](std::span<const Event> events, const Moment& now) {
    return make_plan(catalogue, events, now);
  };
}

std::int64_t look_at_first_plans(const Setting& setting, const TimeIsUp& time_is_up, Tally& tally,
                                 const std::function<void(std::int64_t, std::int64_t)>& tell) {
  FirstPlans plans(setting, time_is_up, tally);
  plans.run(tell);
  return plans.size();
}

void look_at_young(const Setting& setting, Tally& tally) {
  for (auto age = static_cast<int>(setting.tables.constants.adult_years.value); --age >= 14;) {
    Person person = make_person({});
    person.age = age;
    person.items = own_everything(setting.tables, strong_kg, true);
    Diary diary(setting.catalogue, person, base::find_moment(first_day, starts_at, offset));
    diary.answer_interview(usual_pain);
    diary.screen();
    diary.list_equipment();
    CheckIn told;
    told.morning = true;
    told.pain.value = usual_pain;
    diary.check_in(told);
    diary.now.at = add_ms(diary.now.at, base::ms_per_minute);
    const Plan plan = setting.planner(diary.events, diary.now);
    tally.begin("somebody of " + std::to_string(age), diary.events, diary.now);
    const Ledger ledger = read_ledger(setting.tables, diary.events, diary.now);
    Memory memory;
    look_at_plan({setting.tables, person, ledger, plan, diary.now}, memory, tally);
  }
}

}  // namespace plumb::verify
