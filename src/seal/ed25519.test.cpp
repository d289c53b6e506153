#include "seal/ed25519.hpp"

#include <gtest/gtest.h>

#include <string>

namespace plumb::seal {
namespace {

/// RFC 8032, section 7.1, tests 1 and 2.
struct Vector {
  std::string secret, open, text, signature;
};
const Vector empty_text = {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                           "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
                           "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821"
                           "590a33bacc61e39701cf9b46b"
                           "d25bf5f0595bbe24655141438e7a100b"};
const Vector one_byte = {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "r",
                         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43"
                         "e15996e458f3613d0f11d8c"
                         "387b2eaeb4302aeeb00d291612bb0c00"};

TEST(Ed25519, the_vectors_of_the_standard_hold) {
  const Ed25519Verifier verifier;
  for (const Vector& one : {empty_text, one_byte}) {
    EXPECT_TRUE(verifier.is_signed_by(one.open, one.text, one.signature));
    EXPECT_EQ(sign_text(one.secret, one.text), one.signature);
    const auto pair = find_key_pair(one.secret);
    ASSERT_TRUE(pair);
    EXPECT_EQ(pair->open, one.open);
  }
}

TEST(Ed25519, one_changed_digit_is_no_signature) {
  const Ed25519Verifier verifier;
  const Vector& one = one_byte;
  for (std::size_t i = 0; i < one.signature.size(); ++i) {
    std::string changed = one.signature;
    changed[i] = changed[i] == '0' ? '1' : '0';
    EXPECT_FALSE(verifier.is_signed_by(one.open, one.text, changed)) << i;
  }
  EXPECT_FALSE(verifier.is_signed_by(one.open, "s", one.signature));
  EXPECT_FALSE(verifier.is_signed_by(empty_text.open, one.text, one.signature));
}

TEST(Ed25519, what_is_not_hexadecimal_of_the_right_length_signs_nothing) {
  const Ed25519Verifier verifier;
  EXPECT_FALSE(verifier.is_signed_by("", "", ""));
  EXPECT_FALSE(verifier.is_signed_by(one_byte.open, one_byte.text, "typed by hand"));
  EXPECT_FALSE(verifier.is_signed_by(one_byte.open.substr(2), one_byte.text, one_byte.signature));
  std::string upper = one_byte.open;
  upper[0] = 'G';
  EXPECT_FALSE(verifier.is_signed_by(upper, one_byte.text, one_byte.signature));
  EXPECT_FALSE(sign_text("secret", "text"));
  EXPECT_FALSE(find_key_pair("secret"));
}

TEST(Ed25519, a_new_pair_signs_what_its_open_key_verifies) {
  const auto pair = make_key_pair();
  const auto other = make_key_pair();
  ASSERT_TRUE(pair && other);
  EXPECT_NE(pair->secret, other->secret);
  const auto signature = sign_text(pair->secret, "cleared");
  ASSERT_TRUE(signature);
  EXPECT_TRUE(Ed25519Verifier().is_signed_by(pair->open, "cleared", *signature));
  EXPECT_FALSE(Ed25519Verifier().is_signed_by(other->open, "cleared", *signature));
}

}  // namespace
}  // namespace plumb::seal
