#include "care/detail/catalogue_check.hpp"
#include "care/rulebook_constants.hpp"

namespace plumb::care::detail {

namespace {
constexpr std::string_view matrix_file = "matrix.yaml";

void check_columns(CatalogueCheck& check) {
  const Matrix& matrix = check.content.matrix;
  check.expect_all_known(check.conditions, matrix.conditions, "condition", matrix_file,
                         "/conditions");
  const std::set<Id> columns(matrix.conditions.begin(), matrix.conditions.end());
  for (const Condition& condition : check.content.conditions)
    if (!columns.contains(condition.id))
      check.report(matrix_file, "/conditions",
                   "lacks the column \"" + condition.id + "\"; every condition has one");
}

void check_rows(CatalogueCheck& check) {
  const Matrix& matrix = check.content.matrix;
  const std::set<Id> columns(matrix.conditions.begin(), matrix.conditions.end());
  std::set<Id> rows;
  for (std::size_t i = 0; i < matrix.rows.size(); ++i) {
    const MatrixRow& row = matrix.rows[i];
    const std::string path = join_path("/rows", i, "exercise");
    check.expect_known(check.exercises, row.exercise, "exercise", matrix_file, path);
    if (!rows.insert(row.exercise).second)
      check.report(matrix_file, path, "\"" + row.exercise + "\" stands twice; join the rows");
    for (const auto& [condition, letter] : row.cells) {
      const std::string cell = join_path("/rows", i, "cells/" + condition);
      if (!columns.contains(condition))
        check.report(matrix_file, cell, "is not a column; correct the condition or add it");
      if (letter == Permission::allowed)
        check.report(matrix_file, cell, "is \".\"; leave out what is allowed");
    }
  }
  for (const Exercise& exercise : check.content.exercises)
    if (!rows.contains(exercise.id))
      check.report(matrix_file, "/rows",
                   "lacks a row for \"" + exercise.id + "\"; every exercise has one, if only {}");
}

Permission find_cell(const Matrix& matrix, const Id& exercise, const Id& condition) {
  for (const MatrixRow& row : matrix.rows) {
    if (row.exercise != exercise) continue;
    const auto cell = row.cells.find(condition);
    return cell == row.cells.end() ? Permission::allowed : cell->second;
  }
  return Permission::allowed;
}

void check_refinements(CatalogueCheck& check) {
  const Matrix& matrix = check.content.matrix;
  for (std::size_t i = 0; i < matrix.refinements.size(); ++i) {
    const MatrixRefinement& refinement = matrix.refinements[i];
    const auto at = [&](std::string_view member) { return join_path("/refinements", i, member); };
    check.expect_known(check.exercises, refinement.exercise, "exercise", matrix_file,
                       at("exercise"));
    check.expect_known(check.conditions, refinement.condition, "condition", matrix_file,
                       at("condition"));
    const auto exercise = check.exercise_of.find(refinement.exercise);
    if (exercise == check.exercise_of.end()) continue;
    const auto rungs = static_cast<int>(exercise->second->ladder.size());
    if (refinement.from_level < 1 || refinement.from_level > rungs)
      check.report(matrix_file, at("from_level"),
                   "is " + std::to_string(refinement.from_level) + ", but " + refinement.exercise +
                       " has levels 1 to " + std::to_string(rungs));
    if (refinement.letter <= find_cell(matrix, refinement.exercise, refinement.condition))
      check.report(matrix_file, at("letter"),
                   "is not stricter than the cell itself; a refinement only tightens");
  }
}

}  // namespace

void check_matrix(CatalogueCheck& check) {
  check_columns(check);
  check_rows(check);
  check_refinements(check);
  check.expect_cited(check.content.matrix.source, matrix_file, "/source");
  check.expect_reviewed(check.content.matrix.reviewed, matrix_file, "/reviewed");
}

void check_conditions(CatalogueCheck& check) {
  const std::int64_t cap_g = check.content.constants.cap_g.value;
  for (const Condition& condition : check.content.conditions) {
    const std::string file = file_of("conditions", condition.id);
    const auto check_cap = [&](std::int64_t value, const char* path) {
      if (value < 0 || value > cap_g)
        check.report(file, path,
                     "is " + std::to_string(value) + " g; a cap is from 0 to " +
                         std::to_string(cap_g) + " g (cap_g)");
    };
    check_cap(condition.cap_g, "/cap_g");
    if (condition.cap_early_g) check_cap(*condition.cap_early_g, "/cap_early_g");
    if (condition.cap_early_g && *condition.cap_early_g > condition.cap_g)
      check.report(file, "/cap_early_g", "is looser than cap_g; an early spell is not stronger");
    check.expect_all_known(check.exercises, condition.prefer, "exercise", file, "/prefer");
    for (std::size_t i = 0; i < condition.prefer.size(); ++i)
      if (find_cell(check.content.matrix, condition.prefer[i], condition.id) ==
          Permission::excluded)
        check.report(file, join_path("/prefer", i),
                     "prefers " + condition.prefer[i] + ", which the matrix excludes here");
    check.expect_evidence(condition.evidence, file);
    check.expect_reviewed(condition.reviewed, file, "/reviewed");
  }
}

}  // namespace plumb::care::detail
