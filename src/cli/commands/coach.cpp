#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <ctime>
#include <memory>

#include "cli/coach/prepare.hpp"
#include "cli/coach/run_session.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/language.hpp"
#include "cli/nearest.hpp"
#include "cli/plan_text.hpp"
#include "cli/share.hpp"
#include "cli/talk.hpp"
#include "server/clocks.hpp"

namespace plumb::cli {

namespace {

struct CoachOptions {
  std::string journal, only, share, clock, language;
  bool begin = false;
  bool lines = false;
  bool quiet = false;
};

/// Time that goes on while the machine sleeps, and that nobody can set back.
std::int64_t read_running_ms() {
  timespec time{};
  ::clock_gettime(CLOCK_BOOTTIME, &time);
  constexpr std::int64_t ns_per_ms = 1'000'000;
  return time.tv_sec * base::ms_per_second + time.tv_nsec / ns_per_ms;
}

/// The one exercise that was asked for, with why it is not offered.
int refuse_only(Asker& asker, const care::Plan& plan, const care::Id& id) {
  const Words& words = asker.words();
  const auto line = std::ranges::find(plan.lines, id, &care::PlanLine::exercise);
  if (line != plan.lines.end() && line->finished) {
    asker.say(words.say("print.coach.only_done", {{"exercise", words.exercise(id)}}));
    return exit_no;
  }
  asker.say_title(words.say("print.coach.only_refused", {{"exercise", words.exercise(id)}}));
  const auto refusal = std::ranges::find(plan.refusals, id, &care::Refusal::exercise);
  for (const care::Reason& reason :
       refusal != plan.refusals.end() ? refusal->reasons : plan.reasons)
    asker.say_item(reason.text);
  return exit_no;
}

class CoachCommand {
 public:
  CoachCommand(const CoachOptions& options, const coach::CoachSpec& spec, const SessionClock& clock,
               CoachJournal& journal)
      : options_{options},
        spec_{spec},
        clock_{clock},
        journal_{journal},
        words_{journal.catalogue()},
        input_{STDIN_FILENO},
        asker_{words_, input_} {
    if (!options.only.empty()) wish_ = options.only;
  }

  int work() {
    const auto going = prepare_session(asker_, journal_);
    if (!going) return say_fault(going.error());
    if (*going != Going::on) {
      asker_.say_title(words_.say("print.coach.kept"));
      return exit_no;
    }
    if (!make_state()) return refuse();
    say_start();
    if (!ask_start()) {
      asker_.say(words_.say("print.coach.left"));
      return exit_done;
    }
    // The plan of this moment counts, not that of the moment when the page of it was shown.
    if (!make_state()) return refuse();
    const auto stage = open_stage();
    const auto ended = run_session({asker_, journal_, spec_, clock_, *stage}, std::move(*state_));
    return ended ? exit_done : say_fault(ended.error());
  }

 private:
  /// Only Enter starts: a "no" in any form leaves, and what is neither is asked again.
  bool ask_start() {
    while (true) {
      const auto line = asker_.ask_line(words_.say("print.coach.start"), MayPass::enter);
      if (line.kind == Said<std::string>::Kind::ended) return false;
      if (line.value.empty()) return true;
      if (line.value.starts_with('q') || line.value.starts_with('n')) return false;
    }
  }

  bool make_state() {
    plan_ = journal_.make_plan(wish_);
    const auto facts = coach::find_session_facts(journal_.catalogue(), plan_, journal_.events());
    std::vector<care::Id> chosen;
    if (wish_) chosen.push_back(*wish_);
    state_.reset();
    if (facts) state_ = coach::make_session(plan_, *facts, chosen, clock_.read_ms());
    return state_.has_value();
  }

  int refuse() {
    if (wish_ && plan_.state != care::PlanState::blocked) return refuse_only(asker_, plan_, *wish_);
    const int written = print(format_plan(journal_.catalogue(), plan_, false));
    return written == exit_done ? exit_no : written;
  }

  /// What will be done, with what to know before it.
  void say_start() {
    constexpr int seconds_per_minute = 60;
    asker_.say_title(words_.say("page.session.title"));
    if (const auto view = find_session_view(journal_.catalogue(), spec_, *state_)) {
      const int minutes = (view->left_s + seconds_per_minute - 1) / seconds_per_minute;
      asker_.say(words_.say(minutes == 1 ? "page.session.lead.one" : "page.session.lead.other",
                            {{"count", std::to_string(minutes)}}));
    }
    for (const coach::SessionLine& line : state_->lines) say_line(line);
    asker_.say(words_.say("page.today.stop_rule"));
    asker_.say_list("print.coach.key", false);
  }

  void say_line(const coach::SessionLine& line) {
    const care::Id& id = line.report.exercise;
    const care::Exercise* exercise = journal_.catalogue().find_exercise(id);
    const care::Rung* rung =
        exercise == nullptr ? nullptr : care::find_rung(*exercise, line.report.level);
    if (rung == nullptr) return;
    asker_.say_item(words_.exercise(id) + ": " + words_.dose(*exercise, *rung));
    for (const std::string& caution : line.cautions)
      asker_.say(words_.say("print.caution", {{"text", words_.say(caution)}}));
    if (line.not_before)
      asker_.say(
          words_.say("print.not_before",
                     {{"moment", words_.moment({*line.not_before, state_->at.offset_minutes})}}));
  }

  std::unique_ptr<Stage> open_stage() {
    const StageSpec spec{journal_.catalogue(), input_, options_.quiet};
    std::unique_ptr<Stage> stage;
    if (!options_.lines) stage = open_screen_stage(spec);
    return stage ? std::move(stage) : open_line_stage(spec);
  }

  const CoachOptions& options_;
  const coach::CoachSpec& spec_;
  const SessionClock& clock_;
  CoachJournal& journal_;
  Words words_;
  Input input_;
  Asker asker_;
  std::optional<care::Id> wish_;
  care::Plan plan_;
  std::optional<coach::SessionState> state_;
};

int run_coach(CoachOptions options) {
  auto compiled = read_compiled(find_share_folder(options.share), options.language);
  if (!compiled) return say_fault(compiled.error());
  const care::Catalogue catalogue(std::move(compiled->content.care));
  if (!options.only.empty()) {
    const auto library = list_library(catalogue);
    const LibraryName* known = find_library_id(library, options.only);
    if (known == nullptr || catalogue.find_exercise(known->id) == nullptr)
      return say_unknown_id(library, options.only);
    options.only = known->id;
  }
  const server::SystemClock system_clock;
  const server::FileClock test_clock(options.clock);
  const bool is_test = !options.clock.empty();
  const app::Clock& clock = is_test ? static_cast<const app::Clock&>(test_clock) : system_clock;
  SessionClock running{read_running_ms};
  if (is_test) running = {[&test_clock] { return test_clock.read_now().ms; }, 10};

  base::Diagnostics problems;
  auto journal = CoachJournal::open(catalogue, clock, options.journal, options.begin, problems);
  if (!problems.empty()) return say_problems(std::move(problems));
  if (!journal) return say_fault(journal.error());
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  const EndSignals signals;
  return CoachCommand(options, compiled->content.coach, running, *journal).work();
}

}  // namespace

void add_coach_command(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<CoachOptions>();
  CLI::App* command = program.add_subcommand("coach", "Runs today's session in the terminal");
  command->add_option("JOURNAL", options->journal, "Journal file; what happens is added to it")
      ->required()
      ->type_name("");
  command
      ->add_option("--only", options->only,
                   "This one exercise, under the rules of the plan, like EX12")
      ->type_name("ID");
  command->add_flag("--begin", options->begin, "Makes an empty journal if there is none yet");
  command->add_flag("--quiet", options->quiet, "Without the bell");
  command->add_flag("--lines", options->lines, "Line by line, without large digits");
  add_language(command, options->language);
  command->add_option("--share", options->share, "Folder with the compiled catalogue")
      ->type_name("DIR");
  // For end-to-end tests: a file that holds the instant which is taken for now.
  command->add_option("--clock", options->clock)->group("");
  command->footer(
      "Asks what the plan asks first, then runs the session. Every answer is written at once.\n"
      "Ends with 1 if no exercise is offered: the answer then says why, and what to do.\n"
      "Where there is no terminal, answers and keys are read line by line; a line \"wait\" lets a\n"
      "step run to its end, and the end of the input ends the session.\n"
      "Example: plumbline coach ada.jsonl");
  command->callback([options, &exit_code] { exit_code = run_coach(*options); });
}

}  // namespace plumb::cli
