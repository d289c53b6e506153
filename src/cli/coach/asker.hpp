#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "care/event.hpp"
#include "cli/coach/input.hpp"
#include "cli/words.hpp"

namespace plumb::cli {

/// An answer, or none: left out, or the input has ended and nothing will come any more.
template <class T>
struct Said {
  enum class Kind : std::uint8_t { answer, passed, ended };
  Kind kind = Kind::ended;
  T value{};
  explicit operator bool() const { return kind == Kind::answer; }
  bool is_passed() const { return kind == Kind::passed; }
};

/// Whether an empty line leaves a question out; `enter` where the prompt itself says what it does.
enum class MayPass : std::uint8_t { no, yes, enter };

struct Offer {
  std::string id;
  std::string text;
};

/// Talks line by line: says things, asks, and asks again until an answer fits. The same on a
/// terminal, over a slow line, with a screen reader and from a script.
class Asker {
 public:
  Asker(const Words& words, Input& input) : words_{words}, input_{input} {}

  const Words& words() const { return words_; }
  Input& input() { return input_; }

  /// A paragraph in lines that fit the window.
  void say(std::string_view text);
  void say_item(std::string_view text);
  void say_title(std::string_view text);
  /// The texts of stem.1, stem.2 …, each a line; numbered where their order counts.
  void say_list(const std::string& stem, bool is_numbered);

  Said<std::string> ask_line(std::string_view prompt, MayPass may_pass = MayPass::no);
  Said<bool> ask_yes_no(std::string_view question);
  Said<care::FlagReply> ask_reply(std::string_view question);
  /// Takes   not_sure: offers "?" as well; it is answered as an empty id
  Said<std::string> ask_one(const std::vector<Offer>& offers, bool not_sure = false,
                            MayPass may_pass = MayPass::no);
  /// An empty list is "?".
  Said<std::vector<std::string>> ask_some(const std::vector<Offer>& offers, bool not_sure = false,
                                          MayPass may_pass = MayPass::no);
  /// `low` and `high` say what the ends mean. "?" gives `unsure_score` where it is offered. A hint
  /// stands below the question.
  Said<int> ask_scale(std::string_view question, std::string_view low, std::string_view high,
                      MayPass may_pass = MayPass::no, bool not_sure = false,
                      std::string_view hint = {});
  Said<care::Zones> ask_zones(std::string_view question, const std::optional<care::Zones>& last);
  Said<int> ask_zone(char letter);
  /// Says that an answer did not fit: `form` is what would.
  void say_slip(std::string_view form);

 private:
  void say_offers(const std::vector<Offer>& offers);
  const Words& words_;
  Input& input_;
};

inline constexpr int unsure_score = -1;

/// Columns of the window that standard output goes to; 80 if it has none.
int find_columns();

/// A whole number without anything around it.
std::optional<int> parse_whole(std::string_view text);
/// A number with at most one point or comma.
std::optional<double> parse_number(std::string_view text);

}  // namespace plumb::cli
