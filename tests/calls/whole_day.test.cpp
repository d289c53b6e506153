#include <gtest/gtest.h>

#include <algorithm>

#include "base/expect.hpp"
#include "base/read_described.hpp"
#include "base/write_described.hpp"
#include "calls/calls.hpp"
#include "catalogue/read_catalogue.hpp"
#include "coach/session_input.hpp"
#include "coach/session_view.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"
#include "wire/json.hpp"

/// The whole job through the door of the page, with the real catalogue: plan, coached session with
/// one "it hurts", the next morning, and what the plan says then.
namespace plumb::testing {
namespace {

using base::Document;

class Page {
 public:
  Page() {
    base::Diagnostics problems;
    auto content = catalogue::read_catalogue(PLUMB_CATALOGUE_DIR, problems);
    PLUMB_EXPECT(content.has_value());
    host_.load(std::move(*content));
  }

  Document ask(std::string_view name, const Document& input) {
    const auto answer = wire::parse_json(calls::call(host_, name, wire::format_json(input)));
    PLUMB_EXPECT(answer.has_value());
    const Document* ok = answer->find("ok");
    EXPECT_NE(ok, nullptr) << wire::format_json(*answer);
    return ok == nullptr ? Document{} : *ok;
  }

  Plan plan(const JournalBuilder& journal) {
    Plan plan;
    base::Diagnostics problems;
    EXPECT_TRUE(base::read_described(ask("plan", at(journal)), plan, "plan", problems));
    return plan;
  }

  Document at(const JournalBuilder& journal) {
    Document input = Document::make_table();
    input.add("events", base::write_described(journal.events()));
    input.add("at", base::write_described(journal.now()));
    return input;
  }

  void start(const JournalBuilder& journal) {
    Document input = at(journal);
    input.add("at_ms", Document::make_integer(now_ms_));
    take(ask("session_start", input));
  }

  void say(coach::InputKind kind) {
    coach::SessionInput input;
    input.kind = kind;
    say(input);
  }
  void say(const coach::SessionInput& input) { advance(0, &input); }
  void answer(int pain, std::optional<int> effort, std::optional<Id> exercise = {}) {
    coach::SessionInput input;
    input.kind = coach::InputKind::answer;
    input.pain = PainScore{pain};
    if (effort) input.effort = Effort{*effort};
    input.exercise = std::move(exercise);
    say(input);
  }
  void advance(std::int64_t ms, const coach::SessionInput* said = nullptr) {
    now_ms_ += ms;
    Document input = Document::make_table();
    input.add("state", state_);
    input.add("at_ms", Document::make_integer(now_ms_));
    if (said != nullptr) input.add("input", base::write_described(*said));
    take(ask("session_advance", input));
  }
  /// Lets the session run until it asks, or until this exercise has been held for a second.
  void play_until(const Id& exercise) {
    for (int i = 0; i < 1'000 && view_.call_by_ms; ++i) {
      if (view_.exercise->id == exercise && view_.step->kind == coach::StepKind::hold) break;
      advance(*view_.call_by_ms - now_ms_);
    }
    if (view_.call_by_ms) advance(1'000);
  }
  const coach::SessionView& view() const { return view_; }

 private:
  void take(const Document& answer) {
    const Document* state = answer.find("state");
    const Document* view = answer.find("view");
    ASSERT_TRUE(state != nullptr && view != nullptr) << wire::format_json(answer);
    state_ = *state;
    view_ = {};
    base::Diagnostics problems;
    ASSERT_TRUE(base::read_described(*view, view_, "view", problems));
  }

  calls::Host host_;
  Document state_;
  coach::SessionView view_;
  std::int64_t now_ms_ = 0;
};

JournalBuilder make_journal() {
  const Catalogue& catalogue = real_catalogue();
  JournalBuilder journal(catalogue);
  journal.intake(declare(catalogue, {"DISC", "SCIAT"})).screen().owns({"chair", "mat"});
  journal.later(0, 1).check_in(2);
  return journal;
}

bool has_line(const Plan& plan, const Id& exercise) {
  return std::ranges::find(plan.lines, exercise, &PlanLine::exercise) != plan.lines.end();
}

TEST(WholeDay, one_movement_that_hurts_is_left_out_the_next_day_and_says_until_when) {
  Page page;
  JournalBuilder journal = make_journal();
  const Plan first = page.plan(journal);
  ASSERT_FALSE(first.lines.empty());
  const Id hurting = "EX02";
  ASSERT_TRUE(has_line(first, hurting));

  page.start(journal);
  ASSERT_EQ(page.view().state, coach::ShownState::ready);
  ASSERT_EQ(page.view().lines.size(), first.lines.size());
  page.say(coach::InputKind::start);
  page.play_until(hurting);
  page.say(coach::InputKind::hurts);
  EXPECT_EQ(page.view().state, coach::ShownState::stopping);
  EXPECT_EQ(page.view().way_out->exercise, hurting);
  page.say(coach::InputKind::out);
  page.answer(3, {});
  ASSERT_TRUE(page.view().verdict.has_value());
  EXPECT_EQ(page.view().verdict->colour, Colour::red);
  for (const Reason& reason : page.view().verdict->reasons) EXPECT_FALSE(reason.text.empty());
  page.say(coach::InputKind::resume);
  page.play_until("none of these");
  ASSERT_EQ(page.view().state, coach::ShownState::asking);
  const auto asked = page.view().ask->exercises;
  for (const coach::Asked& one : asked) page.answer(2, 3, one.exercise);
  page.say(coach::InputKind::finish);
  ASSERT_TRUE(page.view().session.has_value());

  journal.add(*page.view().session);
  journal.next_day().check_in(2);
  const Plan next = page.plan(journal);
  EXPECT_FALSE(has_line(next, hurting));
  const auto change = std::ranges::find(next.changes, hurting, &Change::exercise);
  ASSERT_NE(change, next.changes.end());
  EXPECT_EQ(change->kind, ChangeKind::suspended);
  EXPECT_TRUE(change->until.has_value());
}

TEST(WholeDay, without_a_check_in_there_is_no_session_but_a_question) {
  Page page;
  const Catalogue& catalogue = real_catalogue();
  JournalBuilder journal(catalogue);
  journal.intake().screen().owns({"chair"}).next_day();
  Document input = page.at(journal);
  input.add("at_ms", Document::make_integer(0));
  const Document answer = page.ask("session_start", input);
  const Document* refused = answer.find("refused");
  ASSERT_NE(refused, nullptr) << wire::format_json(answer);
  EXPECT_EQ(refused->find("ask")->text, "check_in");
}

TEST(Clock, a_danger_sign_that_lies_ahead_of_it_counts_now) {
  const std::string journal =
      R"({"events":[{"id":"019ab3c4-5d6e-7f00-8123-000000000001","at":"2026-11-24T09:20:00+00:00",)"
      R"("kind":"screen","body":{"form":"full","answers":[{"flag":"RF-C1","reply":"yes"}]}}],)"
      R"("at":"2026-11-24T09:00:00+00:00")";
  Page page;
  const auto find_state = [&](const std::string& input) {
    return page.ask("plan", wire::parse_json(input).value()).find("state")->text;
  };
  EXPECT_NE(find_state(journal + "}"), "blocked") << "a replay takes events where they stand";
  EXPECT_EQ(find_state(journal + R"(,"clock":"2026-11-24T09:00:00Z"})"), "blocked");
}

TEST(RecordByDays, takes_as_many_weeks_as_are_asked_for_and_all_without_a_number) {
  Page page;
  JournalBuilder journal = make_journal();  // begins on a Monday
  journal.later(10);
  const auto count_weeks = [&](std::optional<std::int64_t> weeks) {
    Document input = page.at(journal);
    if (weeks) input.add("weeks", Document::make_integer(*weeks));
    return page.ask("record_days", input).find("weeks")->items.size();
  };
  EXPECT_EQ(count_weeks({}), 2u);
  EXPECT_EQ(count_weeks(1), 1u);
  EXPECT_EQ(count_weeks(4), 4u);
  EXPECT_EQ(count_weeks(0), 1u) << "the week of now is always there";
  EXPECT_EQ(count_weeks(-1'000'000'000'000), 1u);
  EXPECT_LE(count_weeks(1'000'000'000'000), 520u);
}

TEST(FollowUp, has_what_is_due_and_what_was_answered) {
  Page page;
  JournalBuilder journal = make_journal();
  EXPECT_FALSE(page.ask("follow_up", page.at(journal)).find("checks")->items.empty());
  journal.add(MeasureTaken{"GROC", {{"change", 2, {}}}, {}});
  const Document after = page.ask("follow_up", page.at(journal));
  const Document& course = after.find("courses")->items.front();
  EXPECT_EQ(course.find("measure")->text, "GROC");
  EXPECT_EQ(course.find("change")->text, "better");
  EXPECT_FALSE(course.find("says")->find("text")->text.empty());
}

TEST(Summary, has_the_answers_that_were_given) {
  Page page;
  const Document summary = page.ask("summary", page.at(make_journal()));
  EXPECT_EQ(summary.find("signs"), nullptr);
  EXPECT_FALSE(summary.find("others")->items.empty());
  EXPECT_FALSE(summary.find("answers")->items.empty());
}

TEST(Export, gives_a_name_and_the_text_of_the_file_in_each_form) {
  Page page;
  const JournalBuilder journal = make_journal();
  for (const auto& [form, beginning] :
       {std::pair{"json", "{\"format\":\"plumbline-export\""}, std::pair{"days", "day,pain,"},
        std::pair{"exercises", "day,session_at,"}}) {
    Document input = page.at(journal);
    input.add("form", Document::make_text(form));
    const Document file = page.ask("export", input);
    EXPECT_TRUE(file.find("text")->text.starts_with(beginning)) << form;
    EXPECT_NE(file.find("name")->text.find("2026-11-02"), std::string::npos) << form;
  }
}

TEST(Export, an_event_ahead_of_the_clock_leaves_with_its_own_instant) {
  const std::string journal =
      R"({"events":[{"id":"019ab3c4-5d6e-7f00-8123-000000000001","at":"2026-11-24T10:20:00+01:00",)"
      R"("kind":"check_in","body":{"pain":7}}],"at":"2026-11-24T10:00:00+01:00",)"
      R"("clock":"2026-11-24T09:00:00Z","form":")";
  Page page;
  const auto make = [&](const std::string& form) {
    const auto input = wire::parse_json(journal + form + "\"}");
    PLUMB_EXPECT(input.has_value());
    return page.ask("export", *input).find("text")->text;
  };
  EXPECT_NE(make("json").find("\"at\":\"2026-11-24T10:20:00+01:00\""), std::string::npos);
  EXPECT_NE(make("days").find("2026-11-24,7,7,"), std::string::npos) << "and counts now";
}

}  // namespace
}  // namespace plumb::testing
