#include "seal/ed25519.hpp"

#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace plumb::seal {

namespace {

constexpr std::size_t key_bytes = 32;
constexpr std::size_t signature_bytes = 64;
constexpr std::string_view digits = "0123456789abcdef";

struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;
using Bytes = std::vector<unsigned char>;

/// So many bytes in lower-case digits, or nothing.
std::optional<Bytes> parse_hex(std::string_view text, std::size_t count) {
  if (text.size() != 2 * count) return std::nullopt;
  Bytes bytes(count);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t value = digits.find(text[i]);
    if (value == std::string_view::npos) return std::nullopt;
    bytes[i / 2] = static_cast<unsigned char>((bytes[i / 2] * 16u + value) & 0xFFu);
  }
  return bytes;
}

std::string format_hex(const Bytes& bytes) {
  std::string text;
  for (const unsigned char byte : bytes) {
    text += digits[byte >> 4u];
    text += digits[byte & 0xFu];
  }
  return text;
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::optional<KeyPair> read_pair(const Key& key) {
  Bytes secret(key_bytes), open(key_bytes);
  std::size_t secret_length = key_bytes, open_length = key_bytes;
  if (!key || EVP_PKEY_get_raw_private_key(key.get(), secret.data(), &secret_length) != 1 ||
      EVP_PKEY_get_raw_public_key(key.get(), open.data(), &open_length) != 1)
    return std::nullopt;
  return KeyPair{format_hex(secret), format_hex(open)};
}

Key read_secret(std::string_view secret) {
  const auto bytes = parse_hex(secret, key_bytes);
  if (!bytes) return nullptr;
  return Key{EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes->data(), key_bytes)};
}

}  // namespace

bool Ed25519Verifier::is_signed_by(std::string_view key, std::string_view text,
                                   std::string_view signature) const {
  const auto key_read = parse_hex(key, key_bytes);
  const auto signature_read = parse_hex(signature, signature_bytes);
  if (!key_read || !signature_read) return false;
  const Key open{
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key_read->data(), key_bytes)};
  const Context context{EVP_MD_CTX_new()};
  return open && context &&
         EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, open.get()) == 1 &&
         EVP_DigestVerify(context.get(), signature_read->data(), signature_bytes, bytes_of(text),
                          text.size()) == 1;
}

std::optional<KeyPair> make_key_pair() {
  return read_pair(Key{EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")});
}

std::optional<KeyPair> find_key_pair(std::string_view secret) {
  return read_pair(read_secret(secret));
}

std::optional<std::string> sign_text(std::string_view secret, std::string_view text) {
  const Key key = read_secret(secret);
  const Context context{EVP_MD_CTX_new()};
  Bytes signature(signature_bytes);
  std::size_t length = signature_bytes;
  if (!key || !context ||
      EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
      EVP_DigestSign(context.get(), signature.data(), &length, bytes_of(text), text.size()) != 1)
    return std::nullopt;
  return format_hex(signature);
}

}  // namespace plumb::seal
