#include <poll.h>

#include <cstdio>
#include <string>

#include "cli/coach/stage_text.hpp"

namespace plumb::cli {

namespace {

using coach::ShownState;

void write_line(const std::string& text) {
  if (text.empty()) return;
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fputc('\n', stdout);
  std::fflush(stdout);
}

/// The step under way, so that a change of it is seen.
std::string find_place(const coach::SessionView& view) {
  std::string place = std::to_string(static_cast<int>(view.state));
  if (view.exercise) place += " " + view.exercise->id;
  if (view.step)
    place += " " + std::string(base::name_of(view.step->kind)) + " " +
             std::to_string(view.step->set) + " " + std::to_string(view.step->rep) +
             (view.step->again ? " again" : "");
  return place;
}

class LineStage final : public Stage {
 public:
  explicit LineStage(const StageSpec& spec) : words_{spec.catalogue}, input_{spec.input} {}

  void show(const Scene& scene) override {
    const coach::SessionView& view = scene.view;
    if (view.exercise && view.exercise->id != exercise_) {
      exercise_ = view.exercise->id;
      write_line("");
      write_line("== " + words_.exercise(exercise_));
    }
    const std::string place = find_place(view);
    if (place == place_) return;
    place_ = place;
    waits_ = false;
    if (view.state == ShownState::stopping) {
      write_way_out(view);
    } else if (view.state == ShownState::paused) {
      write_line(format_step(words_, view));
      write_line("  " + format_pause(words_, scene));
    } else if (const std::string repetition = format_repetition(words_, view);
               !repetition.empty()) {
      write_line(format_step(words_, view) + " (" + repetition + ")");
    } else {
      write_line(format_step(words_, view));
    }
  }

  void call(const coach::Cue&, const std::string& text) override { write_line("> " + text); }

  void note(const std::string& text) override { write_line("  " + text); }

  Pressed wait(int timeout_ms) override {
    if (waits_) {
      ::poll(nullptr, 0, timeout_ms);
      return {EndSignals::has_come() ? Heard::end : Heard::nothing, std::nullopt};
    }
    const Heard heard = input_.wait(timeout_ms);
    if (heard != Heard::something) return {heard, std::nullopt};
    const auto line = input_.take_ready_line();
    if (!line) return {};
    if (*line == "wait") {
      waits_ = true;
      return {};
    }
    const auto command = find_command(line->empty() ? '\n' : line->front());
    if (!command || *command == Command::help) {
      for (int i = 1; words_.has("print.coach.key." + std::to_string(i)); ++i)
        write_line("  " + words_.say("print.coach.key." + std::to_string(i)));
      write_line("  " + words_.say("print.coach.keys.wait"));
    }
    return {Heard::something, command};
  }

  void leave() override { place_.clear(); }

 private:
  void write_way_out(const coach::SessionView& view) {
    write_line(words_.say("page.session.out.title"));
    if (view.way_out) {
      const std::string stem = "exercise." + view.way_out->exercise + ".out.";
      for (int i = 1; words_.has(stem + std::to_string(i)); ++i)
        write_line("  " + std::to_string(i) + ". " + words_.say(stem + std::to_string(i)));
    }
    write_line(words_.say("print.coach.keys.out"));
    write_line(words_.say("print.coach.keys.help_now"));
  }

  Words words_;
  Input& input_;
  std::string exercise_, place_;
  bool waits_ = false;  ///< for the end of the step, as a script asked
};

}  // namespace

std::unique_ptr<Stage> open_line_stage(const StageSpec& spec) {
  return std::make_unique<LineStage>(spec);
}

}  // namespace plumb::cli
