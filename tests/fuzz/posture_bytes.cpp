// Any posture of any body, carried and loaded anywhere, as values: what the text would hardly ever
// spell. Numbers lie inside and at the edges of what is allowed, and past them.
#include <fuzzer/FuzzedDataProvider.h>

#include <array>
#include <cstdint>
#include <limits>
#include <string>

#include "base/expect.hpp"
#include "base/write_described.hpp"
#include "fuzz/fuzzed.hpp"
#include "loads/answer.hpp"

namespace {

using namespace plumb;
using Bytes = FuzzedDataProvider;

double take_number(Bytes& bytes, double low, double high) {
  constexpr std::array odd{0.0,  -0.0, 1e-300, 1e-9,
                           0.01, 1.0,  -1.0,   100.0,
                           1e5,  -1e5, 1e300,  std::numeric_limits<double>::quiet_NaN()};
  const auto kind = bytes.ConsumeIntegralInRange<std::size_t>(0, 60);
  if (kind < odd.size()) return odd[kind];
  if (kind == odd.size()) return low;
  if (kind == odd.size() + 1) return high;
  return low + (high - low) * bytes.ConsumeProbability<double>();
}

spine::Vec3 take_vec(Bytes& bytes, double size) {
  if (bytes.ConsumeIntegralInRange(0, 3) == 0) return {0, 0, 0};
  return {take_number(bytes, -size, size), take_number(bytes, -size, size),
          take_number(bytes, -size, size)};
}

std::string take_point(Bytes& bytes) {
  const auto& landmarks = fuzz::shipped().body.landmarks.landmarks;
  return landmarks[bytes.ConsumeIntegralInRange<std::size_t>(0, landmarks.size() - 1)].name;
}

template <class Enum>
Enum take_named(Bytes& bytes) {
  const auto names = names_of(Enum{});
  return names[bytes.ConsumeIntegralInRange<std::size_t>(0, names.size() - 1)].value;
}

spine::Posture take_posture(Bytes& bytes) {
  spine::Posture posture;
  const auto& person = *fuzz::shipped().body.joint_ranges.ranges.begin();
  posture.pose.root.base = take_named<spine::RootBase>(bytes);
  posture.pose.root.pos_m = take_vec(bytes, 2);
  for (double& deg : posture.pose.angles.deg)
    if (bytes.ConsumeBool()) deg = take_number(bytes, person.min_deg / 4, person.max_deg / 4);
  posture.balance = take_named<spine::Balance>(bytes);
  posture.relaxed = bytes.ConsumeBool() ? 1 : take_number(bytes, 0.5, 3);
  for (int i = bytes.ConsumeIntegralInRange(0, 12); i > 0; --i) {
    spine::Contact contact;
    contact.point = take_point(bytes);
    contact.sides = take_named<spine::ContactSides>(bytes);
    if (bytes.ConsumeIntegralInRange(0, 3) == 0) {
      contact.at = "body";
      contact.partner = take_point(bytes);
      contact.crossed = bytes.ConsumeBool();
    }
    if (bytes.ConsumeIntegralInRange(0, 3) == 0) contact.normal = take_vec(bytes, 1);
    if (bytes.ConsumeBool()) contact.friction = take_number(bytes, 0, 1);
    if (bytes.ConsumeBool()) contact.softness = take_number(bytes, 0.01, 20);
    posture.contacts.push_back(contact);
  }
  for (int i = bytes.ConsumeIntegralInRange(0, 3); i > 0; --i)
    posture.loads.push_back(
        {take_point(bytes), take_named<spine::ContactSides>(bytes), take_vec(bytes, 300)});
  return posture;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  loads::ScenarioFile file;
  if (bytes.ConsumeIntegralInRange(0, 9) == 0) {
    file.body = {take_named<spine::Sex>(bytes), take_number(bytes, 1.2, 2.2),
                 take_number(bytes, 30, 250)};
    file.strength = take_number(bytes, 0.3, 2);
  }
  loads::ScenarioSpec scenario;
  scenario.gravity_factor = bytes.ConsumeBool() ? 1 : take_number(bytes, 0, 2);
  const auto& bracings = fuzz::shipped().loads.effort.bracing;
  if (bytes.ConsumeIntegralInRange(0, 3) == 0)
    scenario.bracing =
        bracings[bytes.ConsumeIntegralInRange<std::size_t>(0, bracings.size() - 1)].name;
  scenario.posture = take_posture(bytes);
  loads::LoadWorkspace workspace;
  const auto& person = fuzz::find_person(file, workspace);
  if (!person) return 0;
  const auto answer = loads::answer_scenarios(*person, {scenario}, workspace);
  if (answer)
    fuzz::expect_finite(base::write_described(*answer));
  else
    PLUMB_EXPECT(answer.error().where.starts_with("scenarios/0/") && !answer.error().hint.empty());
  return 0;
}
