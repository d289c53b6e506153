#pragma once

#include "files/read_load_files.hpp"
#include "loads/person.hpp"

namespace plumb::fuzz {

/// The shipped body, read once.
const files::LoadFiles& shipped();

/// The person that a scenario file means; the last one is kept, for most inputs mean the same.
const base::Outcome<loads::Person>& find_person(const loads::ScenarioFile& file,
                                                loads::LoadWorkspace& workspace);

/// A number that is none may stand in no answer; it stops the program.
void expect_finite(const base::Document& document);

}  // namespace plumb::fuzz
