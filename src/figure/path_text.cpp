#include "figure/path_text.hpp"

#include <algorithm>
#include <cmath>

namespace plumb::figure {

namespace {

long to_tenths(double mm) { return std::lround(mm * 10); }

/// One cubic piece, from its ends and the directions there.
struct Piece {
  Point2 a, b, c, d;
  Point2 at(double u) const {
    const double v = 1 - u;
    return v * v * v * a + 3 * v * v * u * b + 3 * v * u * u * c + u * u * u * d;
  }
};

Piece make_piece(const SmoothWorkspace& w, std::size_t i, std::size_t j) {
  const double third = (w.arc[j] - w.arc[i]) / 3;
  return {w.points[i], w.points[i] + third * w.tangents[i], w.points[j] - third * w.tangents[j],
          w.points[j]};
}

bool fits(const SmoothWorkspace& w, std::size_t i, std::size_t j, const Piece& piece,
          double tolerance) {
  const double length = w.arc[j] - w.arc[i];
  for (std::size_t k = i + 1; k < j; ++k) {
    const Point2 off = piece.at((w.arc[k] - w.arc[i]) / length) - w.points[k];
    // Only the distance across the curve counts; a slip along it is not seen.
    const Point2 along = w.tangents[k];
    if (std::abs(cross(along, off)) > tolerance) return false;
  }
  return true;
}

void write_run(const SmoothWorkspace& w, std::size_t i, std::size_t j, double tolerance,
               PathText& text) {
  // Long pieces make Hermite handles unruly; a turn of more than a quarter is always split.
  const bool turns = dot(w.tangents[i], w.tangents[j]) < 0.2;
  const Piece piece = make_piece(w, i, j);
  if (j == i + 1 || (!turns && fits(w, i, j, piece, tolerance))) {
    text.curve(piece.b, piece.c, piece.d);
    return;
  }
  const std::size_t middle = (i + j) / 2;
  write_run(w, i, middle, tolerance, text);
  write_run(w, middle, j, tolerance, text);
}

/// Drops crowded points, smooths 1-2-1, and finds arc length and directions. A closed outline
/// gets its first point again at the end.
void prepare(std::span<const Point2> outline, bool closed, SmoothWorkspace& w) {
  constexpr double crowded_mm = 1.5;
  w.points.clear();
  for (const Point2 p : outline)
    if (w.points.empty() || norm(p - w.points.back()) > crowded_mm) w.points.push_back(p);
  if (closed && w.points.size() > 3 && norm(w.points.front() - w.points.back()) < crowded_mm)
    w.points.pop_back();
  const std::size_t n = w.points.size();
  if (n < 3) return;
  w.tangents.assign(w.points.begin(), w.points.end());
  for (std::size_t i = 0; i < n; ++i) {
    if (!closed && (i == 0 || i + 1 == n)) continue;
    w.points[i] =
        0.25 * w.tangents[(i + n - 1) % n] + 0.5 * w.tangents[i] + 0.25 * w.tangents[(i + 1) % n];
  }
  if (closed) w.points.push_back(w.points.front());
  const std::size_t count = w.points.size();
  w.arc.assign(count, 0);
  w.tangents.assign(count, {});
  for (std::size_t i = 1; i < count; ++i)
    w.arc[i] = w.arc[i - 1] + norm(w.points[i] - w.points[i - 1]);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t before = i > 0 ? i - 1 : closed ? count - 2 : 0;
    const std::size_t after = i + 1 < count ? i + 1 : closed ? 1 : count - 1;
    const Point2 d = w.points[after] - w.points[before];
    w.tangents[i] = (1 / std::max(norm(d), 1e-9)) * d;
  }
}

/// Catmull–Rom pieces through few points.
void write_few(std::span<const Point2> p, bool closed, std::string& out) {
  if (p.size() < 2) return;
  PathText text{out};
  text.move(p[0]);
  const std::size_t n = p.size();
  const std::size_t pieces = closed ? n : n - 1;
  for (std::size_t i = 0; i < pieces; ++i) {
    const Point2 a = p[i];
    const Point2 b = p[(i + 1) % n];
    const Point2 before = closed ? p[(i + n - 1) % n] : i > 0 ? p[i - 1] : a;
    const Point2 after = closed || i + 2 < n ? p[(i + 2) % n] : b;
    text.curve(a + (1.0 / 6) * (b - before), b - (1.0 / 6) * (after - a), b);
  }
  if (closed) text.close();
}

}  // namespace

void PathText::number(long tenths) {
  const bool negative = tenths < 0;
  const unsigned long size = static_cast<unsigned long>(negative ? -tenths : tenths);
  if (negative) out_ += '-';
  char digits[24];
  int count = 0;
  for (unsigned long rest = size / 10; rest > 0; rest /= 10)
    digits[count++] = static_cast<char>('0' + rest % 10);
  while (count > 0) out_ += digits[--count];
  if (size % 10 != 0) {
    out_ += '.';
    out_ += static_cast<char>('0' + size % 10);
  } else if (size < 10) {
    out_ += '0';
  }
}

void PathText::pair(Point2 at, bool absolute) {
  const long x = to_tenths(at.x) - (absolute ? 0 : x_);
  const long y = to_tenths(at.y) - (absolute ? 0 : y_);
  // A minus sign parts numbers by itself; else a space is needed after a number.
  if (x >= 0 && !out_.empty() && out_.back() >= '0' && out_.back() <= '9') out_ += ' ';
  number(x);
  if (y >= 0) out_ += ' ';
  number(y);
}

void PathText::keep(Point2 to) {
  x_ = to_tenths(to.x);
  y_ = to_tenths(to.y);
}

void PathText::move(Point2 to) {
  out_ += 'M';
  pair(to, true);
  keep(to);
}

void PathText::line(Point2 to) {
  out_ += 'l';
  pair(to, false);
  keep(to);
}

void PathText::curve(Point2 control_a, Point2 control_b, Point2 to) {
  out_ += 'c';
  pair(control_a, false);
  pair(control_b, false);
  pair(to, false);
  keep(to);
}

void write_smooth(std::span<const Point2> outline, bool closed, double tolerance_mm,
                  SmoothWorkspace& workspace, std::string& out) {
  prepare(outline, closed, workspace);
  if (workspace.points.size() < 3) return;
  PathText text{out};
  text.move(workspace.points.front());
  write_run(workspace, 0, workspace.points.size() - 1, tolerance_mm, text);
  if (closed) text.close();
}

void write_blob(std::span<const Point2> points, std::string& out) { write_few(points, true, out); }
void write_stroke(std::span<const Point2> points, std::string& out) {
  write_few(points, false, out);
}

void write_polygon(std::span<const Point2> points, std::string& out) {
  if (points.size() < 3) return;
  PathText text{out};
  text.move(points[0]);
  for (std::size_t i = 1; i < points.size(); ++i) text.line(points[i]);
  text.close();
}

}  // namespace plumb::figure
