// The coach in a real terminal, with somebody who reads and types, and a clock that can be turned.
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <fstream>

#include "cli/coach_person.hpp"
#include "cli/program.hpp"
#include "cli/terminal.hpp"

namespace plumb::testing {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::string_view start_prompt = "Enter starts, q leaves:";

/// Past the page of the session and the wait before the first exercise, into its hold.
void begin_hold(Terminal& terminal) {
  ASSERT_TRUE(terminal.sees(start_prompt)) << terminal.screen();
  terminal.type("\r");
  ASSERT_TRUE(terminal.sees("Get ready")) << terminal.screen();
  terminal.type("\r");
  ASSERT_TRUE(terminal.sees("1 of 1\n")) << terminal.screen();
}

/// Answers whatever is asked about the end of a session, until the program is done.
int answer_to_the_end(Terminal& terminal) {
  for (int round = 0; round < 40; ++round) {
    terminal.look(milliseconds(60));
    const std::string prompt = terminal.prompt();
    if (prompt.starts_with("0 (")) terminal.type("2\r");
    if (prompt.starts_with("Number")) terminal.type("1\r");
    if (terminal.printed().find("call the coach again") != std::string::npos) break;
  }
  return terminal.end();
}

/// Lets the time run, second by second, each of them seen, until the questions come. Gives all
/// that stood on the screen.
std::string watch_to_the_end(Terminal& terminal, TestClock& clock) {
  constexpr int longest_s = 600;
  std::string seen;
  for (int second = 0; second < longest_s && !terminal.prompt().starts_with("0 ("); ++second) {
    const std::string before = terminal.screen();
    clock.advance(1'000);
    const auto until = steady_clock::now() + milliseconds(2'000);
    while (terminal.screen() == before && steady_clock::now() < until)
      terminal.look(milliseconds(2));
    seen += terminal.screen();
  }
  return seen;
}

TEST(Coach, a_whole_session_is_coached_and_written) {
  CoachPerson ada;
  Terminal terminal(ada.call({"--only", "ex03"}));
  ASSERT_TRUE(terminal.sees(start_prompt)) << terminal.screen();
  terminal.type("\r");
  ASSERT_TRUE(terminal.sees("Get ready: Child's pose.")) << terminal.screen();
  const std::string seen = watch_to_the_end(terminal, ada.clock);
  for (const char* cue : {"Go, number 1.", "Hold for 10 seconds.", "Come back slowly.",
                          "Rest for 20 seconds.", "Go, number 2."})
    EXPECT_NE(seen.find(cue), std::string::npos) << cue;
  terminal.type("2\r");
  ASSERT_TRUE(terminal.sees("How hard was it?")) << terminal.screen();
  terminal.type("eleven\r");
  ASSERT_TRUE(terminal.sees("Please type a number from 0 to 10")) << terminal.screen();
  terminal.type("3\r");
  EXPECT_EQ(terminal.end(), 0) << terminal.printed();
  const auto sessions = ada.sessions();
  ASSERT_EQ(sessions.size(), 1u);
  ASSERT_EQ(sessions[0].exercises.size(), 1u);
  const care::ExerciseReport& report = sessions[0].exercises[0];
  EXPECT_EQ(report.exercise, "EX03");
  EXPECT_EQ(report.completed.value, 100);
  EXPECT_EQ(report.peak.value().value, 2);
  EXPECT_EQ(report.effort.value().value, 3);
  EXPECT_EQ(report.stop, care::StopReason::none);
  EXPECT_GT(sessions[0].seconds.value, 60);
  EXPECT_EQ(ada.events().back().zone, "Europe/Berlin");
}

TEST(Coach, large_digits_count_and_stop_shows_the_way_out_at_once) {
  CoachPerson ada;
  Terminal terminal(ada.call());
  begin_hold(terminal);
  EXPECT_NE(terminal.screen().find("██████"), std::string::npos) << terminal.screen();
  EXPECT_NE(terminal.screen().find("Rest with calves on a chair"), std::string::npos);
  ada.clock.advance(1'500);
  terminal.look(milliseconds(50));

  const auto pressed = steady_clock::now();
  terminal.type("s");
  ASSERT_TRUE(terminal.sees("Stopped. Come out slowly.")) << terminal.screen();
  ASSERT_TRUE(terminal.sees("Take your feet down")) << terminal.screen();
  EXPECT_LT(steady_clock::now() - pressed, milliseconds(1'000)) << "a busy machine included";
  EXPECT_EQ(terminal.screen().find("How strong"), std::string::npos) << "nothing is asked yet";

  terminal.type("\r");
  ASSERT_TRUE(terminal.sees("How strong was the pain at its worst?")) << terminal.screen();
  EXPECT_TRUE(terminal.is_restored()) << "what is typed is seen";
  terminal.type("6\r");
  ASSERT_TRUE(terminal.sees("Where did you feel it?"));
  terminal.type("1\r");
  ASSERT_TRUE(terminal.sees("Why did you stop?"));
  terminal.type("4\r");
  ASSERT_TRUE(terminal.sees("Too much: what you stopped is over for today")) << terminal.screen();
  ASSERT_TRUE(terminal.sees("End the session"));
  const std::string offers = terminal.screen();
  terminal.type(offers.find("2  End the session") != std::string::npos ? "2\r" : "1\r");
  EXPECT_EQ(answer_to_the_end(terminal), 0) << terminal.screen();
  const auto sessions = ada.sessions();
  ASSERT_EQ(sessions.size(), 1u);
  EXPECT_EQ(sessions[0].exercises[0].stop, care::StopReason::hurts);
  EXPECT_EQ(sessions[0].exercises[0].peak.value().value, 6);
  EXPECT_TRUE(sessions[0].exercises[1].skipped);
}

TEST(Coach, keys_steer_and_tell_themselves) {
  CoachPerson ada;
  Terminal terminal(ada.call());
  begin_hold(terminal);
  terminal.type(" ");
  ASSERT_TRUE(terminal.sees("Paused")) << terminal.screen();
  terminal.type(" ");
  ASSERT_TRUE(terminal.sees("Get ready")) << "a lead-in before it goes on";
  terminal.type("?");
  ASSERT_TRUE(terminal.sees("n: skip this exercise")) << terminal.screen();
  terminal.type("e");
  ASSERT_TRUE(terminal.sees("Noted. Your plan will use this")) << terminal.screen();
  terminal.type("h");
  ASSERT_TRUE(terminal.sees("Make it easier?")) << terminal.screen();
  terminal.type("y");
  ASSERT_TRUE(terminal.sees("From here on it is easier: level 1.")) << terminal.screen();
  terminal.type("n");
  ASSERT_TRUE(terminal.sees("Belly breathing")) << terminal.screen();
  terminal.type("b");
  ASSERT_TRUE(terminal.sees("Rest with calves on a chair  (1") ||
              terminal.sees("Rest with calves on a chair (1"))
      << terminal.screen();
}

TEST(Coach, a_small_window_and_no_colour_have_plain_digits_and_always_the_stop_key) {
  CoachPerson ada;
  Terminal terminal(ada.call());
  begin_hold(terminal);
  terminal.resize(40, 8);
  ASSERT_TRUE(terminal.sees("s: STOP")) << terminal.screen();
  terminal.look(milliseconds(600));
  EXPECT_EQ(terminal.screen().find("█"), std::string::npos) << terminal.screen();
  EXPECT_NE(terminal.screen().find("s: STOP"), std::string::npos) << terminal.screen();
  EXPECT_NE(terminal.screen().find("Hold, and breathe"), std::string::npos) << terminal.screen();
  terminal.resize(40, 20);
  ASSERT_TRUE(terminal.sees("██")) << terminal.screen();

  TerminalSpec plain;
  plain.environment = {"NO_COLOR=1"};
  CoachPerson ben;
  Terminal other(ben.call(), plain);
  begin_hold(other);
  EXPECT_EQ(other.screen().find("█"), std::string::npos) << other.screen();
  EXPECT_NE(other.screen().find("4:00"), std::string::npos) << other.screen();
}

TEST(Coach, told_to_end_it_writes_what_was_done_and_gives_the_terminal_back) {
  for (const int number : {SIGTERM, SIGINT, SIGHUP}) {
    CoachPerson ada;
    Terminal terminal(ada.call());
    begin_hold(terminal);
    EXPECT_FALSE(terminal.is_restored());
    ada.clock.advance(1'000);
    terminal.look(milliseconds(100));
    terminal.signal(number);
    EXPECT_EQ(terminal.end(), 0) << number;
    EXPECT_TRUE(terminal.is_restored()) << number;
    const auto sessions = ada.sessions();
    ASSERT_EQ(sessions.size(), 1u) << number;
    EXPECT_FALSE(sessions[0].exercises[0].skipped);
    EXPECT_EQ(sessions[0].exercises[0].stop, care::StopReason::none);
    EXPECT_LT(sessions[0].exercises[0].completed.value, 100);
  }
}

TEST(Coach, a_line_that_is_cut_ends_it_too) {
  CoachPerson ada;
  Terminal terminal(ada.call());
  begin_hold(terminal);
  ada.clock.advance(1'000);
  terminal.look(milliseconds(100));
  terminal.hang_up();
  EXPECT_EQ(terminal.end(), 0);
  EXPECT_EQ(ada.sessions().size(), 1u);
}

TEST(Coach, killed_in_the_middle_what_was_answered_is_there) {
  // A new day: the check-in is asked first.
  CoachPerson ada("three_good_days", "2026-11-07T11:00:00+01:00");
  {
    Terminal terminal(ada.call());
    ASSERT_TRUE(terminal.sees("How is it today?")) << terminal.screen();
    const auto answer = [&](std::string_view question, std::string_view keys) {
      ASSERT_TRUE(terminal.sees(question)) << question << terminal.screen();
      terminal.type(keys);
    };
    ASSERT_TRUE(terminal.sees("All numbers that fit"));
    const std::string prompt =
        terminal.prompt();  // "…, 1 to" is not in it: the last is "no to all"
    answer("No to all of these", "99\r");
    ASSERT_TRUE(terminal.sees("That did not fit. Please type numbers from 1 to ")) << prompt;
    const std::string screen = terminal.printed();
    const std::size_t at = screen.rfind("numbers from 1 to ") + 18;
    answer("All numbers", screen.substr(at, screen.find(' ', at) - at) + "\r");
    answer("How much does it hurt right now?", "2\r");
    answer("Where does it hurt?", "1\r");
    answer("Did you get up less than two hours ago?", "n\r");
    terminal.look(milliseconds(300));
    if (terminal.screen().find("Have you slept since") != std::string::npos) terminal.type("y\r");
    answer("Is one of these so today?", "5\r");  // none of these
    answer("Blood pressure, if you measured it", "\r");
    begin_hold(terminal);
    terminal.signal(SIGKILL);
    EXPECT_EQ(terminal.end(), -SIGKILL);
  }
  const auto events = ada.events();
  ASSERT_GE(events.size(), ada.events_before + 2);
  const auto& screen = std::get<care::FlagsScreened>(events[ada.events_before].body);
  EXPECT_EQ(screen.form, care::ScreenForm::short_form);
  EXPECT_TRUE(std::ranges::all_of(screen.answers, [](const care::FlagAnswer& one) {
    return one.reply == care::FlagReply::no;
  }));
  const auto& check_in = std::get<care::CheckIn>(events[ada.events_before + 1].body);
  EXPECT_EQ(check_in.pain.value, 2);
  EXPECT_EQ(check_in.zones.back_left.value().value, 0);
  EXPECT_TRUE(ada.sessions().empty());
  // The journal goes on as if nothing had been.
  Terminal again(ada.call());
  EXPECT_TRUE(again.sees(start_prompt)) << again.screen();
}

TEST(Coach, two_on_one_journal_do_not_mix) {
  CoachPerson ada;
  Terminal terminal(ada.call());
  ASSERT_TRUE(terminal.sees(start_prompt));
  const Ended second = run_plumbline(ada.call());
  EXPECT_EQ(second.code, 3);
  EXPECT_NE(second.err.find("Another session runs on it"), std::string::npos) << second.err;
  EXPECT_EQ(ada.events().size(), ada.events_before);
}

TEST(Coach, a_full_disk_is_told_and_leaves_whole_lines) {
  CoachPerson ada;
  TerminalSpec spec;
  spec.file_bytes = ada.text().size() + 100;
  Terminal terminal(ada.call(), spec);
  begin_hold(terminal);
  const std::string before = ada.text();
  ada.clock.advance(1'000);
  terminal.look(milliseconds(100));
  terminal.signal(SIGTERM);
  EXPECT_EQ(terminal.end(), 3);
  EXPECT_NE(terminal.printed().find("Make room"), std::string::npos) << terminal.printed();
  EXPECT_EQ(ada.text(), before);
}

TEST(Coach, a_journal_that_is_not_there_or_not_in_order_is_left_alone) {
  CoachPerson ada;
  const Ended missing = run_plumbline({"coach", ada.folder.file("nobody.jsonl")});
  EXPECT_EQ(missing.code, 2);
  EXPECT_NE(missing.err.find("--begin"), std::string::npos) << missing.err;
  EXPECT_EQ(run_plumbline({"coach", ada.folder.path().string()}).code, 3);
  EXPECT_EQ(run_plumbline({"coach", "-"}).code, 2);

  std::ofstream(ada.journal, std::ios::app) << "{\"id\":\n";
  const std::string text = ada.text();
  const Ended bad = run_plumbline(ada.call());
  EXPECT_EQ(bad.code, 2);
  const std::string place =
      ada.journal + ":" + std::to_string(ada.events_before + 1) + ": error: is not JSON";
  EXPECT_NE(bad.err.find(place), std::string::npos) << bad.err;
  EXPECT_EQ(ada.text(), text);
}

TEST(Coach, a_file_without_its_last_line_end_gets_it_first) {
  CoachPerson ada("three_good_days", "2026-11-07T11:00:00+01:00");
  std::string text = ada.text();
  text.pop_back();
  std::ofstream(ada.journal, std::ios::binary | std::ios::trunc) << text;
  const Ended run = run_plumbline(ada.call(), "12\n");
  EXPECT_EQ(run.code, 1) << run.out << run.err;
  EXPECT_EQ(ada.events().size(), ada.events_before + 1) << run.out;
}

TEST(Coach, without_an_exercise_it_says_why_and_what_to_do) {
  CoachPerson nobody("nothing_safe", "2026-11-04T09:00:00+01:00");
  const Ended none = run_plumbline(nobody.call());
  EXPECT_EQ(none.code, 1);
  EXPECT_NE(none.out.find("No exercise is offered now"), std::string::npos) << none.out;
  EXPECT_NE(none.out.find("\nWhy\n"), std::string::npos) << none.out;
  EXPECT_EQ(nobody.events().size(), nobody.events_before);

  CoachPerson ill("emergency", "2026-11-02T11:00:00+01:00");
  const Ended help = run_plumbline(ill.call());
  EXPECT_EQ(help.code, 1);
  EXPECT_NE(help.out.find("Please get help now"), std::string::npos) << help.out;
  EXPECT_NE(help.out.find("Do not drive yourself"), std::string::npos) << help.out;
}

TEST(Coach, one_exercise_is_refused_with_its_reason_or_named_better) {
  CoachPerson ada;
  const Ended refused = run_plumbline(ada.call({"--only", "EX01"}));
  EXPECT_EQ(refused.code, 1) << refused.err;
  EXPECT_NE(refused.out.find("Cat pose (EX01) is not for today"), std::string::npos) << refused.out;
  EXPECT_NE(refused.out.find("  - "), std::string::npos) << refused.out;
  const Ended unknown = run_plumbline(ada.call({"--only", "chld"}));
  EXPECT_EQ(unknown.code, 2);
  EXPECT_NE(unknown.err.find("EX03  Child's pose"), std::string::npos) << unknown.err;
}

TEST(Coach, line_by_line_it_says_what_a_screen_would_show) {
  CoachPerson ada;
  Terminal terminal(ada.call({"--lines"}));
  ASSERT_TRUE(terminal.sees(start_prompt)) << terminal.screen();
  terminal.type("\r");
  ASSERT_TRUE(terminal.sees("> Get ready: Rest with calves on a chair.")) << terminal.screen();
  terminal.type("wait\r");
  // What is typed now waits until the step is over.
  terminal.type("s\r");
  terminal.look(milliseconds(200));
  EXPECT_EQ(terminal.printed().find("Stopped."), std::string::npos) << terminal.printed();
  for (int second = 0; second < 40; ++second) {
    ada.clock.advance(1'000);
    terminal.look(milliseconds(40));
  }
  ASSERT_TRUE(terminal.sees("Stopped. Come out slowly.")) << terminal.screen();
  EXPECT_NE(terminal.printed().find("> 3"), std::string::npos) << terminal.printed();
  EXPECT_EQ(terminal.printed().find('\x1b'), std::string::npos) << "no screen was asked for";
}

TEST(Coach, a_script_can_run_it_and_its_end_is_the_end) {
  CoachPerson ada;
  const Ended nothing = run_plumbline(ada.call(), "\n");
  EXPECT_EQ(nothing.code, 0) << nothing.err;
  EXPECT_NE(nothing.out.find("Nothing was begun"), std::string::npos) << nothing.out;
  EXPECT_EQ(nothing.out.find('\x1b'), std::string::npos) << "no screen without a terminal";
  EXPECT_TRUE(ada.sessions().empty());
  const Ended left = run_plumbline(ada.call(), "q\n");
  EXPECT_EQ(left.code, 0);
  EXPECT_NE(left.out.find("No session was begun"), std::string::npos) << left.out;
  EXPECT_EQ(left.out.find('<'), std::string::npos) << "a text without its key: " << left.out;
}

TEST(Coach, only_enter_starts_a_session) {
  CoachPerson ada;
  for (const char* answer : {"n\n", "no\n", "what?\nq\n"}) {
    const Ended run = run_plumbline(ada.call(), answer);
    EXPECT_EQ(run.code, 0) << answer;
    EXPECT_NE(run.out.find("No session was begun"), std::string::npos) << answer << run.out;
  }
}

TEST(Coach, a_sign_that_needs_help_now_is_written_before_anything_else_is_asked) {
  CoachPerson ada("three_good_days", "2026-11-07T11:00:00+01:00");
  // The first sign of the list, "yes", "that is so", none of the details; then no more questions.
  const Ended run = run_plumbline(ada.call(), "1\ny\ny\n");
  EXPECT_EQ(run.code, 1) << run.err;
  EXPECT_NE(run.out.find("Please get help now"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("Emergency numbers"), std::string::npos) << run.out;
  const auto events = ada.events();
  ASSERT_EQ(events.size(), ada.events_before + 1) << run.out;
  const auto& screen = std::get<care::FlagsScreened>(events.back().body);
  EXPECT_EQ(std::ranges::count(screen.answers, care::FlagReply::yes, &care::FlagAnswer::reply), 1);
  const Ended after = run_plumbline(ada.call());
  EXPECT_EQ(after.code, 1);
  EXPECT_NE(after.out.find("Please get help now"), std::string::npos) << after.out;
}

}  // namespace
}  // namespace plumb::testing
