#include "wire/fhir/bundle.hpp"

#include <string_view>
#include <vector>

#include "care/journal.hpp"
#include "care/plan_engine.hpp"
#include "wire/fhir/event_resources.hpp"
#include "wire/fhir/parts.hpp"
#include "wire/json.hpp"

namespace plumb::wire::fhir {

namespace {

using care::Plan;

std::string find_words(const care::Catalogue& catalogue, const std::string& key,
                       const std::string& otherwise) {
  const std::string* text = catalogue.find_text(key);
  return text == nullptr ? otherwise : *text;
}

/// What the rules make of the record at the moment.
class PlanResources {
 public:
  PlanResources(const RecordContext& context, const Plan& plan) : context_{context}, plan_{plan} {}

  std::vector<Document> write() const {
    std::vector<Document> made;
    std::vector<Document> addressed;
    for (const care::Id& id : plan_.conditions) {
      made.push_back(make_condition(id));
      addressed.push_back(make_reference(find_id("condition/" + id)));
    }
    for (const care::OpenFlag& flag : plan_.flags) made.push_back(make_flag(flag));
    made.push_back(make_care_plan(std::move(addressed)));
    made.push_back(make_provenance());
    return made;
  }

 private:
  std::string find_id(const std::string& what) const {
    return derive_id(context_.patient + "/" + what);
  }
  Document subject() const { return make_reference(context_.patient); }

  Document make_condition(const care::Id& id) const {
    constexpr std::string_view status = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    constexpr std::string_view sure = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    return make_table(
        {{"resourceType", make_words("Condition")},
         {"id", make_words(find_id("condition/" + id))},
         {"clinicalStatus", make_concept(status, "active")},
         {"verificationStatus", make_concept(sure, "unconfirmed")},
         {"code", make_own("condition", id,
                           find_words(context_.catalogue, "condition." + id + ".name", id))},
         {"subject", subject()}});
  }

  Document make_flag(const care::OpenFlag& flag) const {
    constexpr std::string_view kinds = "http://terminology.hl7.org/CodeSystem/flag-category";
    Document period = make_table({{"start", make_words(base::format_leaf(flag.since))}});
    return make_table({{"resourceType", make_words("Flag")},
                       {"id", make_words(find_id("flag/" + flag.flag))},
                       {"status", make_words("active")},
                       {"category", make_list({make_concept(kinds, "safety")})},
                       {"code", make_own("flag", flag.flag,
                                         find_words(context_.catalogue,
                                                    "flag." + flag.flag + ".what", flag.flag))},
                       {"subject", subject()},
                       {"period", std::move(period)}});
  }

  static std::string describe_dose(const care::PlanLine& line) {
    const care::Rung& dose = line.dose;
    std::string text = "level " + std::to_string(line.level) + ": " + std::to_string(dose.sets) +
                       " x " + std::to_string(dose.reps);
    if (dose.hold_s > 0) text += ", hold " + std::to_string(dose.hold_s) + " s";
    if (dose.move_s > 0) text += ", move " + std::to_string(dose.move_s) + " s";
    if (dose.load_g > 0) text += ", " + std::to_string(dose.load_g) + " g";
    return text + ", " + std::to_string(dose.per_day) + " a day";
  }

  Document make_activity(const care::PlanLine& line) const {
    const auto own = line.own_texts.find("name");
    const std::string name =
        own != line.own_texts.end()
            ? own->second
            : find_words(context_.catalogue, "exercise." + line.exercise + ".name", line.exercise);
    Document detail = make_table({{"kind", make_words("ServiceRequest")},
                                  {"code", make_own("exercise", line.exercise, name)},
                                  {"status", make_words(line.finished         ? "completed"
                                                        : line.done_today > 0 ? "in-progress"
                                                                              : "not-started")},
                                  {"description", make_words(describe_dose(line))}});
    return make_table({{"detail", std::move(detail)}});
  }

  Document make_care_plan(std::vector<Document> addressed) const {
    std::vector<Document> activities;
    for (const care::PlanLine& line : plan_.lines) activities.push_back(make_activity(line));
    const bool is_held = plan_.state == care::PlanState::blocked;
    return make_table({{"resourceType", make_words("CarePlan")},
                       {"id", make_words(find_id("plan"))},
                       {"status", make_words(is_held ? "on-hold" : "active")},
                       {"intent", make_words("plan")},
                       {"title", make_words("Exercise at home")},
                       {"description", make_words("State: " + std::string(name_of(plan_.state)))},
                       {"subject", subject()},
                       {"created", make_moment(plan_.at)},
                       {"addresses", make_list(std::move(addressed))},
                       {"activity", make_list(std::move(activities))}});
  }

  /// Who made the plan: rules, and by which catalogue.
  Document make_provenance() const {
    constexpr std::string_view roles =
        "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    Document agent = make_table({{"type", make_concept(roles, "assembler")},
                                 {"who", make_display("Plumbline, catalogue " + plan_.catalogue)}});
    return make_table({{"resourceType", make_words("Provenance")},
                       {"id", make_words(find_id("provenance"))},
                       {"target", make_list({make_reference(find_id("plan"))})},
                       {"recorded", make_moment(plan_.at)},
                       {"agent", make_list({std::move(agent)})}});
  }

  const RecordContext& context_;
  const Plan& plan_;
};

std::set<std::string> find_voided(std::span<const care::Event> events) {
  std::set<std::string> ids;
  for (const care::Event& event : events)
    if (const auto* voided = std::get_if<care::Voided>(&event.body)) ids.insert(voided->event.text);
  return ids;
}

}  // namespace

std::string format_bundle(const care::Catalogue& catalogue, std::span<const care::Event> written,
                          std::span<const care::Event> counted, const base::Moment& at) {
  const auto events = care::merge_events({written.begin(), written.end()});
  // The person of a journal is nobody but the one to whom its first event happened.
  const std::string seed = events.empty() ? std::string("nobody") : events.front().id.text;
  const RecordContext context{catalogue, derive_id(seed + "/person"), find_voided(events)};
  std::vector<Document> entries = {
      make_entry(make_table({{"resourceType", make_words("Patient")},
                             {"id", make_words(context.patient)},
                             {"active", Document::make_boolean(true)}}))};
  for (const care::Event& event : events)
    for (Document& resource : make_event_resources(context, event))
      entries.push_back(make_entry(std::move(resource)));
  const Plan plan = care::make_plan(catalogue, counted, at);
  for (Document& resource : PlanResources(context, plan).write())
    entries.push_back(make_entry(std::move(resource)));
  // An entry a line, so that people and tools for text can find their way.
  std::string text = R"({"resourceType":"Bundle","type":"collection","timestamp":")" +
                     base::format_leaf(at) + "\",\"entry\":[";
  std::string_view between = "\n";
  for (const Document& entry : entries) {
    text += between;
    text += format_json(entry);
    between = ",\n";
  }
  return text + "\n]}\n";
}

}  // namespace plumb::wire::fhir
