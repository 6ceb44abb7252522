# Where the embedded runtime is and how it is made. Not find_package(Python3): with Slicer it finds Slicer's own.

find_program(CTSUITE_PYTHON NAMES python3 python DOC "Python that the embedded runtime is made with")
set(CTSUITE_RUNTIME ${CMAKE_BINARY_DIR}/runtime)
if(WIN32)
  set(CTSUITE_RUNTIME_SCRIPTS ${CTSUITE_RUNTIME}/Scripts)
else()
  set(CTSUITE_RUNTIME_SCRIPTS ${CTSUITE_RUNTIME}/bin)
endif()
set(CTSUITE_MAKE_RUNTIME
  ${CTSUITE_PYTHON} ${CMAKE_SOURCE_DIR}/Common/CMake/runtime.py ${CMAKE_SOURCE_DIR} ${CTSUITE_RUNTIME})
