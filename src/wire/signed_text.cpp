#include "wire/signed_text.hpp"

#include <algorithm>
#include <optional>
#include <variant>

#include "base/write_described.hpp"
#include "wire/json.hpp"

namespace plumb::wire {

namespace {

using base::Document;

void sort_members(Document& document) {
  for (Document& item : document.items) sort_members(item);
  for (auto& member : document.members) sort_members(member.value);
  std::ranges::sort(document.members, {}, &Document::Member::key);
}

/// The seal that a body bears, or nullptr.
template <class Body>
care::Seal* find_seal(Body& body) {
  if constexpr (requires { body.seal; })
    return body.seal ? &*body.seal : nullptr;
  else
    return nullptr;
}

}  // namespace

std::string format_signed_text(const care::Event& event) {
  return std::visit(
      [](auto body) -> std::string {
        using Body = decltype(body);
        care::Seal* seal = find_seal(body);
        if (seal == nullptr) return {};
        seal->signature.clear();
        Document signed_part = Document::make_table();
        signed_part.add("kind", Document::make_text(std::string(Body::kind)));
        signed_part.add("body", base::write_described(body));
        sort_members(signed_part);
        for (auto& member : signed_part.members)
          for (auto& part : member.value.members)
            if (part.key == "seal")
              std::erase_if(part.value.members,
                            [](const auto& one) { return one.key == "signature"; });
        return format_json(signed_part);
      },
      event.body);
}

void verify_seals(const app::SignatureVerifier& verifier, std::vector<care::Event>& events) {
  for (care::Event& event : events) {
    care::Seal* seal = std::visit([](auto& body) { return find_seal(body); }, event.body);
    if (seal != nullptr)
      seal->is_genuine =
          verifier.is_signed_by(seal->key, format_signed_text(event), seal->signature);
  }
}

}  // namespace plumb::wire
