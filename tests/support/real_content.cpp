#include "support/real_content.hpp"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "catalogue/read_catalogue.hpp"

namespace plumb::testing {

namespace {

app::Content read_real_content() {
  base::Diagnostics problems;
  auto content = catalogue::read_catalogue(PLUMB_CATALOGUE_DIR, problems);
  for (const base::Diagnostic& problem : problems.found())
    std::fprintf(stderr, "%s\n", base::format_diagnostic(problem).c_str());
  if (!content) {
    std::fprintf(stderr, "%s: %s\n", content.error().where.c_str(), content.error().hint.c_str());
    std::exit(EXIT_FAILURE);
  }
  return std::move(*content);
}

}  // namespace

const app::Content& real_content() {
  static const app::Content content = read_real_content();
  return content;
}

}  // namespace plumb::testing
