#include "cli/paper/sheet.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

#include <algorithm>
#include <cstddef>

#include "base/expect.hpp"
#include "cli/paper/ink.hpp"

namespace plumb::cli {

namespace {

constexpr double points_per_mm = 72.0 / 25.4;
constexpr double line_width = 0.6;
constexpr double soft_grey = 0.35;

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

struct FreeLayout {
  void operator()(PangoLayout* one) const { g_object_unref(one); }
};
struct FreeCode {
  void operator()(QRcode* one) const { QRcode_free(one); }
};

}  // namespace

struct Sheets::Parts {
  std::string bytes;
  cairo_surface_t* surface = nullptr;
  cairo_t* pen = nullptr;

  std::unique_ptr<PangoLayout, FreeLayout> lay(double width, std::string_view text,
                                               const TextStyle& style) const {
    std::unique_ptr<PangoLayout, FreeLayout> layout(pango_cairo_create_layout(pen));
    PangoFontDescription* font = pango_font_description_from_string("DejaVu Sans, Noto Sans, Sans");
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    pango_font_description_set_weight(font,
                                      style.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout;
  }
};

Sheets::Sheets(Paper paper, std::string_view title)
    : parts_{std::make_unique<Parts>()},
      width_{paper == Paper::a4 ? 210 * points_per_mm : 8.5 * 72},
      height_{paper == Paper::a4 ? 297 * points_per_mm : 11.0 * 72} {
  parts_->surface = cairo_pdf_surface_create_for_stream(append, &parts_->bytes, width_, height_);
  const std::string name(title);
  cairo_pdf_surface_set_metadata(parts_->surface, CAIRO_PDF_METADATA_TITLE, name.c_str());
  cairo_pdf_surface_set_metadata(parts_->surface, CAIRO_PDF_METADATA_CREATOR, "Plumbline");
  parts_->pen = cairo_create(parts_->surface);
  cairo_set_line_width(parts_->pen, line_width);
}

Sheets::~Sheets() {
  cairo_destroy(parts_->pen);
  cairo_surface_destroy(parts_->surface);
}

double Sheets::measure(double width, std::string_view text, TextStyle style) {
  PangoRectangle extent;
  pango_layout_get_extents(parts_->lay(width, text, style).get(), nullptr, &extent);
  return static_cast<double>(extent.height) / PANGO_SCALE;
}

double Sheets::write(double x, double y, double width, std::string_view text, TextStyle style) {
  const auto layout = parts_->lay(width, text, style);
  const double grey = style.is_soft ? soft_grey : 0;
  cairo_set_source_rgb(parts_->pen, grey, grey, grey);
  cairo_move_to(parts_->pen, x, y);
  pango_cairo_show_layout(parts_->pen, layout.get());
  PangoRectangle extent;
  pango_layout_get_extents(layout.get(), nullptr, &extent);
  return static_cast<double>(extent.height) / PANGO_SCALE;
}

void Sheets::draw_line(double x1, double y1, double x2, double y2) {
  cairo_set_source_rgb(parts_->pen, soft_grey, soft_grey, soft_grey);
  cairo_move_to(parts_->pen, x1, y1);
  cairo_line_to(parts_->pen, x2, y2);
  cairo_stroke(parts_->pen);
}

void Sheets::draw_box(const Rectangle& place) {
  cairo_set_source_rgb(parts_->pen, 0, 0, 0);
  cairo_rectangle(parts_->pen, place.x, place.y, place.width, place.height);
  cairo_stroke(parts_->pen);
}

void Sheets::draw_figure(const Rectangle& place, const figure::FigureDrawing& drawing) {
  const figure::Box& box = drawing.view_box;
  cairo_t* pen = parts_->pen;
  const double scale = std::min(place.width / box.width, place.height / box.height);
  cairo_save(pen);
  cairo_rectangle(pen, place.x, place.y, place.width, place.height);
  cairo_clip(pen);
  cairo_translate(pen, place.x + (place.width - scale * box.width) / 2,
                  place.y + (place.height - scale * box.height) / 2);
  cairo_scale(pen, scale, scale);
  cairo_translate(pen, -box.x, -box.y);
  cairo_set_line_join(pen, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap(pen, CAIRO_LINE_CAP_ROUND);
  for (const figure::Shape& shape : drawing.shapes) paint_shape(pen, shape);
  cairo_restore(pen);
}

bool Sheets::draw_code(const Rectangle& place, const std::string& text) {
  const std::unique_ptr<QRcode, FreeCode> code(
      QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
  if (!code) return false;
  cairo_t* pen = parts_->pen;
  cairo_set_source_rgb(pen, 0, 0, 0);
  constexpr int quiet = 4;  // modules of white that a reader wants around it
  const double module = place.width / (code->width + 2 * quiet);
  for (int row = 0; row < code->width; ++row)
    for (int column = 0; column < code->width; ++column)
      if ((code->data[row * code->width + column] & 1u) != 0)
        cairo_rectangle(pen, place.x + (column + quiet) * module, place.y + (row + quiet) * module,
                        module, module);
  cairo_fill(pen);
  return true;
}

void Sheets::end_page() { cairo_show_page(parts_->pen); }

std::string Sheets::take() {
  cairo_surface_finish(parts_->surface);
  PLUMB_EXPECT(cairo_surface_status(parts_->surface) == CAIRO_STATUS_SUCCESS);
  return std::move(parts_->bytes);
}

}  // namespace plumb::cli
