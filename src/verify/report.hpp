#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/describe.hpp"
#include "care/event.hpp"

namespace plumb::verify {

/// What was found of one invariant (clinical rules 5.5).
struct InvariantReport {
  int id = 0;
  std::string words;         ///< the invariant in short
  std::int64_t checked = 0;  ///< how often an oracle looked at something it speaks of
  std::int64_t violations = 0;
  std::string by;                  ///< "test": held by tests of its own, no oracle looks at it
  std::vector<std::string> tests;  ///< their names
};
template <class V>
void describe(V& v, InvariantReport& x) {
  v.field("id", x.id);
  v.field("words", x.words);
  v.field("checked", x.checked);
  v.field("violations", x.violations);
  v.maybe("by", x.by);
  v.maybe("tests", x.tests);
}

/// The first breach of an invariant: the journal and the moment that show it.
struct CounterExample {
  int invariant = 0;
  std::string words;
  care::Moment at;
  std::string story;    ///< who it was: the part, the conditions, the reporter and the seed
  std::string journal;  ///< the file that was written; empty if none was asked for
};
template <class V>
void describe(V& v, CounterExample& x) {
  v.field("invariant", x.invariant);
  v.field("words", x.words);
  v.field("at", x.at);
  v.field("story", x.story);
  v.maybe("journal", x.journal);
}

/// How far one part came.
struct PartReport {
  std::string part;         ///< finite_space, first_plans or histories
  std::int64_t states = 0;  ///< decided and looked at
  std::int64_t of = 0;      ///< the whole space; 0 where it has no end
  double seconds = 0;
};
template <class V>
void describe(V& v, PartReport& x) {
  v.field("part", x.part);
  v.field("states", x.states);
  v.maybe("of", x.of);
  v.field("seconds", x.seconds);
}

struct VerifyReport {
  std::string catalogue;
  std::int64_t states = 0;
  double seconds = 0;
  std::int64_t violations = 0;
  std::vector<PartReport> parts;
  std::vector<InvariantReport> invariants;
  std::vector<CounterExample> counter_examples;
};
template <class V>
void describe(V& v, VerifyReport& x) {
  v.field("catalogue", x.catalogue);
  v.field("states", x.states);
  v.field("seconds", x.seconds);
  v.field("violations", x.violations);
  v.field("parts", x.parts);
  v.field("invariants", x.invariants);
  v.maybe("counter_examples", x.counter_examples);
}

}  // namespace plumb::verify
