#include "care/therapists.hpp"

#include <algorithm>

#include "care/clearances.hpp"
#include "care/customs.hpp"
#include "care/explain.hpp"
#include "care/journal.hpp"
#include "care/orders.hpp"
#include "care/reasons.hpp"
#include "care/standing.hpp"

namespace plumb::care {

namespace {

/// Reads the words of therapists out of a journal, one by one.
class WordReader {
 public:
  WordReader(const Catalogue& shared, const Standing& standing, std::span<const Event> merged)
      : shared_{shared}, standing_{standing}, s_{standing.status()}, merged_{merged} {}

  std::vector<TherapistWord> read() {
    const auto voided = find_voided(merged_, s_.now.at);
    for (const Event& event : merged_)
      if (event.at.at <= s_.now.at && !voided.contains(event.id.text))
        std::visit([&](const auto& body) { read_body(event, body); }, event.body);
    return std::move(words_);
  }

 private:
  const Constants& constants() const { return shared_.constants(); }

  /// What the dates and the seal say of every kind.
  template <class Body>
  TherapistWord begin(const Event& event, const Body& body) const {
    TherapistWord word;
    word.event = event.id;
    word.until = find_last_day(constants(), body.given, body.expires);
    word.sealed = is_sealed(s_, body.seal, body.clinician, event.at);
    const LocalDate today = find_local_date(s_.now);
    if (today < body.given) word.standing = WordStanding::ahead;
    if (today > word.until) word.standing = WordStanding::over;
    if (body.seal)
      if (auto fault = find_seal_fault(s_, *body.seal, body.clinician, event.at))
        word.reasons.push_back(std::move(*fault));
    return word;
  }

  /// What bears a seal that is not good gives nothing, whatever its dates say.
  static void refuse_unless_sealed(TherapistWord& word) {
    if (!word.sealed) word.standing = WordStanding::refused;
  }

  void read_body(const Event& event, const Clearance& body) {
    TherapistWord word = begin(event, body);
    const ClearanceAt at{&body, event.at, event.author};
    if (body.seal) refuse_unless_sealed(word);
    if (word.standing == WordStanding::counts)
      for (const OpenFlag& flag : standing_.screening().open)
        if (std::ranges::find(body.flags, flag.flag) != body.flags.end())
          if (auto fault = find_clearance_fault(constants(), s_, at, flag))
            word.reasons.push_back(std::move(*fault));
    words_.push_back(std::move(word));
  }

  /// What an order makes stricter counts by name; what it sets aside needs the seal.
  void read_body(const Event& event, const TherapistOrder& body) {
    TherapistWord word = begin(event, body);
    if (word.standing == WordStanding::counts && is_ended(s_, {&body, event.id, event.at}))
      word.standing = WordStanding::ended;
    if (!body.overrides.empty() && !body.seal)
      word.reasons.push_back(
          make_reason("override.needs-signature", {input("clinician", body.clinician)}));
    words_.push_back(std::move(word));
  }

  void read_body(const Event& event, const CustomExercise& body) {
    TherapistWord word = begin(event, body);
    const auto same = [&](const Event& later) {
      const auto* other = std::get_if<CustomExercise>(&later.body);
      return other != nullptr && other->exercise.id == body.exercise.id &&
             later.at.at <= s_.now.at && later.at.at > event.at.at;
    };
    word.reasons.clear();
    if (word.standing == WordStanding::counts && std::ranges::any_of(merged_, same))
      word.standing = WordStanding::ended;
    else if (auto fault = find_custom_fault(shared_, s_, body, event.at)) {
      word.reasons.push_back(std::move(*fault));
      if (word.standing == WordStanding::counts) word.standing = WordStanding::refused;
    }
    words_.push_back(std::move(word));
  }

  void read_body(const Event& event, const Countersigned& body) {
    TherapistWord word = begin(event, body);
    if (!body.seal)
      word.reasons.push_back(
          make_reason("clearance.needs-signature", {input("clinician", body.clinician)}));
    refuse_unless_sealed(word);
    words_.push_back(std::move(word));
  }

  template <class Body>
  void read_body(const Event&, const Body&) {}

  const Catalogue& shared_;
  const Standing& standing_;
  const Status& s_;
  std::span<const Event> merged_;
  std::vector<TherapistWord> words_;
};

}  // namespace

Therapists find_therapists(const Catalogue& catalogue, std::span<const Event> events,
                           const Moment& now) {
  const std::vector<Event> merged = merge_events({events.begin(), events.end()});
  const Standing standing(catalogue, merged, now);
  Therapists found;
  for (const AcceptedKey& key : standing.status().keys)
    found.keys.push_back({key.id, key.withdrawn});
  found.words = WordReader(catalogue, standing, merged).read();
  for (TherapistWord& word : found.words)
    for (Reason& reason : word.reasons) explain_reason(catalogue, now.offset_minutes, reason);
  return found;
}

}  // namespace plumb::care
