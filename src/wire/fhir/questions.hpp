#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "care/catalogue.hpp"
#include "care/event.hpp"
#include "wire/fhir/parts.hpp"

/// Items of a QuestionnaireResponse.
namespace plumb::wire::fhir {

std::vector<Document> make_items(const care::Catalogue& catalogue,
                                 const std::vector<care::Answer>& answers);
std::vector<Document> make_items(const care::Catalogue& catalogue,
                                 const std::vector<care::FlagAnswer>& answers);
std::vector<Document> make_items(const care::Catalogue& catalogue,
                                 const std::vector<care::CheckResult>& results);
std::vector<Document> make_items(const care::MeasureTaken& measure);

/// RFC 4648.
std::string encode_base64(std::string_view bytes);

}  // namespace plumb::wire::fhir
