#include "base/fingerprint.hpp"

#include <bit>
#include <cstdint>
#include <string_view>

namespace plumb::base {

namespace {

class Fnv1a {
 public:
  void add(std::string_view bytes) {
    for (const char byte : bytes) add_byte(static_cast<std::uint8_t>(byte));
    add_byte(0);  // so that "ab","c" and "a","bc" differ
  }
  void add(std::uint64_t value) {
    for (int shift = 0; shift < 64; shift += 8) add_byte(static_cast<std::uint8_t>(value >> shift));
  }
  std::uint64_t value() const { return hash_; }

 private:
  void add_byte(std::uint8_t byte) {
    constexpr std::uint64_t prime = 0x100000001b3;
    hash_ = (hash_ ^ byte) * prime;
  }
  std::uint64_t hash_ = 0xcbf29ce484222325;  // offset basis of the algorithm
};

void add(Fnv1a& hash, const Document& document) {
  hash.add(static_cast<std::uint64_t>(document.kind));
  hash.add(static_cast<std::uint64_t>(document.boolean));
  hash.add(static_cast<std::uint64_t>(document.integer));
  hash.add(std::bit_cast<std::uint64_t>(document.real));
  hash.add(document.text);
  for (const Document& item : document.items) add(hash, item);
  for (const auto& member : document.members) {
    hash.add(member.key);
    add(hash, member.value);
  }
}

}  // namespace

std::string find_fingerprint(const Document& document) {
  Fnv1a hash;
  add(hash, document);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += digits[(hash.value() >> shift) & 0xF];
  return text;
}

}  // namespace plumb::base
