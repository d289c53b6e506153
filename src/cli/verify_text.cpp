#include "cli/verify_text.hpp"

#include <cstdio>

#include "cli/words.hpp"

namespace plumb::cli {

namespace {

constexpr std::size_t width = 80;

std::string say_number(double value, int decimals) {
  constexpr std::size_t longest = 40;
  std::string text(longest, '\0');
  const int used = std::snprintf(text.data(), longest, "%.*f", decimals, value);
  text.resize(static_cast<std::size_t>(used));
  return text;
}

std::string say_part(const verify::PartReport& part) {
  const double speed = part.seconds > 0 ? static_cast<double>(part.states) / part.seconds : 0;
  std::string line = part.part == "finite_space"  ? "  finite space: "
                     : part.part == "first_plans" ? "  first plans: "
                                                  : "  histories: ";
  line += std::to_string(part.states) + " states in " + say_number(part.seconds, 1) + " s, " +
          say_number(speed, 0) + " a second";
  if (part.of > 0) line += ", of " + std::to_string(part.of);
  return line + "\n";
}

std::string say_invariant(const verify::InvariantReport& one) {
  const std::string first = "  " + std::to_string(one.id) + ". ";
  std::string text = wrap(one.words, first, "      ", width);
  if (!one.by.empty()) {
    text += wrap("held by tests of its own:", "      ", "      ", width);
    for (const std::string& test : one.tests) text += "        " + test + "\n";
  } else if (one.checked == 0) {
    text += "      not met in this run\n";
  } else {
    text += "      looked at " + std::to_string(one.checked) + " times, " +
            (one.violations == 0 ? "holds" : std::to_string(one.violations) + " BREACHES") + "\n";
  }
  return text;
}

std::string say_example(const verify::CounterExample& example) {
  std::string text =
      wrap("Invariant " + std::to_string(example.invariant) + ": " + example.words + ".", "", "  ",
           width);
  text += wrap(example.story, "  ", "  ", width);
  if (example.story.starts_with("kernel")) return text;  // a state has no journal
  const std::string at = format_leaf(example.at);
  if (example.journal.empty()) return text + "  at " + at + "; --out DIR writes its journal\n";
  return text + "  plumbline plan " + example.journal + " --at " + at + " --why\n";
}

}  // namespace

std::string format_verified(const verify::VerifyReport& report) {
  std::string text = "The rules of catalogue " + report.catalogue + ", looked at from outside.\n\n";
  for (const verify::PartReport& part : report.parts) text += say_part(part);
  text += "\nThe invariants\n";
  for (const verify::InvariantReport& one : report.invariants) text += say_invariant(one);
  if (report.violations == 0)
    return text + "\nNo breach in " + std::to_string(report.states) + " states.\n";
  text += "\n" + std::to_string(report.violations) + " breaches. The first of each invariant:\n";
  for (const auto& example : report.counter_examples) text += "\n" + say_example(example);
  return text;
}

}  // namespace plumb::cli
