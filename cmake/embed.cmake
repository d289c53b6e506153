# Makes text files part of a program.
#
#   plumb_embed(SOURCE_VARIABLE HEADER a/b.hpp NAMESPACE plumb::x NAME find_y FILES f g)
#
# puts into SOURCE_VARIABLE the name of a source to compile, which defines what HEADER declares:
# std::span<const EmbeddedText> find_y(), one {file name, text} per file, in order.
function(plumb_embed source_variable)
  cmake_parse_arguments(PARSE_ARGV 1 embed "" "HEADER;NAMESPACE;NAME" "FILES")
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded_${embed_NAME}.cpp)
  string(REPLACE ";" "|" files "${embed_FILES}")
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -DOUT=${source} "-DFILES=${files}" -DHEADER=${embed_HEADER}
            -DNAMESPACE=${embed_NAMESPACE} -DNAME=${embed_NAME}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_text.cmake
    DEPENDS ${embed_FILES} ${PROJECT_SOURCE_DIR}/cmake/embed_text.cmake
    VERBATIM)
  set(${source_variable} ${source} PARENT_SCOPE)
endfunction()
