#include "cli/coach/event_maker.hpp"

#include <cstdlib>
#include <filesystem>
#include <random>
#include <system_error>
#include <utility>

namespace plumb::cli {

std::string find_zone_name() {
  constexpr std::string_view folder = "/zoneinfo/";
  std::string name;
  if (const char* set = std::getenv("TZ"); set != nullptr && set[0] != '\0') {
    name = set[0] == ':' ? set + 1 : set;
  } else {
    std::error_code ignored;
    name = std::filesystem::read_symlink("/etc/localtime", ignored).string();
    if (name.find(folder) == std::string::npos) return {};
  }
  if (const std::size_t at = name.find(folder); at != std::string::npos)
    name.erase(0, at + folder.size());
  return name;
}

care::Event make_event(const care::Moment& at, care::EventBody body) {
  std::random_device random;
  const auto draw = [&random] {
    constexpr int half = 32;
    return (static_cast<std::uint64_t>(random()) << half) | random();
  };
  care::Event event;
  event.format.value = 1;
  event.id = base::make_uuid7(at.at, draw(), draw());
  event.at = at;
  event.zone = find_zone_name();
  event.body = std::move(body);
  return event;
}

}  // namespace plumb::cli
