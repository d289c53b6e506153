#include "wire/fhir/parts.hpp"

#include <cstddef>
#include <cstdint>

namespace plumb::wire::fhir {

Document make_table(std::initializer_list<Member> members) {
  Document table = Document::make_table();
  for (const auto& [key, value] : members)
    if (value.kind != Document::Kind::null) table.add(std::string(key), value);
  return table;
}

Document make_list(std::vector<Document> items) {
  if (items.empty()) return {};
  Document list = Document::make_list();
  list.items = std::move(items);
  return list;
}

Document make_words(std::string_view text) {
  return text.empty() ? Document{} : Document::make_text(std::string(text));
}

Document make_coding(std::string_view system, std::string_view code, std::string_view display) {
  return make_table({{"system", make_words(system)},
                     {"code", make_words(code)},
                     {"display", make_words(display)}});
}

Document make_concept(std::string_view system, std::string_view code, std::string_view text) {
  return make_table(
      {{"coding", make_list({make_coding(system, code)})}, {"text", make_words(text)}});
}

Document make_own(std::string_view system, std::string_view code, std::string_view text) {
  return make_concept("urn:plumbline:" + std::string(system), code, text);
}

Document make_reference(std::string_view id) {
  return make_table({{"reference", make_words("urn:uuid:" + std::string(id))}});
}

Document make_display(std::string_view who) { return make_table({{"display", make_words(who)}}); }

Document make_quantity(Document value, std::string_view unit, std::string_view code) {
  return make_table({{"value", std::move(value)},
                     {"unit", make_words(unit)},
                     {"system", make_words(ucum)},
                     {"code", make_words(code)}});
}

Document make_moment(const base::Moment& at) { return make_words(base::format_leaf(at)); }

Document make_dates(const base::Moment& from, const base::Moment& to) {
  return make_table({{"start", make_moment(from)}, {"end", make_moment(to)}});
}

Document make_date_span(base::LocalDate from, base::LocalDate to) {
  return make_table(
      {{"start", make_words(base::format_leaf(from))}, {"end", make_words(base::format_leaf(to))}});
}

std::string derive_id(std::string_view seed) {
  // FNV-1a twice, from two beginnings: an id need not be a secret, only its own.
  constexpr std::uint64_t prime = 0x100000001b3u;
  std::uint64_t sums[] = {0xcbf29ce484222325u, 0x9ae16a3b2f90404fu};
  for (std::uint64_t& sum : sums)
    for (const char c : seed) sum = (sum ^ static_cast<unsigned char>(c)) * prime;
  constexpr std::string_view digits = "0123456789abcdef";
  std::string id;
  for (int i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) id += '-';
    const std::uint64_t drawn = (sums[i / 16] >> (60u - 4u * static_cast<unsigned>(i % 16))) & 0xfu;
    const auto nibble = static_cast<std::size_t>(drawn);
    id += i == 12 ? '8' : i == 16 ? digits[8u + nibble % 4u] : digits[nibble];
  }
  return id;
}

Document make_entry(Document resource) {
  const Document* id = resource.find("id");
  Document url = make_words("urn:uuid:" + id->text);
  return make_table({{"fullUrl", std::move(url)}, {"resource", std::move(resource)}});
}

}  // namespace plumb::wire::fhir
