#include "cli/coach/asker.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>

namespace plumb::cli {

namespace {

constexpr int columns_without_a_window = 80;
constexpr int most_columns = 88;
constexpr int least_columns = 20;
constexpr int furthest_zone = 5;
constexpr int highest_score = 10;
constexpr std::string_view blanks = " \t";

std::string_view trim(std::string_view text) {
  const std::size_t from = text.find_first_not_of(blanks);
  if (from == text.npos) return {};
  return text.substr(from, text.find_last_not_of(blanks) + 1 - from);
}

void write(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

std::size_t find_width() {
  return static_cast<std::size_t>(std::clamp(find_columns() - 1, least_columns, most_columns));
}

template <class T>
Said<T> take(T value) {
  return {Said<T>::Kind::answer, std::move(value)};
}
template <class T>
Said<T> pass() {
  return {Said<T>::Kind::passed, {}};
}

/// "1, 3 4" → 1, 3, 4; nothing if a part is no number of the list.
std::optional<std::vector<int>> parse_numbers(std::string_view text, std::size_t most) {
  std::vector<int> numbers;
  while (!(text = trim(text)).empty()) {
    const std::size_t end = std::min(text.find_first_of(", \t"), text.size());
    const auto number = parse_whole(text.substr(0, end));
    if (!number || *number < 1 || std::cmp_greater(*number, most)) return std::nullopt;
    numbers.push_back(*number);
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return numbers;
}

}  // namespace

int find_columns() {
  winsize window{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0) return window.ws_col;
  return columns_without_a_window;
}

std::optional<int> parse_whole(std::string_view text) {
  text = trim(text);
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> parse_number(std::string_view text) {
  std::string plain(trim(text));
  std::ranges::replace(plain, ',', '.');
  double value = 0;
  const auto [end, problem] =
      std::from_chars(plain.data(), plain.data() + plain.size(), value, std::chars_format::fixed);
  if (problem != std::errc{} || end != plain.data() + plain.size()) return std::nullopt;
  return value;
}

void Asker::say(std::string_view text) { write(wrap(text, "", "", find_width())); }

void Asker::say_item(std::string_view text) { write(wrap(text, "  - ", "    ", find_width())); }

void Asker::say_title(std::string_view text) { write("\n" + wrap(text, "", "", find_width())); }

void Asker::say_list(const std::string& stem, bool is_numbered) {
  for (int i = 1; words_.has(stem + "." + std::to_string(i)); ++i) {
    const std::string mark = is_numbered ? "  " + std::to_string(i) + ". " : "  - ";
    write(wrap(words_.say(stem + "." + std::to_string(i)), mark, std::string(mark.size(), ' '),
               find_width()));
  }
}

void Asker::say_slip(std::string_view form) {
  say(words_.say("print.coach.slip", {{"form", std::string(form)}}));
}

void Asker::say_offers(const std::vector<Offer>& offers) {
  for (std::size_t i = 0; i < offers.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    const std::string mark = (number.size() == 1 ? "   " : "  ") + number + "  ";
    write(wrap(offers[i].text, mark, std::string(mark.size(), ' '), find_width()));
  }
}

Said<std::string> Asker::ask_line(std::string_view prompt, MayPass may_pass) {
  while (true) {
    std::string shown(prompt);
    if (may_pass == MayPass::yes) shown += " " + words_.say("print.coach.may_pass");
    write(shown + " ");
    const auto line = input_.read_line();
    if (!line) {
      write("\n");
      return {};
    }
    const std::string_view text = trim(*line);
    if (!text.empty()) return take(std::string(text));
    if (may_pass != MayPass::no) return pass<std::string>();
  }
}

Said<bool> Asker::ask_yes_no(std::string_view question) {
  say_title(question);
  while (true) {
    const auto line = ask_line(words_.say("print.coach.yes_no"));
    if (!line) return {};
    if (line.value == "y" || line.value == "yes") return take(true);
    if (line.value == "n" || line.value == "no") return take(false);
    say_slip(words_.say("print.coach.form.yes_no"));
  }
}

Said<care::FlagReply> Asker::ask_reply(std::string_view question) {
  using care::FlagReply;
  say_title(question);
  while (true) {
    const auto line = ask_line(words_.say("print.coach.yes_no_unsure"));
    if (!line) return {};
    if (line.value == "y" || line.value == "yes") return take(FlagReply::yes);
    if (line.value == "n" || line.value == "no") return take(FlagReply::no);
    if (line.value == "?") return take(FlagReply::not_sure);
    say_slip(words_.say("print.coach.form.yes_no_unsure"));
  }
}

Said<std::string> Asker::ask_one(const std::vector<Offer>& offers, bool not_sure,
                                 MayPass may_pass) {
  say_offers(offers);
  const std::string most = std::to_string(offers.size());
  const std::string leaf = not_sure ? "number_unsure" : "number";
  while (true) {
    const auto line = ask_line(words_.say("print.coach.ask." + leaf, {{"most", most}}), may_pass);
    if (line.is_passed()) return pass<std::string>();
    if (!line) return {};
    if (not_sure && line.value == "?") return take(std::string{});
    const auto number = parse_whole(line.value);
    if (number && *number >= 1 && std::cmp_less_equal(*number, offers.size()))
      return take(offers[static_cast<std::size_t>(*number - 1)].id);
    say_slip(words_.say("print.coach.form.number", {{"least", "1"}, {"most", most}}));
  }
}

Said<std::vector<std::string>> Asker::ask_some(const std::vector<Offer>& offers, bool not_sure,
                                               MayPass may_pass) {
  using Ids = std::vector<std::string>;
  say_offers(offers);
  const std::string most = std::to_string(offers.size());
  const std::string leaf = not_sure ? "numbers_unsure" : "numbers";
  while (true) {
    const auto line = ask_line(words_.say("print.coach.ask." + leaf, {{"most", most}}), may_pass);
    if (line.is_passed()) return pass<Ids>();
    if (!line) return {};
    if (not_sure && line.value == "?") return take(Ids{});
    if (const auto numbers = parse_numbers(line.value, offers.size())) {
      Ids ids;
      for (const int number : *numbers) {
        const std::string& id = offers[static_cast<std::size_t>(number - 1)].id;
        if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
      }
      return take(std::move(ids));
    }
    say_slip(words_.say("print.coach.form.numbers", {{"most", most}}));
  }
}

Said<int> Asker::ask_scale(std::string_view question, std::string_view low, std::string_view high,
                           MayPass may_pass, bool not_sure, std::string_view hint) {
  say_title(question);
  if (!hint.empty()) say(hint);
  const std::string prompt =
      words_.say(not_sure ? "print.coach.ask.scale_unsure" : "print.coach.ask.scale",
                 {{"low", std::string(low)}, {"high", std::string(high)}});
  while (true) {
    const auto line = ask_line(prompt, may_pass);
    if (line.is_passed()) return pass<int>();
    if (!line) return {};
    if (not_sure && line.value == "?") return take(unsure_score);
    const auto number = parse_whole(line.value);
    if (number && *number >= 0 && *number <= highest_score) return take(*number);
    say_slip(words_.say("print.coach.form.number", {{"least", "0"}, {"most", "10"}}));
  }
}

Said<int> Asker::ask_zone(char letter) {
  std::vector<Offer> places;
  for (int zone = 0; zone <= furthest_zone; ++zone)
    places.push_back({std::to_string(zone),
                      words_.say(std::string("zone.") + letter + static_cast<char>('0' + zone))});
  const auto place = ask_one(places);
  if (!place) return {};
  return take(parse_whole(place.value).value_or(0));
}

Said<care::Zones> Asker::ask_zones(std::string_view question,
                                   const std::optional<care::Zones>& last) {
  const care::Zone none{0};
  say_title(question);
  std::vector<Offer> offers{{"nowhere", words_.say("page.zones.nowhere")}};
  if (last) offers.push_back({"last", words_.say("page.zones.as_last")});
  offers.push_back({"back", words_.say("print.coach.zones.back")});
  offers.push_back({"neck", words_.say("print.coach.zones.neck")});
  offers.push_back({"both", words_.say("print.coach.zones.both")});
  const auto chosen = ask_one(offers);
  if (!chosen) return {};
  if (chosen.value == "last") return take(*last);
  care::Zones zones{none, none, none, none};
  const auto ask_side = [&](std::optional<care::Zone>& zone, char letter, std::string_view leaf) {
    say_title(words_.say("page.zones." + std::string(leaf)));
    const auto place = ask_zone(letter);
    if (place) zone = care::Zone{place.value};
    return static_cast<bool>(place);
  };
  if ((chosen.value == "back" || chosen.value == "both") &&
      (!ask_side(zones.back_left, 'Z', "back_left") ||
       !ask_side(zones.back_right, 'Z', "back_right")))
    return {};
  if ((chosen.value == "neck" || chosen.value == "both") &&
      (!ask_side(zones.neck_left, 'N', "neck_left") ||
       !ask_side(zones.neck_right, 'N', "neck_right")))
    return {};
  return take(zones);
}

}  // namespace plumb::cli
