# cmake -DOBJDUMP=<objdump> "-DFILES=<objects and archives>" -P globals.cmake
#
# There is no hidden state: nothing of ours may lie in memory that can be written
# to while the program runs, be it at file scope or `static` in a function. This
# looks at what was compiled, so it sees also what only looks constant, such as
# `static const char *names[]`.

cmake_minimum_required(VERSION 3.25)

# What may be there, as <object>:<name>, and why.
set(allowed
  guard.c:guard   # what signal handlers need: they are given nothing but a number
)

# Tables of constants with addresses in them are filled in by the loader, then write-protected.
set(constant_sections "^[.]data[.]rel[.]ro")
set(variable_sections "^([.]t?(data|bss)|[*]COM[*]|[.]common)")
# What sanitizers and coverage add.
set(tools "^(__odr_asan|__asan|__ubsan|__gcov|__llvm|[.]L|__sancov)")

execute_process(COMMAND ${OBJDUMP} -t ${FILES} OUTPUT_VARIABLE text RESULT_VARIABLE status)
if(status)
  message(FATAL_ERROR "${OBJDUMP} cannot read the program")
endif()
string(REPLACE ";" "," text "${text}")
string(REPLACE "[" "(" text "${text}")
string(REPLACE "]" ")" text "${text}")
string(REPLACE "\n" ";" lines "${text}")

set(object "?")
set(objects 0)
foreach(line IN LISTS lines)
  if(line MATCHES "([^/()]+[.]o)[)]?:[ \t]+file format")
    set(object ${CMAKE_MATCH_1})
    math(EXPR objects "${objects} + 1")
  elseif(line MATCHES "^[0-9a-f]+ ....... +([^ \t]+)\t[0-9a-f]+ +([^ ]+)$")
    set(section ${CMAKE_MATCH_1})
    set(symbol ${CMAKE_MATCH_2})
    string(REGEX REPLACE "[.][0-9]+$" "" name "${symbol}")
    string(REGEX REPLACE "[.]o$" "" file "${object}")
    if(section MATCHES "${variable_sections}" AND NOT section MATCHES "${constant_sections}"
       AND NOT symbol MATCHES "${tools}" AND NOT symbol STREQUAL section
       AND NOT "${file}:${name}" IN_LIST allowed)
      message(SEND_ERROR "${file}: ${name} can change while the program runs (${section})")
    endif()
  endif()
endforeach()
if(NOT objects)
  message(FATAL_ERROR "there was nothing to look at in ${FILES}")
endif()
message("${objects} objects")
