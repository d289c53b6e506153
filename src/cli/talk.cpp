#include "cli/talk.hpp"

#include <cstdio>
#include <string>

#include "cli/exit_code.hpp"
#include "server/fault_status.hpp"

namespace plumb::cli {

int print(std::string_view text) {
  const bool written =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (written) return exit_done;
  say("plumbline: the answer could not be written");
  return exit_world;
}

void say(std::string_view line) {
  std::fwrite(line.data(), 1, line.size(), stderr);
  std::fputc('\n', stderr);
}

int say_fault(const base::Fault& fault) {
  const server::FaultStatus& row = server::find_fault_status(fault.code);
  std::string text = "plumbline: " + std::string(row.title) + ". While " + fault.doing;
  if (!fault.where.empty()) text += ": " + fault.where;
  say(text);
  if (!fault.hint.empty()) say("  " + fault.hint);
  return row.exit_code;
}

int say_problems(base::Diagnostics problems) {
  problems.sort();
  for (const base::Diagnostic& one : problems.found()) say(base::format_diagnostic(one));
  say(std::to_string(problems.size()) + (problems.size() == 1 ? " problem" : " problems"));
  return exit_bad_input;
}

}  // namespace plumb::cli
