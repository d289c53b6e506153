#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "figure/drawing.hpp"

/// Sheets of paper, as PDF. Lengths are points (1/72 inch), from the top left corner.
namespace plumb::cli {

enum class Paper : unsigned char { a4, letter };

struct Rectangle {
  double x = 0, y = 0, width = 0, height = 0;
};

struct TextStyle {
  double size = 10;
  bool is_bold = false;
  bool is_soft = false;  ///< grey
};

/// Writes one PDF into memory. Text is wrapped and shaped for any script; fonts of this machine are
/// put into the file.
class Sheets {
 public:
  Sheets(Paper paper, std::string_view title);
  ~Sheets();
  Sheets(const Sheets&) = delete;
  Sheets& operator=(const Sheets&) = delete;

  double width() const { return width_; }
  double height() const { return height_; }

  /// Writes a text in lines of that width and gives their height.
  double write(double x, double y, double width, std::string_view text, TextStyle style = {});
  /// The height alone.
  double measure(double width, std::string_view text, TextStyle style = {});
  void draw_line(double x1, double y1, double x2, double y2);
  void draw_box(const Rectangle& place);
  void draw_figure(const Rectangle& place, const figure::FigureDrawing& drawing);
  /// A QR code of the text; false if it is too long for one.
  bool draw_code(const Rectangle& place, const std::string& text);
  void end_page();

  /// The whole file. Nothing can be drawn any more.
  std::string take();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
  double width_, height_;
};

}  // namespace plumb::cli
