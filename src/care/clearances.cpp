#include "care/clearances.hpp"

#include <algorithm>

#include "care/reasons.hpp"

namespace plumb::care {

namespace {

bool names_flag(const ClearanceAt& clearance, const Id& flag) {
  const auto& flags = clearance.clearance->flags;
  return std::ranges::find(flags, flag) != flags.end();
}

/// From when on keys count: what opened the last block lists the keys that go on, and a long gap
/// voids those from before it.
Instant find_keys_since(const Constants& constants, const Status& status) {
  Instant since{INT64_MIN};
  for (const ClearanceAt& clearance : status.clearances)
    if (!clearance.clearance->flags.empty() && is_in_force(constants, status, clearance))
      since = std::max(since, clearance.at.at);
  const auto& sessions = status.sessions;
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    const Moment& until = i + 1 < sessions.size() ? sessions[i + 1].at : status.now;
    const auto days = find_local_date(until).days - find_local_date(sessions[i].at).days;
    if (days >= constants.gap_new_intake_days.value)
      since =
          std::max(since, base::add_days(sessions[i].at.at, constants.gap_new_intake_days.value));
  }
  return since;
}

}  // namespace

std::optional<Reason> find_seal_fault(const Status& status, const Seal& seal,
                                      const std::string& clinician, const Moment& recorded) {
  const auto who = {input("clinician", clinician)};
  const AcceptedKey* known = nullptr;
  for (const AcceptedKey& key : status.keys)
    if (key.key->key == seal.key && (known == nullptr || key.id == seal.accepted)) known = &key;
  if (known == nullptr || known->at.at > recorded.at)
    return make_reason("clearance.unknown-key", who);
  if (known->id != seal.accepted) return make_reason("clearance.other-person", who);
  if (known->withdrawn) return make_reason("clearance.key-withdrawn", who);
  if (!seal.is_genuine) return make_reason("clearance.bad-signature", who);
  if (seal.at.at > recorded.at) return make_reason("clearance.signed-ahead", who);
  return std::nullopt;
}

bool is_sealed(const Status& status, const std::optional<Seal>& seal, const std::string& clinician,
               const Moment& recorded) {
  return seal && !find_seal_fault(status, *seal, clinician, recorded);
}

LocalDate find_last_day(const Constants& constants, LocalDate given, LocalDate expires) {
  const auto longest = static_cast<std::int32_t>(constants.clearance_max_days.value);
  return {std::min(expires.days, given.days + longest)};
}

bool is_in_force(const Constants& constants, const Status& status, const ClearanceAt& clearance) {
  const Clearance& record = *clearance.clearance;
  const LocalDate today = find_local_date(status.now);
  const bool forged =
      record.seal && !is_sealed(status, record.seal, record.clinician, clearance.at);
  return !forged && !record.clinician.empty() && !record.role.empty() &&
         today <= find_last_day(constants, record.given, record.expires) &&
         record.given <= find_local_date(clearance.at) && record.given <= today;
}

std::optional<Reason> find_clearance_fault(const Constants& constants, const Status& status,
                                           const ClearanceAt& clearance, const OpenFlag& flag) {
  const Clearance& record = *clearance.clearance;
  const auto who = {input("clinician", record.clinician)};
  if (record.seal)
    if (auto fault = find_seal_fault(status, *record.seal, record.clinician, clearance.at))
      return fault;
  const Moment since{flag.since, clearance.at.offset_minutes};
  const bool sealed_before = record.seal && record.seal->at.at < flag.since;
  if (clearance.at.at < flag.since || record.given < find_local_date(since) || sealed_before)
    return make_reason("clearance.before-sign", who);
  if (flag.level > ActionLevel::professional && !record.seal)
    return make_reason("clearance.needs-signature", who);
  const LocalDate last = find_last_day(constants, record.given, record.expires);
  if (find_local_date(status.now) > last)
    return make_reason("clearance.expired",
                       {input("clinician", record.clinician), input("day", format_leaf(last))});
  if (!is_in_force(constants, status, clearance)) return make_reason("clearance.incomplete", who);
  return std::nullopt;
}

const Clearance* find_flag_clearance(const Constants& constants, const Status& status,
                                     const OpenFlag& flag) {
  for (const ClearanceAt& clearance : status.clearances)
    if (names_flag(clearance, flag.flag) &&
        !find_clearance_fault(constants, status, clearance, flag))
      return clearance.clearance;
  return nullptr;
}

std::optional<Reason> find_clearance_refusal(const Constants& constants, const Status& status,
                                             const OpenFlag& flag) {
  for (auto at = status.clearances.rbegin(); at != status.clearances.rend(); ++at)
    if (names_flag(*at, flag.flag)) return find_clearance_fault(constants, status, *at, flag);
  return std::nullopt;
}

std::optional<Reason> find_key_refusal(const Constants& constants, const Status& status,
                                       const Id& exercise) {
  for (auto at = status.clearances.rbegin(); at != status.clearances.rend(); ++at) {
    const Clearance& record = *at->clearance;
    if (std::ranges::find(record.keys, exercise) == record.keys.end()) continue;
    const auto who = {input("clinician", record.clinician)};
    if (record.seal)
      if (auto fault = find_seal_fault(status, *record.seal, record.clinician, at->at))
        return fault;
    const LocalDate last = find_last_day(constants, record.given, record.expires);
    if (find_local_date(status.now) > last)
      return make_reason("clearance.expired",
                         {input("clinician", record.clinician), input("day", format_leaf(last))});
    if (!is_in_force(constants, status, *at)) return make_reason("clearance.incomplete", who);
    return std::nullopt;
  }
  return std::nullopt;
}

bool has_key(const Constants& constants, const Status& status, const Id& exercise) {
  std::optional<Instant> since;  // asked only where somebody gave the key
  return std::ranges::any_of(status.clearances, [&](const ClearanceAt& clearance) {
    const auto& keys = clearance.clearance->keys;
    if (std::ranges::find(keys, exercise) == keys.end()) return false;
    if (!since) since = find_keys_since(constants, status);
    return clearance.at.at >= *since && is_in_force(constants, status, clearance);
  });
}

}  // namespace plumb::care
