#include "wire/fhir/event_resources.hpp"

#include <algorithm>

#include "base/write_described.hpp"
#include "wire/event_codec.hpp"
#include "wire/fhir/questions.hpp"
#include "wire/json.hpp"

namespace plumb::wire::fhir {

namespace {

using care::Event;

constexpr std::string_view category_system =
    "http://terminology.hl7.org/CodeSystem/observation-category";

class Writer {
 public:
  Writer(const RecordContext& context, const Event& event)
      : context_{context},
        event_{event},
        is_void_{context.voided.contains(event.id.text)},
        id_{event.id.text} {}

  std::vector<Document> write() {
    std::visit([this](const auto& body) { write_body(body); }, event_.body);
    bear_event(made_.front());
    return std::move(made_);
  }

 private:
  /// Resource type, id, status and subject; the members of the one resource follow.
  Document begin(std::string_view type, const std::string& id) const {
    return make_table({{"resourceType", make_words(type)}, {"id", make_words(id)}});
  }
  std::string status(std::string_view usual) const {
    return std::string(is_void_ ? "entered-in-error" : usual);
  }
  Document subject() const { return make_reference(context_.patient); }
  Document when() const { return make_moment(event_.at); }
  std::string name_exercise(const care::Id& id) const {
    const std::string* text = context_.catalogue.find_text("exercise." + id + ".name");
    return text == nullptr ? std::string(id) : *text;
  }
  void add(Document resource, std::initializer_list<Member> members) {
    for (const auto& [key, value] : members)
      if (value.kind != Document::Kind::null) resource.add(std::string(key), value);
    made_.push_back(std::move(resource));
  }
  std::string child(std::string_view what) const {
    return derive_id(id_ + "/" + std::string(what));
  }

  /// The event goes before the members that only some types have, as FHIR's order asks.
  void bear_event(Document& resource) const {
    Document extension =
        make_table({{"url", make_words(event_extension)},
                    {"valueString", make_words(JsonEventCodec().format_event(event_))}});
    Document::Member member{"extension", 0, make_list({std::move(extension)})};
    resource.members.insert(resource.members.begin() + 2, std::move(member));
  }

  // Answers to questions.

  void add_response(std::string_view questionnaire, std::vector<Document> items) {
    add(begin("QuestionnaireResponse", id_),
        {{"questionnaire", make_words("urn:plumbline:" + std::string(questionnaire))},
         {"status", make_words(status("completed"))},
         {"subject", subject()},
         {"authored", when()},
         {"item", make_list(std::move(items))}});
  }
  void write_body(const care::IntakeAnswered& body) {
    add_response("intake", make_items(context_.catalogue, body.answers));
  }
  void write_body(const care::FlagsScreened& body) {
    add_response("screen", make_items(context_.catalogue, body.answers));
  }
  void write_body(const care::MeasureTaken& body) {
    add_response("measure:" + body.measure, make_items(body));
    if (!body.score) return;
    add_observation(child("score"), make_own("measure", body.measure),
                    {{"valueQuantity", make_table({{"value", Document::make_real(*body.score)}})}});
  }
  void write_body(const care::SelfCheckDone& body) {
    add_response("self-check", make_items(context_.catalogue, body.results));
  }

  // Observations.

  void add_observation(const std::string& id, Document code,
                       std::initializer_list<Member> members) {
    Document category = make_list({make_concept(category_system, "survey")});
    add(begin("Observation", id), {});
    Document& made = made_.back();
    const auto put = [&](std::string_view key, Document value) {
      if (value.kind != Document::Kind::null) made.add(std::string(key), std::move(value));
    };
    for (const auto& [key, value] : members)
      if (key == "partOf") put(key, value);
    put("status", make_words(status("final")));
    put("category", std::move(category));
    put("code", std::move(code));
    put("subject", subject());
    put("effectiveDateTime", when());
    for (const auto& [key, value] : members)
      if (key != "partOf") put(key, value);
  }
  static Document make_pain() { return make_concept(loinc, pain_code, pain_display); }
  static void add_component(std::vector<Document>& to, Document code, std::string_view key,
                            Document value) {
    to.push_back(make_table({{"code", std::move(code)}, {key, std::move(value)}}));
  }
  template <class T>
  static void add_number(std::vector<Document>& to, std::string_view name,
                         const std::optional<T>& number) {
    if (number)
      add_component(to, make_own("observation", name), "valueInteger",
                    Document::make_integer(number->value));
  }
  static void add_pain(std::vector<Document>& to, std::string_view name, care::PainScore pain) {
    Document code = make_pain();
    if (!name.empty())
      for (auto& member : code.members) {
        if (member.key == "coding")
          member.value.items.push_back(make_coding("urn:plumbline:observation", name));
        if (member.key == "text") member.value.text = std::string(name);
      }
    add_component(to, std::move(code), "valueInteger", Document::make_integer(pain.value));
  }
  static void add_sign(std::vector<Document>& to, std::string_view name, bool is_so) {
    if (is_so)
      add_component(to, make_own("observation", name), "valueBoolean",
                    Document::make_boolean(true));
  }
  static void add_zones(std::vector<Document>& to, const care::Zones& zones,
                        const std::string& when = "zone_") {
    add_number(to, when + "back_left", zones.back_left);
    add_number(to, when + "back_right", zones.back_right);
    add_number(to, when + "neck_left", zones.neck_left);
    add_number(to, when + "neck_right", zones.neck_right);
  }
  static void add_pressure(std::vector<Document>& to, std::string_view code,
                           std::string_view display, std::int64_t value) {
    add_component(to, make_concept(loinc, code, display), "valueQuantity",
                  make_quantity(Document::make_integer(value), "mmHg", "mm[Hg]"));
  }

  void write_body(const care::CheckIn& body) {
    std::vector<Document> parts;
    add_pain(parts, "", body.pain);
    if (body.limb_pain) add_pain(parts, "limb_pain", *body.limb_pain);
    add_zones(parts, body.zones);
    if (body.stiffness_min)
      add_component(parts, make_own("observation", "stiffness"), "valueQuantity",
                    make_quantity(Document::make_integer(body.stiffness_min->value), "min", "min"));
    add_number(parts, "sleep", body.sleep);
    for (const auto& [name, is_so] : {std::pair{"morning", body.morning},
                                      {"ill", body.ill},
                                      {"drowsy", body.drowsy},
                                      {"new_sign", body.new_sign},
                                      {"accident", body.accident}})
      add_sign(parts, name, is_so);
    if (body.pressure) {
      add_pressure(parts, "8480-6", "Systolic blood pressure", body.pressure->systolic.value);
      add_pressure(parts, "8462-4", "Diastolic blood pressure", body.pressure->diastolic.value);
    }
    for (const care::FlagAnswer& answer : body.flags)
      add_component(parts, make_own("flag", answer.flag), "valueCodeableConcept",
                    make_own("reply", name_of(answer.reply)));
    add_observation(id_, make_own("record", "check_in"), {{"component", make_list(parts)}});
  }
  void write_body(const care::AfterReport& body) {
    std::vector<Document> parts;
    add_component(parts, make_own("observation", "when"), "valueString",
                  make_words(name_of(body.when)));
    add_zones(parts, body.zones);
    add_sign(parts, "tingling", body.tingling);
    add_observation(id_, make_pain(),
                    {{"partOf", make_list({make_reference(body.session.text)})},
                     {"valueInteger", Document::make_integer(body.pain.value)},
                     {"component", make_list(parts)}});
  }
  void write_body(const care::MovementTried& body) {
    std::vector<Document> parts;
    add_component(parts, make_own("observation", "direction"), "valueString",
                  make_words(name_of(body.direction)));
    add_pain(parts, "pain_before", body.pain_before);
    if (body.pain_one_minute) add_pain(parts, "pain_one_minute", *body.pain_one_minute);
    if (body.pain_ten_minutes) add_pain(parts, "pain_ten_minutes", *body.pain_ten_minutes);
    add_zones(parts, body.zones_before, "zone_before_");
    add_zones(parts, body.zones_one_minute, "zone_one_minute_");
    add_zones(parts, body.zones_ten_minutes, "zone_ten_minutes_");
    add_observation(id_, make_own("record", "movement_trial"), {{"component", make_list(parts)}});
  }
  void write_body(const care::Note& body) {
    add_observation(id_, make_own("record", "note", body.about),
                    {{"valueString", make_words(body.words)}});
  }

  // Sessions.

  void write_body(const care::SessionDone& body) {
    const base::Moment end{base::add_ms(event_.at.at, body.seconds.value * base::ms_per_second),
                           event_.at.offset_minutes};
    const bool any_done = std::ranges::any_of(
        body.exercises, [](const care::ExerciseReport& one) { return !one.skipped; });
    add(begin("Procedure", id_),
        {{"status", make_words(status(any_done ? "completed" : "not-done"))},
         {"code", make_own("record", "session", "Exercise session at home")},
         {"subject", subject()},
         {"performedPeriod", make_dates(event_.at, end)}});
    std::vector<Document> parts;
    add_zones(parts, body.zones_before);
    add_observation(child("before"), make_pain(),
                    {{"partOf", make_list({make_reference(id_)})},
                     {"valueInteger", Document::make_integer(body.pain_before.value)},
                     {"component", make_list(parts)}});
    for (std::size_t i = 0; i < body.exercises.size(); ++i)
      write_exercise(body.exercises[i], i, end);
  }
  void write_exercise(const care::ExerciseReport& one, std::size_t place, const base::Moment& end) {
    const std::string id = child("exercise/" + std::to_string(place));
    const bool stopped = one.stop != care::StopReason::none;
    const char* usual = one.skipped ? "not-done" : stopped ? "stopped" : "completed";
    add(begin("Procedure", id),
        {{"partOf", make_list({make_reference(id_)})},
         {"status", make_words(status(usual))},
         {"statusReason", stopped ? make_own("stop", name_of(one.stop)) : Document{}},
         {"code", make_own("exercise", one.exercise, name_exercise(one.exercise))},
         {"subject", subject()},
         {"performedPeriod", make_dates(event_.at, end)}});
    if (one.skipped) return;
    std::vector<Document> parts;
    add_component(parts, make_own("observation", "level"), "valueInteger",
                  Document::make_integer(one.level));
    add_component(parts, make_own("observation", "completed"), "valueQuantity",
                  make_quantity(Document::make_integer(one.completed.value), "%", "%"));
    if (one.peak) add_pain(parts, "pain_peak", *one.peak);
    add_number(parts, "effort", one.effort);
    add_zones(parts, one.zones);
    add_component(parts, make_own("observation", "felt"), "valueString",
                  make_words(name_of(one.felt)));
    add_observation(child("exercise/" + std::to_string(place) + "/felt"),
                    make_own("exercise", one.exercise, name_exercise(one.exercise)),
                    {{"partOf", make_list({make_reference(id)})}, {"component", make_list(parts)}});
  }

  // What a person wants.

  void write_body(const care::GoalChosen& body) {
    const std::string words = body.exercise ? name_exercise(*body.exercise) : "no goal any more";
    add(begin("Goal", id_),
        {{"lifecycleStatus", make_words(status(body.exercise ? "active" : "cancelled"))},
         {"description", body.exercise ? make_own("exercise", *body.exercise, words)
                                       : make_table({{"text", make_words(words)}})},
         {"subject", subject()},
         {"startDate", make_words(base::format_leaf(find_local_date(event_.at)))}});
  }

  // What a clinician says.

  void add_request(std::string_view kind, const std::string& clinician, const std::string& words,
                   base::LocalDate given, base::LocalDate expires,
                   const std::optional<care::Seal>& seal, std::vector<Document> details) {
    Document note =
        words.empty() ? Document{} : make_list({make_table({{"text", make_words(words)}})});
    add(begin("ServiceRequest", id_), {{"status", make_words(status("active"))},
                                       {"intent", make_words("order")},
                                       {"code", make_own("record", kind)},
                                       {"orderDetail", make_list(std::move(details))},
                                       {"subject", subject()},
                                       {"occurrencePeriod", make_date_span(given, expires)},
                                       {"authoredOn", when()},
                                       {"requester", make_display(clinician)},
                                       {"note", std::move(note)}});
    if (seal) add_signature(clinician, *seal);
  }
  void add_signature(const std::string& clinician, const care::Seal& seal) {
    Document kind =
        make_coding("urn:iso-astm:E1762-95:2013", "1.2.840.10065.1.12.1.1", "Author's Signature");
    Document signature = make_table({{"type", make_list({std::move(kind)})},
                                     {"when", make_words(format_leaf(seal.at))},
                                     {"who", make_display(clinician)},
                                     {"sigFormat", make_words("text/plain")},
                                     {"data", make_words(encode_base64(seal.signature))}});
    Document agent = make_table({{"who", make_display(clinician)}});
    add(begin("Provenance", child("seal")), {{"target", make_list({make_reference(id_)})},
                                             {"recorded", make_words(format_leaf(seal.at))},
                                             {"agent", make_list({std::move(agent)})},
                                             {"signature", make_list({std::move(signature)})}});
  }
  void write_body(const care::Clearance& body) {
    std::vector<Document> details;
    for (const auto& id : body.flags) details.push_back(make_own("flag", id));
    for (const auto& id : body.keys) details.push_back(make_own("exercise", id, name_exercise(id)));
    add_request(body.kind, body.clinician, body.words, body.given, body.expires, body.seal,
                std::move(details));
  }
  void write_body(const care::TherapistOrder& body) {
    std::vector<Document> details;
    for (const auto& lock : body.locks)
      details.push_back(make_own("exercise-left-out", lock.exercise, name_exercise(lock.exercise)));
    for (const auto& limit : body.disc_limits)
      details.push_back(make_own(
          "disc-limit", limit.disc,
          "at most " + std::to_string(limit.percent.value) + " % of the load of quiet standing"));
    for (const auto& limit : body.movement_limits)
      details.push_back(make_own("movement-limit", name_of(limit.movement),
                                 "at most " + std::to_string(limit.degrees.value) + " degrees"));
    for (const auto& dose : body.doses)
      details.push_back(make_own("dose", dose.exercise, name_exercise(dose.exercise)));
    add_request(body.kind, body.clinician, body.words, body.given, body.expires, body.seal,
                std::move(details));
  }
  void write_body(const care::CustomExercise& body) {
    const auto name = body.texts.find("name");
    add_request(body.kind, body.clinician, "", body.given, body.expires, body.seal,
                {make_own("exercise", body.exercise.id,
                          name == body.texts.end() ? std::string() : name->second)});
  }
  void write_body(const care::Countersigned& body) {
    add_request(body.kind, body.clinician, body.words, body.given, body.expires, body.seal,
                {make_own("offer", body.offer)});
  }

  /// What FHIR has no resource for.
  template <class Body>
  void write_body(const Body& body) {
    Document details = Document::make_text(format_json(base::write_described(body)));
    add(begin("Basic", id_),
        {{"code", make_own("record", Body::kind, details.text)},
         {"subject", subject()},
         {"created", make_words(base::format_leaf(find_local_date(event_.at)))}});
  }

  const RecordContext& context_;
  const Event& event_;
  bool is_void_;
  std::string id_;
  std::vector<Document> made_;
};

}  // namespace

std::vector<Document> make_event_resources(const RecordContext& context, const Event& event) {
  return Writer(context, event).write();
}

}  // namespace plumb::wire::fhir
