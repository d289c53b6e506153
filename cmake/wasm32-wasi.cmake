# The core as a WebAssembly module: clang-19 and its own libc++ for wasm32-wasi (Debian packages
# libc++-19-dev-wasm32, libc++abi-19-dev-wasm32, libclang-rt-19-dev-wasm32, wasi-libc).
list(APPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR})
set(CMAKE_SYSTEM_NAME WASI)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
set(CMAKE_CXX_COMPILER clang++-19)
set(CMAKE_CXX_COMPILER_TARGET wasm32-wasi)
set(CMAKE_AR llvm-ar-19)
set(CMAKE_RANLIB llvm-ranlib-19)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_CXX_FLAGS_INIT
  "-stdlib=libc++ -fno-exceptions -fno-rtti -msimd128 -ffp-contract=off -ffunction-sections")
set(CMAKE_EXE_LINKER_FLAGS_INIT
  "-stdlib=libc++ -mexec-model=reactor -Wl,--strip-all -Wl,--gc-sections -Wl,-z,stack-size=1048576")

# The host's own headers must stay out of sight, so a header-only library gets a folder to itself.
set(PLUMB_NLOHMANN ${CMAKE_BINARY_DIR}/header_only CACHE PATH "Folder of nlohmann/json.hpp")
file(MAKE_DIRECTORY ${PLUMB_NLOHMANN})
file(CREATE_LINK /usr/include/nlohmann ${PLUMB_NLOHMANN}/nlohmann SYMBOLIC)
