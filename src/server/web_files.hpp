#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/outcome.hpp"
#include "server/http.hpp"

namespace plumb::server {

/// The built web page, read once into memory: what is asked for is looked up by name, so that no
/// request ever becomes a path of the file system.
///
/// A file `x` with `x.br` or `x.gz` beside it is sent in the form that the browser takes. Names
/// that carry a hash of their content (assets/name-HASH.ext) may be kept for ever; all others are
/// asked for again with their tag.
class WebFiles {
 public:
  /// No folder, no page: an empty name gives a site without files.
  /// Faults   storage_failed if the folder cannot be read or is far too large.
  static base::Outcome<WebFiles> read(const std::string& folder);

  /// The file of that path, or the page itself for a path that is one of its routes; else a 404
  /// (which, for what looks like a page, is the page).
  Response answer(const Request& request) const;
  /// True if there is a file of that path with exactly these bytes.
  bool has(std::string_view path, std::string_view bytes) const;
  std::size_t size() const { return files_.size(); }

 private:
  struct Form {
    std::shared_ptr<const std::string> bytes;
    std::string tag;
  };
  struct File {
    std::string type;
    bool is_for_ever = false;
    Form plain, gzip, brotli;  ///< `bytes` is null where there is none
  };
  Response send(const File& file, const Request& request) const;

  std::map<std::string, File, std::less<>> files_;  ///< by path, "/index.html"
};

/// The first parts of the paths that the page itself answers; "" is its start.
std::span<const std::string_view> list_pages();

/// True if `header` (an Accept-Encoding) takes that coding.
bool is_coding_accepted(std::string_view header, std::string_view coding);

/// The tag of bytes, with its quotes: strong, the same for the same bytes.
std::string find_entity_tag(std::string_view bytes, std::string_view suffix = {});

/// True if the request already has the bytes of that tag; the answer is then a 304.
bool is_tag_known(const Request& request, std::string_view tag);

}  // namespace plumb::server
