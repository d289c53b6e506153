// The load on L4/L5 in quiet standing, and with 10 kg in the hands.
#include <cstdio>

#include "files/read_load_files.hpp"
#include "loads/answer.hpp"

using namespace plumb;

int main() {
  base::Diagnostics problems;
  const auto read = files::read_load_files(BODY_DIR, problems);
  if (!read) return 2;
  loads::LoadWorkspace workspace;
  const spine::BodyMeasures man{spine::Sex::male, 1.74, 70};
  const auto person = loads::compile_person(read->body, read->loads, man, 1, workspace);
  if (!person) return 2;
  loads::ScenarioSpec carrying{.name = "10 kg", .posture = person->model.standing};
  carrying.posture.loads.push_back({"hand", spine::ContactSides::both, {0, -5 * 9.81, 0}});
  const auto answer = loads::answer_scenarios(*person, {carrying}, workspace);
  if (!answer || !answer->scenarios[0].certificate.supportable) return 1;
  const std::size_t disc = loads::find_disc("L4/L5");
  std::printf("standing: %.0f N\n", person->standing.discs[disc].compression_n);
  std::printf("10 kg in the hands: %.0f N\n", answer->scenarios[0].discs[disc].compression_n.least);
}
