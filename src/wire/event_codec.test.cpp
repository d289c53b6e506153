#include "wire/event_codec.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/uuid.hpp"

namespace plumb::wire {
namespace {

using namespace care;

int any_between(std::int64_t low, std::int64_t high) {
  return static_cast<int>(*rc::gen::inRange(low, high + 1));
}
bool any_yes() { return *rc::gen::arbitrary<bool>(); }

/// Any value of a described type, along its own description: a member that is added to an event
/// is tried here without another line.
struct Filler {
  template <class T>
  void field(std::string_view, T& into) {
    fill(into);
  }
  /// Left as it is every other time.
  template <class T>
  void maybe(std::string_view, T& into) {
    if (any_yes()) fill(into);
  }
  template <class... Ts>
  void variant(std::string_view, std::string_view, std::variant<Ts...>& into) {
    const auto chosen = static_cast<std::size_t>(any_between(0, sizeof...(Ts) - 1));
    std::size_t i = 0;
    ((i++ == chosen ? fill(into.template emplace<Ts>()) : void()), ...);
  }

  template <class T>
  void fill(T& into) {
    if constexpr (base::is_optional<T>) {
      fill(into.emplace());
    } else if constexpr (base::is_vector<T>) {
      into.resize(static_cast<std::size_t>(any_between(0, 3)));
      for (auto& item : into) fill(item);
    } else if constexpr (base::is_map<T>) {
      for (int left = any_between(0, 3); left > 0; --left) {
        std::string key;
        fill(key);
        fill(into[key]);
      }
    } else if constexpr (base::is_bounded<T>) {
      into.value = *rc::gen::inRange(T::min, T::max + 1);
    } else if constexpr (base::NamedEnum<T>) {
      const auto names = names_of(T{});
      into = names[static_cast<std::size_t>(any_between(0, std::ssize(names) - 1))].value;
    } else {
      fill_leaf(into);
    }
  }

  template <class T>
  void fill_leaf(T& into) {
    if constexpr (std::is_same_v<T, bool>) {
      into = any_yes();
    } else if constexpr (std::is_floating_point_v<T>) {
      into = any_between(-1'000'000, 1'000'000) / 8.0;
    } else if constexpr (std::is_integral_v<T>) {
      into = *rc::gen::arbitrary<T>();
    } else if constexpr (std::is_same_v<T, std::string>) {
      into = *rc::gen::element<std::string>("", "EX01", "Ayşe said \"no\"\n", "脚 \\ 😀", "\x01");
    } else if constexpr (std::is_same_v<T, Uuid7>) {
      into = base::make_uuid7({any_between(0, 2'000'000'000)}, *rc::gen::arbitrary<std::uint64_t>(),
                              *rc::gen::arbitrary<std::uint64_t>());
    } else if constexpr (std::is_same_v<T, Moment>) {
      into = {{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000)}, any_between(-840, 840)};
    } else if constexpr (std::is_same_v<T, LocalDate>) {
      into = base::find_local_date({{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000)}, 0});
    } else if constexpr (std::is_same_v<T, TimeOfDay>) {
      into = {any_between(0, 1439)};
    } else {
      static_assert(base::Described<T>, "say here what any value of this type is");
      describe(*this, into);
    }
  }
};

RC_GTEST_PROP(EventCodec, every_event_is_read_back_the_same, ()) {
  Event event;
  Filler filler;
  describe(filler, event);
  const JsonEventCodec codec;
  const std::string text = codec.format_event(event);
  RC_ASSERT(text.find('\n') == std::string::npos);  // one line of a journal
  const auto again = codec.parse_event(text);
  RC_ASSERT(again.has_value());
  RC_ASSERT(again->id == event.id);
  RC_ASSERT(again->body.index() == event.body.index());
  RC_ASSERT(codec.format_event(*again) == text);
}

RC_GTEST_PROP(EventCodec, members_may_come_in_any_order, ()) {
  Event event;
  event.id = base::make_uuid7({1'800'000'000'000}, 1, 2);
  event.body = Note{"words", "EX01"};
  const JsonEventCodec codec;
  std::vector<std::string> members = {"\"id\":\"" + event.id.text + "\"",
                                      "\"at\":\"1970-01-01T00:00:00Z\"", "\"kind\":\"note\"",
                                      R"("body":{"about":"EX01","words":"words"})"};
  for (std::size_t i = members.size(); i > 1; --i)
    std::swap(members[i - 1], members[*rc::gen::inRange<std::size_t>(0, i)]);
  std::string text = "{";
  for (const std::string& member : members) text += (text == "{" ? "" : ",") + member;
  const auto read = codec.parse_event(text + "}");
  RC_ASSERT(read.has_value());
  RC_ASSERT(codec.format_event(*read) == codec.format_event(event));
}

/// What the text of an event is refused with: "path: complaint".
std::string find_refusal(std::string_view text) {
  const auto event = JsonEventCodec().parse_event(text);
  return event ? "accepted" : event.error().where + ": " + event.error().hint;
}

std::string make_event(const std::string& body, const std::string& more = "") {
  return R"({"id":"019ab3c4-5d6e-7f00-8123-456789abcdef","at":"2026-11-24T09:00:00+01:00",)" +
         body + more + "}";
}

TEST(EventCodec, reads_nothing_into_what_is_not_there) {
  EXPECT_EQ(find_refusal(make_event(R"("kind":"check_in","body":{"pain":3})")), "accepted");
  EXPECT_EQ(find_refusal(make_event(R"("kind":"check_in","body":{})")),
            "/body: lacks \"pain\"; add it");
  EXPECT_EQ(find_refusal(make_event(R"("kind":"check_in","body":{"pain":11})")),
            "/body/pain: must be a whole number from 0 to 10");
  EXPECT_EQ(find_refusal(make_event(R"("kind":"check_in","body":{"pain":7.9})")),
            "/body/pain: must be a whole number from 0 to 10");
  EXPECT_EQ(find_refusal(make_event(R"("kind":"check_in","body":{"pain":"3"})")),
            "/body/pain: must be a whole number from 0 to 10");
  EXPECT_EQ(find_refusal(make_event(R"("kind":"check_in","body":{"pain":3,"pain":0})")),
            "/body/pain: stands twice; keep one");
  EXPECT_EQ(find_refusal(make_event(R"("kind":"check_in","body":{"pain":3})", R"(,"mood":1)")),
            "/mood: is not a known field; remove it or correct its name");
  EXPECT_TRUE(find_refusal(make_event(R"("kind":"dream","body":{})"))
                  .starts_with("/kind: \"dream\" is not one of: intake, screen, "));
  EXPECT_EQ(find_refusal(make_event(R"("kind":"after","body":{"when":"soon","pain":1,)"
                                    R"("session":"019ab3c4-5d6e-7f00-8123-456789abcdef"})")),
            "/body/when: must be one of: ten_minutes, next_morning");
  EXPECT_EQ(find_refusal("[]"), "/: must be a table, not a list");
  EXPECT_TRUE(find_refusal("{").starts_with("line 1, column "));
}

}  // namespace
}  // namespace plumb::wire
