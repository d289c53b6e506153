#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.hpp"

namespace plumb::testing {

/// The documents that describe the API, as the program carries them, and the check of a value
/// against a schema of theirs. Only the words of JSON Schema that these documents use are known;
/// any other is a problem, so that no demand is passed over in silence.
class ApiShapes {
 public:
  ApiShapes();

  const base::Document& openapi() const { return documents_.at("openapi.json"); }
  /// The path of the description that a target belongs to, or "".
  std::string find_path(std::string_view target) const;
  /// What is wrong with an answer: its status, its type or its body. Empty if it is as described.
  std::vector<std::string> check_answer(std::string_view method, std::string_view target,
                                        int status, std::string_view type,
                                        std::string_view body) const;
  /// Problems of `value` against the schema "file#/pointer".
  std::vector<std::string> check(const base::Document& value, std::string_view reference) const;

 private:
  friend class ShapeCheck;
  const base::Document* find(std::string_view file, std::string_view pointer) const;
  std::map<std::string, base::Document, std::less<>> documents_;
};

}  // namespace plumb::testing
