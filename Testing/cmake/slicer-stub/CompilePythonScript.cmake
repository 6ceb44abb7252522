# ctkMacroCompilePythonScript: copies scripts and resources into the shared folder of the build tree, byte-compiles
# the scripts there, and installs that folder as it then is.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

function(stub_copy destination output)
  set(copies)
  foreach(file IN LISTS ARGN)
    # An absolute path would end up below the destination with all its folders.
    if(IS_ABSOLUTE ${file} OR file MATCHES "\\.\\.")
      message(FATAL_ERROR "stub: '${file}' would land outside its place, list it relative to this folder")
    endif()
    set(copy ${destination}/${file})
    add_custom_command(OUTPUT ${copy}
      COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_CURRENT_SOURCE_DIR}/${file} ${copy}
      DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file}
      VERBATIM)
    list(APPEND copies ${copy})
  endforeach()
  set(${output} ${copies} PARENT_SCOPE)
endfunction()

function(ctkMacroCompilePythonScript)
  cmake_parse_arguments(MY "NO_INSTALL_SUBDIR;GLOBAL_TARGET" "TARGET_NAME;SOURCE_DIR;DESTINATION_DIR;INSTALL_DIR"
    "SCRIPTS;RESOURCES" ${ARGN})
  foreach(name TARGET_NAME SCRIPTS DESTINATION_DIR INSTALL_DIR)
    if(NOT DEFINED MY_${name})
      message(FATAL_ERROR "stub: ctkMacroCompilePythonScript needs ${name}")
    endif()
  endforeach()

  stub_copy(${MY_DESTINATION_DIR} scripts ${MY_SCRIPTS})
  stub_copy(${MY_DESTINATION_DIR} resources ${MY_RESOURCES})
  set(compiled ${CMAKE_CURRENT_BINARY_DIR}/${MY_TARGET_NAME}.compiled)
  add_custom_command(OUTPUT ${compiled}
    COMMAND ${Python3_EXECUTABLE} -m compileall -q ${scripts}
    COMMAND ${CMAKE_COMMAND} -E touch ${compiled}
    DEPENDS ${scripts}
    VERBATIM)
  add_custom_target(${MY_TARGET_NAME} ALL DEPENDS ${compiled} ${resources})

  set(slash "")
  if(MY_NO_INSTALL_SUBDIR)
    set(slash "/")
  endif()
  install(DIRECTORY ${MY_DESTINATION_DIR}${slash} DESTINATION ${MY_INSTALL_DIR}
    COMPONENT RuntimeLibraries USE_SOURCE_PERMISSIONS)
endfunction()
