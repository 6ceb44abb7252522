# CTSuite on the embedded runtime, without desktop 3D Slicer: target "runtime" sets it up, target "demo" shows it.

include(CTSuiteRuntime)
if(NOT CTSUITE_PYTHON)
  message(FATAL_ERROR "No Python was found; name one, 3.11 or newer, with -DCTSUITE_PYTHON=/path/to/python3.")
endif()

# The runtime keeps a stamp of its own, by content; this one is for the build system, by time.
set(runtime_made ${CMAKE_BINARY_DIR}/runtime.made)
add_custom_command(OUTPUT ${runtime_made}
  COMMAND ${CTSUITE_MAKE_RUNTIME}
  COMMAND ${CMAKE_COMMAND} -E touch ${runtime_made}
  DEPENDS pyproject.toml constraints.txt Common/CMake/runtime.py
  WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
  COMMENT "Setting up the embedded runtime (some minutes the first time)"
  USES_TERMINAL VERBATIM)
add_custom_target(runtime ALL DEPENDS ${runtime_made})

file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
file(CREATE_LINK ${CTSUITE_RUNTIME_SCRIPTS}/ctsuite ${CMAKE_BINARY_DIR}/bin/ctsuite SYMBOLIC)
# The command writes new folders only; what the last demo wrote is in the build tree and may go.
add_custom_target(demo
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${CMAKE_BINARY_DIR}/demo
  COMMAND ${CMAKE_BINARY_DIR}/bin/ctsuite demo --out ${CMAKE_BINARY_DIR}/demo
  USES_TERMINAL VERBATIM)
add_dependencies(demo runtime)

if(BUILD_TESTING)
  enable_testing()
  add_subdirectory(Testing)
endif()
