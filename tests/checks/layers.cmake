# cmake -DSOURCE=<top of the tree> -P layers.cmake
#
# Fails if a file includes something of a room it may not use, or a library that
# is kept to the one place meant for it. An unknown room fails too: add its row.

cmake_minimum_required(VERSION 3.25)

# Which rooms a room may use, besides itself.
set(rooms base model store config report transfer command ui view cli app)
set(base "")
set(model base)
set(store base model)
set(config base model)
set(report base model)
set(transfer base model)
set(command base model store config report transfer)
set(ui base)
set(view base model command ui)
set(cli base model config command)
set(app ${rooms})

# Which files may include a library, as regular expressions.
set(libraries
  "sqlite3[.]h=store/db_sqlite[a-z_]*[.][ch]"
  "libpq-fe[.]h=store/db_postgres[a-z_]*[.][ch]"
  "yaml[.]h=config/yaml[.]c"
  "(n?curses|term)[.]h=ui/term[a-z_]*[.]c"
  "sodium[.]h=store/.*"
  "jansson[.]h=((transfer|store|command|cli)/.*|app/desk_form_draft[.]c)"
  "utf8proc[.]h=base/text.*[.]c")

# What the screen's room may know of the promises.
set(ui_headers error.h arena.h theme.h date.h)

function(check_library file header)
  foreach(row IN LISTS libraries)
    string(REGEX MATCH "^([^=]+)=(.+)$" matched "${row}")
    set(library "^(.*/)?${CMAKE_MATCH_1}$")
    set(place "^${CMAKE_MATCH_2}$")
    if(header MATCHES "${library}" AND NOT file MATCHES "${place}")
      message(SEND_ERROR "src/${file} may not include <${header}>")
    endif()
  endforeach()
endfunction()

file(GLOB_RECURSE files RELATIVE ${SOURCE}/src ${SOURCE}/src/*.[ch])
foreach(file IN LISTS files)
  string(REGEX REPLACE "/.*" "" room ${file})
  if(NOT room IN_LIST rooms)
    message(SEND_ERROR "src/${file}: no rule says what ${room} may use")
  endif()
  file(STRINGS ${SOURCE}/src/${file} lines REGEX "^[ ]*#[ ]*include")
  foreach(line IN LISTS lines)
    if(line MATCHES "\"([a-z_]+)/[^\"]+\"")
      set(used ${CMAKE_MATCH_1})
      if(NOT used STREQUAL room AND NOT used IN_LIST ${room})
        message(SEND_ERROR "src/${file}: ${room} may not use ${used}: ${line}")
      endif()
    elseif(line MATCHES "<liaise/([^>]+)>")
      if(room STREQUAL "ui" AND NOT CMAKE_MATCH_1 IN_LIST ui_headers)
        message(SEND_ERROR "src/${file}: ui may not know <liaise/${CMAKE_MATCH_1}>")
      endif()
    elseif(line MATCHES "<([^>]+)>")
      check_library(${file} ${CMAKE_MATCH_1})
    else()
      message(SEND_ERROR "src/${file}: write it as \"room/file.h\": ${line}")
    endif()
  endforeach()
endforeach()

# The promises stand on each other and on the C library.
set(libc assert ctype errno float inttypes limits locale math setjmp signal stdalign stdarg stdbool
  stddef stdint stdio stdlib stdnoreturn string time wchar wctype sys/types)
file(GLOB headers RELATIVE ${SOURCE}/include ${SOURCE}/include/liaise/*.h)
foreach(header IN LISTS headers)
  file(STRINGS ${SOURCE}/include/${header} lines REGEX "^[ ]*#[ ]*include")
  foreach(line IN LISTS lines)
    string(REGEX REPLACE ".*<([a-z/_]+)[.]h>.*" "\\1" used "${line}")
    if(NOT used MATCHES "^liaise/" AND NOT used IN_LIST libc)
      message(SEND_ERROR "include/${header} may include <liaise/...> and libc only: ${line}")
    endif()
  endforeach()
endforeach()
