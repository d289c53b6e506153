#pragma once

#include <span>
#include <string>
#include <vector>

#include "figure/view.hpp"

namespace plumb::figure {

/// Writes SVG path data, millimetres with one decimal, relative curves: compact, and the same
/// bytes on every machine.
class PathText {
 public:
  explicit PathText(std::string& out) : out_{out} {}

  void move(Point2 to);
  void line(Point2 to);
  void curve(Point2 control_a, Point2 control_b, Point2 to);
  void close() { out_ += 'z'; }

 private:
  void number(long tenths);
  void pair(Point2 at, bool absolute);
  void keep(Point2 to);

  std::string& out_;
  long x_ = 0;  ///< where the pen is, tenths of a millimetre, as written
  long y_ = 0;
};

/// Scratch of the smoother.
struct SmoothWorkspace {
  std::vector<Point2> points;
  std::vector<Point2> tangents;
  std::vector<double> arc;
};

/// Writes a smooth curve through points that lie densely on an outline, with as few pieces as stay
/// within `tolerance_mm` of them.
void write_smooth(std::span<const Point2> outline, bool closed, double tolerance_mm,
                  SmoothWorkspace& workspace, std::string& out);

/// Writes a rounded closed curve through few points (Catmull–Rom).
void write_blob(std::span<const Point2> points, std::string& out);
/// The same, open.
void write_stroke(std::span<const Point2> points, std::string& out);
/// Writes a polygon with straight sides.
void write_polygon(std::span<const Point2> points, std::string& out);

}  // namespace plumb::figure
