if(BUILD_TESTING)
  find_package(GTest REQUIRED)
endif()

# Tests are compiled for the sake of being run once; what they test keeps its optimisation. The
# hardening of the libraries needs an optimiser, and is theirs.
set(PLUMB_TEST_OPTIONS -O0 -U_FORTIFY_SOURCE)

if(BUILD_TESTING)
  plumb_make_precompiled(plumb_test_headers ${PLUMB_STANDARD_HEADERS} <gtest/gtest.h>)
  if(TARGET plumb_test_headers)
    target_compile_options(plumb_test_headers PRIVATE ${PLUMB_TEST_OPTIONS})
    target_link_libraries(plumb_test_headers PRIVATE GTest::gtest)
  endif()
endif()

# One test program per room, from the x.test.cpp files that stand beside its sources.
function(plumb_add_tests room)
  if(NOT BUILD_TESTING)
    return()
  endif()
  add_executable(plumb_${room}_tests ${ARGN})
  target_compile_options(plumb_${room}_tests PRIVATE ${PLUMB_TEST_OPTIONS})
  target_link_libraries(plumb_${room}_tests PRIVATE
    plumb_${room} plumb_warnings GTest::gtest GTest::gtest_main rapidcheck)
  plumb_use_precompiled(plumb_test_headers plumb_${room}_tests)
  add_test(NAME ${room} COMMAND plumb_${room}_tests)
endfunction()
