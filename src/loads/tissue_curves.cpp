#include <algorithm>
#include <cmath>

#include "loads/detail/tissue_curves.hpp"

namespace plumb::loads::detail {

TissueMoments find_tissue_moments(const TissueSpec& spec, const DiscTissue& disc,
                                  double flexion_deg, double side_deg, double turn_deg) {
  const double k = disc.stiffness_scale;
  const double disc_stiffness = spec.disc_nm_per_deg * k;
  TissueMoments out;
  double disc_nm = disc_stiffness * flexion_deg;
  out.stiffness_nm_per_deg = disc_stiffness;
  if (flexion_deg >= 0) {
    const double per_deg = spec.ligament_shape / disc.flexion_range_deg;
    const double at = std::min(flexion_deg, spec.ligament_limit * disc.flexion_range_deg);
    const double grown = spec.ligament_nm * k * std::exp(per_deg * at);
    out.ligament_nm_per_deg = grown * per_deg;
    out.ligament_nm = grown - spec.ligament_nm * k + out.ligament_nm_per_deg * (flexion_deg - at);
    out.stiffness_nm_per_deg += out.ligament_nm_per_deg;
  } else {
    const double x = -flexion_deg / disc.extension_range_deg;
    const double at = std::min(x, spec.facet_limit);
    const double grown = spec.facet_nm * k * std::exp(spec.facet_shape * at);
    disc_nm -= grown - spec.facet_nm * k + grown * spec.facet_shape * (x - at);
    out.stiffness_nm_per_deg += grown * spec.facet_shape / disc.extension_range_deg;
  }
  out.straightening_nm = disc_nm + out.ligament_nm;
  out.side_nm_per_deg = spec.side_bend_nm_per_deg * k;
  out.side_nm =
      -out.side_nm_per_deg * side_deg * (1 + std::abs(side_deg) / spec.side_bend_growth_deg);
  out.turn_nm_per_deg = spec.turn_nm_per_deg * k;
  out.turn_nm = -out.turn_nm_per_deg * turn_deg;
  return out;
}

FibreState find_fibre_state(const MusclesSpec& curves, double length) {
  FibreState state;
  const double at =
      std::clamp(length, curves.force_length_range.min, curves.force_length_range.max);
  const double off = (at - 1) / curves.force_length_width;
  state.active = std::max(curves.force_length_floor, std::exp(-off * off));
  if (length <= 1) return state;
  const double rate = curves.passive_shape / curves.passive_strain;
  const double grown = std::exp(rate * (length - 1));
  const double at_full = std::exp(curves.passive_shape) - 1;
  state.passive = (grown - 1) / at_full;
  state.passive_per_length = rate * grown / at_full;
  if (state.passive > curves.passive_ceiling) {
    state.passive = curves.passive_ceiling;
    state.passive_per_length = 0;
  }
  return state;
}

}  // namespace plumb::loads::detail
