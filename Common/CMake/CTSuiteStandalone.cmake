# CTSuite on the embedded runtime, without desktop 3D Slicer: target "runtime" sets it up, target "demo" shows it.

include(CTSuiteRuntime)

add_custom_command(OUTPUT ${CTSUITE_RUNTIME}/ctsuite.stamp
  COMMAND ${CTSUITE_MAKE_RUNTIME}
  DEPENDS pyproject.toml constraints.txt Common/CMake/runtime.py
  WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
  COMMENT "Setting up the embedded runtime (some minutes the first time)"
  USES_TERMINAL VERBATIM)
add_custom_target(runtime ALL DEPENDS ${CTSUITE_RUNTIME}/ctsuite.stamp)

file(CREATE_LINK ${CTSUITE_RUNTIME_SCRIPTS}/ctsuite ${CMAKE_BINARY_DIR}/bin/ctsuite SYMBOLIC)
add_custom_target(demo
  COMMAND ${CMAKE_BINARY_DIR}/bin/ctsuite demo --out ${CMAKE_BINARY_DIR}/demo
  USES_TERMINAL VERBATIM)
add_dependencies(demo runtime)

if(BUILD_TESTING)
  enable_testing()
  add_subdirectory(Testing)
endif()
