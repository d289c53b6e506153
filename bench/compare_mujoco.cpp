// The same body in MuJoCo and here, side by side in one run: 37 segments, 36 joints, the same
// masses, centres of mass, joint centres and turns, written as a model file from our body data.
//
// MuJoCo's inverse dynamics gives the net moment of every joint at rest: no muscle, no tissue, no
// support, no optimisation. The engine's loads need all of these. So the rows to compare are
// placing and net moments; the loads stand beside them to show what the rest costs. Before anything
// is timed, both must give the same net moments, or the program ends with 1.
#include <benchmark/benchmark.h>
#include <mujoco/mujoco.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "loads/loads_content.hpp"

namespace plumb::testing {
namespace {

using spine::FrameSet;
using spine::index_of;
using spine::JointTurns;
using spine::segment_count;
using spine::Vec3;

constexpr const char* axis_names[] = {"0 0 1", "1 0 0", "0 1 0"};  // in the order of a JointTurn

std::string format(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.17g", value);
  return text;
}
std::string format(Vec3 v) { return format(v.x) + " " + format(v.y) + " " + format(v.z); }

/// A segment and all beyond it. Its frame in MuJoCo is at the joint centre, ours is `origin_m` on.
void write_segment(const spine::BodyModel& body, std::size_t i, std::string& out) {
  const spine::Joint& joint = body.joints[i];
  const bool is_root = i == 0;
  const Vec3 at =
      is_root ? Vec3{} : body.joints[index_of(joint.parent)].origin_m + joint.in_parent_m;
  const double half = is_root ? 0 : spine::radians(joint.neutral_deg) / 2;
  const std::string quat = format(std::cos(half)) + " 0 0 " + format(std::sin(half));
  out += "<body name=\"s" + std::to_string(i) + "\" pos=\"" + format(at) + "\" quat=\"" + quat +
         "\">\n";
  if (is_root) {
    out += "<freejoint/>\n";
  } else {
    for (const char* axis : axis_names)
      out += std::string("<joint type=\"hinge\" axis=\"") + axis + "\"/>\n";
  }
  // At rest inertia takes no part; MuJoCo wants one all the same: that of a ball of 10 cm. It also
  // wants a mass, and the shoulder girdles have none of their own.
  constexpr double square_m2 = 0.4 * 0.1 * 0.1, least_kg = 1e-9;
  const double mass = std::max(least_kg, body.mass_kg[i]);
  const Vec3 com = (is_root ? Vec3{} : joint.origin_m) + body.com_m[i];
  const double inertia = square_m2 * mass;
  out += "<inertial pos=\"" + format(com) + "\" mass=\"" + format(mass) + "\" diaginertia=\"" +
         format({inertia, inertia, inertia}) + "\"/>\n";
  for (std::size_t k = 1; k < segment_count; ++k)
    if (index_of(body.joints[k].parent) == i) write_segment(body, k, out);
  out += "</body>\n";
}

std::string make_model_file(const loads::LoadModel& model) {
  std::string out =
      "<mujoco>\n<compiler angle=\"radian\" autolimits=\"true\"/>\n<option gravity=\"" +
      format({0, -model.effort.gravity_m_per_s2, 0}) + "\"/>\n<worldbody>\n";
  write_segment(model.body, 0, out);
  return out + "</worldbody>\n</mujoco>\n";
}

/// MuJoCo's model and data, freed with it.
class Twin {
 public:
  explicit Twin(const loads::LoadModel& model) {
    const auto file = std::filesystem::temp_directory_path() / "plumbline_body.xml";
    std::ofstream(file) << make_model_file(model);
    std::array<char, 1000> error{};
    model_ = mj_loadXML(file.c_str(), nullptr, error.data(), error.size());
    std::filesystem::remove(file);
    if (model_ == nullptr) {
      std::fprintf(stderr, "MuJoCo refuses the model: %s\n", error.data());
      std::exit(EXIT_FAILURE);
    }
    data_ = mj_makeData(model_);
    for (std::size_t i = 0; i < segment_count; ++i)
      body_[i] = mj_name2id(model_, mjOBJ_BODY, ("s" + std::to_string(i)).c_str());
  }
  ~Twin() {
    mj_deleteData(data_);
    mj_deleteModel(model_);
  }
  Twin(const Twin&) = delete;
  Twin& operator=(const Twin&) = delete;

  mjModel* model() const { return model_; }
  mjData* data() const { return data_; }
  /// First hinge of a segment in the list of speeds; its three stand one after the other.
  std::size_t first_row(std::size_t segment) const {
    return static_cast<std::size_t>(model_->body_dofadr[body_[segment]]);
  }

  void set(const FrameSet& frames, const JointTurns& turns) {
    const spine::Frame& root = frames.segment[0];
    const Vec3 at = root.origin();
    data_->qpos[0] = at.x, data_->qpos[1] = at.y, data_->qpos[2] = at.z;
    const mjtNum matrix[9] = {root.m[0], root.m[1], root.m[2], root.m[4], root.m[5],
                              root.m[6], root.m[8], root.m[9], root.m[10]};
    mju_mat2Quat(data_->qpos + 3, matrix);
    for (std::size_t i = 1; i < segment_count; ++i) {
      mjtNum* angle = data_->qpos + model_->jnt_qposadr[model_->body_jntadr[body_[i]]];
      angle[0] = spine::radians(turns[i].z);
      angle[1] = spine::radians(turns[i].x);
      angle[2] = spine::radians(turns[i].y);
    }
  }

 private:
  mjModel* model_ = nullptr;
  mjData* data_ = nullptr;
  std::array<int, segment_count> body_{};
};

/// Moment of the weight of all beyond each joint about the first axis of that joint.
using NetMoments = std::array<double, segment_count>;

void find_net_moments(const loads::LoadModel& model, const FrameSet& frames, NetMoments& out) {
  const spine::BodyModel& body = model.body;
  std::array<double, segment_count> mass = body.mass_kg;
  std::array<Vec3, segment_count> sum;
  for (std::size_t i = 0; i < segment_count; ++i)
    sum[i] = mass[i] * frames.segment[i].point(body.com_m[i]);
  for (std::size_t i = segment_count - 1; i >= 1; --i) {
    const std::size_t parent = index_of(body.joints[i].parent);
    const spine::Frame& below = frames.segment[parent];
    const Vec3 centre = below.point(body.joints[i].in_parent_m);
    const Vec3 weight{0, -model.effort.gravity_m_per_s2, 0};
    out[i] = dot(cross(sum[i] - mass[i] * centre, weight), below.axis(2));
    mass[parent] += mass[i];
    sum[parent] = sum[parent] + sum[i];
  }
}

struct Posed {
  FrameSet frames;
  JointTurns turns;
};

/// The posture and the next frame of a slow movement, a third of a degree on.
std::array<Posed, 2> find_two(const std::string& name) {
  spine::Pose pose = scenario_of("wilke.yaml", name).posture.pose;
  std::array<Posed, 2> out;
  for (Posed& one : out) {
    one.turns = find_joint_turns(reference_model().body, pose);
    find_frames(reference_model().body, pose, one.turns, one.frames);
    pose.angles[spine::Angle::lum] += 0.3;
  }
  return out;
}

bool is_same_body(Twin& twin, const std::string& name) {
  const Posed posed = find_two(name)[0];
  twin.set(posed.frames, posed.turns);
  mj_inverse(twin.model(), twin.data());
  NetMoments ours{};
  find_net_moments(reference_model(), posed.frames, ours);
  double worst = std::abs(twin.data()->qfrc_inverse[1] - reference_model().body_weight_n);
  for (std::size_t i = 1; i < segment_count; ++i)
    worst = std::max(worst, std::abs(twin.data()->qfrc_inverse[twin.first_row(i)] + ours[i]));
  std::fprintf(stderr, "%s: greatest difference of weight and net moments %.1e N and N·m\n",
               name.c_str(), worst);
  constexpr double alike = 1e-6;
  return worst < alike;
}

void run_mujoco_placing(benchmark::State& state, Twin& twin, const std::string& name) {
  const std::array<Posed, 2> two = find_two(name);
  std::size_t k = 0;
  for ([[maybe_unused]] auto _ : state) {
    twin.set(two[k].frames, two[k].turns);
    mj_kinematics(twin.model(), twin.data());
    benchmark::DoNotOptimize(twin.data()->xpos);
    k = 1 - k;
  }
}

void run_mujoco(benchmark::State& state, Twin& twin, const std::string& name) {
  const std::array<Posed, 2> two = find_two(name);
  std::size_t k = 0;
  for ([[maybe_unused]] auto _ : state) {
    twin.set(two[k].frames, two[k].turns);
    mj_inverse(twin.model(), twin.data());
    benchmark::DoNotOptimize(twin.data()->qfrc_inverse);
    k = 1 - k;
  }
}

void run_placing(benchmark::State& state, const std::string& name, bool with_moments) {
  const std::array<Posed, 2> two = find_two(name);
  std::size_t k = 0;
  FrameSet frames;
  NetMoments moments{};
  const spine::Pose& pose = scenario_of("wilke.yaml", name).posture.pose;
  for ([[maybe_unused]] auto _ : state) {
    find_frames(reference_model().body, pose, two[k].turns, frames);
    if (with_moments) find_net_moments(reference_model(), frames, moments);
    benchmark::DoNotOptimize(frames);
    benchmark::DoNotOptimize(moments);
    k = 1 - k;
  }
}

void run_loads(benchmark::State& state, const std::string& name, bool use_symmetry, bool warm) {
  const loads::LoadModel& model = reference_model();
  loads::LoadTask task = make_task(model, scenario_of("wilke.yaml", name));
  loads::LoadWorkspace workspace;
  loads::LoadResult result;
  const double lum = task.pose.angles[spine::Angle::lum];
  double turn = 0;
  for ([[maybe_unused]] auto _ : state) {
    task.pose.angles[spine::Angle::lum] = lum + (turn = turn > 0 ? 0 : 0.3);
    find_loads(model, task, {nullptr, warm, use_symmetry}, workspace, result);
    benchmark::DoNotOptimize(result.discs[l4_l5].compression_n);
  }
}

template <class Run>
void add(const std::string& name, Run run) {
  benchmark::RegisterBenchmark(name.c_str(), run)->Unit(benchmark::kMicrosecond);
}

}  // namespace
}  // namespace plumb::testing

int main(int argc, char** argv) {
  using namespace plumb::testing;
  Twin twin(reference_model());
  for (const char* name : {"W08", "W10", "W02"})
    if (!is_same_body(twin, name)) return 1;
  using State = benchmark::State;
  for (const std::string name : {"W08", "W10"}) {
    add("placing/MuJoCo/" + name, [&, name](State& s) { run_mujoco_placing(s, twin, name); });
    add("placing/here/" + name, [=](State& s) { run_placing(s, name, false); });
    add("net_moments/MuJoCo_inverse_dynamics/" + name,
        [&, name](State& s) { run_mujoco(s, twin, name); });
    add("net_moments/here/" + name, [=](State& s) { run_placing(s, name, true); });
    add("loads/here/" + name + "/next_frame", [=](State& s) { run_loads(s, name, true, true); });
    add("loads/here/" + name + "/full/next_frame",
        [=](State& s) { run_loads(s, name, false, true); });
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
