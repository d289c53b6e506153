#pragma once

#include <optional>
#include <string>
#include <vector>

#include "care/catalogue.hpp"

/// Load classes, which are judgement, held against the load table, which is a model. Neither moves
/// the other: what differs is told.
namespace plumb::care {

enum class ClassVerdict : std::uint8_t {
  fits,
  above,         ///< already at least effort it is above its class
  above_braced,  ///< its upper edge is above its class
  below,         ///< its upper edge would fit the class below
  unknown,       ///< not supportable for a reference body, or without an upper edge
};
constexpr auto names_of(ClassVerdict) {
  return std::array{named(ClassVerdict::fits, "fits"), named(ClassVerdict::above, "above"),
                    named(ClassVerdict::above_braced, "above_braced"),
                    named(ClassVerdict::below, "below"), named(ClassVerdict::unknown, "unknown")};
}

/// The moment that decides about a movement, of all its levels, reference bodies and class discs.
struct ClassCheck {
  Id exercise;
  LoadClass load_class = LoadClass::l0;
  int up_to_percent = 0;    ///< what its class allows
  int above_percent = 0;    ///< what the class below allows; 0 for the lowest
  PercentBand peak;         ///< highest of what is known
  Id disc;                  ///< where it is highest
  std::vector<int> levels;  ///< above their class; for `unknown`, those that are not known
  ClassVerdict verdict = ClassVerdict::fits;
};

/// Every exercise that has a load class with a limit, in order of id.
std::vector<ClassCheck> find_class_checks(const CatalogueContent& content);

}  // namespace plumb::care
