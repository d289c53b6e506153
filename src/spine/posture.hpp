#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.hpp"
#include "spine/vec.hpp"

/// A posture: where the root is, how every joint is bent, what carries the body, what it carries.
/// The same object drives the figure, the load engine, the words and the print-out.
/// Meaning and sign of every angle: frames.hpp.
namespace plumb::spine {

enum class Side : std::uint8_t { right, left };
constexpr Side other(Side side) { return side == Side::right ? Side::left : Side::right; }
/// +1 for the right, -1 for the left side.
constexpr double sign_of(Side side) { return side == Side::right ? 1.0 : -1.0; }

/// One value per side. In files: one number for both, or [right, left].
struct SidePair {
  double right = 0;
  double left = 0;
  constexpr double operator[](Side side) const { return side == Side::right ? right : left; }
  constexpr double& operator[](Side side) { return side == Side::right ? right : left; }
  friend constexpr bool operator==(SidePair, SidePair) = default;
};
constexpr base::NumberListForm number_list_form(const SidePair&) { return {2, true}; }
void read_value(const base::Document& from, SidePair& into, const base::ReadContext& context,
                const std::string& path);
base::Document write_described(const SidePair& value);

/// The angles of the vocabulary, in degrees; pairs stand as right, then left.
/// pit roll yaw: root. lum tho cer: flexion of T12/L1…L5/S1, T1/2…T11/12, C0/2…C7/T1 from
/// standing; cup: extra flexion at C0/C2. lat rot: trunk bends to the right, turns to the left;
/// clat crot: neck, the same. hip habd hrot kne ank: flexion, abduction, outward turn, flexion,
/// foot pulled up. sho sabd srot elb gel: arm raised forward, abduction, inward turn, flexion,
/// shoulder girdle raised.
enum class Angle : std::uint8_t {
  pit,
  roll,
  yaw,
  lum,
  tho,
  cer,
  cup,
  lat,
  rot,
  clat,
  crot,
  hip_right,
  hip_left,
  habd_right,
  habd_left,
  hrot_right,
  hrot_left,
  kne_right,
  kne_left,
  ank_right,
  ank_left,
  sho_right,
  sho_left,
  sabd_right,
  sabd_left,
  srot_right,
  srot_left,
  elb_right,
  elb_left,
  gel_right,
  gel_left,
};
inline constexpr std::size_t angle_count = 31;
inline constexpr std::size_t first_paired_angle = 11;
/// "hip" for both hip_right and hip_left: the name in files.
std::string_view name_of(Angle angle);
/// The angle of that name, the right one of a pair.
std::optional<Angle> find_angle(std::string_view name);

struct Angles {
  std::array<double, angle_count> deg{};
  constexpr double operator[](Angle a) const { return deg[static_cast<std::size_t>(a)]; }
  constexpr double& operator[](Angle a) { return deg[static_cast<std::size_t>(a)]; }
  /// The side's own angle of a pair, named by its right one.
  constexpr double at(Angle right, Side side) const {
    return deg[static_cast<std::size_t>(right) + (side == Side::left ? 1U : 0U)];
  }
  constexpr double& at(Angle right, Side side) {
    return deg[static_cast<std::size_t>(right) + (side == Side::left ? 1U : 0U)];
  }
  friend constexpr bool operator==(const Angles&, const Angles&) = default;
};
namespace detail {
template <class V>
void describe_single(V& v, Angles& x, Angle a) {
  v.maybe(name_of(a), x[a]);
}
template <class V>
void describe_pair(V& v, Angles& x, Angle right) {
  SidePair pair{x.at(right, Side::right), x.at(right, Side::left)};
  v.maybe(name_of(right), pair);
  x.at(right, Side::right) = pair.right;
  x.at(right, Side::left) = pair.left;
}
}  // namespace detail
template <class V>
void describe(V& v, Angles& x) {
  for (std::size_t i = 0; i < first_paired_angle; ++i)
    detail::describe_single(v, x, static_cast<Angle>(i));
  for (std::size_t i = first_paired_angle; i < angle_count; i += 2)
    detail::describe_pair(v, x, static_cast<Angle>(i));
}

/// For the picture alone; the load engine never reads it. Degrees, except breath (-1 out … +1 in).
struct FigureAngles {
  SidePair pro;   ///< forearm turned thumb inwards
  SidePair wri;   ///< wrist bent back
  SidePair curl;  ///< fingers closed
  SidePair toe;   ///< toes bent up
  double breath = 0;
  friend constexpr bool operator==(const FigureAngles&, const FigureAngles&) = default;
};
template <class V>
void describe(V& v, FigureAngles& x) {
  v.maybe("pro", x.pro);
  v.maybe("wri", x.wri);
  v.maybe("curl", x.curl);
  v.maybe("toe", x.toe);
  v.maybe("breath", x.breath);
}

/// How the body lies in the world before yaw, pit and roll.
enum class RootBase : std::uint8_t { upright, right_side_down, left_side_down };
constexpr auto names_of(RootBase) {
  return std::array{base::named(RootBase::upright, "upright"),
                    base::named(RootBase::right_side_down, "right_side_down"),
                    base::named(RootBase::left_side_down, "left_side_down")};
}

struct Root {
  Vec3 pos_m;  ///< mid-hip in the world
  RootBase base = RootBase::upright;
  friend constexpr bool operator==(const Root&, const Root&) = default;
};
template <class V>
void describe(V& v, Root& x) {
  v.field("pos_m", x.pos_m);
  v.maybe("base", x.base);
}

/// The geometry of a posture and nothing else: of fixed size, cheap to copy.
struct Pose {
  Root root;
  Angles angles;
  FigureAngles figure;
  SidePair palm_flat;  ///< 0…1: the hand lies flat on its support, so the figure levels it
  SidePair toes_flat;  ///< 0…1: the ball of the foot stands on the floor, so the toes lie level
  friend constexpr bool operator==(const Pose&, const Pose&) = default;
};
/// The same pose seen in a mirror: right and left exchanged.
Pose find_mirrored(const Pose& pose);

enum class ContactSides : std::uint8_t { both, right, left };
constexpr auto names_of(ContactSides) {
  return std::array{base::named(ContactSides::both, "both"),
                    base::named(ContactSides::right, "right"),
                    base::named(ContactSides::left, "left")};
}
constexpr bool includes(ContactSides sides, Side side) {
  return sides == ContactSides::both || (sides == ContactSides::right) == (side == Side::right);
}

/// One support: a landmark that a surface carries.
struct Contact {
  std::string point;  ///< landmark
  ContactSides sides = ContactSides::both;
  std::string at = "floor";  ///< "floor", "body", or the id of a prop
  std::string partner;       ///< at: body — the landmark of the same body that carries it
  bool crossed = false;      ///< at: body — the partner is on the other side
  bool bridged = false;      ///< soft tissue or a cushion fills the gap: not measured
  bool slides = false;       ///< slides along its support to or from the next keyframe
  Vec3 normal{0, 1, 0};      ///< direction of the force on the body, world
  double friction = 0.5;
  double softness = 1;  ///< weight in the load engine
  double carries = 0;   ///< body weights along the normal, of all its sides; 0 = as it comes
};
template <class V>
void describe(V& v, Contact& x) {
  v.field("point", x.point);
  v.maybe("sides", x.sides);
  v.maybe("at", x.at);
  v.maybe("partner", x.partner);
  v.maybe("crossed", x.crossed);
  v.maybe("bridged", x.bridged);
  v.maybe("slides", x.slides);
  v.maybe("normal", x.normal);
  v.maybe("friction", x.friction);
  v.maybe("softness", x.softness);
  v.maybe("carries", x.carries);
}

/// A force that the world lays on a landmark, newtons in world axes.
struct PointLoad {
  std::string point;
  ContactSides sides = ContactSides::both;
  Vec3 force_n;  ///< on each side named
};
template <class V>
void describe(V& v, PointLoad& x) {
  v.field("point", x.point);
  v.maybe("sides", x.sides);
  v.field("force_n", x.force_n);
}

/// How the load engine brings the body into balance before it solves.
enum class Balance : std::uint8_t { none, feet, heel_rise, seat, hang };
constexpr auto names_of(Balance) {
  return std::array{base::named(Balance::none, "none"), base::named(Balance::feet, "feet"),
                    base::named(Balance::heel_rise, "heel_rise"),
                    base::named(Balance::seat, "seat"), base::named(Balance::hang, "hang")};
}

/// A whole posture: geometry, supports and loads.
struct Posture {
  Pose pose;
  std::vector<Contact> contacts;
  std::vector<PointLoad> loads;
  Balance balance = Balance::none;
  double relaxed = 1;  ///< factor on the width in which tissue finds its own rest
};
template <class V>
void describe_members(V& v, Posture& x) {
  v.field("root", x.pose.root);
  v.field("angles_deg", x.pose.angles);
  v.maybe("figure_deg", x.pose.figure);
  v.field("contacts", x.contacts);
  v.maybe("loads", x.loads);
  v.maybe("balance", x.balance);
  v.maybe("relaxed", x.relaxed);
}
template <class V>
void describe(V& v, Posture& x) {
  describe_members(v, x);
}

}  // namespace plumb::spine
