#pragma once

#include <string>
#include <vector>

#include "loads/ribbon.hpp"

namespace plumb::cli {

/// One disc at one moment of a movement.
struct RibbonDisc {
  std::string disc;
  double compression_n = 0;
  double percent_of_standing = 0;
  double shear_n = 0;
};
template <class V>
void describe(V& v, RibbonDisc& x) {
  v.field("disc", x.disc);
  v.field("compression_n", x.compression_n);
  v.field("percent_of_standing", x.percent_of_standing);
  v.field("shear_n", x.shear_n);
}

struct RibbonMoment {
  double t_s = 0;
  std::string key;
  bool supportable = false;
  std::vector<RibbonDisc> discs;
};
template <class V>
void describe(V& v, RibbonMoment& x) {
  v.field("t_s", x.t_s);
  v.maybe("key", x.key);
  v.field("supportable", x.supportable);
  v.field("discs", x.discs);
}

struct RibbonAnswer {
  std::string exercise;
  int level = 1;
  spine::BodyMeasures body;
  std::vector<RibbonMoment> moments;
};
template <class V>
void describe(V& v, RibbonAnswer& x) {
  v.field("exercise", x.exercise);
  v.field("level", x.level);
  v.field("body", x.body);
  v.field("moments", x.moments);
}

RibbonAnswer make_ribbon_answer(const std::string& exercise, int level,
                                const spine::BodyMeasures& body,
                                const std::vector<loads::RibbonPoint>& points,
                                const loads::LoadResult& standing);

/// One line a moment, with a bar against standing, at one disc.
std::string format_ribbon(const RibbonAnswer& answer, const std::string& disc);
/// One row a moment and disc.
std::string format_ribbon_csv(const RibbonAnswer& answer);

}  // namespace plumb::cli
