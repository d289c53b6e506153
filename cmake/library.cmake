# The load engine as a library for others: headers, static libraries and a package for find_package.
# What a program of theirs needs at run time, the body's files, is installed with the catalogue.
include(CMakePackageConfigHelpers)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/plumbline)
foreach(room IN ITEMS base spine loads files)
  set_target_properties(plumb_${room} PROPERTIES EXPORT_NAME ${room})
  install(TARGETS plumb_${room} EXPORT plumbline
          ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT dev)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/src/${room}
          DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/plumbline COMPONENT dev
          FILES_MATCHING PATTERN "*.hpp"
          PATTERN "detail" EXCLUDE PATTERN "*.test.hpp" EXCLUDE)
endforeach()
install(EXPORT plumbline FILE plumbline-targets.cmake NAMESPACE plumbline::
        DESTINATION ${package} COMPONENT dev)

set(body ${CMAKE_INSTALL_DATADIR}/plumbline/catalogue/body)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/plumbline-config.cmake.in
  ${PROJECT_BINARY_DIR}/plumbline-config.cmake INSTALL_DESTINATION ${package} PATH_VARS body)
# Before 1.0 a new minor version may change the interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/plumbline-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/plumbline-config.cmake
              ${PROJECT_BINARY_DIR}/plumbline-config-version.cmake
        DESTINATION ${package} COMPONENT dev)
