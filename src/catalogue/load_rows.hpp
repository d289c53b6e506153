#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/content.hpp"
#include "base/diagnostics.hpp"
#include "base/outcome.hpp"

/// The load table of the catalogue: what it must hold, how it is made, and whether it still fits.
namespace plumb::catalogue {

/// What the table depends on beside the movements: the body's data and the reference.
std::string find_table_fingerprint(const app::Content& content);

/// The rows that the table must have, without their loads: every movement that is drawn, its
/// levels put together where they are drawn and braced alike.
std::vector<care::LoadRow> plan_load_rows(const app::Content& content);

/// One reference body, ready to go along movements.
class ReferenceLoads {
 public:
  /// Faults  as `loads::compile_load_model`
  static base::Outcome<ReferenceLoads> make(const app::Content& content,
                                            const care::ReferenceBody& body);
  ~ReferenceLoads();
  ReferenceLoads(ReferenceLoads&&) noexcept;
  ReferenceLoads& operator=(ReferenceLoads&&) noexcept;

  /// What this body carries in the movement of a row, at its first level.
  ///
  /// Faults  as `loads::find_ribbon`
  base::Outcome<care::BodyLoad> find(const care::LoadRow& row);

 private:
  struct Parts;
  explicit ReferenceLoads(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// The whole table. Tells `progress` after each movement of each body how many are done.
///
/// Faults  of the engine, if a movement or a reference body is not sound
/// Cost    half a minute of one core
using Progress = std::function<void(std::size_t done, std::size_t all)>;
base::Outcome<care::LoadTable> make_load_table(const app::Content& content,
                                               const Progress& progress);

/// Reports a table that was made with other data than those of the content, or that lacks a
/// movement, a level or a body.
void check_load_table(const app::Content& content, base::Diagnostics& problems);

/// The table as loads/table.yaml.
std::string format_load_table(const care::LoadTable& table);

}  // namespace plumb::catalogue
