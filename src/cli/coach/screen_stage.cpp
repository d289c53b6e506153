// Functions, not macros: those would hide names of ours.
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <langinfo.h>
#include <unistd.h>

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "cli/coach/stage_text.hpp"

namespace plumb::cli {

namespace {

constexpr int escape_delay_ms = 25;
constexpr short pair_alarm = 1, pair_digits = 2;
constexpr short no_colour = -1;

bool is_set(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && value[0] != '\0';
}

/// A machine that was told nothing about its language still shows our texts as they are.
bool find_utf8() {
  const bool is_told = is_set("LC_ALL") || is_set("LC_CTYPE") || is_set("LANG");
  if (std::setlocale(LC_CTYPE, is_told ? "" : "C.UTF-8") == nullptr)
    std::setlocale(LC_CTYPE, "C.UTF-8");
  return std::strcmp(::nl_langinfo(CODESET), "UTF-8") == 0;
}

/// What a terminal without our letters can show.
std::string make_plain(std::string_view text) {
  std::string plain;
  for (const char byte : text) {
    const auto bits = static_cast<unsigned char>(byte);
    if (bits < 0x80u)
      plain += byte;
    else if ((bits & 0xC0u) != 0x80u)
      plain += '?';
  }
  return plain;
}

class ScreenStage final : public Stage {
 public:
  ScreenStage(const StageSpec& spec, SCREEN* screen, bool is_utf8)
      : catalogue_{spec.catalogue},
        input_{spec.input},
        screen_{screen},
        is_quiet_{spec.quiet},
        is_utf8_{is_utf8},
        has_colour_{!is_set("NO_COLOR") && ::has_colors()} {
    ::cbreak();
    ::noecho();
    ::nonl();
    ::keypad(stdscr, TRUE);
    ::nodelay(stdscr, TRUE);
    ::curs_set(0);
    if (has_colour_) {
      ::start_color();
      ::use_default_colors();
      ::init_pair(pair_alarm, COLOR_WHITE, COLOR_RED);
      ::init_pair(pair_digits, COLOR_GREEN, no_colour);
    }
    ::def_prog_mode();
    ::endwin();
    is_open_ = false;
  }
  ~ScreenStage() override {
    leave();
    ::delscreen(screen_);
  }

  void show(const Scene& scene) override {
    open();
    StageSize size{COLS, LINES, {}};
    // Large digits need room and blocks; where colours are not wanted, plain ones are.
    if (!is_set("NO_COLOR")) size.block = is_utf8_ ? "█" : "#";
    ::erase();
    int row = 0;
    for (const StageLine& line : compose_stage(catalogue_, scene, size)) paint(row++, line);
    ::refresh();
  }

  void call(const coach::Cue& cue, const std::string&) override {
    if (is_quiet_ || !is_open_) return;
    if (cue.kind == coach::CueKind::half) return;
    ::beep();
  }

  void note(const std::string&) override {}

  Pressed wait(int timeout_ms) override {
    open();
    if (const auto pressed = take_key()) return *pressed;
    const Heard heard = input_.wait(timeout_ms);
    if (heard != Heard::something) return {heard, std::nullopt};
    if (const auto pressed = take_key()) return *pressed;
    return {};
  }

  void leave() override {
    if (!is_open_) return;
    ::endwin();
    is_open_ = false;
  }

 private:
  void open() {
    if (is_open_) return;
    ::reset_prog_mode();
    ::clearok(stdscr, TRUE);
    ::refresh();
    is_open_ = true;
  }

  static std::optional<Pressed> take_key() {
    const int key = ::getch();
    if (key == ERR) return std::nullopt;
    Pressed pressed{Heard::something, std::nullopt};
    if (key == KEY_ENTER)
      pressed.command = Command::go_on;
    else if (key > 0 && key < 0x80)
      pressed.command = find_command(static_cast<char>(key));
    return pressed;
  }

  void paint(int row, const StageLine& line) {
    attr_t look = A_NORMAL;
    if (line.look == Look::strong) look = A_BOLD;
    if (line.look == Look::soft) look = A_DIM;
    if (line.look == Look::digits && has_colour_)
      look = A_BOLD | static_cast<attr_t>(COLOR_PAIR(pair_digits));
    if (line.look == Look::alarm)
      look = has_colour_ ? (A_BOLD | static_cast<attr_t>(COLOR_PAIR(pair_alarm)))
                         : (A_BOLD | A_REVERSE);
    const std::string text = is_utf8_ ? line.text : make_plain(line.text);
    ::attrset(static_cast<int>(look));
    ::mvaddstr(row, 0, text.c_str());
    ::attrset(A_NORMAL);
  }

  const care::Catalogue& catalogue_;
  Input& input_;
  SCREEN* screen_;
  bool is_quiet_;
  bool is_utf8_;
  bool has_colour_;
  bool is_open_ = true;
};

}  // namespace

std::unique_ptr<Stage> open_screen_stage(const StageSpec& spec) {
  const char* kind = std::getenv("TERM");
  const bool can = ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1 && kind != nullptr &&
                   kind[0] != '\0' && std::strcmp(kind, "dumb") != 0;
  if (!can) return nullptr;
  const bool is_utf8 = find_utf8();
  ::set_escdelay(escape_delay_ms);
  SCREEN* screen = ::newterm(nullptr, stdout, stdin);
  if (screen == nullptr) return nullptr;
  return std::make_unique<ScreenStage>(spec, screen, is_utf8);
}

}  // namespace plumb::cli
