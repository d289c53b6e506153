#pragma once

#include <string_view>
#include <vector>

#include "care/plan.hpp"
#include "support/journal_builder.hpp"

/// What tests ask of a plan.
namespace plumb::testing {

Plan plan_of(const JournalBuilder& journal);
const PlanLine* find_line(const Plan& plan, std::string_view id);
const Refusal* find_refusal(const Plan& plan, std::string_view id);
const OpenFlag* find_open(const Plan& plan, std::string_view flag);
bool speaks(const std::vector<Reason>& reasons, std::string_view rule);
/// The rule speaks for the plan as a whole.
bool speaks(const Plan& plan, std::string_view rule);
bool has_step(const Plan& plan);
/// Load class of a line in the shipped catalogue.
LoadClass class_of(const PlanLine& line);

/// A person without a diagnosis and with a usual pain of 2, ready for a first session.
JournalBuilder begin_usual(int usual = 2, std::vector<Answer> answers = {});
/// The same after three good days: the fourth morning, in BUILD.
JournalBuilder begin_build(int usual = 2, std::vector<Answer> answers = {});
/// The exercises of that person's first plan.
const std::vector<Felt>& first_session();

CheckIn tell(int pain, std::optional<int> left = {}, std::optional<int> right = {});

}  // namespace plumb::testing
