#include "cli/paper/programme.hpp"

#include <algorithm>
#include <vector>

#include "cli/words.hpp"
#include "figure/draw_figure.hpp"

namespace plumb::cli {

namespace {

constexpr double margin = 40;
constexpr double gap = 8;
constexpr double picture_width = 150, picture_height = 105;
constexpr double code_size = 84;
constexpr double box_size = 13, box_step = 30;
constexpr int days_of_boxes = 7;
constexpr TextStyle title{17, true, false}, heading{12.5, true, false},
    body_text{9.5, false, false}, strong{10, true, false}, soft{8.5, false, true};

class Programme {
 public:
  Programme(const ProgrammeSpec& spec, spine::BodyModel body, figure::FigureModel figure)
      : spec_{spec},
        words_{spec.catalogue},
        body_{std::move(body)},
        figure_{std::move(figure)},
        sheets_{spec.paper, words_.say("print.paper.title")},
        inner_{sheets_.width() - 2 * margin} {}

  std::string print() {
    write_head();
    if (spec_.plan.lines.empty()) write_nothing();
    for (const care::PlanLine& line : spec_.plan.lines) write_line(line);
    write_foot();
    sheets_.end_page();
    return sheets_.take();
  }

 private:
  void write(const std::string& text, TextStyle style = body_text, double after = 3) {
    y_ += sheets_.write(margin, y_, inner_, text, style) + after;
  }

  void write_head() {
    const double code_x = sheets_.width() - margin - code_size;
    const bool has_code =
        sheets_.draw_code({code_x, margin - 10, code_size, code_size}, make_code_text());
    const double width = has_code ? inner_ - code_size - gap : inner_;
    y_ = margin;
    const auto put = [&](const std::string& text, TextStyle style) {
      y_ += sheets_.write(margin, y_, width, text, style) + 4;
    };
    put(words_.say("print.paper.title"), title);
    put(words_.say("print.paper.made", {{"moment", words_.moment(spec_.plan.at)}}), body_text);
    put(words_.say("print.paper.name"), body_text);
    put(words_.say("print.paper.stop_first"), strong);
    y_ = std::max(y_, margin + code_size - 4);
    sheets_.draw_line(margin, y_, sheets_.width() - margin, y_);
    y_ += gap;
  }

  /// The way to the page, or what a therapist would type off the sheet.
  std::string make_code_text() const {
    if (!spec_.address.empty()) return spec_.address;
    std::string text = "Plumbline " + base::format_leaf(spec_.plan.day);
    for (const care::PlanLine& line : spec_.plan.lines)
      text += "\n" + std::string(line.exercise) + " level " + std::to_string(line.level) + ", " +
              std::to_string(line.dose.sets) + "x" + std::to_string(line.dose.reps) + ", " +
              std::to_string(line.dose.per_day) + "/day";
    return text + "\n" + spec_.plan.fingerprint;
  }

  void write_nothing() {
    write(words_.say("print.no_lines"), heading);
    for (const care::Reason& reason : spec_.plan.reasons) write(reason.text);
  }

  std::string say_own(const care::PlanLine& line, const std::string& what) const {
    const auto own = line.own_texts.find(what);
    if (own != line.own_texts.end()) return own->second;
    const std::string key = "exercise." + line.exercise + "." + what;
    return words_.has(key) ? words_.say(key) : std::string();
  }
  std::vector<std::string> list_own(const care::PlanLine& line, const std::string& what) const {
    std::vector<std::string> texts;
    for (int n = 1;; ++n) {
      std::string text = say_own(line, what + "." + std::to_string(n));
      if (text.empty()) return texts;
      texts.push_back(std::move(text));
    }
  }
  const care::Exercise* find_exercise(const care::PlanLine& line) const {
    return line.own ? &*line.own : spec_.catalogue.find_exercise(line.exercise);
  }

  struct Paragraph {
    std::string text;
    TextStyle style;
  };
  std::vector<Paragraph> list_paragraphs(const care::PlanLine& line) const {
    std::vector<Paragraph> found;
    const care::Exercise* exercise = find_exercise(line);
    const std::string rung = say_own(line, "rung." + std::to_string(line.level));
    found.push_back(
        {words_.say("print.paper.level", {{"level", std::to_string(line.level)}, {"rung", rung}}),
         soft});
    if (exercise != nullptr) found.push_back({words_.dose(*exercise, line.dose), strong});
    for (const std::string& caution : line.cautions)
      found.push_back({words_.say("print.caution", {{"text", words_.say(caution)}}), strong});
    int number = 0;
    for (const std::string& step : list_own(line, "steps"))
      found.push_back({std::to_string(++number) + ". " + step, body_text});
    std::string out;
    for (const std::string& step : list_own(line, "out")) out += " " + step;
    if (!out.empty()) found.push_back({words_.say("print.paper.out") + out, body_text});
    std::string stop;
    for (const std::string& one : list_own(line, "stop")) stop += " " + one;
    if (!stop.empty()) found.push_back({words_.say("print.paper.stop") + stop, strong});
    return found;
  }

  double measure(const std::vector<Paragraph>& paragraphs, double width) {
    double height = 0;
    for (const Paragraph& one : paragraphs)
      height += sheets_.measure(width, one.text, one.style) + 3;
    return height;
  }

  /// A block that stays together: name, pictures on the left, words on the right, boxes below.
  void write_line(const care::PlanLine& line) {
    const auto pictures = draw_pictures(line);
    const bool has_pictures = !pictures.empty();
    const double left = has_pictures ? picture_width + gap : 0;
    const auto paragraphs = list_paragraphs(line);
    const double words_height = measure(paragraphs, inner_ - left);
    const double pictures_height = static_cast<double>(pictures.size()) * (picture_height + 4);
    const double block = 20 + std::max(words_height, pictures_height) + boxes_height(line) + gap;
    turn_page_for(block);
    write(say_own(line, "name"), heading, 4);
    const double top = y_;
    for (std::size_t i = 0; i < pictures.size(); ++i)
      sheets_.draw_figure({margin, top + static_cast<double>(i) * (picture_height + 4),
                           picture_width, picture_height},
                          pictures[i]);
    for (const Paragraph& one : paragraphs)
      y_ += sheets_.write(margin + left, y_, inner_ - left, one.text, one.style) + 3;
    y_ = std::max(y_, top + pictures_height) + 2;
    write_boxes(line);
    sheets_.draw_line(margin, y_, sheets_.width() - margin, y_);
    y_ += gap;
  }

  /// Where the movement begins, and where it holds.
  std::vector<figure::FigureDrawing> draw_pictures(const care::PlanLine& line) {
    const auto spec = std::ranges::find(spec_.movements, line.exercise, &spine::MovementSpec::id);
    if (spec == spec_.movements.end()) return {};
    const auto scene = figure::compile_scene(figure_, body_, *spec, line.level, false);
    if (!scene) return {};
    std::vector<figure::FigureDrawing> made;
    for (const double t_s : {0.0, scene->movement.held_s}) {
      figure::draw_movement_frame(figure_, body_, *scene, t_s, workspace_, made.emplace_back());
      if (scene->movement.held_s <= 0) break;
    }
    return made;
  }

  static double boxes_height(const care::PlanLine& line) {
    return 16 + std::max(1, line.dose.per_day) * (box_size + 4);
  }
  void write_boxes(const care::PlanLine& line) {
    constexpr double first = 90;
    for (int day = 0; day < days_of_boxes; ++day) {
      const base::LocalDate date{spec_.plan.day.days + day};
      const int weekday = ((date.days % 7) + 7 + 3) % 7;  // Monday is 0
      const double x = margin + first + day * box_step * 1.8;
      sheets_.write(x - 4, y_, box_step * 1.7,
                    words_.say("word.weekday." + std::to_string(weekday + 1)) + " " +
                        std::to_string(find_civil(date).day),
                    soft);
      for (int time = 0; time < std::max(1, line.dose.per_day); ++time)
        sheets_.draw_box({x, y_ + 14 + time * (box_size + 4), box_size, box_size});
    }
    sheets_.write(margin, y_ + 14, first - gap, words_.say("print.paper.tick"), soft);
    y_ += boxes_height(line) + 4;
  }

  void turn_page_for(double height) {
    if (y_ + height <= sheets_.height() - margin - 24 || y_ <= margin + 1) return;
    sheets_.end_page();
    y_ = margin;
  }

  void write_foot() {
    const std::string text =
        words_.say("print.notice") + "\n" +
        words_.say("print.paper.foot",
                   {{"version", spec_.plan.catalogue},
                    {"reviewed", words_.reviewer(spec_.catalogue.content().reviewed)},
                    {"fingerprint", spec_.plan.fingerprint}});
    turn_page_for(sheets_.measure(inner_, text, soft));
    write(text, soft);
  }

  const ProgrammeSpec& spec_;
  Words words_;
  spine::BodyModel body_;
  figure::FigureModel figure_;
  figure::FigureWorkspace workspace_;
  Sheets sheets_;
  double inner_;
  double y_ = margin;
};

}  // namespace

base::Outcome<std::string> print_programme(const ProgrammeSpec& spec) {
  const spine::SegmentsSpec& reference = spec.body.segments;
  PLUMB_TRY(spine::BodyModel body,
            spine::compile_body(spec.body, {spine::Sex::male, reference.reference_height_m,
                                            reference.reference_mass_kg}));
  PLUMB_TRY(figure::FigureModel figure, figure::compile_figure(spec.figure, body));
  return Programme(spec, std::move(body), std::move(figure)).print();
}

}  // namespace plumb::cli
