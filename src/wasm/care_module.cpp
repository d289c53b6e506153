#include "app/ports.hpp"
#include "calls/calls.hpp"
#include "wasm/border.hpp"

/// plumbline.wasm: what the page needs to screen, plan, coach and draw.

extern "C" {
/// 1 if the hexadecimal signature of Ed25519 is that of the text by the hexadecimal key. Whoever
/// loads the module gives it; a host that answers 0 leaves every signature unproven.
[[clang::import_module("plumb"), clang::import_name("verify_ed25519")]] int plumb_verify_ed25519(
    const char* key, std::size_t key_length, const char* text, std::size_t text_length,
    const char* signature, std::size_t signature_length);
}

namespace plumb::wasm {

namespace {

/// The page's own verifier: signatures are its host's work, as is drawing.
class HostVerifier final : public app::SignatureVerifier {
 public:
  bool is_signed_by(std::string_view key, std::string_view text,
                    std::string_view signature) const override {
    return plumb_verify_ed25519(key.data(), key.size(), text.data(), text.size(), signature.data(),
                                signature.size()) == 1;
  }
};

}  // namespace

std::string answer(std::string_view name, std::string_view input) {
  // Never destroyed: the module lives as long as its page, and no call ends it.
  static const auto* verifier = new HostVerifier;
  static auto* host = new calls::Host(*verifier);
  return calls::call(*host, name, input);
}

}  // namespace plumb::wasm
