#include "server/web_files.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "server/problem.hpp"

namespace plumb::server {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t folder_bytes = 256u << 20;

/// The pages of the web app, by the first part of their path. A page that is missing here still
/// opens, with status 404.
constexpr std::array<std::string_view, 28> pages = {
    "",        "welcome",   "intake",  "check-in", "today",      "library",  "avoided",
    "learn",   "practise",  "print",   "session",  "after",      "record",   "safety",
    "action",  "settings",  "summary", "measures", "self-check", "movement", "goal",
    "instead", "therapist", "hurts",   "rest",     "report",     "compare",  "lab"};

std::string find_type(const fs::path& name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 17> types = {{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".map", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".wasm", "application/wasm"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".webp", "image/webp"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".mp3", "audio/mpeg"},
      {".glb", "model/gltf-binary"},
      {".txt", "text/plain; charset=utf-8"},
      {".pdf", "application/pdf"},
  }};
  const std::string extension = name.extension().string();
  for (const auto& [known, type] : types)
    if (known == extension) return std::string(type);
  return "application/octet-stream";
}

bool is_hash_letter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         c == '-';
}

/// assets/name-HASH.ext, as the bundler writes it: the last eight characters before the
/// extension are the hash, after a dash.
bool has_hash_in_name(std::string_view path) {
  constexpr std::size_t hash_length = 8;
  if (!path.starts_with("/assets/")) return false;
  const std::size_t name_start = path.rfind('/') + 1;
  const std::string_view stem = path.substr(name_start, path.find('.', name_start) - name_start);
  if (stem.size() < hash_length + 2 || stem[stem.size() - hash_length - 1] != '-') return false;
  return std::ranges::all_of(stem.substr(stem.size() - hash_length), is_hash_letter);
}

std::shared_ptr<const std::string> read_bytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return nullptr;
  return std::make_shared<const std::string>(std::istreambuf_iterator<char>(file),
                                             std::istreambuf_iterator<char>());
}

/// A compressed sibling that is older than its file is of an earlier build.
std::shared_ptr<const std::string> read_sibling(const fs::path& path, const char* suffix) {
  fs::path sibling = path;
  sibling += suffix;
  std::error_code problem;
  if (!fs::is_regular_file(sibling, problem)) return nullptr;
  const bool stale = fs::last_write_time(sibling, problem) < fs::last_write_time(path, problem);
  return stale || problem ? nullptr : read_bytes(sibling);
}

bool looks_like_a_page(std::string_view path) {
  return !path.starts_with("/api/") && !path.starts_with("/assets/") &&
         path.substr(path.rfind('/')).find('.') == path.npos;
}

bool is_page(std::string_view path) {
  const std::string_view rest = path.substr(1);
  return std::ranges::find(pages, rest.substr(0, rest.find('/'))) != pages.end();
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string_view take_item(std::string_view& list, char separator) {
  const std::string_view item = list.substr(0, list.find(separator));
  list.remove_prefix(std::min(list.size(), item.size() + 1));
  return trim(item);
}

}  // namespace

std::span<const std::string_view> list_pages() { return pages; }

bool is_coding_accepted(std::string_view header, std::string_view coding) {
  while (!header.empty()) {
    std::string_view item = take_item(header, ',');
    if (!is_same_ignoring_case(take_item(item, ';'), coding)) continue;
    // "q=0", "q=0.0" …: named to be refused. Any other weight is a yes.
    const std::string_view weight = trim(item);
    return !weight.starts_with("q=0") || weight.find_first_of("123456789") != weight.npos;
  }
  return false;
}

std::string find_entity_tag(std::string_view bytes, std::string_view suffix) {
  std::uint64_t hash = 14'695'981'039'346'656'037u;  // FNV-1a
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 1'099'511'628'211u;
  }
  std::string tag = "\"";
  for (int shift = 60; shift >= 0; shift -= 4)
    tag += "0123456789abcdef"[static_cast<std::size_t>(hash >> shift) & 15u];
  tag += '-';
  tag += std::to_string(bytes.size());
  tag += suffix;
  tag += '"';
  return tag;
}

bool is_tag_known(const Request& request, std::string_view tag) {
  std::string_view known = request.find_header("if-none-match").value_or("");
  while (!known.empty()) {
    std::string_view item = take_item(known, ',');
    if (item.starts_with("W/")) item.remove_prefix(2);
    if (item == tag || item == "*") return true;
  }
  return false;
}

base::Outcome<WebFiles> WebFiles::read(const std::string& folder) {
  WebFiles files;
  if (folder.empty()) return files;
  const auto refuse = [&](const std::string& why) {
    return base::fail(base::Fault::Code::storage_failed, "reading the web page",
                      folder + ": " + why,
                      "Build the page, or give the folder that holds it with --share.");
  };
  std::error_code problem;
  fs::recursive_directory_iterator walk(folder, problem);
  if (problem) return refuse(problem.message());
  std::size_t total = 0;
  for (; walk != fs::recursive_directory_iterator(); walk.increment(problem)) {
    if (problem) return refuse(problem.message());
    const fs::path& path = walk->path();
    if (!walk->is_regular_file(problem) || walk->is_symlink(problem)) continue;
    if (path.extension() == ".br" || path.extension() == ".gz") continue;
    total += walk->file_size(problem);
    if (total > folder_bytes) return refuse("holds more than a web page does");
    File file;
    const std::string name = "/" + fs::relative(path, folder).generic_string();
    file.type = find_type(path);
    file.is_for_ever = has_hash_in_name(name);
    file.plain.bytes = read_bytes(path);
    if (!file.plain.bytes) return refuse(name + " cannot be read");
    file.plain.tag = find_entity_tag(*file.plain.bytes);
    file.gzip = {read_sibling(path, ".gz"), find_entity_tag(*file.plain.bytes, "-gz")};
    file.brotli = {read_sibling(path, ".br"), find_entity_tag(*file.plain.bytes, "-br")};
    files.files_.emplace(name, std::move(file));
  }
  return files;
}

Response WebFiles::send(const File& file, const Request& request) const {
  const std::string_view accepted = request.find_header("accept-encoding").value_or("");
  Response response;
  const Form* form = &file.plain;
  if (file.brotli.bytes && is_coding_accepted(accepted, "br")) {
    form = &file.brotli;
    response.content_encoding = "br";
  } else if (file.gzip.bytes && is_coding_accepted(accepted, "gzip")) {
    form = &file.gzip;
    response.content_encoding = "gzip";
  }
  response.varies_by_encoding = file.brotli.bytes || file.gzip.bytes;
  response.entity_tag = form->tag;
  response.cache_control = file.is_for_ever ? "public, max-age=31536000, immutable" : "no-cache";
  if (is_tag_known(request, form->tag)) {
    response.status = 304;
    response.content_encoding.clear();
    return response;
  }
  response.content_type = file.type;
  response.shared_body = form->bytes;
  return response;
}

bool WebFiles::has(std::string_view path, std::string_view bytes) const {
  const auto found = files_.find(path);
  return found != files_.end() && found->second.plain.bytes && *found->second.plain.bytes == bytes;
}

Response WebFiles::answer(const Request& request) const {
  const std::string& path = request.target.path;
  const auto found = files_.find(path);
  if (found != files_.end()) return send(found->second, request);
  const auto page = files_.find("/index.html");
  if (page != files_.end() && looks_like_a_page(path)) {
    const bool known = is_page(path);
    Response response = send(page->second, request);
    if (!known && response.status == 200) response.status = 404;
    return response;
  }
  if (files_.empty() && path == "/")
    return make_problem(404, "no_page", "The web page is not built",
                        "Run ./plumb build, or give the folder that holds it with --share.");
  return make_problem(404, "unknown_path", "There is nothing here", "Start at /.");
}

}  // namespace plumb::server
