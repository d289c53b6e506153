#pragma once

#include <string_view>

#include "base/diagnostics.hpp"
#include "wire/journal_file.hpp"

namespace plumb::wire {

/// Reads a record in any of the forms in which one leaves the program whole: a journal file, the
/// whole record as JSON, the table `events`, or a Bundle of FHIR. Events come in the order of the
/// file; each is in the very bytes that it had.
///
/// Reports   what is none of these; every event that cannot be read, with its line where it has one
JournalFile parse_record(std::string_view text, std::string_view name, base::Diagnostics& problems);

}  // namespace plumb::wire
