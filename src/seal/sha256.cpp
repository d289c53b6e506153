#include "seal/sha256.hpp"

#include <openssl/evp.h>

#include <array>

#include "base/expect.hpp"

namespace plumb::seal {

std::string find_sha256(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<unsigned char, 32> sum{};
  unsigned int length = 0;
  const int done =
      EVP_Digest(bytes.data(), bytes.size(), sum.data(), &length, EVP_sha256(), nullptr);
  PLUMB_EXPECT(done == 1 && length == sum.size());
  std::string text;
  for (const unsigned char byte : sum) {
    text += digits[byte >> 4u];
    text += digits[byte & 0xFu];
  }
  return text;
}

}  // namespace plumb::seal
