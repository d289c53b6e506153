#include "coach/coach_spec.hpp"

#include <algorithm>
#include <string>

#include "base/instant.hpp"
#include "coach/session_view.hpp"

namespace plumb::coach {

namespace {

constexpr std::int64_t longest_s = 3'600;  // one hour: far above any wait that makes sense

struct UnitOfName {
  std::string_view ending;
  std::string_view unit;
  std::int64_t most;
};
constexpr std::array units_of_names{
    UnitOfName{"_ms", "ms", longest_s* base::ms_per_second},
    UnitOfName{"_minutes", "min", longest_s}, UnitOfName{"_percent", "percent", 100},
    UnitOfName{"_to_end", "count", 100}, UnitOfName{"_s", "s", longest_s}};

/// Walks the described members, so that a new one cannot be forgotten.
class SpecCheck {
 public:
  SpecCheck(const care::CatalogueContent& content, base::Diagnostics& problems)
      : content_{content}, problems_{problems} {}

  void field(std::string_view name, Constant& constant) {
    const auto report = [&](std::string message) {
      problems_.report({"coach.yaml", 0, "/" + std::string(name)}, std::move(message));
    };
    for (const UnitOfName& known : units_of_names) {
      if (!name.ends_with(known.ending)) continue;
      if (constant.unit != known.unit)
        report("has unit \"" + constant.unit + "\"; its name needs \"" + std::string(known.unit) +
               "\"");
      if (constant.value <= 0 || constant.value > known.most)
        report("must lie between 1 and " + std::to_string(known.most));
      break;
    }
    if (constant.low.value_or(constant.value) > constant.value ||
        constant.high.value_or(constant.value) < constant.value)
      report("lies outside its own bracket");
    const auto cited = [&](const care::Source& source) {
      return source.id == constant.source.source;
    };
    if (std::ranges::none_of(content_.sources, cited))
      report("cites \"" + constant.source.source + "\", which is not in sources/");
  }

 private:
  const care::CatalogueContent& content_;
  base::Diagnostics& problems_;
};

template <class Enum>
void add_names(std::string_view family, std::vector<std::string>& keys) {
  for (const auto& entry : names_of(Enum{}))
    keys.push_back("coach." + std::string(family) + "." + std::string(entry.name));
}

/// Values that mean "nothing to say".
constexpr std::array unspoken{"coach.side.none", "coach.stop.none", "coach.ended.nobody"};

}  // namespace

std::vector<std::string> list_coach_texts() {
  std::vector<std::string> keys{"coach.cue.ready_side",      "coach.cue.walk",
                                "coach.notice.no_longer",    "coach.notice.rest_floor",
                                "coach.notice.too_easy",     "coach.notice.nothing_easier",
                                "coach.notice.easier",       "coach.notice.not_yet",
                                "coach.dropped.direction",   "coach.dropped.pain_high",
                                "coach.dropped.pain_raised", "coach.dropped.spread",
                                "coach.dropped.ended"};
  add_names<CueKind>("cue", keys);
  add_names<StepKind>("step", keys);
  add_names<Side>("side", keys);
  add_names<EndedBy>("ended", keys);
  add_names<Want>("ask", keys);
  add_names<care::StopReason>("stop", keys);
  std::erase_if(keys, [](const std::string& key) {
    return std::ranges::find(unspoken, key) != unspoken.end();
  });
  return keys;
}

void check_coach_spec(const CoachSpec& spec, const care::CatalogueContent& content,
                      base::Diagnostics& problems) {
  SpecCheck check(content, problems);
  // A description takes its struct by reference because it also serves reading.
  describe(check, const_cast<CoachSpec&>(spec));
  for (const std::string& key : list_coach_texts())
    if (!content.texts.contains(key))
      problems.report({"coach.yaml", 0, ""},
                      "needs the text \"" + key + "\"; add it to text/en/coach.yaml");
}

}  // namespace plumb::coach
