#pragma once

#include <array>
#include <vector>

#include "loads/detail/assembly.hpp"
#include "loads/find_loads.hpp"

/// From the solution of a problem to what discs and supports carry.
namespace plumb::loads::detail {

/// Compression of each disc by weight, loads and supports alone, newtons.
std::array<double, spinal_joint_count> find_external_compression(const LoadModel& model,
                                                                 const LoadTask& task,
                                                                 const Placed& placed,
                                                                 const ColumnPlaces& places,
                                                                 const std::vector<double>& values);

/// What each support carries, world, newtons.
void find_support_forces(const LoadModel& model, const LoadTask& task, const ColumnPlaces& places,
                         const std::vector<double>& values, std::vector<Vec3>& out);

/// Fills discs, supports, activity and tension of the result.
void read_result(const LoadModel& model, const LoadTask& task, const Placed& placed,
                 const ColumnPlaces& places, const std::vector<double>& values, LoadResult& out);

}  // namespace plumb::loads::detail
