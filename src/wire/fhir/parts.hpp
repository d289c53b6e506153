#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/document.hpp"
#include "base/instant.hpp"

/// The small pieces that HL7 FHIR R4 resources are made of. Names with `urn:plumbline:` are
/// Plumbline's own; docs/reference/fhir.md lists them.
namespace plumb::wire::fhir {

using base::Document;

inline constexpr std::string_view event_extension = "urn:plumbline:event";
inline constexpr std::string_view loinc = "http://loinc.org";
inline constexpr std::string_view ucum = "http://unitsofmeasure.org";
inline constexpr std::string_view pain_code = "72514-3";
inline constexpr std::string_view pain_display =
    "Pain severity - 0-10 verbal numeric rating [Score] - Reported";

/// A member that is left out where its value is null: FHIR knows no empty things.
using Member = std::pair<std::string_view, Document>;
Document make_table(std::initializer_list<Member> members);
Document make_list(std::vector<Document> items);
/// null for an empty text.
Document make_words(std::string_view text);

Document make_coding(std::string_view system, std::string_view code, std::string_view display = "");
/// One coding, and what people read.
Document make_concept(std::string_view system, std::string_view code, std::string_view text = "");
/// A concept in one of Plumbline's own systems: "exercise" → urn:plumbline:exercise.
Document make_own(std::string_view system, std::string_view code, std::string_view text = "");
Document make_reference(std::string_view id);
Document make_display(std::string_view who);
Document make_quantity(Document value, std::string_view unit, std::string_view code);
Document make_dates(const base::Moment& from, const base::Moment& to);
Document make_date_span(base::LocalDate from, base::LocalDate to);
Document make_moment(const base::Moment& at);

/// A UUID (version 8, RFC 9562) that the same seed always gives: of what no event stands for.
std::string derive_id(std::string_view seed);

/// {"fullUrl": …, "resource": …}; `resource` has its id.
Document make_entry(Document resource);

}  // namespace plumb::wire::fhir
