#include "wire/schema.hpp"

#include <gtest/gtest.h>

#include "base/instant.hpp"
#include "wire/json.hpp"

namespace plumb::wire {
namespace sample {

enum class Mood { calm, sore };
constexpr auto names_of(Mood) {
  return std::array{base::named(Mood::calm, "calm"), base::named(Mood::sore, "sore")};
}
struct Walk {
  static constexpr std::string_view kind = "walk";
  base::Bounded<1, 90> minutes;
};
template <class V>
void describe(V& v, Walk& x) {
  v.field("minutes", x.minutes);
}
struct Rest {
  static constexpr std::string_view kind = "rest";
};
template <class V>
void describe(V&, Rest&) {}
struct Day {
  base::LocalDate date;
  Mood mood = Mood::calm;
  std::optional<double> mass;
  std::vector<std::string> words;
  std::variant<Walk, Rest> body;
};
template <class V>
void describe(V& v, Day& x) {
  v.field("date", x.date);
  v.maybe("mood", x.mood);
  v.maybe("mass", x.mass);
  v.maybe("words", x.words);
  v.variant("kind", "body", x.body);
}

}  // namespace sample

namespace {

TEST(Schema, says_what_the_strict_reader_takes) {
  EXPECT_EQ(format_json(make_schema<sample::Day>("A day"), 2), R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "A day",
  "$ref": "#/$defs/Day",
  "$defs": {
    "Day": {
      "type": "object",
      "properties": {
        "date": {
          "$ref": "#/$defs/LocalDate"
        },
        "mood": {
          "$ref": "#/$defs/Mood",
          "default": "calm"
        },
        "mass": {
          "type": "number"
        },
        "words": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "kind": {
          "type": "string"
        },
        "body": {
          "type": "object"
        }
      },
      "required": [
        "date",
        "kind",
        "body"
      ],
      "oneOf": [
        {
          "properties": {
            "kind": {
              "const": "walk"
            },
            "body": {
              "$ref": "#/$defs/Walk"
            }
          }
        },
        {
          "properties": {
            "kind": {
              "const": "rest"
            },
            "body": {
              "$ref": "#/$defs/Rest"
            }
          }
        }
      ],
      "additionalProperties": false
    },
    "LocalDate": {
      "type": "string",
      "description": "a date like 2026-11-24"
    },
    "Mood": {
      "enum": [
        "calm",
        "sore"
      ]
    },
    "Walk": {
      "type": "object",
      "properties": {
        "minutes": {
          "type": "integer",
          "minimum": 1,
          "maximum": 90
        }
      },
      "required": [
        "minutes"
      ],
      "additionalProperties": false
    },
    "Rest": {
      "type": "object",
      "properties": {},
      "additionalProperties": false
    }
  }
})");
}

}  // namespace
}  // namespace plumb::wire
