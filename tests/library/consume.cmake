# Installs the library into a folder of the build, builds docs/examples against it, and every
# installed header by itself, and runs the example.
#   cmake -DBUILD=… -DSOURCE=… -DCOMPILER=… -DFLAGS=… -P consume.cmake
function(run)
  execute_process(COMMAND ${ARGV} OUTPUT_VARIABLE out ERROR_VARIABLE out RESULT_VARIABLE code)
  if(NOT code EQUAL 0)
    list(JOIN ARGV " " call)
    message(FATAL_ERROR "${call} ends with ${code}\n${out}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

set(prefix ${BUILD}/consumer/installed)
file(REMOVE_RECURSE ${BUILD}/consumer)
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix} --component dev)
# The program's own package brings the body's data; the binary is not what is tested here.
file(COPY ${SOURCE}/catalogue/body DESTINATION ${prefix}/share/plumbline/catalogue)

# A folder that was moved is found where it is: nothing in it names the place of its build.
file(RENAME ${prefix} ${BUILD}/consumer/moved)
set(prefix ${BUILD}/consumer/moved)
file(GLOB_RECURSE package_files ${prefix}/lib*/cmake/plumbline/*.cmake)
foreach(file IN LISTS package_files)
  file(READ ${file} text)
  string(FIND "${text}" "${SOURCE}" at)
  if(NOT at EQUAL -1)
    message(FATAL_ERROR "${file} names the source folder")
  endif()
endforeach()

# The example, with one more target: each public header compiles with nothing before it.
file(COPY ${SOURCE}/docs/examples/ DESTINATION ${BUILD}/consumer/project)
file(GLOB_RECURSE headers RELATIVE ${prefix}/include/plumbline ${prefix}/include/plumbline/*.hpp)
list(LENGTH headers count)
if(count LESS 30)
  message(FATAL_ERROR "only ${count} headers were installed")
endif()
if(headers MATCHES "detail/|\\.test\\.hpp")
  message(FATAL_ERROR "what is private was installed: ${headers}")
endif()
set(sources "")
foreach(header IN LISTS headers)
  string(REGEX REPLACE "[/.]" "_" name ${header})
  file(WRITE ${BUILD}/consumer/project/alone/${name}.cpp "#include \"${header}\"\n")
  list(APPEND sources alone/${name}.cpp)
endforeach()
list(JOIN sources " " sources)
file(APPEND ${BUILD}/consumer/project/CMakeLists.txt "
add_library(alone OBJECT ${sources})
target_compile_options(alone PRIVATE -fsyntax-only -Wall -Wextra -Werror)
target_link_libraries(alone PRIVATE plumbline::files)
")
run(${CMAKE_COMMAND} -S ${BUILD}/consumer/project -B ${BUILD}/consumer/build -G Ninja
    -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_CXX_COMPILER=${COMPILER} "-DCMAKE_CXX_FLAGS=${FLAGS}"
    -DCMAKE_BUILD_TYPE=Debug)
run(${CMAKE_COMMAND} --build ${BUILD}/consumer/build)
run(${BUILD}/consumer/build/standing)

if(NOT out MATCHES "^standing: ([0-9]+) N\n10 kg in the hands: ([0-9]+) N\n$")
  message(FATAL_ERROR "the example says:\n${out}")
endif()
if(NOT CMAKE_MATCH_2 GREATER CMAKE_MATCH_1)
  message(FATAL_ERROR "10 kg weigh nothing on L4/L5:\n${out}")
endif()
message(STATUS "${count} headers; ${out}")
