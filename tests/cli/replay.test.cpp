// The story of a journal, and the therapist's page that is made of it.
#include <gtest/gtest.h>

#include "base/read_described.hpp"
#include "care/replay.hpp"
#include "care/report.hpp"
#include "cli/program.hpp"
#include "wire/json.hpp"

namespace plumb::testing {
namespace {

constexpr const char* hurts = PLUMB_SCENARIOS "/it_hurts.jsonl";

template <class T>
T read_json(const std::string& text) {
  const auto document = wire::parse_json(text);
  EXPECT_TRUE(document.has_value());
  T value;
  base::Diagnostics problems;
  EXPECT_TRUE(document && base::read_described(*document, value, "answer", problems));
  return value;
}

TEST(Replay, tells_what_changed_and_why) {
  const Ended run = run_plumbline({"replay", hurts});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_NE(run.out.find("What changed from 2026-11-02"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("check_in"), std::string::npos) << run.out;
  const Ended why = run_plumbline({"replay", hurts, "--why"});
  EXPECT_EQ(why.code, 0) << why.err;
  EXPECT_NE(why.out.find("[suspend.trial-red"), std::string::npos) << why.out;
  EXPECT_NE(why.out.find("design, trial]"), std::string::npos) << why.out;
}

TEST(Replay, as_json_has_every_day_with_rules_values_and_sources) {
  const Ended run = run_plumbline({"replay", hurts, "--json"});
  ASSERT_EQ(run.code, 0) << run.err;
  const auto replay = read_json<care::Replay>(run.out);
  EXPECT_FALSE(replay.catalogue.empty());
  ASSERT_EQ(replay.days.size(), static_cast<std::size_t>(replay.to.days - replay.from.days + 1));
  int reasons = 0;
  for (const care::ReplayDay& day : replay.days)
    for (const care::Difference& one : day.changes) {
      EXPECT_FALSE(one.text.empty());
      for (const care::Reason& reason : one.reasons) {
        ++reasons;
        EXPECT_FALSE(reason.source.empty()) << reason.rule;
      }
    }
  EXPECT_GT(reasons, 0);
}

TEST(Replay, of_a_span_begins_with_what_is_different_from_the_day_before) {
  const Ended whole = run_plumbline({"replay", hurts, "--json"});
  const auto all = read_json<care::Replay>(whole.out);
  ASSERT_GE(all.days.size(), 2u);
  const std::string second = format_leaf(all.days[1].day);
  const Ended run = run_plumbline({"replay", hurts, "--from", second, "--to", second, "--json"});
  ASSERT_EQ(run.code, 0) << run.err;
  const auto one = read_json<care::Replay>(run.out);
  ASSERT_EQ(one.days.size(), 1u);
  EXPECT_EQ(one.days[0].standing.plan, all.days[1].standing.plan);
  EXPECT_EQ(one.days[0].says, all.days[1].says);
}

TEST(Replay, refuses_days_that_are_none_and_a_span_that_ends_before_it_begins) {
  EXPECT_EQ(run_plumbline({"replay", hurts, "--from", "yesterday"}).code, 2);
  EXPECT_EQ(run_plumbline({"replay", hurts, "--from", "2026-11-05", "--to", "2026-11-03"}).code, 2);
  EXPECT_EQ(run_plumbline({"replay", "-"}, "").code, 1);
}

TEST(Report, has_the_parts_of_the_therapists_page) {
  const Ended run = run_plumbline({"report", hurts, "--at", "2026-11-08T12:00:00+01:00"});
  EXPECT_EQ(run.code, 0) << run.err;
  for (const char* part : {"Open questions to you", "Done", "Levels", "Pain, where it reaches",
                           "What changed in the plan, and why"})
    EXPECT_NE(run.out.find(part), std::string::npos) << part << "\n" << run.out;
  // What rests is asked, with its name.
  EXPECT_NE(run.out.find("These went badly and rest now."), std::string::npos) << run.out;
}

TEST(Report, as_json_is_what_the_page_gets) {
  const Ended run = run_plumbline({"report", hurts, "--at", "2026-11-08T12:00:00+01:00", "--json"});
  ASSERT_EQ(run.code, 0) << run.err;
  const auto report = read_json<care::Report>(run.out);
  EXPECT_GT(report.done.sessions, 0);
  EXPECT_FALSE(report.levels.empty());
  EXPECT_FALSE(report.changes.empty());
}

}  // namespace
}  // namespace plumb::testing
