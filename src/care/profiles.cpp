#include "care/profiles.hpp"

#include <algorithm>
#include <utility>

#include "base/fingerprint.hpp"
#include "base/write_described.hpp"
#include "care/clearances.hpp"
#include "care/reasons.hpp"

namespace plumb::care {

namespace {

bool is_in_force(const Constants& constants, const Status& status, const CountersignedAt& at) {
  const Countersigned& record = *at.record;
  const LocalDate today = find_local_date(status.now);
  return is_sealed(status, record.seal, record.clinician, at.at) && record.given <= today &&
         today <= find_last_day(constants, record.given, record.expires);
}

}  // namespace

std::string find_offer(const std::vector<PlanLine>& lines) {
  base::Document offer = base::Document::make_list();
  for (const PlanLine& line : lines) {
    base::Document one = base::Document::make_table();
    one.add("exercise", base::Document::make_text(line.exercise));
    one.add("dose", base::write_described(line.dose));  // its level is part of it
    offer.items.push_back(std::move(one));
  }
  return base::find_fingerprint(offer);
}

void apply_profile(const Constants& constants, const Status& status, Plan& plan) {
  if (status.plan_profile == PlanProfile::personal) return;
  if (status.plan_profile == PlanProfile::education) {
    plan.lines.clear();
    plan.changes.clear();
    plan.slu_seconds = 0;
    plan.reasons.push_back(make_reason("profile.education"));
    return;
  }
  if (plan.lines.empty()) return;
  plan.offer = find_offer(plan.lines);
  const auto signed_one =
      std::ranges::find_if(status.countersigned, [&](const CountersignedAt& at) {
        return at.record->offer == plan.offer && is_in_force(constants, status, at);
      });
  if (signed_one != status.countersigned.end()) {
    plan.reasons.push_back(
        make_reason("profile.countersigned", {input("clinician", signed_one->record->clinician)}));
    return;
  }
  plan.proposed = std::exchange(plan.lines, {});
  plan.reasons.push_back(make_reason("profile.needs-countersignature"));
}

}  // namespace plumb::care
