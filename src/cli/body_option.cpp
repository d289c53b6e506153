#include "cli/body_option.hpp"

#include "base/scalar_text.hpp"

namespace plumb::cli {

bool parse_body(std::string_view text, spine::BodyMeasures& measures) {
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view part = text.substr(0, comma);
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    if (const auto sex = base::find_named<spine::Sex>(part)) {
      measures.sex = *sex;
    } else if (part.ends_with("kg")) {
      const auto mass = base::parse_real(part.substr(0, part.size() - 2));
      if (!mass) return false;
      measures.mass_kg = *mass;
    } else if (part.ends_with("cm")) {
      const auto height = base::parse_real(part.substr(0, part.size() - 2));
      if (!height) return false;
      measures.height_m = *height / 100;
    } else if (part.ends_with("m")) {
      const auto height = base::parse_real(part.substr(0, part.size() - 1));
      if (!height) return false;
      measures.height_m = *height;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace plumb::cli
