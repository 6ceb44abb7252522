# slicerMacroBuildScriptedModule: one scripted module and, when wanted, its generic test.
function(slicerMacroBuildScriptedModule)
  cmake_parse_arguments(MODULE "WITH_GENERIC_TESTS;WITH_SUBDIR;VERBOSE" "NAME" "SCRIPTS;RESOURCES" ${ARGN})
  if(MODULE_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "stub: slicerMacroBuildScriptedModule does not know ${MODULE_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT DEFINED MODULE_NAME)
    message(FATAL_ERROR "stub: slicerMacroBuildScriptedModule needs NAME")
  endif()
  foreach(file IN LISTS MODULE_SCRIPTS MODULE_RESOURCES)
    if(NOT EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${file} AND NOT EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${file}.py)
      message(FATAL_ERROR "stub: module ${MODULE_NAME} lists '${file}', which is not there")
    endif()
  endforeach()

  ctkMacroCompilePythonScript(
    TARGET_NAME ${MODULE_NAME}
    SCRIPTS ${MODULE_SCRIPTS}
    RESOURCES ${MODULE_RESOURCES}
    DESTINATION_DIR ${CMAKE_BINARY_DIR}/${Slicer_QTSCRIPTEDMODULES_LIB_DIR}
    INSTALL_DIR ${Slicer_INSTALL_QTSCRIPTEDMODULES_LIB_DIR}
    NO_INSTALL_SUBDIR
    )

  if(BUILD_TESTING AND MODULE_WITH_GENERIC_TESTS)
    set(script ${CMAKE_CURRENT_BINARY_DIR}/qSlicer${MODULE_NAME}ModuleGenericTest.py)
    file(WRITE ${script} "")
    slicer_add_python_unittest(SCRIPT ${script} TESTNAME_PREFIX nomainwindow_
      SLICER_ARGS --no-main-window --disable-cli-modules)
  endif()
endfunction()
