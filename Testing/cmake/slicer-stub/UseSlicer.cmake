# What include(${Slicer_USE_FILE}) gives an extension.
if(NOT DEFINED PROJECT_NAME)
  message(FATAL_ERROR "stub: call project() before the use file of Slicer")
endif()
set(EXTENSION_NAME ${PROJECT_NAME})
set(EXTENSION_SUPERBUILD_BINARY_DIR ${CMAKE_BINARY_DIR})
set(EXTENSION_BUILD_SUBDIRECTORY .)
set(Slicer_INSTALL_QTSCRIPTEDMODULES_LIB_DIR ${Slicer_INSTALL_ROOT}${Slicer_QTSCRIPTEDMODULES_LIB_DIR})

include(CTest)
include(${CMAKE_CURRENT_LIST_DIR}/CompilePythonScript.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/BuildScriptedModule.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/PythonTesting.cmake)
