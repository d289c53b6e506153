#include "catalogue/load_rows.hpp"

#include <algorithm>

#include "base/fingerprint.hpp"
#include "base/write_described.hpp"

namespace plumb::catalogue {

using base::Document;
using care::LoadRow;
using spine::KeyframeSpec;
using spine::MovementSpec;

namespace {

constexpr std::string_view table_file = "loads/table.yaml";
constexpr const char* remedy = "; make it anew: plumbline catalogue loads --write";

std::vector<int> find_ladder(const app::Content& content, const std::string& id) {
  const auto& exercises = content.care.exercises;
  const auto found = std::ranges::find(exercises, id, &care::Exercise::id);
  if (found == exercises.end()) return {1};
  std::vector<int> ladder;
  for (const care::Rung& rung : found->ladder) ladder.push_back(rung.level);
  return ladder;
}

/// The keyframes of a level, along its way.
std::vector<const KeyframeSpec*> find_way(const MovementSpec& spec, int level) {
  std::vector<const KeyframeSpec*> way;
  for (const auto* keys : {&spec.path, &spec.back})
    for (const std::string& key : *keys) way.push_back(spine::find_keyframe(spec, key, level));
  return way;
}

/// What loads depend on, at one level: neither the view nor words, nor angles of the figure alone.
std::string find_drawn(const MovementSpec& spec, int level) {
  MovementSpec seen;
  seen.id = spec.id;
  seen.path = spec.path;
  seen.back = spec.back;
  seen.cycle = spec.cycle;
  for (const KeyframeSpec* keyframe : find_way(spec, level)) {
    if (keyframe == nullptr) continue;
    KeyframeSpec bare = *keyframe;
    bare.levels.clear();
    bare.note.clear();
    bare.doubt.clear();
    bare.posture.pose.figure = {};
    bare.posture.pose.palm_flat = {};
    seen.keyframes.push_back(std::move(bare));
  }
  for (spine::PropSpec prop : spec.props) {
    const auto& levels = prop.levels;
    if (!levels.empty() && std::ranges::find(levels, level) == levels.end()) continue;
    prop.levels.clear();
    seen.props.push_back(std::move(prop));
  }
  if (const spine::MovementBracing* bracing = spine::find_bracing(spec, level)) {
    seen.bracing.push_back({bracing->name, {}, bracing->keys, {}, {}});
  }
  return base::find_fingerprint(base::write_described(seen));
}

}  // namespace

std::string find_table_fingerprint(const app::Content& content) {
  Document all = Document::make_table();
  all.add("body", base::write_described(content.body));
  all.add("loads", base::write_described(content.loads));
  care::LoadReference reference = content.care.load_reference;
  reference.class_discs.clear();  // judged after the table is made
  reference.classes.clear();
  all.add("reference", base::write_described(reference));
  return base::find_fingerprint(all);
}

std::vector<LoadRow> plan_load_rows(const app::Content& content) {
  std::vector<LoadRow> rows;
  for (const MovementSpec& spec : content.movements) {
    const std::size_t first = rows.size();
    for (const int level : find_ladder(content, spec.id)) {
      const std::string drawn = find_drawn(spec, level);
      const auto same = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end(),
                                     [&](const LoadRow& row) { return row.drawn == drawn; });
      if (same != rows.end()) {
        same->levels.push_back(level);
        continue;
      }
      LoadRow row{spec.id, {level}, drawn, care::Bracing::none, {}, {}};
      if (const spine::MovementBracing* bracing = spine::find_bracing(spec, level)) {
        row.braced_as = bracing->name;
        row.bracing = bracing->name.empty() ? care::Bracing::unmeasured : care::Bracing::measured;
      }
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

void check_load_table(const app::Content& content, base::Diagnostics& problems) {
  const care::LoadTable& table = content.care.load_table;
  const auto report = [&](std::string path, const std::string& what) {
    problems.report({std::string(table_file), 0, std::move(path)}, what + remedy);
  };
  if (table.made_with != find_table_fingerprint(content)) {
    report("/made_with", "was made with other data of the body or another reference");
    return;
  }
  const std::vector<LoadRow> planned = plan_load_rows(content);
  for (const LoadRow& wanted : planned) {
    const auto row = std::ranges::find_if(table.rows, [&](const LoadRow& one) {
      return one.movement == wanted.movement && one.levels == wanted.levels;
    });
    const std::string what = wanted.movement + ", level " + std::to_string(wanted.levels.front());
    if (row == table.rows.end()) {
      report("/rows", "has no row for " + what);
      continue;
    }
    const std::string path = "/rows/" + std::to_string(row - table.rows.begin());
    if (row->drawn != wanted.drawn || row->bracing != wanted.bracing ||
        row->braced_as != wanted.braced_as)
      report(path, "was made with another drawing of " + what);
    else if (!std::ranges::equal(row->bodies, content.care.load_reference.bodies, {},
                                 &care::BodyLoad::body, &care::ReferenceBody::id))
      report(path + "/bodies", "does not have the bodies of loads/reference.yaml");
  }
  if (table.rows.size() > planned.size())
    report("/rows", "has rows for what is not drawn or not on a ladder");
}

namespace {

std::string format_numbers(const std::vector<int>& values) {
  std::string text;
  for (const int value : values) text += (text.empty() ? "" : ", ") + std::to_string(value);
  return "[" + text + "]";
}

std::string format_course(std::string_view name, const care::LoadCourse& course) {
  std::string text = "        " + std::string(name) + ": {peak: " + format_numbers(course.peak) +
                     ", mean: " + format_numbers(course.mean);
  if (!course.held.empty()) text += ", held: " + format_numbers(course.held);
  return text + "}\n";
}

std::string format_row(const LoadRow& row) {
  std::string text = "  - movement: " + row.movement +
                     "\n    levels: " + format_numbers(row.levels) + "\n    drawn: \"" + row.drawn +
                     "\"\n";
  if (row.bracing != care::Bracing::none)
    text += "    bracing: " + std::string(name_of(row.bracing)) + "\n";
  if (!row.braced_as.empty()) text += "    braced_as: " + row.braced_as + "\n";
  text += "    bodies:\n";
  for (const care::BodyLoad& load : row.bodies) {
    text += "      - body: " + load.body + "\n";
    if (!load.not_supportable.empty()) {
      std::string moments;
      for (const std::string& one : load.not_supportable)
        moments += (moments.empty() ? "\"" : ", \"") + one + "\"";
      text += "        not_supportable: [" + moments + "]\n";
    }
    if (load.least) text += format_course("least", *load.least);
    if (load.braced) text += format_course("braced", *load.braced);
  }
  return text;
}

}  // namespace

std::string format_load_table(const care::LoadTable& table) {
  std::string text =
      "# Written by \"plumbline catalogue loads --write\": a model estimate of the load on discs, "
      "in\n"
      "# whole per cent of what the same disc of the same body carries in quiet standing, disc by "
      "disc\n"
      "# as loads/reference.yaml lists them. Below 0: pulled apart. least: at least effort; "
      "braced: with\n"
      "# the activity that was measured. A body with not_supportable is unknown, which is never "
      "0.\n"
      "format: " +
      std::to_string(table.format) + "\nmade_with: \"" + table.made_with + "\"\nrows:\n";
  for (const LoadRow& row : table.rows) text += format_row(row);
  return text;
}

}  // namespace plumb::catalogue
