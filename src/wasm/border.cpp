#include "wasm/border.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

/// The border of a module, a WebAssembly reactor. Text crosses the border as UTF-8 bytes in the
/// module's own memory: the page asks for room with `plumb_alloc`, writes, calls, and reads the
/// answer from `plumb_result_ptr` and `plumb_result_len` before the next call.

namespace {

std::string& find_result() {
  static auto* result = new std::string;
  return *result;
}

}  // namespace

extern "C" {

/// What the compiler's runtime, built with stack protection, asks of its host.
std::uintptr_t __stack_chk_guard = 0x504c554d;
[[noreturn]] void __stack_chk_fail() { __builtin_trap(); }

[[clang::export_name("plumb_alloc")]] void* plumb_alloc(std::size_t length) {
  void* room = std::malloc(length == 0 ? 1 : length);
  if (room == nullptr) __builtin_trap();
  return room;
}

[[clang::export_name("plumb_free")]] void plumb_free(void* room) { std::free(room); }

[[clang::export_name("plumb_call")]] void plumb_call(const char* name, std::size_t name_length,
                                                     const char* input, std::size_t input_length) {
  find_result() = plumb::wasm::answer(std::string_view(name, name_length),
                                      std::string_view(input, input_length));
}

[[clang::export_name("plumb_result_ptr")]] const char* plumb_result_ptr() {
  return find_result().data();
}

[[clang::export_name("plumb_result_len")]] std::size_t plumb_result_len() {
  return find_result().size();
}

}  // extern "C"
