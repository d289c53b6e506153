#include "calls/detail/reply.hpp"
#include "calls/host.hpp"

namespace plumb::calls::detail {

namespace {

struct LoadedCatalogue {
  std::string version;
  int exercises = 0;
};
template <class V>
void describe(V& v, LoadedCatalogue& x) {
  v.field("version", x.version);
  v.field("exercises", x.exercises);
}

struct LoadedTexts {
  int texts = 0;
};
template <class V>
void describe(V& v, LoadedTexts& x) {
  v.field("texts", x.texts);
}

}  // namespace

Reply load_catalogue(Host& host, const base::Document& input) {
  PLUMB_ANSWER(app::Content content, read_input<app::Content>("load_catalogue", input));
  const LoadedCatalogue loaded{content.care.version,
                               static_cast<int>(content.care.exercises.size())};
  host.load(std::move(content));
  return base::write_described(loaded);
}

Reply load_texts(Host& host, const base::Document& input) {
  PLUMB_ANSWER(care::Texts texts, read_input<care::Texts>("load_texts", input));
  const LoadedTexts loaded{static_cast<int>(texts.size())};
  if (auto done = host.load_texts(std::move(texts)); !done)
    return std::unexpected(Refused(std::move(done).error()));
  return base::write_described(loaded);
}

}  // namespace plumb::calls::detail
