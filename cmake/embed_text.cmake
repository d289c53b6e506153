# Turns text files into C++ string literals, so that a program needs no files beside it.
#
#   cmake -DOUT=x.cpp -DHEADER=a/b.hpp -DNAMESPACE=plumb::x -DNAME=find_y -DFILES=a;b -P embed_text.cmake
#
# Writes   std::span<const EmbeddedText> NAME()   with one {file name, text} per file, in order.
string(REPLACE "|" ";" FILES "${FILES}")
set(entries "")
foreach(file IN LISTS FILES)
  file(READ "${file}" text)
  get_filename_component(name "${file}" NAME)
  string(APPEND entries "    {\"${name}\", R\"~plumb~(${text})~plumb~\"},\n")
endforeach()
file(WRITE "${OUT}" "// Made by embed_text.cmake; change the files it was made from.
#include \"${HEADER}\"

namespace ${NAMESPACE} {

std::span<const EmbeddedText> ${NAME}() {
  static constexpr EmbeddedText texts[] = {
${entries}  };
  return texts;
}

}  // namespace ${NAMESPACE}
")
