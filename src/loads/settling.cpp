#include "loads/detail/settling.hpp"

#include <algorithm>
#include <cmath>

namespace plumb::loads::detail {

namespace {

constexpr double longest_stride = 1;
/// A shape that turns back goes half as far the next time, so that no two passes chase each other.
constexpr double slower = 0.5, faster = 1.3;
/// Widths, of each shape: with more than this lacking, far from rest, passes teach nothing.
constexpr double near_rest = 0.2;
/// Passes in a row that came closer, after which one that was led astray may mix again.
constexpr int calm_again = 3;
constexpr int most_strays = 2;
/// Of the largest diagonal; keeps passes that hardly differ from being weighed against each other.
constexpr double least_difference = 1e-8;

double dot(const Settled& a, const Settled& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

Settled minus(const Settled& a, const Settled& b) {
  Settled out{};
  for (std::size_t i = 0; i < a.size(); ++i) out[i] = a[i] - b[i];
  return out;
}

}  // namespace

/// The lack, less what the changes of the last passes tell to be their common error.
Settled SettlingSearch::mix(const Settled& lacking, std::size_t count) {
  squares_.clear(count);
  std::array<double, 4> share{};
  double largest = 0;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t k = 0; k <= i; ++k)
      squares_.row(i)[k] = dot(changes_[i].lacking, changes_[k].lacking);
    largest = std::max(largest, squares_.row(i)[i]);
    share[i] = dot(changes_[i].lacking, lacking);
  }
  Settled stride = lacking;
  for (std::size_t i = 0; i < count; ++i) squares_.row(i)[i] += least_difference * largest;
  if (largest == 0 || !squares_.factorise()) return stride;
  squares_.solve(share.data());
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t mode = 0; mode < stride.size(); ++mode)
      stride[mode] -= share[i] * (changes_[i].settled[mode] + changes_[i].lacking[mode]);
  return stride;
}

Settled SettlingSearch::find_stride(const Settled& settled, const Settled& wanted) {
  const Settled lacking = minus(wanted, settled);
  Settled stride = lacking;
  double most = 0;
  for (const double part : lacking) most = std::max(most, std::abs(part));
  const bool comes_closer = dot(lacking, lacking) <= dot(last_.lacking, last_.lacking);
  // A mixed stride that led astray: where muscles come and go there is no common error to learn.
  // Once that is behind, it may learn anew; who was led astray too often goes with care.
  if (known_ > 1 && !comes_closer) {
    ++strays_;
    calm_ = 0;
  }
  calm_ = comes_closer ? calm_ + 1 : 0;
  const bool may_mix = strays_ == 0 || (strays_ <= most_strays && calm_ >= calm_again);
  if (known_ > 0 && comes_closer && may_mix && most <= near_rest) {
    changes_[(known_ - 1) % memory] = {minus(settled, last_.settled),
                                       minus(lacking, last_.lacking)};
    stride = mix(lacking, std::min(known_, memory));
  } else {
    known_ = 0;
  }
  for (std::size_t mode = 0; mode < stride.size(); ++mode) {
    double& share = share_[mode];
    share =
        lacking[mode] * last_.lacking[mode] < 0 ? slower * share : std::min(1.0, faster * share);
    if (known_ == 0) stride[mode] *= share;
    const double longest = known_ == 0 ? longest_stride : near_rest;
    stride[mode] = std::clamp(stride[mode], -longest, longest);
  }
  last_ = {settled, lacking};
  ++known_;
  return stride;
}

}  // namespace plumb::loads::detail
