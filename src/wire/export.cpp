#include "wire/export.hpp"

#include "base/write_described.hpp"
#include "care/event_described.hpp"
#include "care/journal.hpp"
#include "care/record.hpp"
#include "care/record_days.hpp"
#include "wire/csv.hpp"
#include "wire/event_codec.hpp"
#include "wire/fhir/bundle.hpp"
#include "wire/journal_file.hpp"
#include "wire/json.hpp"

namespace plumb::wire {

namespace {

/// A column: its heading, and how it is filled from a row.
template <class Row>
struct Column {
  std::string_view name;
  void (*write)(CsvWriter& csv, const Row& row);
};

std::string find_name(const care::Catalogue& catalogue, const care::Id& exercise) {
  const std::string* name = catalogue.find_text("exercise." + exercise + ".name");
  return name == nullptr ? std::string{} : *name;
}

/// A day with what its sessions add up to. Those that were taken back do not count.
struct DayRow {
  const care::DayRecord& day;
  std::int64_t sessions = 0, taken_back = 0, minutes = 0, done = 0, left_out = 0, stopped = 0;
  std::optional<care::Effort> effort;
  std::optional<care::Colour> colour;
  bool closed = true;

  explicit DayRow(const care::DayRecord& of) : day{of} {
    for (const care::DaySession& session : of.sessions) {
      if (session.taken_back) {
        ++taken_back;
        continue;
      }
      ++sessions;
      minutes += session.minutes;
      done += session.done;
      left_out += session.left_out;
      stopped += session.stopped;
      if (session.effort) effort = std::max(effort.value_or(care::Effort{}), *session.effort);
      if (session.colour) colour = std::max(colour.value_or(care::Colour::green), *session.colour);
      closed = closed && session.closed;
    }
  }
};

void add_colour(CsvWriter& csv, const std::optional<care::Colour>& colour) {
  csv.add_value(colour ? name_of(*colour) : std::string_view{});
}
/// Whether a later answer can still change it; nothing where there is no colour.
void add_final(CsvWriter& csv, bool has_colour, bool closed) {
  if (!has_colour) return csv.add_nothing();
  csv.add_answer(closed);
}

std::string join_notes(const care::DayRecord& day) {
  std::string words;
  for (const std::string& note : day.notes) words += (words.empty() ? "" : "\n") + note;
  return words;
}

constexpr Column<DayRow> day_columns[] = {
    {"day", [](CsvWriter& csv, const DayRow& row) { csv.add_value(format_leaf(row.day.day)); }},
    {"pain", [](CsvWriter& csv, const DayRow& row) { csv.add_number(row.day.pain); }},
    {"pain_worst", [](CsvWriter& csv, const DayRow& row) { csv.add_number(row.day.worst); }},
    {"zone_back_left",
     [](CsvWriter& csv, const DayRow& row) { csv.add_number(row.day.zones.back_left); }},
    {"zone_back_right",
     [](CsvWriter& csv, const DayRow& row) { csv.add_number(row.day.zones.back_right); }},
    {"zone_neck_left",
     [](CsvWriter& csv, const DayRow& row) { csv.add_number(row.day.zones.neck_left); }},
    {"zone_neck_right",
     [](CsvWriter& csv, const DayRow& row) { csv.add_number(row.day.zones.neck_right); }},
    {"stiffness_min",
     [](CsvWriter& csv, const DayRow& row) { csv.add_number(row.day.stiffness_min); }},
    {"sleep", [](CsvWriter& csv, const DayRow& row) { csv.add_number(row.day.sleep); }},
    {"sessions", [](CsvWriter& csv, const DayRow& row) { csv.add_number(row.sessions); }},
    {"minutes", [](CsvWriter& csv, const DayRow& row) { csv.add_number(row.minutes); }},
    {"exercises_done", [](CsvWriter& csv, const DayRow& row) { csv.add_number(row.done); }},
    {"exercises_left_out", [](CsvWriter& csv, const DayRow& row) { csv.add_number(row.left_out); }},
    {"exercises_stopped", [](CsvWriter& csv, const DayRow& row) { csv.add_number(row.stopped); }},
    {"effort_highest", [](CsvWriter& csv, const DayRow& row) { csv.add_number(row.effort); }},
    {"colour", [](CsvWriter& csv, const DayRow& row) { add_colour(csv, row.colour); }},
    {"colour_final",
     [](CsvWriter& csv, const DayRow& row) { add_final(csv, row.colour.has_value(), row.closed); }},
    {"sessions_taken_back",
     [](CsvWriter& csv, const DayRow& row) { csv.add_number(row.taken_back); }},
    {"notes", [](CsvWriter& csv, const DayRow& row) { csv.add_words(join_notes(row.day)); }},
};

struct ExerciseRow {
  const care::Catalogue& catalogue;
  const care::RecordedSession& session;
  const care::RecordedExercise& exercise;
  const care::ExerciseReport& report;
  std::optional<care::Colour> colour;  ///< of what was done
};

constexpr Column<ExerciseRow> exercise_columns[] = {
    {"day",
     [](CsvWriter& csv, const ExerciseRow& row) {
       csv.add_value(format_leaf(find_local_date(row.session.at)));
     }},
    {"session_at",
     [](CsvWriter& csv, const ExerciseRow& row) { csv.add_value(format_leaf(row.session.at)); }},
    {"session", [](CsvWriter& csv, const ExerciseRow& row) { csv.add_value(row.session.id.text); }},
    {"session_minutes",
     [](CsvWriter& csv, const ExerciseRow& row) { csv.add_number(row.session.minutes); }},
    {"exercise",
     [](CsvWriter& csv, const ExerciseRow& row) { csv.add_words(row.report.exercise); }},
    {"name",
     [](CsvWriter& csv, const ExerciseRow& row) {
       csv.add_words(find_name(row.catalogue, row.report.exercise));
     }},
    {"left_out",
     [](CsvWriter& csv, const ExerciseRow& row) { csv.add_answer(row.report.skipped); }},
    {"level", [](CsvWriter& csv, const ExerciseRow& row) { csv.add_number(row.report.level); }},
    {"completed_percent",
     [](CsvWriter& csv, const ExerciseRow& row) { csv.add_number(row.report.completed.value); }},
    {"pain_before",
     [](CsvWriter& csv, const ExerciseRow& row) { csv.add_number(row.session.pain_before.value); }},
    {"pain_peak", [](CsvWriter& csv, const ExerciseRow& row) { csv.add_number(row.report.peak); }},
    {"pain_after",
     [](CsvWriter& csv, const ExerciseRow& row) { csv.add_number(row.session.pain_after); }},
    {"effort", [](CsvWriter& csv, const ExerciseRow& row) { csv.add_number(row.report.effort); }},
    {"zone_back_left",
     [](CsvWriter& csv, const ExerciseRow& row) { csv.add_number(row.report.zones.back_left); }},
    {"zone_back_right",
     [](CsvWriter& csv, const ExerciseRow& row) { csv.add_number(row.report.zones.back_right); }},
    {"zone_neck_left",
     [](CsvWriter& csv, const ExerciseRow& row) { csv.add_number(row.report.zones.neck_left); }},
    {"zone_neck_right",
     [](CsvWriter& csv, const ExerciseRow& row) { csv.add_number(row.report.zones.neck_right); }},
    {"stop",
     [](CsvWriter& csv, const ExerciseRow& row) { csv.add_value(name_of(row.report.stop)); }},
    {"felt",
     [](CsvWriter& csv, const ExerciseRow& row) { csv.add_value(name_of(row.report.felt)); }},
    {"colour", [](CsvWriter& csv, const ExerciseRow& row) { add_colour(csv, row.colour); }},
    {"colour_final",
     [](CsvWriter& csv, const ExerciseRow& row) {
       add_final(csv, row.colour.has_value(), row.exercise.closed);
     }},
    {"taken_back",
     [](CsvWriter& csv, const ExerciseRow& row) { csv.add_answer(row.session.taken_back); }},
};

/// An event as a row: what is looked for, and the event itself.
struct EventRow {
  const care::Event& event;
};

constexpr Column<EventRow> event_columns[] = {
    {"id", [](CsvWriter& csv, const EventRow& row) { csv.add_value(row.event.id.text); }},
    {"at", [](CsvWriter& csv, const EventRow& row) { csv.add_value(format_leaf(row.event.at)); }},
    {"kind",
     [](CsvWriter& csv, const EventRow& row) {
       csv.add_value(
           std::visit([](const auto& body) { return std::remove_cvref_t<decltype(body)>::kind; },
                      row.event.body));
     }},
    {"event", [](CsvWriter& csv,
                 const EventRow& row) { csv.add_value(JsonEventCodec().format_event(row.event)); }},
};

template <class Columns>
std::vector<std::string_view> list_names(const Columns& columns) {
  std::vector<std::string_view> names;
  for (const auto& column : columns) names.push_back(column.name);
  return names;
}

template <class Columns>
void write_head(CsvWriter& csv, const Columns& columns) {
  for (const auto& column : columns) csv.add_value(column.name);
  csv.end_row();
}

template <class Columns, class Row>
void write_row(CsvWriter& csv, const Columns& columns, const Row& row) {
  for (const auto& column : columns) column.write(csv, row);
  csv.end_row();
}

/// From the first day of the journal on; a day without anything has a row of its own.
std::string format_days(const care::RecordDays& record) {
  CsvWriter csv;
  write_head(csv, day_columns);
  for (const care::DayRecord& day : record.days)
    if (record.first && day.day >= *record.first) write_row(csv, day_columns, DayRow(day));
  return csv.take();
}

/// The oldest session first.
std::string format_exercises(const care::Catalogue& catalogue, const care::Record& record) {
  CsvWriter csv;
  write_head(csv, exercise_columns);
  for (auto session = record.sessions.rbegin(); session != record.sessions.rend(); ++session)
    for (const care::RecordedExercise& exercise : session->exercises) {
      ExerciseRow row{catalogue, *session, exercise, exercise.report, std::nullopt};
      if (!exercise.report.skipped) row.colour = exercise.colour;
      write_row(csv, exercise_columns, row);
    }
  return csv.take();
}

std::string format_events(std::span<const care::Event> written) {
  CsvWriter csv;
  write_head(csv, event_columns);
  for (const care::Event& event : care::merge_events({written.begin(), written.end()}))
    write_row(csv, event_columns, EventRow{event});
  return csv.take();
}

/// One event a line, each in the very bytes of a journal file, so that a journal can be cut out of
/// it with any tool.
std::string format_whole(const care::Catalogue& catalogue, const ExportInput& input,
                         const care::Record& record, const care::RecordDays& days) {
  const auto write = [](const auto& value) { return format_json(base::write_described(value)); };
  std::string text = "{\"format\":\"plumbline-export\",\"version\":1,\n\"at\":" + write(input.at);
  text +=
      ",\n\"catalogue\":" + format_json(base::Document::make_text(catalogue.content().version)) +
      ",\n\"events\":[";
  const JsonEventCodec codec;
  std::string_view between = "\n";
  for (const care::Event& event :
       care::merge_events({input.written.begin(), input.written.end()})) {
    text += between;
    text += codec.format_event(event);
    between = ",\n";
  }
  text += "\n],\n\"record\":" + write(record) + ",\n\"days\":" + write(days) + "}\n";
  return text;
}

}  // namespace

std::string format_export(const care::Catalogue& catalogue, const ExportInput& input,
                          ExportForm form) {
  if (form == ExportForm::events) return format_events(input.written);
  if (form == ExportForm::journal)
    return format_journal(care::merge_events({input.written.begin(), input.written.end()}));
  if (form == ExportForm::fhir)
    return fhir::format_bundle(catalogue, input.written, input.counted, input.at);
  if (form == ExportForm::days)
    return format_days(care::make_record_days(catalogue, input.counted, input.at));
  const care::Record record = care::make_record(catalogue, input.counted, input.at);
  if (form == ExportForm::exercises) return format_exercises(catalogue, record);
  return format_whole(catalogue, input, record,
                      care::make_record_days(catalogue, input.counted, input.at));
}

std::vector<std::string_view> list_columns(ExportForm form) {
  switch (form) {
    case ExportForm::json:
    case ExportForm::fhir:
    case ExportForm::journal: return {};
    case ExportForm::events: return list_names(event_columns);
    case ExportForm::days: return list_names(day_columns);
    case ExportForm::exercises: return list_names(exercise_columns);
  }
  return {};
}

std::string make_export_name(ExportForm form, const base::Moment& at) {
  const std::string day = format_leaf(find_local_date(at));
  if (form == ExportForm::json) return "plumbline-" + day + ".json";
  if (form == ExportForm::fhir) return "plumbline-fhir-" + day + ".json";
  if (form == ExportForm::journal) return "plumbline-" + day + ".jsonl";
  return "plumbline-" + std::string(base::name_of(form)) + "-" + day + ".csv";
}

}  // namespace plumb::wire
