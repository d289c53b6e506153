#include "calls/detail/reply.hpp"
#include "calls/host.hpp"

namespace plumb::calls::detail {

namespace {

struct Loaded {
  std::string version;
  int exercises = 0;
};
template <class V>
void describe(V& v, Loaded& x) {
  v.field("version", x.version);
  v.field("exercises", x.exercises);
}

}  // namespace

Reply load_catalogue(Host& host, const base::Document& input) {
  PLUMB_ANSWER(app::Content content, read_input<app::Content>("load_catalogue", input));
  const Loaded loaded{content.care.version, static_cast<int>(content.care.exercises.size())};
  host.load(std::move(content));
  return base::write_described(loaded);
}

}  // namespace plumb::calls::detail
