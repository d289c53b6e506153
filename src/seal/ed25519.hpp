#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/ports.hpp"

/// Signatures of clinicians under records, by OpenSSL's Ed25519.
namespace plumb::seal {

class Ed25519Verifier final : public app::SignatureVerifier {
 public:
  bool is_signed_by(std::string_view key, std::string_view text,
                    std::string_view signature) const override;
};

/// A key pair as hexadecimal digits: 64 of each.
struct KeyPair {
  std::string secret;
  std::string open;
};

/// A new pair from the system's random source; nothing if that fails.
std::optional<KeyPair> make_key_pair();
/// The pair of that secret; nothing if it is none.
std::optional<KeyPair> find_key_pair(std::string_view secret);
/// 128 hexadecimal digits; nothing if the secret is none.
std::optional<std::string> sign_text(std::string_view secret, std::string_view text);

}  // namespace plumb::seal
