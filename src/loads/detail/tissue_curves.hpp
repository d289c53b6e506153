#pragma once

#include "loads/load_model.hpp"

/// What discs, ligaments and resting muscle do by their build alone.
namespace plumb::loads::detail {

/// Moments of one joint about its own axes at a given turn, and how they change.
struct TissueMoments {
  double straightening_nm = 0;      ///< disc and ligament together, about +z
  double stiffness_nm_per_deg = 0;  ///< of both, against flexion
  double ligament_nm = 0;           ///< the ligament's part
  double ligament_nm_per_deg = 0;
  double side_nm = 0;  ///< about x
  double side_nm_per_deg = 0;
  double turn_nm = 0;  ///< about y
  double turn_nm_per_deg = 0;
};

/// `flexion_deg` from standing; `side_deg` and `turn_deg` as in frames.hpp.
TissueMoments find_tissue_moments(const TissueSpec& spec, const DiscTissue& disc,
                                  double flexion_deg, double side_deg, double turn_deg);

/// What a bundle of this normalised fibre length can do, as shares of its greatest force.
struct FibreState {
  double active = 1;              ///< at full effort
  double passive = 0;             ///< at rest
  double passive_per_length = 0;  ///< its change with the normalised length
};
FibreState find_fibre_state(const MusclesSpec& curves, double length);

}  // namespace plumb::loads::detail
