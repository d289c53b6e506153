// Every reason can be read: its rule is registered, its values are those of the register, and its
// sentence is whole.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "care/plan_engine.hpp"
#include "support/journal_builder.hpp"
#include "support/real_catalogue.hpp"

namespace plumb::testing {
namespace {

const Catalogue& catalogue() { return real_catalogue(); }

std::set<std::string> registered_rules() {
  std::set<std::string> ids;
  for (const Rule& rule : catalogue().content().rules) ids.insert(rule.id);
  return ids;
}

/// Calls `use` with every reason of the plan.
template <class Use>
void for_each_reason(const Plan& plan, Use use) {
  const auto all = [&](const std::vector<Reason>& reasons) { std::ranges::for_each(reasons, use); };
  all(plan.reasons);
  all(plan.advice);
  for (const OpenFlag& flag : plan.flags) all(flag.reasons);
  for (const PlanLine& line : plan.lines) all(line.reasons);
  for (const Refusal& refusal : plan.refusals) all(refusal.reasons);
  for (const Change& change : plan.changes) all(change.reasons);
}

void expect_readable(const Reason& reason) {
  const Rule* rule = catalogue().find_rule(reason.rule);
  ASSERT_NE(rule, nullptr) << reason.rule;
  std::set<std::string> given;
  for (const ReasonInput& value : reason.inputs) given.insert(value.name);
  EXPECT_EQ(given, std::set<std::string>(rule->inputs.begin(), rule->inputs.end()))
      << reason.rule << " speaks with other values than rules.yaml says";
  EXPECT_FALSE(reason.source.empty()) << reason.rule;
  EXPECT_FALSE(reason.text.empty()) << reason.rule;
  for (const char* flaw : {"<", "{", "}", "  ", " .", " ,"})
    EXPECT_EQ(reason.text.find(flaw), std::string::npos) << reason.rule << ": " << reason.text;
}

JournalBuilder begin(std::vector<Answer> answers = {}, std::vector<FlagAnswer> flags = {}) {
  JournalBuilder journal(catalogue(), "2026-11-02T09:00:00+01:00");
  journal.screen().intake(std::move(answers)).owns({"mat", "chair", "wall"}).screen(flags);
  return journal;
}

void expect_readable_plan(const JournalBuilder& journal) {
  for_each_reason(make_plan(catalogue(), journal.events(), journal.now()), expect_readable);
}

TEST(Reasons, of_a_first_plan_are_readable_for_every_condition) {
  for (const Condition& condition : catalogue().content().conditions)
    expect_readable_plan(begin(declare(catalogue(), {condition.id})));
}

TEST(Reasons, of_every_danger_sign_are_readable) {
  for (const RedFlag& flag : catalogue().content().flags)
    if (flag.asked) expect_readable_plan(begin({}, {{flag.id, FlagReply::yes, {}, false}}));
}

TEST(Reasons, of_every_reason_to_stop_are_readable) {
  for (const auto& entry : names_of(StopReason::none)) {
    JournalBuilder journal = begin();
    journal.next_day(8).check_in(2).later(0, 3);
    journal.session({{"EX11"}, {"EX01", 1, 5, 7, 40, entry.value}, {"EX42"}}).after(5);
    expect_readable_plan(journal);
    journal.next_day(8).check_in(4).later(0, 3);
    expect_readable_plan(journal);
  }
}

TEST(Reasons, of_steps_gaps_and_days_are_readable) {
  JournalBuilder journal = begin();
  for (int day = 0; day < 12; ++day) {
    journal.good_day({{"EX11"}, {"EX01"}, {"EX29"}, {"EX42", day > 5 ? 2 : 1}});
    expect_readable_plan(journal);
  }
  for (const int pain : {2, 5, 8}) {
    JournalBuilder that_day = journal;
    expect_readable_plan(that_day.next_day(8).check_in(pain).later(0, 3));
  }
  for (const int gap : {3, 6, 10, 20, 40}) {
    JournalBuilder after_gap = journal;
    expect_readable_plan(after_gap.later(gap));
    expect_readable_plan(after_gap.screen().check_in(2));
  }
}

/// The rules that the code can name are those of the register: no more, no less.
TEST(Reasons, the_register_names_what_the_code_names) {
  std::set<std::string> named = {"plan.slot-rest", "plan.slot-mobility", "plan.slot-control",
                                 "plan.slot-aerobic"};  // made of the places of the first plan
  const std::set<std::string> registered = registered_rules();
  const std::regex quoted("\"([a-z0-9]+(\\.[a-z0-9-]+)?)\"");
  for (const auto& file : std::filesystem::directory_iterator(PLUMB_CARE_DIR)) {
    if (file.path().extension() != ".cpp" || file.path().string().ends_with(".test.cpp")) continue;
    std::ifstream in(file.path());
    const std::string code{std::istreambuf_iterator<char>(in), {}};
    const std::string call = "make_reason(";
    for (auto at = std::sregex_iterator(code.begin(), code.end(), quoted);
         at != std::sregex_iterator(); ++at) {
      const std::string id = (*at)[1];
      const auto from = static_cast<std::size_t>(at->position());
      const bool in_call =
          from >= call.size() && code.compare(from - call.size(), call.size(), call) == 0;
      if (registered.contains(id))
        named.insert(id);
      else if (in_call && code[from + static_cast<std::size_t>(at->length())] != ' ')
        ADD_FAILURE() << file.path().filename() << " names " << id << ", which is not registered";
    }
  }
  EXPECT_EQ(registered, named);
}

}  // namespace
}  // namespace plumb::testing
