#pragma once

#include <string>

#include "base/diagnostics.hpp"
#include "base/outcome.hpp"
#include "loads/load_spec.hpp"
#include "spine/body_spec.hpp"

namespace plumb::files {

/// All that a load model is compiled from.
struct LoadFiles {
  spine::BodySpec body;
  loads::LoadSpec loads;
};

/// Reads the body and what carries it from the folder `body` of a catalogue: segments, vertebrae,
/// landmarks, joint_ranges, attachments, muscles, tissue, effort and standing (.yaml). The shipped
/// ones are installed; find_package names their folder in plumbline_BODY_DIR.
///
/// Reports  every problem of every file with file and line
/// Faults   not_found, storage_failed for a file that cannot be read; content_invalid if anything
///          was reported
base::Outcome<LoadFiles> read_load_files(const std::string& folder, base::Diagnostics& problems);

}  // namespace plumb::files
