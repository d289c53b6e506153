#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "base/percent.hpp"
#include "catalogue/load_rows.hpp"
#include "loads/report.hpp"
#include "loads/ribbon.hpp"

namespace plumb::catalogue {

using base::Outcome;
using care::BodyLoad;
using care::LoadCourse;
using care::LoadRow;
using loads::RibbonPoint;
using loads::UpperEdge;

struct ReferenceLoads::Parts {
  const app::Content* content = nullptr;
  care::ReferenceBody body;
  loads::LoadModel model;
  loads::LoadResult standing;
  loads::LoadWorkspace workspace;
  std::vector<std::size_t> discs;  ///< of the columns
};

ReferenceLoads::ReferenceLoads(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
ReferenceLoads::~ReferenceLoads() = default;
ReferenceLoads::ReferenceLoads(ReferenceLoads&&) noexcept = default;
ReferenceLoads& ReferenceLoads::operator=(ReferenceLoads&&) noexcept = default;

namespace {

constexpr double per_thousand = 1e-3;

/// The name of a moment for people: its keyframe, else when it is.
std::string name_moment(const RibbonPoint& point) {
  if (!point.key.empty()) return point.key;
  char text[32];
  std::snprintf(text, sizeof text, "%.2f s", point.t_s);
  return text;
}

std::vector<std::string> find_not_supportable(const std::vector<RibbonPoint>& points) {
  std::vector<std::string> moments;
  for (const RibbonPoint& point : points) {
    if (point.certificate.supportable) continue;
    const std::string name = name_moment(point);
    if (std::ranges::find(moments, name) == moments.end()) moments.push_back(name);
  }
  return moments;
}

/// Peak, mean and hold of what `value_n(point, disc)` says, against standing.
template <class Value>
LoadCourse find_course(const std::vector<RibbonPoint>& points, const loads::LoadResult& standing,
                       const std::vector<std::size_t>& discs, Value value_n) {
  LoadCourse course;
  for (const std::size_t disc : discs) {
    const auto round = [&](double n) {
      return static_cast<int>(std::lround(base::percent * n / standing.discs[disc].compression_n));
    };
    double peak_n = value_n(points.front(), disc);
    double area_ns = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
      const double n = value_n(points[i], disc);
      peak_n = std::max(peak_n, n);
      area_ns += (points[i].t_s - points[i - 1].t_s) * (n + value_n(points[i - 1], disc)) / 2;
    }
    const double duration_s = points.back().t_s - points.front().t_s;
    course.peak.push_back(round(peak_n));
    course.mean.push_back(round(duration_s > 0 ? area_ns / duration_s : peak_n));
    const auto held = std::ranges::find(points, true, &RibbonPoint::is_held);
    if (held != points.end()) course.held.push_back(round(value_n(*held, disc)));
  }
  return course;
}

}  // namespace

Outcome<ReferenceLoads> ReferenceLoads::make(const app::Content& content,
                                             const care::ReferenceBody& body) {
  constexpr double m_per_mm = 1e-3;
  constexpr double kg_per_g = 1e-3;
  const spine::BodyMeasures measures{
      body.sex == care::BodySex::female ? spine::Sex::female : spine::Sex::male,
      static_cast<double>(body.height_mm) * m_per_mm, static_cast<double>(body.mass_g) * kg_per_g};
  auto parts = std::make_unique<Parts>();
  parts->content = &content;
  parts->body = body;
  PLUMB_TRY(parts->model, loads::compile_load_model(content.body, content.loads, measures));
  PLUMB_TRY(parts->standing, loads::find_standing(parts->model, parts->workspace));
  for (const std::string& name : content.care.load_reference.discs) {
    const std::size_t disc = loads::find_disc(name);
    if (disc == loads::spinal_joint_count)
      return base::fail(base::Fault::Code::content_invalid, "making the load table",
                        "loads/reference.yaml: discs", "there is no disc " + name);
    parts->discs.push_back(disc);
  }
  return ReferenceLoads(std::move(parts));
}

Outcome<BodyLoad> ReferenceLoads::find(const LoadRow& row) {
  Parts& parts = *parts_;
  const auto& movements = parts.content->movements;
  const auto spec = std::ranges::find(movements, row.movement, &spine::MovementSpec::id);
  if (spec == movements.end())
    return base::fail(base::Fault::Code::not_found, "making the load table", row.movement,
                      "it is not drawn");
  const double step_s = parts.content->care.load_reference.step_ms * per_thousand;
  PLUMB_TRY(const std::vector<RibbonPoint> points,
            loads::find_ribbon(parts.model, *spec, row.levels.front(), step_s, parts.workspace));
  BodyLoad load{parts.body.id, find_not_supportable(points), std::nullopt, std::nullopt};
  if (!load.not_supportable.empty()) return load;
  load.least = find_course(
      points, parts.standing, parts.discs,
      [](const RibbonPoint& point, std::size_t disc) { return point.discs[disc].compression_n; });
  const bool is_upper_known = std::ranges::none_of(points, [](const RibbonPoint& point) {
    return point.upper == UpperEdge::not_held || point.upper == UpperEdge::unmeasured;
  });
  if (row.bracing == care::Bracing::measured && is_upper_known)
    load.braced =
        find_course(points, parts.standing, parts.discs,
                    [](const RibbonPoint& point, std::size_t disc) { return point.upper_n[disc]; });
  return load;
}

Outcome<care::LoadTable> make_load_table(const app::Content& content, const Progress& progress) {
  care::LoadTable table{1, find_table_fingerprint(content), plan_load_rows(content)};
  const std::size_t all = table.rows.size() * content.care.load_reference.bodies.size();
  std::size_t done = 0;
  for (const care::ReferenceBody& body : content.care.load_reference.bodies) {
    PLUMB_TRY(ReferenceLoads reference, ReferenceLoads::make(content, body));
    for (LoadRow& row : table.rows) {
      PLUMB_TRY(BodyLoad load, reference.find(row));
      row.bodies.push_back(std::move(load));
      progress(++done, all);
    }
  }
  return table;
}

}  // namespace plumb::catalogue
