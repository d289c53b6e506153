#include "wire/fhir/questions.hpp"

#include <cstdint>

namespace plumb::wire::fhir {

namespace {

std::string find_words(const care::Catalogue& catalogue, const std::string& key) {
  const std::string* text = catalogue.find_text(key);
  return text == nullptr ? std::string() : *text;
}

Document make_answer(std::string_view key, Document value) {
  return make_table({{key, std::move(value)}});
}

Document make_item(std::string_view id, std::string_view words, std::vector<Document> answers,
                   std::vector<Document> inner = {}) {
  return make_table({{"linkId", make_words(id)},
                     {"text", make_words(words)},
                     {"answer", make_list(std::move(answers))},
                     {"item", make_list(std::move(inner))}});
}

Document make_count(std::string_view id, std::int64_t value) {
  return make_item(id, "", {make_answer("valueInteger", Document::make_integer(value))});
}

Document make_not_sure() {
  return make_answer("valueCoding",
                     make_coding("http://terminology.hl7.org/CodeSystem/data-absent-reason",
                                 "asked-unknown", "Asked But Unknown"));
}

}  // namespace

std::vector<Document> make_items(const care::Catalogue& catalogue,
                                 const std::vector<care::Answer>& answers) {
  std::vector<Document> items;
  for (const care::Answer& one : answers) {
    std::vector<Document> given, inner;
    for (const std::string& choice : one.choices)
      given.push_back(make_answer(
          "valueCoding",
          make_coding("urn:plumbline:answer:" + one.question, choice,
                      find_words(catalogue, "question." + one.question + ".option." + choice))));
    if (one.number) given.push_back(make_answer("valueDecimal", Document::make_real(*one.number)));
    if (one.text && !one.text->empty())
      given.push_back(make_answer("valueString", make_words(*one.text)));
    if (one.date) given.push_back(make_answer("valueDate", make_words(format_leaf(*one.date))));
    if (one.time)
      given.push_back(make_answer("valueTime", make_words(format_leaf(*one.time) + ":00")));
    if (one.not_sure) given.push_back(make_not_sure());
    if (one.pressure) {
      inner.push_back(make_count(one.question + ".systolic", one.pressure->systolic.value));
      inner.push_back(make_count(one.question + ".diastolic", one.pressure->diastolic.value));
    }
    items.push_back(make_item(one.question,
                              find_words(catalogue, "question." + one.question + ".ask"),
                              std::move(given), std::move(inner)));
  }
  return items;
}

std::vector<Document> make_items(const care::Catalogue& catalogue,
                                 const std::vector<care::FlagAnswer>& answers) {
  std::vector<Document> items;
  for (const care::FlagAnswer& one : answers) {
    std::vector<Document> given = {
        make_answer("valueCoding", make_coding("urn:plumbline:reply", name_of(one.reply)))};
    for (const std::string& detail : one.details)
      given.push_back(make_answer(
          "valueCoding", make_coding("urn:plumbline:flag-detail", one.flag + "." + detail)));
    items.push_back(
        make_item(one.flag, find_words(catalogue, "flag." + one.flag + ".ask"), std::move(given)));
  }
  return items;
}

std::vector<Document> make_items(const care::Catalogue& catalogue,
                                 const std::vector<care::CheckResult>& results) {
  std::vector<Document> items;
  for (const care::CheckResult& one : results) {
    std::vector<Document> given, inner;
    const char* outcome = one.left_out ? "left_out" : one.trouble ? "trouble" : "done";
    given.push_back(
        make_answer("valueCoding", make_coding("urn:plumbline:self-check-outcome", outcome)));
    for (const care::CheckValue& value : one.values)
      inner.push_back(make_count(one.check + "." + value.part, value.value.value));
    Document item =
        make_item(one.check, find_words(catalogue, "self_check." + one.check + ".name"), {});
    given.front().add("item", make_list(std::move(inner)));
    if (given.front().members.back().value.kind == Document::Kind::null)
      given.front().members.pop_back();
    item.add("answer", make_list(std::move(given)));
    items.push_back(std::move(item));
  }
  return items;
}

std::vector<Document> make_items(const care::MeasureTaken& measure) {
  std::vector<Document> items;
  for (const care::MeasureAnswer& one : measure.answers)
    items.push_back(make_item(one.item, one.words,
                              {make_answer("valueDecimal", Document::make_real(one.value))}));
  if (measure.score)
    items.push_back(
        make_item("score", "", {make_answer("valueDecimal", Document::make_real(*measure.score))}));
  return items;
}

std::string encode_base64(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group =
          group << 8u | (at + k < bytes.size() ? static_cast<unsigned char>(bytes[at + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      text += at + k <= bytes.size() ? digits[group >> (18u - 6u * k) & 63u] : '=';
  }
  return text;
}

}  // namespace plumb::wire::fhir
