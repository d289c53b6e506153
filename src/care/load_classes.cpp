#include "care/load_classes.hpp"

#include <algorithm>

namespace plumb::care {

namespace {

/// The highest values that the levels of an exercise reach, and how each level stands.
class ClassJudge {
 public:
  ClassJudge(const CatalogueContent& content, const Exercise& exercise) : content_{content} {
    check_.exercise = exercise.id;
    check_.load_class = exercise.load_class;
  }

  /// `limit` is the class of the exercise.
  ClassCheck judge(const Exercise& exercise, std::size_t limit) {
    const auto& classes = content_.load_reference.classes;
    check_.up_to_percent = classes[limit].up_to_percent;
    check_.above_percent = limit > 0 ? classes[limit - 1].up_to_percent : 0;
    for (const Rung& rung : exercise.ladder) read_level(rung.level);
    check_.peak = {least_, upper_};
    if (!above_.empty()) {
      check_.verdict = ClassVerdict::above;
      check_.levels = above_;
    } else if (!above_braced_.empty()) {
      check_.verdict = ClassVerdict::above_braced;
      check_.levels = above_braced_;
    } else if (!unknown_.empty()) {
      check_.verdict = ClassVerdict::unknown;
      check_.levels = unknown_;
    } else if (limit > 0 && upper_ <= check_.above_percent) {
      check_.verdict = ClassVerdict::below;
    }
    return check_;
  }

 private:
  void read_level(int level) {
    const LoadRow* row = find_load_row(content_.load_table, check_.exercise, level);
    bool is_known = row != nullptr && !row->bodies.empty() && row->bracing != Bracing::unmeasured;
    int least = 0;
    int upper = 0;
    for (std::size_t i = 0; row != nullptr && i < row->bodies.size(); ++i) {
      const BodyLoad& load = row->bodies[i];
      is_known = is_known && load.least && (load.braced || row->bracing == Bracing::none);
      if (load.least) read_course(*load.least, least);
      if (load.braced) read_course(*load.braced, upper);
    }
    upper = std::max(upper, least);
    least_ = std::max(least_, least);
    upper_ = std::max(upper_, upper);
    if (least > check_.up_to_percent)
      above_.push_back(level);
    else if (upper > check_.up_to_percent)
      above_braced_.push_back(level);
    else if (!is_known)
      unknown_.push_back(level);
  }

  void read_course(const LoadCourse& course, int& highest) {
    const LoadReference& reference = content_.load_reference;
    for (std::size_t i = 0; i < reference.discs.size() && i < course.peak.size(); ++i) {
      if (std::ranges::find(reference.class_discs, reference.discs[i]) ==
          reference.class_discs.end())
        continue;
      highest = std::max(highest, course.peak[i]);
      if (!check_.disc.empty() && course.peak[i] <= highest_of_all_) continue;
      highest_of_all_ = course.peak[i];
      check_.disc = reference.discs[i];
    }
  }

  const CatalogueContent& content_;
  ClassCheck check_;
  int least_ = 0;
  int upper_ = 0;
  int highest_of_all_ = 0;
  std::vector<int> above_, above_braced_, unknown_;
};

}  // namespace

std::vector<ClassCheck> find_class_checks(const CatalogueContent& content) {
  const auto& classes = content.load_reference.classes;
  std::vector<ClassCheck> checks;
  for (const Exercise& exercise : content.exercises) {
    const auto limit = std::ranges::find(classes, exercise.load_class, &LoadClassLimit::load_class);
    if (limit == classes.end()) continue;
    checks.push_back(ClassJudge(content, exercise)
                         .judge(exercise, static_cast<std::size_t>(limit - classes.begin())));
  }
  return checks;
}

}  // namespace plumb::care
