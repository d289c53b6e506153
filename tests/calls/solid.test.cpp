// The solid figure through the door of the page, over the real catalogue.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "base/document.hpp"
#include "calls/calls.hpp"
#include "support/real_content.hpp"
#include "wire/json.hpp"

namespace plumb::testing {
namespace {

class SolidDoor : public ::testing::Test {
 protected:
  SolidDoor() { host_.load(real_content()); }

  base::Document ask(const char* name, const std::string& input) {
    const std::string text = calls::call(host_, name, input);
    const auto answer = wire::parse_json(text);
    const base::Document* ok = answer ? answer->find("ok") : nullptr;
    EXPECT_NE(ok, nullptr) << text;
    return ok == nullptr ? base::Document{} : *ok;
  }
  /// The height of a bone's origin, metres.
  static double height(const base::Document& bones, std::size_t bone) {
    return bones.items.at(12 * bone + 7).real;
  }

  static constexpr std::size_t head = 24;
  calls::Host host_;
};

TEST_F(SolidDoor, the_body_has_the_size_of_the_person) {
  const auto man = ask("solid", "{}");
  const auto small = ask("solid", R"({"body":{"sex":"female","height_m":1.45,"mass_kg":48}})");
  const double ratio = height(*small.find("neutral"), head) / height(*man.find("neutral"), head);
  EXPECT_NEAR(ratio, 1.45 / 1.74, 1e-3);
  const auto frames = [&](const std::string& body) {
    const auto reply = ask("frames", R"({"id":"EX01","level":1,"times_s":[0])" + body + "}");
    return height(*reply.find("moments")->items.at(0).find("bones"), head);
  };
  EXPECT_NEAR(frames(R"(,"body":{"sex":"female","height_m":1.45,"mass_kg":48})") / frames(""),
              ratio, 0.01);
}

TEST_F(SolidDoor, a_body_that_nobody_has_is_refused_and_the_next_is_drawn) {
  const std::string giant =
      calls::call(host_, "solid", R"({"body":{"sex":"male","height_m":9,"mass_kg":80}})");
  EXPECT_NE(giant.find("out_of_range"), std::string::npos) << giant;
  EXPECT_NE(ask("solid", "{}").find("shapes"), nullptr);
}

TEST_F(SolidDoor, a_posture_of_no_movement_tells_where_it_is_held) {
  const auto posed =
      ask("posed", R"({"root":{"pos_m":[0,1,0]},"angles_deg":{"hip":30},)"
                   R"("contacts":[{"point":"heel"},{"point":"ball"}],"held":["dumbbells"]})");
  EXPECT_EQ(posed.find("bones")->items.size(), 56u * 12);
  EXPECT_EQ(posed.find("supports_m")->items.size(), 4u) << "heel and ball of both sides";
  EXPECT_EQ(posed.find("rods")->items.size(), 6u) << "two handles with two ends each";
}

}  // namespace
}  // namespace plumb::testing
