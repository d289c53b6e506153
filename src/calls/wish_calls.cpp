#include <algorithm>
#include <optional>

#include "calls/detail/journal_input.hpp"
#include "care/replacements.hpp"
#include "care/road.hpp"
#include "care/therapists.hpp"

namespace plumb::calls::detail {

namespace {

struct ReplacementsInput : JournalAt {
  care::Id of;
};
template <class V>
void describe(V& v, ReplacementsInput& x) {
  describe_journal(v, x);
  v.field("of", x.of);
}

struct RoadInput : JournalAt {
  std::optional<care::Id> goal;
};
template <class V>
void describe(V& v, RoadInput& x) {
  describe_journal(v, x);
  v.maybe("goal", x.goal);
}

}  // namespace

Reply find_replacements(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input,
               read_journal_input<ReplacementsInput>(host, "replacements", document));
  const auto& avoided = catalogue->content().avoided;
  if (catalogue->find_exercise(input.of) == nullptr &&
      std::ranges::find(avoided, input.of, &care::AvoidedMovement::id) == avoided.end())
    return refuse({base::Fault::Code::not_found, "finding what to do instead", input.of,
                   "no exercise and no movement to avoid of this catalogue has this id"});
  return base::write_described(
      care::find_replacements(*catalogue, input.events, input.at, input.of));
}

Reply find_therapists(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<JournalAt>(host, "therapists", document));
  return base::write_described(care::find_therapists(*catalogue, input.events, input.at));
}

Reply find_road(Host& host, const base::Document& document) {
  PLUMB_ANSWER(const auto* catalogue, host.find_catalogue());
  PLUMB_ANSWER(const auto input, read_journal_input<RoadInput>(host, "road", document));
  const auto road = care::find_road(*catalogue, input.events, input.at, input.goal);
  if (!road)
    return refuse({base::Fault::Code::not_found, "finding the road to a goal",
                   input.goal.value_or(""),
                   "no goal is chosen, or no exercise of this catalogue has this id"});
  return base::write_described(*road);
}

}  // namespace plumb::calls::detail
