#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "base/document.hpp"
#include "cli/commands/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/journal_folder.hpp"
#include "cli/journal_input.hpp"
#include "cli/talk.hpp"
#include "store/backup.hpp"
#include "store/folder_lock.hpp"
#include "wire/event_codec.hpp"
#include "wire/json.hpp"

namespace plumb::cli {

namespace {

namespace fs = std::filesystem;
using base::Document;
using Code = base::Fault::Code;

struct BackupOptions {
  std::string place, folder;
  bool replace = false, check = false, json = false;
};

/// 2026-11-24T06-30-00Z: an instant that can stand in the name of a file.
std::string make_stamp() {
  std::string text = base::format_leaf(read_moment_now().at);
  std::ranges::replace(text, ':', '-');
  return text;
}

/// An event of a backup is one that this program reads, under its own id and kind.
base::Outcome<void> check_event(const app::EventRecord& record) {
  auto event = wire::JsonEventCodec().parse_event(record.text);
  if (!event) {
    event.error().where = "event " + record.id + event.error().where;
    return std::unexpected(std::move(event).error());
  }
  const auto kind = std::visit(
      [](const auto& body) { return std::remove_cvref_t<decltype(body)>::kind; }, event->body);
  if (event->id.text == record.id && kind == record.kind && event->at.at == record.at) return {};
  return base::fail(Code::input_invalid, "reading an event", "event " + record.id,
                    "its text is that of another event");
}

std::string count(std::int64_t number, const char* one, const char* many) {
  return std::to_string(number) + " " + (number == 1 ? one : many);
}

std::string describe_counts(const store::BackupReport& report) {
  return count(report.people, "person", "people") + ", " + count(report.events, "event", "events") +
         ", " + count(report.bytes, "byte", "bytes");
}

Document make_report(const std::string& file, const store::BackupReport& report) {
  Document table = Document::make_table();
  table.add("file", Document::make_text(file));
  table.add("people", Document::make_integer(report.people));
  table.add("events", Document::make_integer(report.events));
  table.add("bytes", Document::make_integer(report.bytes));
  return table;
}

int check_backup(const BackupOptions& options) {
  const auto report = store::check_backup(options.place, check_event);
  if (!report) return say_fault(report.error());
  if (options.json) return print(wire::format_json(make_report(options.place, *report), 2) + "\n");
  return print(options.place + " is whole: " + describe_counts(*report) + "\n");
}

int make_backup(const BackupOptions& options) {
  const auto folder = find_journal_folder(options.folder);
  if (!folder) return say_fault(folder.error());
  std::error_code ignored;
  fs::path place = options.place;
  if (fs::is_directory(place, ignored)) place /= "plumbline-" + make_stamp() + ".db";
  if (!options.replace && fs::exists(place, ignored)) {
    say("plumbline: " + place.string() +
        " is there already; --replace puts the new one in its "
        "place");
    return exit_bad_input;
  }
  const auto report = store::make_backup((*folder / "journal.db").string(), place.string());
  if (!report) return say_fault(report.error());
  if (options.json) return print(wire::format_json(make_report(place.string(), *report), 2) + "\n");
  return print(place.string() + ": " + describe_counts(*report) + "\n");
}

int restore_backup(const BackupOptions& options) {
  const auto folder = make_journal_folder(options.folder);
  if (!folder) return say_fault(folder.error());
  const auto lock = store::FolderLock::take(folder->string());
  if (!lock) return say_fault(lock.error());
  const auto report =
      store::restore_backup({options.place, folder->string(), make_stamp(), check_event});
  if (!report) return say_fault(report.error());
  if (options.json) {
    Document table = make_report(options.place, report->put_back);
    table.add("kept", Document::make_text(report->kept));
    table.add("was_damaged", Document::make_boolean(report->was_damaged));
    table.add("still_erased", Document::make_integer(report->still_erased));
    return print(wire::format_json(table, 2) + "\n");
  }
  std::string text = "Put back: " + describe_counts(report->put_back) + "\n";
  if (report->was_damaged)
    text += "The journal that stood there could not be read; it is kept as " + report->kept + "\n";
  else if (!report->kept.empty())
    text += "What stood there before is kept as " + report->kept + "\n";
  if (report->still_erased > 0)
    text += count(report->still_erased, "person was", "people were") +
            " erased here since, and stayed so\n";
  return print(text + "Devices that hold newer entries send them again by themselves.\n");
}

void add_data_option(CLI::App& command, BackupOptions& options) {
  command
      .add_option("--data", options.folder,
                  "Folder of the journals; without it, $XDG_DATA_HOME/plumbline or "
                  "~/.local/share/plumbline")
      ->type_name("DIR");
  command.add_flag("--json", options.json, "What was done, as JSON");
}

}  // namespace

void add_backup_commands(CLI::App& program, int& exit_code) {
  const auto options = std::make_shared<BackupOptions>();
  CLI::App* backup =
      program.add_subcommand("backup", "All journals as one file, also while the server runs");
  backup
      ->add_option("PLACE", options->place,
                   "The file to write, or a folder: then the name has the instant in it")
      ->required()
      ->type_name("");
  CLI::Option* replace = backup->add_flag("--replace", options->replace,
                                          "Put it in the place of a file that is there");
  backup
      ->add_flag("--check", options->check,
                 "Look through PLACE, a backup, instead: every page and every event")
      ->excludes(replace);
  add_data_option(*backup, *options);
  backup->footer(
      "The file gets its name only when it is whole and on the disk.\n"
      "Example: plumbline backup --data ~/spine /safe/place/");
  backup->callback([options, &exit_code] {
    exit_code = options->check ? check_backup(*options) : make_backup(*options);
  });

  const auto back = std::make_shared<BackupOptions>();
  CLI::App* restore =
      program.add_subcommand("restore", "Puts a backup in the place of the journals");
  restore->add_option("BACKUP", back->place, "A file that plumbline backup made")
      ->required()
      ->type_name("");
  add_data_option(*restore, *back);
  restore->footer(
      "The server must not run there meanwhile. What stood there before is kept beside it.\n"
      "Example: plumbline restore --data ~/spine "
      "/safe/place/plumbline-2026-11-24T06-30-00.000Z.db");
  restore->callback([back, &exit_code] { exit_code = restore_backup(*back); });
}

}  // namespace plumb::cli
