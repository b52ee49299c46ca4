# Checks of the sources themselves: each is a test named check.<what>.

# Says how sources measure: tests/checks/measure.c. `measure list <top>` shows the largest.
add_executable(measure checks/measure.c checks/source.c)
target_include_directories(measure PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(measure PRIVATE liaise_core)
foreach(what IN ITEMS sizes style banned)
  add_test(NAME check.${what} COMMAND measure ${what} ${CMAKE_SOURCE_DIR})
endforeach()

add_executable(test_check_source checks/test_source.c checks/source.c)
target_link_libraries(test_check_source PRIVATE test_support)
add_test(NAME check.source COMMAND test_check_source)

add_test(NAME check.layers
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${CMAKE_SOURCE_DIR}
          -P ${CMAKE_CURRENT_SOURCE_DIR}/checks/layers.cmake)

add_test(NAME check.headers
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${CMAKE_SOURCE_DIR} -DCOMPILER=${CMAKE_C_COMPILER}
          -DOUT=${CMAKE_CURRENT_BINARY_DIR}/headers
          -P ${CMAKE_CURRENT_SOURCE_DIR}/checks/headers.cmake)

if(CMAKE_OBJDUMP AND NOT APPLE)
  add_test(NAME check.globals
    COMMAND ${CMAKE_COMMAND} -DOBJDUMP=${CMAKE_OBJDUMP}
            "-DFILES=$<TARGET_FILE:liaise_core>;$<TARGET_FILE:liaise_words>;$<TARGET_FILE:liaise_screen>;$<TARGET_OBJECTS:liaise>"
            -P ${CMAKE_CURRENT_SOURCE_DIR}/checks/globals.cmake
    COMMAND_EXPAND_LISTS)
endif()

get_property(tests DIRECTORY PROPERTY TESTS)
list(FILTER tests INCLUDE REGEX "^check[.]")
set_tests_properties(${tests} PROPERTIES
  LABELS check TIMEOUT 120 ENVIRONMENT "${test_environment}")
