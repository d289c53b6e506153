// Lives of invented people under the plan, day by day, and the curves that come of them: how fast a
// steady back progresses, how a bad spell is handled, that who reports with ill will never climbs.
// Writes docs/lives.md and its drawings. The same seed and catalogue give the same bytes.
//
//   plumb_lives LIVES_OF_EACH_KIND SEED FOLDER
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>

#include "care/plan_engine.hpp"
#include "support/real_catalogue.hpp"
#include "verify/chance.hpp"
#include "verify/diary.hpp"

namespace plumb::bench {
namespace {

using namespace care;
using verify::Chance;
using verify::Diary;

constexpr int days = 120, spell_begins = 45, spell_days = 4;
constexpr LocalDate first_day{20'700};

enum class Kind : std::uint8_t { steady, flaring, hostile, forgetful, offline, travelling };
constexpr std::array kind_names = {"steady",    "flaring", "hostile",
                                   "forgetful", "offline", "travelling"};
constexpr std::array colours = {"#1b7f4d", "#c26a00", "#b3202c", "#3558b8", "#6d3fa0", "#00798c"};

/// What one day of one life came to.
struct Day {
  int steps = 0;  ///< taken so far
  int exercises = 0;
  std::int64_t load = 0;  ///< SLU seconds of what was offered
  PlanState state = PlanState::intake;
};
using Life = std::array<Day, days>;

class Person {
 public:
  Person(Kind kind, std::uint64_t seed)
      : kind_{kind},
        chance_{seed * kind_names.size() + static_cast<std::uint64_t>(kind)},
        catalogue_{testing::real_catalogue()},
        diary_(catalogue_, make_person(), base::find_moment(first_day, noon, offset)) {
    constexpr int most_usual = 3;
    usual_ = chance_.between(0, most_usual);
  }

  Life live() {
    diary_.answer_interview(usual_);
    diary_.list_equipment();
    diary_.screen();
    Life life{};
    for (int day = 0; day < days; ++day) {
      life[static_cast<std::size_t>(day)] = live_day(day + 1);
      life[static_cast<std::size_t>(day)].steps = steps_;
    }
    return life;
  }

 private:
  static constexpr int noon = 12 * 60, offset = 60;

  verify::Person make_person() const {
    constexpr int grown_up = 45, mass_kg = 72, strong_kg = 300, wakes_at = 7 * 60;
    verify::Person person;
    person.age = grown_up;
    person.mass_kg = mass_kg;
    person.wake_minute = wakes_at;
    person.items = verify::own_everything(catalogue_.content(), strong_kg, true);
    return person;
  }

  bool is(Kind kind) const { return kind_ == kind; }
  bool is_in_spell(int day) const {
    return is(Kind::flaring) && day >= spell_begins && day < spell_begins + spell_days;
  }

  int pick_pain(int day) {
    if (is(Kind::hostile)) return chance_.between(0, 9);
    constexpr int rarely = 10, rise = 4;
    if (is_in_spell(day)) return usual_ + rise;
    return std::max(0, usual_ + (chance_.once_in(rarely) ? 1 : chance_.between(-1, 0)));
  }

  Plan plan() const { return decide_plan_of_merged(catalogue_, diary_.events, diary_.now); }

  Day live_day(int day) {
    constexpr int quick = 20, late = 300, often = 4, sometimes = 10, longest_gap = 12, hour = 60;
    Day told;
    if (gap_ > 0) {
      --gap_;
      return told;
    }
    if (is(Kind::travelling) && chance_.once_in(sometimes))
      diary_.now.offset_minutes = chance_.between(-10, 12) * hour;
    const Instant before = diary_.now.at;
    diary_.now = base::find_moment({first_day.days + day},
                                   diary_.person.wake_minute + chance_.between(quick, late),
                                   diary_.now.offset_minutes);
    if (diary_.now.at <= before) diary_.now.at = add_ms(before, base::ms_per_minute);
    const bool silent = is(Kind::forgetful) && chance_.once_in(often);
    const int pain = pick_pain(day);
    if (!silent) tell_morning(pain);
    Plan offered = answer();
    told.state = offered.state;
    told.exercises = static_cast<int>(offered.lines.size());
    told.load = offered.slu_seconds;
    if (!silent && !offered.lines.empty()) do_session(offered, pain);
    if (is(Kind::forgetful) && chance_.once_in(2 * sometimes))
      gap_ = chance_.between(1, longest_gap);
    return told;
  }

  void tell_morning(int pain) {
    CheckIn told;
    told.morning = true;
    told.pain.value = pain;
    diary_.check_in(std::move(told));
    wait(1);
  }

  /// Screens and interviews that are due are answered; a professional's word is sought after a
  /// week.
  Plan answer() {
    constexpr int rounds = 3, patience = 7, clearance_days = 60;
    for (int round = 0; round < rounds; ++round) {
      Plan found = plan();
      if (found.ask == AskNext::screen_full || found.ask == AskNext::screen_again) {
        diary_.screen();
      } else if (found.ask == AskNext::intake) {
        diary_.answer_interview(usual_);
      } else if (found.action == ActionLevel::professional && ++blocked_ >= patience) {
        std::vector<Id> flags;
        for (const OpenFlag& flag : found.flags) flags.push_back(flag.flag);
        diary_.clear(flags, {}, clearance_days);
        blocked_ = 0;
      } else {
        return found;
      }
      wait(1);
    }
    return plan();
  }

  void wait(int minutes) { diary_.now.at = add_ms(diary_.now.at, minutes * base::ms_per_minute); }

  void do_session(const Plan& offered, int pain) {
    constexpr int minutes = 12, settles = 20, rarely = 30;
    SessionDone done;
    done.catalogue = offered.catalogue;
    done.seconds.value = minutes * 60;
    done.pain_before.value = pain;
    for (const PlanLine& line : offered.lines) {
      ExerciseReport report;
      report.exercise = line.exercise;
      report.level = line.level;
      const int rise = is(Kind::hostile) ? chance_.between(0, 3) : chance_.once_in(rarely) ? 2 : 0;
      report.peak = PainScore{std::min(10, pain + rise)};
      report.effort = Effort{chance_.between(2, is(Kind::hostile) ? 8 : 4)};
      report.completed.value = 100;
      int& highest = highest_[line.exercise];
      if (highest > 0 && line.level > highest) ++steps_;
      highest = std::max(highest, line.level);
      done.exercises.push_back(std::move(report));
    }
    const Uuid7 id = diary_.add(std::move(done));
    wait(minutes + settles);
    if (is(Kind::offline) && chance_.once_in(3)) return;  // the report is lost
    AfterReport after;
    after.session = id;
    after.pain.value = is(Kind::hostile) ? std::min(10, pain + chance_.between(0, 2)) : pain;
    diary_.add(after);
  }

  Kind kind_;
  Chance chance_;
  const Catalogue& catalogue_;
  Diary diary_;
  std::map<Id, int> highest_;
  int usual_ = 0, gap_ = 0, steps_ = 0, blocked_ = 0;
};

using Lives = std::vector<Life>;

template <class Get>
std::int64_t find_share(const Lives& lives, int day, int percent, Get get) {
  std::vector<std::int64_t> values;
  for (const Life& life : lives) values.push_back(get(life[static_cast<std::size_t>(day)]));
  std::ranges::sort(values);
  const std::size_t last = values.size() - 1;
  return values[last * static_cast<std::size_t>(percent) / 100];
}

constexpr int width = 720, height = 320, left = 52, right = 96, top = 20, bottom = 40;

class Drawing {
 public:
  Drawing(const std::string& title, const std::string& unit, std::int64_t most) : most_{most} {
    text_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + std::to_string(width) +
            " " + std::to_string(height) + "\" role=\"img\" font-family=\"sans-serif\" " +
            "font-size=\"12\"><title>" + title + "</title>\n<rect width=\"100%\" height=\"100%\" " +
            "fill=\"#fff\"/>\n";
    constexpr int parts = 4, month = 30;
    for (int i = 0; i <= parts; ++i) {
      const std::int64_t value = most_ * i / parts;
      text_ += "<path d=\"M" + std::to_string(left) + " " + y(value) + "H" +
               std::to_string(width - right) + "\" stroke=\"#ddd\"/><text x=\"" +
               std::to_string(left - 8) + "\" y=\"" + y(value) +
               "\" text-anchor=\"end\" dy=\"4\" fill=\"#444\">" + std::to_string(value) +
               "</text>\n";
    }
    for (int day = 0; day <= days; day += month)
      text_ += "<text x=\"" + x(day) + "\" y=\"" + std::to_string(height - 20) +
               "\" text-anchor=\"middle\" fill=\"#444\">day " + std::to_string(day) + "</text>\n";
    text_ +=
        "<text x=\"" + std::to_string(left) + "\" y=\"14\" fill=\"#444\">" + unit + "</text>\n";
  }

  void add(const std::vector<std::int64_t>& values, const std::string& colour,
           const std::string& name) {
    text_ += "<path fill=\"none\" stroke-width=\"2\" stroke=\"" + colour + "\" d=\"";
    for (std::size_t day = 0; day < values.size(); ++day)
      text_ += (day == 0 ? "M" : "L") + x(static_cast<int>(day) + 1) + " " + y(values[day]);
    text_ += "\"/>\n";
    names_.push_back({values.back(), colour, name});
  }

  /// Names at the ends of their lines, none over another.
  std::string end() {
    constexpr int apart = 14;
    std::ranges::sort(names_, std::greater{}, &Name::value);
    int above = -apart;
    for (const Name& name : names_) {
      const int at = std::max(std::stoi(y(name.value)), above + apart);
      text_ += "<text x=\"" + std::to_string(width - right + 6) + "\" y=\"" + std::to_string(at) +
               "\" dy=\"4\" fill=\"" + name.colour + "\">" + name.text + "</text>\n";
      above = at;
    }
    return text_ + "</svg>\n";
  }

 private:
  struct Name {
    std::int64_t value = 0;
    std::string colour, text;
  };
  std::string x(int day) const {
    return std::to_string(left + (width - left - right) * day / days);
  }
  std::string y(std::int64_t value) const {
    return std::to_string(height - bottom - (height - top - bottom) * value / most_);
  }
  std::int64_t most_;
  std::string text_;
  std::vector<Name> names_;
};

std::int64_t steps_of(const Day& day) { return day.steps; }
std::int64_t load_of(const Day& day) { return day.load; }

std::string draw_steps(const std::map<Kind, Lives>& all) {
  constexpr std::int64_t most = 24;
  Drawing drawing("Steps up that were taken, median of each kind", "steps taken", most);
  for (const auto& [kind, lives] : all) {
    std::vector<std::int64_t> values;
    for (int day = 0; day < days; ++day) values.push_back(find_share(lives, day, 50, steps_of));
    const auto at = static_cast<std::size_t>(kind);
    drawing.add(values, colours[at], kind_names[at]);
  }
  return drawing.end();
}

std::string draw_load(const std::map<Kind, Lives>& all) {
  constexpr std::int64_t most = 20, seconds_per_slu = 60;
  Drawing drawing("Spinal load that a day offers, median of each kind", "SLU a day", most);
  for (const Kind kind : {Kind::steady, Kind::flaring, Kind::hostile}) {
    std::vector<std::int64_t> values;
    for (int day = 0; day < days; ++day)
      values.push_back(find_share(all.at(kind), day, 50, load_of) / seconds_per_slu);
    const auto at = static_cast<std::size_t>(kind);
    drawing.add(values, colours[at], kind_names[at]);
  }
  return drawing.end();
}

std::string tell_steps(const std::map<Kind, Lives>& all) {
  std::string text =
      "| who | day 7 | day 14 | day 30 | day 60 | day 90 | day 120 | nine of ten lie between |\n"
      "|---|---|---|---|---|---|---|---|\n";
  for (const auto& [kind, lives] : all) {
    text += "| " + std::string(kind_names[static_cast<std::size_t>(kind)]) + " |";
    for (const int day : {7, 14, 30, 60, 90, 120})
      text += " " + std::to_string(find_share(lives, day - 1, 50, steps_of)) + " |";
    text += " " + std::to_string(find_share(lives, days - 1, 5, steps_of)) + " and " +
            std::to_string(find_share(lives, days - 1, 95, steps_of)) + " |\n";
  }
  return text;
}

std::string tell_states(const std::map<Kind, Lives>& all) {
  const std::array states = {PlanState::trial,   PlanState::build,     PlanState::flare,
                             PlanState::reentry, PlanState::returning, PlanState::maintain,
                             PlanState::blocked};
  std::string text = "| days in |";
  for (const PlanState state : states) text += " " + std::string(name_of(state)) + " |";
  text += "\n|---|" + std::string("---|---|---|---|---|---|---|") + "\n";
  for (const auto& [kind, lives] : all) {
    text += "| " + std::string(kind_names[static_cast<std::size_t>(kind)]) + " |";
    for (const PlanState state : states) {
      std::int64_t count = 0;
      for (const Life& life : lives) count += std::ranges::count(life, state, &Day::state);
      text += " " + std::to_string(count / static_cast<std::int64_t>(lives.size())) + " |";
    }
    text += "\n";
  }
  return text;
}

std::string tell_spell(const Lives& lives) {
  std::string text =
      "| day of the spell | in a bad spell | on the way back | load offered, SLU |\n"
      "|---|---|---|---|\n";
  for (const int after : {-1, 0, 1, 3, 5, 6, 7, 10, 14, 20, 30}) {
    const auto at = static_cast<std::size_t>(spell_begins + after - 1);
    std::int64_t flare = 0, back = 0;
    for (const Life& life : lives) {
      flare += life[at].state == PlanState::flare ? 1 : 0;
      back += life[at].state == PlanState::reentry ? 1 : 0;
    }
    const auto percent = [&](std::int64_t count) {
      return std::to_string(count * 100 / static_cast<std::int64_t>(lives.size())) + " %";
    };
    constexpr std::int64_t seconds_per_slu = 60;
    text += "| " + std::to_string(after) + " | " + percent(flare) + " | " + percent(back) + " | " +
            std::to_string(find_share(lives, static_cast<int>(at), 50, load_of) / seconds_per_slu) +
            " |\n";
  }
  return text;
}

std::string tell_first_step(const Lives& lives) {
  std::vector<int> first;
  for (const Life& life : lives) {
    const auto at = std::ranges::find_if(life, [](const Day& day) { return day.steps > 0; });
    if (at != life.end()) first.push_back(static_cast<int>(at - life.begin()) + 1);
  }
  if (first.empty()) return "nobody took a step";
  std::ranges::sort(first);
  return "the first step up comes on day " + std::to_string(first[first.size() / 2]) +
         " (median; the earliest on day " + std::to_string(first.front()) + ")";
}

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file) << text;
}

void write_page(const std::map<Kind, Lives>& all, std::uint64_t seed, const std::string& folder) {
  const std::string count = std::to_string(all.begin()->second.size());
  std::string page =
      "# Lives under the plan\n\n"
      "What the rules of dose come to, told by invented people: " +
      count +
      " lives of each of six "
      "kinds, " +
      std::to_string(days) + " days each, seed " + std::to_string(seed) + ", catalogue " +
      testing::real_catalogue().content().version + ". `plumb_lives " + count + " " +
      std::to_string(seed) +
      " docs` makes this page anew, to the same bytes.\n\n"
      "They are no measurement of people. The rules have not been tried on anyone; a life here "
      "says "
      "how the plan answers to what is told, not what a back does.\n\n"
      "Everybody is 45, has no diagnosis, owns every thing, has a usual pain of 0 to 3 and does "
      "what "
      "the plan offers. *Steady*: pain near the usual. *Flaring*: the same, and from day " +
      std::to_string(spell_begins) + " on " + std::to_string(spell_days) +
      " mornings four points "
      "higher. *Hostile*: any pain, any effort. *Forgetful*: every fourth morning missing, and "
      "breaks. *Offline*: every third report after a session lost. *Travelling*: another time zone "
      "every ten days. Who is blocked sees a professional after a week.\n\n"
      "## How fast a steady back progresses\n\n![Steps up](lives-steps.svg)\n\n"
      "Of who is steady, " +
      tell_first_step(all.at(Kind::steady)) + ". Steps taken, median:\n\n" + tell_steps(all) +
      "\n## How a bad spell is handled\n\n![Load of a day](lives-load.svg)\n\n"
      "Of the flaring ones, counted from the first bad morning:\n\n" +
      tell_spell(all.at(Kind::flaring)) +
      "\n## That who reports with ill will never climbs\n\nOf the hostile ones, " +
      tell_first_step(all.at(Kind::hostile)) + ".\n\n## Where the days are spent\n\n" +
      "Mean days in each state, of " + std::to_string(days) +
      "; the rest is asking and silence.\n\n" + tell_states(all);
  write(std::filesystem::path(folder) / "lives.md", page);
  write(std::filesystem::path(folder) / "lives-steps.svg", draw_steps(all));
  write(std::filesystem::path(folder) / "lives-load.svg", draw_load(all));
}

}  // namespace

int run(int count, std::uint64_t seed, const std::string& folder) {
  std::map<Kind, Lives> all;
  for (std::size_t kind = 0; kind < kind_names.size(); ++kind)
    for (int i = 0; i < count; ++i)
      all[static_cast<Kind>(kind)].push_back(
          Person(static_cast<Kind>(kind), seed + static_cast<std::uint64_t>(i)).live());
  write_page(all, seed, folder);
  return 0;
}

}  // namespace plumb::bench

int main(int count, char** words) {
  if (count != 4) {
    std::fprintf(stderr, "plumb_lives LIVES_OF_EACH_KIND SEED FOLDER\n");
    return 2;
  }
  return plumb::bench::run(std::max(1, std::atoi(words[1])),
                           static_cast<std::uint64_t>(std::atoll(words[2])), words[3]);
}
