#include "cli/program.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <csignal>
#include <fstream>
#include <iterator>

#include "base/expect.hpp"
#include "store/temp_folder.test.hpp"

namespace plumb::testing {

namespace {

/// In the child: becomes the program, with these files as its three streams.
[[noreturn]] void become_plumbline(const std::vector<std::string>& arguments, int in, int out,
                                   int err) {
  ::dup2(in, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(err, STDERR_FILENO);
  std::vector<char*> call = {const_cast<char*>(PLUMB_PROGRAM)};
  for (const std::string& one : arguments) call.push_back(const_cast<char*>(one.c_str()));
  call.push_back(nullptr);
  ::execv(PLUMB_PROGRAM, call.data());
  ::_exit(127);
}

int open_file(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
  PLUMB_EXPECT(file >= 0);
  return file;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Ended run(const std::vector<std::string>& arguments, std::string_view input, const char* output) {
  const store::TempFolder folder;
  std::ofstream(folder.file("in"), std::ios::binary) << input;
  const std::string out_name = output == nullptr ? folder.file("out") : output;
  const int in = open_file(folder.file("in"), O_RDONLY);
  const int out = open_file(out_name, O_WRONLY | (output == nullptr ? O_CREAT : 0));
  const int err = open_file(folder.file("err"), O_WRONLY | O_CREAT);
  const pid_t child = ::fork();
  if (child == 0) become_plumbline(arguments, in, out, err);
  for (const int file : {in, out, err}) ::close(file);
  int status = 0;
  ::waitpid(child, &status, 0);
  Ended result;
  if (WIFEXITED(status)) result.code = WEXITSTATUS(status);
  if (output == nullptr) result.out = read_file(out_name);
  result.err = read_file(folder.file("err"));
  return result;
}

}  // namespace

Ended run_plumbline(const std::vector<std::string>& arguments, std::string_view input) {
  return run(arguments, input, nullptr);
}

Ended run_plumbline_into(const char* output, const std::vector<std::string>& arguments) {
  return run(arguments, {}, output);
}

ServingProgram::ServingProgram(const std::string& folder, std::vector<std::string> more,
                               std::uint64_t file_bytes) {
  std::vector<std::string> arguments = {"serve", "--data", folder, "--listen", "127.0.0.1:0"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  std::array<int, 2> ends{};
  PLUMB_EXPECT(::pipe2(ends.data(), O_CLOEXEC) == 0);
  child_ = ::fork();
  if (child_ == 0) {
    const int nothing = open_file("/dev/null", O_RDWR);
    const rlimit limit{file_bytes, file_bytes};
    if (file_bytes > 0 && ::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(126);
    become_plumbline(arguments, nothing, ends[1], nothing);
  }
  ::close(ends[1]);
  output_ = ends[0];
  for (char byte = 0; ::read(output_, &byte, 1) == 1 && byte != '\n';) first_line_ += byte;
  const std::size_t colon = first_line_.rfind(':');
  if (colon != std::string::npos)
    std::from_chars(first_line_.data() + colon + 1, first_line_.data() + first_line_.size(), port_);
}

ServingProgram::~ServingProgram() {
  if (child_ > 0) end(SIGKILL);
  ::close(output_);
}

int ServingProgram::end(int signal) {
  ::kill(child_, signal);
  int status = 0;
  ::waitpid(child_, &status, 0);
  child_ = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace plumb::testing
