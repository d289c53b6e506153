// The page's own files.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "api/live_server.hpp"

namespace plumb::testing {
namespace {

namespace fs = std::filesystem;

void write_file(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

/// A folder as the build makes it, beside a secret that must stay outside.
class WebFolder {
 public:
  WebFolder() {
    write_file(folder_.path() / "secret.txt", "secret");
    write_file(root() / "index.html", "<!doctype html>page");
    write_file(root() / "sw.js", "worker");
    write_file(root() / "assets/app-AbCd1234.js", "plain script");
    write_file(root() / "assets/app-AbCd1234.js.br", "brotli script");
    write_file(root() / "assets/app-AbCd1234.js.gz", "gzip script");
    write_file(root() / "plumbline.wasm", "module");
    fs::create_symlink(folder_.path() / "secret.txt", root() / "link.txt");
  }
  fs::path root() const { return folder_.path() / "web"; }
  ServerSpec spec() const {
    ServerSpec spec;
    spec.web_folder = root().string();
    return spec;
  }

 private:
  store::TempFolder folder_;
};

TEST(WebFiles, the_page_and_its_parts_are_served_with_their_types) {
  const WebFolder folder;
  LiveServer server(folder.spec());
  EXPECT_EQ(server.get("/").body, "<!doctype html>page");
  EXPECT_EQ(server.get("/").header("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(server.get("/sw.js").header("content-type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(server.get("/plumbline.wasm").header("content-type"), "application/wasm");
}

/// The names in the table `names` of the page's own list of routes, as "name:" or "'name':".
std::set<std::string> read_routes_of_the_page() {
  std::ifstream file(PLUMB_ROUTES_FILE);
  std::set<std::string> routes;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("const names:")) inside = true;
    if (line.starts_with("};")) inside = false;
    const std::size_t colon = line.find(": '");
    if (!inside || colon == line.npos) continue;
    std::string name = line.substr(0, colon);
    std::erase_if(name, [](char c) { return c == ' ' || c == '\''; });
    routes.insert(name);
  }
  return routes;
}

TEST(WebFiles, the_server_and_the_page_know_the_same_routes) {
  const auto pages = server::list_pages();
  EXPECT_EQ(std::set<std::string>(pages.begin(), pages.end()), read_routes_of_the_page());
}

TEST(WebFiles, a_route_of_the_page_opens_it_by_direct_address) {
  const WebFolder folder;
  LiveServer server(folder.spec());
  for (const char* route : {"/today", "/session", "/practise/EX01", "/safety", "/intake"})
    EXPECT_EQ(server.get(route).status, 200) << route;
  const auto unknown = server.get("/nowhere");
  EXPECT_EQ(unknown.status, 404);
  EXPECT_EQ(unknown.body, "<!doctype html>page") << "the page itself says what is missing";
  EXPECT_EQ(server.get("/missing.js").status, 404);
  EXPECT_NE(server.get("/assets/missing").body, "<!doctype html>page");
}

TEST(WebFiles, the_form_that_the_browser_takes_is_sent) {
  const WebFolder folder;
  LiveServer server(folder.spec());
  const auto ask = [&](const char* accepted) {
    return server.ask("GET", "/assets/app-AbCd1234.js", {{"Accept-Encoding", accepted}});
  };
  EXPECT_EQ(ask("gzip, deflate, br").body, "brotli script");
  EXPECT_EQ(ask("gzip, deflate, br").header("content-encoding"), "br");
  EXPECT_EQ(ask("gzip").body, "gzip script");
  EXPECT_EQ(ask("br;q=0, gzip;q=0.5").header("content-encoding"), "gzip");
  EXPECT_EQ(ask("identity").body, "plain script");
  EXPECT_EQ(ask("identity").header("content-encoding"), "");
  EXPECT_EQ(ask("br").header("vary"), "Accept-Encoding");
  EXPECT_EQ(ask("br").header("content-type"), "text/javascript; charset=utf-8");
  EXPECT_NE(ask("br").header("etag"), ask("gzip").header("etag"));
  EXPECT_EQ(server.get("/sw.js").header("vary"), "") << "it has one form only";
}

TEST(WebFiles, a_compressed_form_of_an_earlier_build_is_not_used) {
  const WebFolder folder;
  const fs::path br = folder.root() / "assets/app-AbCd1234.js.br";
  fs::last_write_time(br, fs::last_write_time(br) - std::chrono::hours(1));
  LiveServer server(folder.spec());
  EXPECT_EQ(server.ask("GET", "/assets/app-AbCd1234.js", {{"Accept-Encoding", "br, gzip"}}).body,
            "gzip script");
}

TEST(WebFiles, what_carries_its_hash_is_kept_and_the_rest_is_asked_again) {
  const WebFolder folder;
  LiveServer server(folder.spec());
  EXPECT_EQ(server.get("/assets/app-AbCd1234.js").header("cache-control"),
            "public, max-age=31536000, immutable");
  const auto page = server.get("/");
  EXPECT_EQ(page.header("cache-control"), "no-cache");
  const auto again = server.ask("GET", "/", {{"If-None-Match", page.header("etag")}});
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
}

TEST(WebFiles, the_catalogue_is_sent_packed_only_where_the_file_is_the_one_that_decides) {
  const WebFolder folder;
  const auto ask = [&] {
    LiveServer server(folder.spec());
    return server.ask("GET", "/catalogue.json", {{"Accept-Encoding", "br"}});
  };
  const std::string decides = ask().body;
  write_file(folder.root() / "catalogue.json", decides);
  write_file(folder.root() / "catalogue.json.br", "packed catalogue");
  EXPECT_EQ(ask().body, "packed catalogue");
  EXPECT_EQ(ask().header("content-type"), "application/json");
  write_file(folder.root() / "catalogue.json", "{\"of\":\"another build\"}");
  EXPECT_EQ(ask().body, decides);
}

TEST(WebFiles, nothing_outside_of_the_folder_can_be_named) {
  const WebFolder folder;
  LiveServer server(folder.spec());
  for (const char* target :
       {"/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/assets/../../secret.txt",
        "/assets/..%2f..%2fsecret.txt", "/./../secret.txt", "//secret.txt", "/..%5csecret.txt",
        "/%252e%252e/secret.txt", "/link.txt", "/assets/", "/etc/passwd"}) {
    const auto answer = server.get(target);
    EXPECT_TRUE(answer.status == 404 || answer.status == 400) << target;
    EXPECT_EQ(answer.body.find("secret\n"), std::string::npos);
    EXPECT_NE(answer.body, "secret") << target;
  }
}

TEST(WebFiles, without_a_page_the_server_says_how_to_get_one) {
  LiveServer server;
  const auto answer = server.get("/");
  EXPECT_EQ(answer.status, 404);
  EXPECT_NE(answer.body.find("./plumb build"), std::string::npos);
  EXPECT_FALSE(server::WebFiles::read("/no/such/folder"));
}

}  // namespace
}  // namespace plumb::testing
