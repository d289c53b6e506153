#include "coach/coach_spec.hpp"

#include <algorithm>
#include <string>

#include "base/instant.hpp"

namespace plumb::coach {

namespace {

constexpr std::int64_t longest_s = 3'600;  // one hour: far above any wait that makes sense

struct UnitOfName {
  std::string_view ending;
  std::string_view unit;
  std::int64_t most;
};
constexpr std::array units_of_names{
    UnitOfName{"_ms", "ms", longest_s * base::ms_per_second},
    UnitOfName{"_minutes", "min", longest_s},
    UnitOfName{"_percent", "percent", 100},
    UnitOfName{"_to_end", "count", 100},
    UnitOfName{"_s", "s", longest_s}};

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

}  // namespace

void check_coach_spec(const CoachSpec& spec, const care::CatalogueContent& content,
                      base::Diagnostics& problems) {
  SpecCheck check(content, problems);
  // A description takes its struct by reference because it also serves reading.
  describe(check, const_cast<CoachSpec&>(spec));
}

}  // namespace plumb::coach
