# cmake -DSOURCE=<top of the tree> -DOUT=<scratch folder> -DCOMPILER=<cc> -P headers.cmake
#
# Each promise in include/liaise compiles alone and twice, with nothing of src to help it.

cmake_minimum_required(VERSION 3.25)

file(REMOVE_RECURSE ${OUT})
file(MAKE_DIRECTORY ${OUT})
file(GLOB headers RELATIVE ${SOURCE}/include ${SOURCE}/include/liaise/*.h)
set(sources "")
foreach(header IN LISTS headers)
  string(REPLACE "/" "_" name ${header})
  set(source ${OUT}/${name}.c)
  file(WRITE ${source} "#include <${header}>\n#include <${header}>\n\nstruct nothing;\n")
  list(APPEND sources ${source})
endforeach()
list(LENGTH sources count)
if(NOT count)
  message(FATAL_ERROR "there are no headers in ${SOURCE}/include/liaise")
endif()

execute_process(
  COMMAND ${COMPILER} -std=c17 -fsyntax-only -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wvla
          -Wstrict-prototypes -Wmissing-prototypes -Werror -I${SOURCE}/include ${sources}
  RESULT_VARIABLE status)
if(status)
  message(FATAL_ERROR "a header does not compile alone")
endif()
message("${count} headers")
