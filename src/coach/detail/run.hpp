#pragma once

#include <optional>
#include <vector>

#include "coach/session.hpp"

namespace plumb::coach::detail {

inline constexpr int basis_points_per_percent = 100;

/// A state with what the catalogue says of it, while one call works on it. `compile_run` has
/// checked every index, so nothing here asks again.
class Run {
 public:
  Run(const care::Catalogue& catalogue, const CoachSpec& spec, SessionState& state);

  // Looking (run.cpp)
  const care::Catalogue& catalogue() const { return catalogue_; }
  const CoachSpec& spec() const { return spec_; }
  const SessionState& state() const { return s_; }
  const SessionLine& line() const { return s_.lines[index()]; }
  const Timeline& timeline(std::size_t line) const { return timelines_[line]; }
  const Timeline& timeline() const { return timelines_[index()]; }
  const Step* step() const;
  const care::Exercise& exercise(std::size_t line) const;
  const care::Rung& rung(std::size_t line) const;
  std::size_t index() const { return static_cast<std::size_t>(s_.line); }
  std::size_t step_index() const { return static_cast<std::size_t>(s_.step); }
  std::int64_t left_ms() const;  ///< of the lead-in, or of the step
  std::optional<std::size_t> find_next_line() const;
  bool is_locked(std::size_t line) const;
  int find_percent(std::size_t line) const;
  std::vector<Want> find_wants(std::size_t line) const;
  Phase find_phase() const;
  std::optional<AtLevel> find_offer() const;
  care::SessionDone make_report() const;
  const std::optional<Notice>& notice() const { return notice_; }

  // Time (run_time.cpp)
  void apply_time(std::int64_t at_ms);
  /// Goes through everything that has no time left.
  void settle();

  /// The line under way was made another one: it begins at its beginning, paused.
  void enter_again();

  // Inputs (run_inputs.cpp)
  void apply_input(const SessionInput& input);

 private:
  void enter_line(std::size_t line, StepKind from);
  void finish_line(LineState state);
  void finish_step();
  void note_entered();
  void run_on(std::int64_t delta_ms);
  void spend_in_step(std::int64_t ms);
  void pause(PausedBy by);
  void go_stale();

  void start();
  void resume();
  void go_on();
  void skip();
  void back();
  void repeat();
  void adjust(std::int64_t seconds);
  void adjust_lead(std::int64_t seconds);
  void set_times(const OwnTimes& times);
  void offer_easier();
  void accept_easier();
  void note_easy();
  void answer(const SessionInput& input);
  void finish();

  // Stopping, judging, ending (run_stop.cpp)
  void stop(bool hurts);
  void leave_position();
  void take_answer(const SessionInput& input, SessionLine& line);
  void judge();
  void judge_answer(std::size_t line);
  SessionVerdict find_verdict(std::size_t line) const;
  void lower_the_rest(std::size_t because, SessionVerdict& verdict);
  std::string find_drop_reason(std::size_t line, std::size_t because) const;
  void end(EndedBy by);
  void close(EndedBy by);
  int count_reds() const;
  care::Colour find_colour(std::size_t line, std::vector<care::Reason>* reasons) const;

  void lead_in();
  void note(std::string_view key, std::vector<care::ReasonInput> inputs = {});
  void refresh(std::size_t line);
  SessionLine& now() { return s_.lines[index()]; }

  const care::Catalogue& catalogue_;
  const CoachSpec& spec_;
  SessionState& s_;
  std::vector<Timeline> timelines_;
  std::optional<Notice> notice_;
};

/// True if the body went, at least part of the way, into the position of this exercise.
bool was_entered(const SessionLine& line);

/// Faults  as `apply_to_session` says
base::Outcome<bool> check_state(const care::Catalogue& catalogue, const CoachSpec& spec,
                                const SessionState& state);

/// Cues from now to `ahead_ms` of the spec, in time.
std::vector<Cue> find_cues(const Run& run);

SessionView make_view(const Run& run);

}  // namespace plumb::coach::detail
