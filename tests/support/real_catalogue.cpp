#include "support/real_catalogue.hpp"

#include "support/real_content.hpp"

namespace plumb::testing {

const care::Catalogue& real_catalogue() {
  static const care::Catalogue catalogue(real_content().care);
  return catalogue;
}

}  // namespace plumb::testing
