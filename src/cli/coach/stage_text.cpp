#include "cli/coach/stage_text.hpp"

#include <algorithm>

#include "cli/coach/cue_text.hpp"
#include "cli/coach/digits.hpp"

namespace plumb::cli {

namespace {

using coach::PausedBy;
using coach::SessionView;
using coach::ShownState;
using coach::StepKind;

/// What goes last when the window is too small, from the bottom up.
enum Rank : int {
  rank_always,
  rank_count,
  rank_next,
  rank_progress,
  rank_said,
  rank_words,
  rank_gap
};

constexpr int most_text_columns = 72;
constexpr int rows_of_a_small_window = 14;

class StageWriter {
 public:
  StageWriter(const care::Catalogue& catalogue, const Scene& scene, const StageSize& size)
      : words_{catalogue}, scene_{scene}, view_{scene.view}, size_{size} {}

  std::vector<StageLine> write() {
    if (view_.state == ShownState::stopping)
      write_way_out();
    else
      write_step();
    fit();
    return std::move(lines_);
  }

 private:
  std::size_t width() const {
    return static_cast<std::size_t>(std::clamp(size_.columns - 1, 10, most_text_columns));
  }
  void add(std::string_view text, Look look, int rank, const std::string& first = "") {
    if (text.empty()) return;
    std::string wrapped = wrap(text, first, std::string(first.size(), ' '), width());
    for (std::size_t from = 0; from < wrapped.size();) {
      const std::size_t end = wrapped.find('\n', from);
      lines_.push_back({wrapped.substr(from, end - from), look, rank});
      from = end + 1;
    }
  }
  void add_gap() { lines_.push_back({"", Look::plain, rank_gap}); }
  void add_list(const std::string& stem, int rank) {
    for (int i = 1; words_.has(stem + "." + std::to_string(i)); ++i)
      add(words_.say(stem + "." + std::to_string(i)), Look::plain, rank, std::to_string(i) + ". ");
  }

  /// The way out comes before any question.
  void write_way_out() {
    add(words_.say("page.session.out.title"), Look::alarm, rank_always);
    add_gap();
    if (view_.way_out) {
      const std::string stem = "exercise." + view_.way_out->exercise;
      add(words_.say("page.session.out.lead", {{"exercise", words_.say(stem + ".name")}}),
          Look::strong, rank_words);
      add_list(stem + ".out", rank_count);
    }
    add_gap();
    add(words_.say("print.coach.keys.out"), Look::strong, rank_always);
    add(words_.say("print.coach.keys.help_now"), Look::soft, rank_next);
  }

  void write_step() {
    if (view_.exercise) {
      const std::string place =
          words_.say("page.session.place", {{"index", std::to_string(view_.exercise->index + 1)},
                                            {"of", std::to_string(view_.exercise->of)}});
      add(words_.say("exercise." + view_.exercise->id + ".name") + "  (" + place + ")",
          Look::strong, rank_always);
    }
    add(format_step(words_, view_), Look::strong, rank_always);
    if (view_.state == ShownState::paused)
      add(format_pause(words_, scene_), Look::plain, rank_count);
    add_gap();
    write_clock();
    add_gap();
    add(format_repetition(words_, view_), Look::plain, rank_count);
    add(format_next(), Look::soft, rank_next);
    write_progress();
    add(scene_.said, Look::plain, rank_said);
    add_gap();
    if (scene_.shows_keys)
      write_keys();
    else
      write_words();
    add(words_.say("print.coach.keys.short"), Look::soft, rank_always);
  }

  void write_clock() {
    if (!view_.step) return;
    const bool runs = view_.call_by_ms.has_value();
    const std::string clock =
        format_clock(runs ? view_.step->to_ms - scene_.now_ms : view_.step->left_ms);
    const bool is_large = !size_.block.empty() && size_.rows >= rows_of_a_small_window &&
                          find_digits_width(clock) < size_.columns;
    if (!is_large) {
      lines_.push_back({clock, Look::strong, rank_always});
      return;
    }
    for (std::string& row : make_digits(clock, size_.block))
      lines_.push_back({std::move(row), Look::digits, rank_always});
  }

  std::string format_next() const {
    if (view_.way_out && view_.exercise)
      return words_.say("page.session.then",
                        {{"what", words_.say("exercise." + view_.exercise->id + ".name")}});
    if (!view_.then) return view_.step ? words_.say("page.session.then_end") : "";
    const auto& then = *view_.then;
    std::string what = then.exercise
                           ? words_.say("exercise." + then.exercise->exercise + ".name")
                           : words_.say("coach.step." + std::string(base::name_of(then.kind)));
    if (then.side != coach::Side::none && view_.step && then.side != view_.step->side)
      what += ", " + words_.say("coach.side." + std::string(base::name_of(then.side)));
    return words_.say("page.session.then", {{"what", what}});
  }

  void write_progress() {
    const int all = view_.elapsed_s + view_.left_s;
    if (all == 0) return;
    constexpr int bar_columns = 20;
    const int done = bar_columns * view_.elapsed_s / all;
    constexpr std::int64_t seconds_per_minute = 60;
    const std::int64_t minutes = (view_.left_s + seconds_per_minute - 1) / seconds_per_minute;
    const std::string bar = "[" + std::string(static_cast<std::size_t>(done), '#') +
                            std::string(static_cast<std::size_t>(bar_columns - done), '.') + "] ";
    add(bar + words_.say("page.session.left", {{"minutes", std::to_string(minutes)}}), Look::soft,
        rank_progress);
  }

  /// How to do it, while there is time to read; in one sentence while it is being done.
  void write_words() {
    if (!view_.exercise) return;
    const std::string stem = "exercise." + view_.exercise->id + ".";
    const bool waits = view_.step && !view_.step->again &&
                       (view_.step->kind == StepKind::ready || view_.step->kind == StepKind::next);
    if (view_.way_out) {
      add_list("exercise." + view_.way_out->exercise + ".out", rank_words);
      return;
    }
    if (!waits) {
      add(words_.say(stem + "cue"), Look::plain, rank_words);
      return;
    }
    for (const std::string& caution : view_.exercise->cautions)
      add(words_.say("print.caution", {{"text", words_.say(caution)}}), Look::strong, rank_said);
    if (view_.exercise->someone_near)
      add(words_.say("page.session.someone_near"), Look::strong, rank_said);
    add_list(stem + "steps", rank_words);
  }

  void write_keys() {
    for (int i = 1; words_.has("print.coach.key." + std::to_string(i)); ++i)
      add(words_.say("print.coach.key." + std::to_string(i)), Look::plain, rank_words);
  }

  /// Of lines of one rank the last goes first.
  void fit() {
    while (std::cmp_greater(lines_.size(), std::max(1, size_.rows))) {
      auto worst = lines_.begin();
      for (auto line = lines_.begin(); line != lines_.end(); ++line)
        if (line->rank >= worst->rank) worst = line;
      lines_.erase(worst);
    }
  }

  Words words_;
  const Scene& scene_;
  const SessionView& view_;
  StageSize size_;
  std::vector<StageLine> lines_;
};

}  // namespace

std::vector<StageLine> compose_stage(const care::Catalogue& catalogue, const Scene& scene,
                                     const StageSize& size) {
  return StageWriter(catalogue, scene, size).write();
}

std::string format_step(const Words& words, const SessionView& view) {
  if (view.state == ShownState::paused) return words.say("coach.state.paused");
  if (!view.step) return {};
  const StepKind kind = view.step->again ? StepKind::ready : view.step->kind;
  std::string text = words.say("coach.step." + std::string(base::name_of(kind)));
  if (view.step->side != coach::Side::none && !view.way_out)
    text += ", " + words.say("coach.side." + std::string(base::name_of(view.step->side)));
  return text;
}

std::string format_repetition(const Words& words, const SessionView& view) {
  if (!view.step || !view.exercise || view.step->rep == 0) return {};
  std::string text = words.say("page.session.rep", {{"rep", std::to_string(view.step->rep)},
                                                    {"of", std::to_string(view.exercise->reps)}});
  if (view.exercise->sets > 1)
    text += ", " + words.say("page.session.set", {{"set", std::to_string(view.step->set)},
                                                  {"of", std::to_string(view.exercise->sets)}});
  if (view.exercise->load_g > 0)
    text += ", " + words.say("print.load", {{"mass", words.mass(view.exercise->load_g)}});
  return text;
}

std::string format_pause(const Words& words, const Scene& scene) {
  switch (scene.view.paused_by) {
    case PausedBy::missed: return words.say("coach.paused.missed");
    case PausedBy::not_before:
      return words.say("coach.paused.not_before", {{"time", scene.not_before}});
    case PausedBy::offer: {
      if (!scene.view.offer)
        return words.say("coach.paused.offer") + " " + words.say("print.coach.keys.no_offer");
      const auto& offer = *scene.view.offer;
      const std::string rung =
          words.say("exercise." + offer.exercise + ".rung." + std::to_string(offer.level));
      return words.say("page.session.offer.title") + " " +
             words.say("page.session.offer.body", {{"rung", rung}}) + " " +
             words.say("print.coach.keys.offer");
    }
    case PausedBy::person:
    case PausedBy::nobody:
    case PausedBy::verdict: break;
  }
  return words.say("print.coach.keys.paused");
}

}  // namespace plumb::cli
