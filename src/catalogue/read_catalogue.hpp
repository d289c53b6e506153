#pragma once

#include <cstdint>
#include <filesystem>

#include "app/content.hpp"
#include "base/diagnostics.hpp"
#include "base/outcome.hpp"

namespace plumb::catalogue {

/// `left_out`: for whoever is about to make it anew.
enum class LoadTableUse : std::uint8_t { checked, left_out };

/// The whole catalogue of a folder, read strictly and checked against itself.
///
///   catalogue.yaml                                     version, reviewed
///   languages.yaml                                     the languages of the texts
///   exercises, avoided, conditions, flags, sources     one struct a file; the file bears its id
///   postures                                           one movement a file
///   matrix, equipment, intake, self_checks, measures, first_plan, coach.yaml
///   rules/{constants, rules}.yaml, rules/banned_claims/LANGUAGE.yaml
///   body/{segments, vertebrae, landmarks, joint_ranges, figure,
///         attachments, muscles, tissue, effort}.yaml
///   loads/{reference, table}.yaml
///   text/LANGUAGE                                      flat key → text, merged
///
/// Reports  every problem with file and line, sorted, files named as they stand in the folder.
///          What the rules say together is checked only if all their files were read without a
///          problem, and movements only if the body and all of them were: a half-read file would
///          only be blamed for what it lacks.
/// Faults   not_found if there is no such folder; content_invalid if anything was reported
///
/// The load table is checked last, once nothing else is wrong: it is made from all the rest.
base::Outcome<app::Content> read_catalogue(const std::filesystem::path& folder,
                                           base::Diagnostics& problems,
                                           LoadTableUse load_table = LoadTableUse::checked);

}  // namespace plumb::catalogue
