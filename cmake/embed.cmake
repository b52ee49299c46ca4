# cmake -DOUT=file.c -DSYMBOL=name -DIN="a;b" -P embed.cmake
#
# Writes the files IN as `const struct embedded_file SYMBOL[]`, in the order given,
# ended by a row with a NULL name. See base/embedded.h.

set(text "#include \"base/embedded.h\"\n\n")
set(rows "")
set(number 0)
foreach(file IN LISTS IN)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(................................................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
  string(APPEND text "static const unsigned char bytes_${number}[] = {\n${hex}0x00};\n\n")
  string(APPEND rows "    {\"${name}\", (const char *)bytes_${number}, ${size}},\n")
  math(EXPR number "${number} + 1")
endforeach()
string(APPEND text "const struct embedded_file ${SYMBOL}[] = {\n${rows}    {0},\n};\n")
file(WRITE "${OUT}" "${text}")
