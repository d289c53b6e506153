#include "files/read_load_files.hpp"

#include "base/read_described.hpp"
#include "files/parse_yaml.hpp"
#include "files/read_text.hpp"

namespace plumb::files {

namespace {

template <class T>
base::Outcome<bool> read_file(const std::string& path, T& into, base::Diagnostics& problems) {
  PLUMB_TRY(const std::string text, read_text(path));
  base::Document document;
  if (parse_yaml(text, path, document, problems))
    base::read_described(document, into, path, problems);
  return true;
}

}  // namespace

base::Outcome<LoadFiles> read_load_files(const std::string& folder, base::Diagnostics& problems) {
  LoadFiles out;
  const std::size_t before = problems.size();
  base::Outcome<bool> read = true;
  const auto take = [&](const char* name, auto& into) {
    if (read) read = read_file(folder + "/" + name + ".yaml", into, problems);
  };
  take("segments", out.body.segments);
  take("vertebrae", out.body.vertebrae);
  take("landmarks", out.body.landmarks);
  take("joint_ranges", out.body.joint_ranges);
  take("attachments", out.loads.attachments);
  take("muscles", out.loads.muscles);
  take("tissue", out.loads.tissue);
  take("effort", out.loads.effort);
  take("standing", out.loads.standing);
  if (!read) return std::unexpected(read.error());
  if (problems.size() > before)
    return base::fail(base::Fault::Code::content_invalid, "reading the body", folder,
                      "correct what was reported and read again");
  return out;
}

}  // namespace plumb::files
