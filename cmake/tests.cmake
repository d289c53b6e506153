if(BUILD_TESTING)
  find_package(GTest REQUIRED)
endif()

# One test program per room, from the x.test.cpp files that stand beside its sources.
function(plumb_add_tests room)
  if(NOT BUILD_TESTING)
    return()
  endif()
  add_executable(plumb_${room}_tests ${ARGN})
  target_link_libraries(plumb_${room}_tests PRIVATE
    plumb_${room} plumb_warnings GTest::gtest GTest::gtest_main rapidcheck)
  add_test(NAME ${room} COMMAND plumb_${room}_tests)
endfunction()
