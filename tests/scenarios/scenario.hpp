#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/describe.hpp"
#include "base/diagnostics.hpp"
#include "care/plan.hpp"

/// Stories of people: a journal, and beside it what the plan is expected to say, written so that
/// a physiotherapist can read and sign it.
namespace plumb::testing {

/// What is expected at one moment. Lists hold exactly what the plan holds, in its order, but for
/// `refused` and `because`, which name only what the story is about.
struct ExpectedMoment {
  base::Moment at;
  std::string when;  ///< where in the story this is
  std::string state, gate, action, ask;
  std::vector<std::string> flags;  ///< "RF-C2 emergency"
  std::vector<std::string> conditions;
  std::string load;                                         ///< the highest load, "0 g"
  std::vector<std::string> exercises;                       ///< "EX11 90/90 rest, level 1"
  std::map<std::string, std::vector<std::string>> refused;  ///< exercise → its rules, all of them
  std::vector<std::string> changes;  ///< "EX01 suspended until 2026-11-17T10:10+01:00"
  std::vector<std::string> because;  ///< rules that speak of the plan as a whole
  std::vector<std::string> advice;   ///< keys of the texts
};
template <class V>
void describe(V& v, ExpectedMoment& x) {
  v.field("at", x.at);
  v.field("when", x.when);
  v.field("state", x.state);
  v.field("gate", x.gate);
  v.field("action", x.action);
  v.field("ask", x.ask);
  v.maybe("flags", x.flags);
  v.maybe("conditions", x.conditions);
  v.field("load", x.load);
  v.field("exercises", x.exercises);
  v.maybe("refused", x.refused);
  v.maybe("changes", x.changes);
  v.field("because", x.because);
  v.maybe("advice", x.advice);
}

struct Expectation {
  std::string who;                 ///< the person, in words
  std::string rule;                ///< what the story shows
  std::string signed_by = "none";  ///< name, profession and day of whoever agrees
  std::vector<ExpectedMoment> moments;
};
template <class V>
void describe(V& v, Expectation& x) {
  v.field("who", x.who);
  v.field("rule", x.rule);
  v.field("signed", x.signed_by);
  v.field("moments", x.moments);
}

/// The stories of a folder by name: those with a journal or an expectation, or both.
std::vector<std::string> find_stories(const std::filesystem::path& folder);

std::string read_text(const std::filesystem::path& file);

/// Reads an expectation strictly; every problem is reported.
Expectation read_expectation(const std::filesystem::path& file, base::Diagnostics& problems);

}  // namespace plumb::testing
