#include "wire/signed_text.hpp"

#include <gtest/gtest.h>

#include "wire/event_codec.hpp"

namespace plumb::wire {
namespace {

using namespace care;

Event make_cleared() {
  Clearance clearance;
  clearance.clinician = "Dr \"A\"";
  clearance.role = "doctor";
  clearance.given = LocalDate{20'760};
  clearance.expires = LocalDate{20'790};
  clearance.flags = {"RF-C4"};
  clearance.seal = Seal{"ab", {"019ab3c4-5d6e-7f00-8123-456789abcdef"}, {}, "signature", false};
  Event event;
  event.body = clearance;
  return event;
}

/// Whoever signs with another program makes these very bytes.
TEST(SignedText, is_canonical_json_of_kind_and_body_without_the_signature) {
  EXPECT_EQ(format_signed_text(make_cleared()),
            R"({"body":{"clinician":"Dr \"A\"","expires":"2026-12-03","flags":["RF-C4"],)"
            R"("given":"2026-11-03","role":"doctor","seal":{"accepted":)"
            R"("019ab3c4-5d6e-7f00-8123-456789abcdef","at":"1970-01-01T00:00:00Z","key":"ab"}},)"
            R"("kind":"clearance"})");
}

TEST(SignedText, without_a_seal_there_is_none) {
  Event event = make_cleared();
  std::get<Clearance>(event.body).seal.reset();
  EXPECT_EQ(format_signed_text(event), "");
  event.body = Note{"words", ""};
  EXPECT_EQ(format_signed_text(event), "");
}

/// Says yes to all, and counts.
class Yes final : public app::SignatureVerifier {
 public:
  bool is_signed_by(std::string_view, std::string_view, std::string_view) const override {
    ++asked;
    return true;
  }
  mutable int asked = 0;
};

TEST(SignedText, that_a_seal_is_genuine_is_never_read_from_a_text) {
  const JsonEventCodec unverified;
  const std::string text = unverified.format_event(make_cleared());
  EXPECT_EQ(text.find("genuine"), std::string::npos);
  const std::string claimed = text.substr(0, text.find("\"signature\"")) + "\"is_genuine\":true," +
                              text.substr(text.find("\"signature\""));
  EXPECT_FALSE(unverified.parse_event(claimed));
  Event event = make_cleared();
  event.id = base::make_uuid7({1'800'000'000'000}, 1, 2);
  const auto read = unverified.parse_event(unverified.format_event(event));
  ASSERT_TRUE(read);
  EXPECT_FALSE(std::get<Clearance>(read->body).seal->is_genuine);
  const Yes verifier;
  const auto verified = JsonEventCodec(verifier).parse_event(unverified.format_event(event));
  ASSERT_TRUE(verified);
  EXPECT_TRUE(std::get<Clearance>(verified->body).seal->is_genuine);
  EXPECT_EQ(verifier.asked, 1);
}

}  // namespace
}  // namespace plumb::wire
