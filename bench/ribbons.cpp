// The load engine by the calls of the page, one core: the ribbon of every movement at its first
// level, and posture after posture as the load lab asks. bench/figure.mjs asks a browser the same.
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>

#include "base/write_described.hpp"
#include "calls/load_calls.hpp"
#include "support/real_content.hpp"
#include "wire/json.hpp"

namespace plumb::testing {
namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point begun) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

int count(const std::string& text, std::string_view part) {
  int found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

std::string make_bow(int pit_deg) {
  return R"({"scenarios":[{"name":"bow","balance":"feet","angles_deg":{"pit":)" +
         std::to_string(pit_deg) + R"(},"contacts":[{"point":"heel"},{"point":"ball"}]}]})";
}

void run() {
  const app::Content& content = real_content();
  const calls::LoadContent part{content.body, content.loads, content.movements};
  calls::LoadHost host;
  calls::call_loads(host, "load_body", wire::format_json(base::write_described(part)));

  int moments = 0, ribbons = 0;
  const auto begun = Clock::now();
  for (const auto& movement : content.movements) {
    const std::string answer =
        calls::call_loads(host, "ribbon", R"({"id":")" + movement.id + R"(","level":1})");
    moments += count(answer, R"("t_s":)");
    ribbons += answer.starts_with(R"({"ok":)") ? 1 : 0;
  }
  const double ribbon_ms = ms_since(begun);

  const int postures = 200;
  const auto asked = Clock::now();
  for (int i = 0; i < postures; ++i) calls::call_loads(host, "loads", make_bow(-(i % 30)));
  const double posture_ms = ms_since(asked);
  std::printf("%d ribbons\t%.2f\tms each\t%.1f moments each\n", ribbons, ribbon_ms / ribbons,
              static_cast<double>(moments) / ribbons);
  std::printf("postures of the lab\t%.0f\t/s\t%.2f ms each\n", 1000 * postures / posture_ms,
              posture_ms / postures);
}

}  // namespace
}  // namespace plumb::testing

int main() { plumb::testing::run(); }
