# What is installed, and the Debian package of it. The page is built by npm and the core's module by
# another compiler; `./plumb build` puts both where PLUMB_PAGE_DIR says.
set(PLUMB_PAGE_DIR ${PROJECT_SOURCE_DIR}/build/share/plumbline/web CACHE PATH
    "Folder of the built page with plumbline.wasm; may be missing")

# Packing must not build every test first; `./plumb package` builds what is packed.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME program)
set(share ${CMAKE_INSTALL_DATADIR}/plumbline)
install(TARGETS plumbline RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${PLUMB_COMPILED_CATALOGUE} DESTINATION ${share})
get_filename_component(compiled_folder ${PLUMB_COMPILED_CATALOGUE} DIRECTORY)
install(DIRECTORY ${compiled_folder}/texts DESTINATION ${share})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/catalogue DESTINATION ${share})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/tests/validation DESTINATION ${share})
install(DIRECTORY ${PLUMB_PAGE_DIR} DESTINATION ${share} OPTIONAL)
install(FILES ${PROJECT_SOURCE_DIR}/packaging/plumbline.service DESTINATION lib/systemd/system)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs/reference ${PROJECT_SOURCE_DIR}/docs/examples
                  ${PROJECT_SOURCE_DIR}/docs/model
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE RENAME copyright
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libplumbline-dev COMPONENT dev)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME plumbline)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The Plumbline authors <plumbline@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "small safe programme for an aching spine, with its reasons")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
# The program and, for who builds against the load engine, the library: two packages.
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL program dev)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
"Asks about danger signs, builds a small programme that this person may do,
gives the reason for every line, coaches each session and keeps a journal.
Serves a page on this machine only; sends nothing anywhere.")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME plumbline)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_DEV_DESCRIPTION
"Headers, static libraries and CMake files of Plumbline's load engine:
the load on every disc of the spine in a posture, from C++23.")
set(CPACK_DEBIAN_DEV_PACKAGE_NAME libplumbline-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS "plumbline (= ${PROJECT_VERSION}), libyaml-cpp-dev")
include(CPack)
