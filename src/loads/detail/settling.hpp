#pragma once

#include <array>
#include <cstddef>

#include "loads/detail/cholesky.hpp"
#include "loads/load_model.hpp"

namespace plumb::loads::detail {

/// Widths of each shape in which the spine settles.
using Settled = std::array<double, settling_mode_count>;

/// Finds where the spine comes to rest: settled shapes that the pass which looks at the tissue
/// there asks for again.
///
/// Model   a fixed point s = g(s), found by mixing the last few passes so that what g would still
///         change becomes least (Anderson 1965)
/// Numbers a stride of one width at most, for tissue stiffens on the way
class SettlingSearch {
 public:
  void start() {
    known_ = 0;
    strays_ = calm_ = 0;
    last_ = {};
    share_.fill(1);
  }
  /// The next stride from `settled`, where a pass asked for `wanted`.
  Settled find_stride(const Settled& settled, const Settled& wanted);
  /// Was the last stride mixed from several passes?
  bool is_mixing() const { return known_ > 1; }

 private:
  static constexpr std::size_t memory = 4;  ///< passes
  Settled mix(const Settled& lacking, std::size_t count);

  struct Change {
    Settled settled, lacking;
  };
  std::array<Change, 4> changes_{};  ///< between a pass and the next, as a ring
  Change last_{};
  PackedMatrix squares_;   ///< of what was lacking more or less
  std::size_t known_ = 0;  ///< passes that are remembered, since the search last went astray
  int strays_ = 0;         ///< mixed strides that led away from rest
  int calm_ = 0;           ///< passes in a row that came closer
  Settled share_{};        ///< of what is lacking that a careful stride goes
};

}  // namespace plumb::loads::detail
