#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.hpp"
#include "care/catalogue.hpp"
#include "care/event.hpp"

/// A journal as it leaves the program: everything as JSON, as FHIR or as the journal itself, or one
/// of three tables as CSV. The columns and their units are described in docs/reference/export.md,
/// which a test holds true.
namespace plumb::wire {

/// `json`, `events`, `fhir` and `journal` hold everything and can be read again (`parse_record`).
enum class ExportForm : std::uint8_t { json, days, exercises, events, fhir, journal };
constexpr auto names_of(ExportForm) {
  return std::array{
      base::named(ExportForm::json, "json"),           base::named(ExportForm::days, "days"),
      base::named(ExportForm::exercises, "exercises"), base::named(ExportForm::events, "events"),
      base::named(ExportForm::fhir, "fhir"),           base::named(ExportForm::journal, "journal")};
}

/// What a table is made of: the events as they were written down, as they count (see
/// `care::bring_to_clock`), and the moment up to which they do.
struct ExportInput {
  std::span<const care::Event> written;
  std::span<const care::Event> counted;
  base::Moment at;
};

std::string format_export(const care::Catalogue& catalogue, const ExportInput& input,
                          ExportForm form);

/// The columns of a table, in order; none for JSON.
std::vector<std::string_view> list_columns(ExportForm form);

/// "plumbline-days-2026-11-27.csv": nobody's name stands in it.
std::string make_export_name(ExportForm form, const base::Moment& at);

}  // namespace plumb::wire
