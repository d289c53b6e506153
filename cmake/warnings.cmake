add_library(plumb_warnings INTERFACE)
target_compile_options(plumb_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow
  -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual)
option(PLUMB_WERROR "Warnings are errors" OFF)
if(PLUMB_WERROR)
  target_compile_options(plumb_warnings INTERFACE -Werror)
endif()
