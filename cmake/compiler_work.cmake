# How the compiler is spared work that it has done before: with ccache from build to build; without
# it, as on a fresh machine, the standard headers are compiled once and not in each of 450 files.
find_program(PLUMB_CCACHE ccache)
if(PLUMB_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${PLUMB_CCACHE})
  set(PLUMB_PRECOMPILES OFF)
else()
  set(PLUMB_PRECOMPILES ON)
endif()
# A second compiler that only checks is kept to the plain sources: what precompiled headers hide, it
# finds.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(PLUMB_PRECOMPILES OFF)
endif()

# Some libraries ask for it, and what shares precompiled headers must agree.
if(PLUMB_PRECOMPILES AND NOT CMAKE_SYSTEM_NAME STREQUAL "WASI")
  add_compile_options(-pthread)
endif()

# Sources that share costly templates are compiled eight at a time: a build from nothing then takes
# half the time. The modules of the page always are, so a name that two sources of a room both use is
# found by every build; the same rooms natively only there, for by day one changed file should cost
# one file.
function(plumb_compile_together)
  if(PLUMB_PRECOMPILES OR CMAKE_SYSTEM_NAME STREQUAL "WASI")
    set_target_properties(${ARGN} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  endif()
endfunction()

# A precompiled header serves targets of the same flags: one for the library, one for the tests.
function(plumb_make_precompiled name)
  if(NOT PLUMB_PRECOMPILES)
    return()
  endif()
  file(WRITE ${CMAKE_BINARY_DIR}/precompiled/${name}.cpp "// Carries the precompiled headers.\n")
  add_library(${name} OBJECT ${CMAKE_BINARY_DIR}/precompiled/${name}.cpp)
  target_precompile_headers(${name} PRIVATE ${ARGN})
endfunction()

function(plumb_use_precompiled name)
  if(PLUMB_PRECOMPILES)
    foreach(target IN LISTS ARGN)
      target_precompile_headers(${target} REUSE_FROM ${name})
    endforeach()
  endif()
endfunction()

set(PLUMB_STANDARD_HEADERS
  <algorithm> <array> <chrono> <cmath> <expected> <functional> <map> <memory> <optional> <ranges>
  <set> <span> <string> <string_view> <utility> <variant> <vector>)

# All that is built of the folders named, from sources of C++.
function(plumb_use_precompiled_in name)
  foreach(folder IN LISTS ARGN)
    get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
    foreach(target IN LISTS targets)
      get_target_property(type ${target} TYPE)
      if(type MATCHES "EXECUTABLE|STATIC_LIBRARY")
        plumb_use_precompiled(${name} ${target})
      endif()
    endforeach()
  endforeach()
endfunction()
