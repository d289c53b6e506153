#include "care/standing.hpp"

namespace plumb::care {

Standing::Standing(const Catalogue& catalogue, std::span<const Event> merged, const Moment& now)
    : shared_{catalogue},
      customs_{find_customs(catalogue, merged, now)},
      status_{find_status(this->catalogue(), merged, now)},
      progress_{find_progress(this->catalogue(), status_)},
      screening_{find_screening(this->catalogue(), status_, progress_.flags, progress_.calls)},
      situation_{find_situation(this->catalogue(), status_, progress_, screening_)} {}

}  // namespace plumb::care
