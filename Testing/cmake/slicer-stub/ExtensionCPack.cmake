# The description of the extension and its archive.
foreach(name EXTENSION_HOMEPAGE EXTENSION_CATEGORY EXTENSION_CONTRIBUTORS EXTENSION_DESCRIPTION EXTENSION_ICONURL
    EXTENSION_SCREENSHOTURLS EXTENSION_DEPENDS)
  if("${${name}}" STREQUAL "")
    message(FATAL_ERROR "stub: ${name} is empty")
  endif()
  string(REPLACE "EXTENSION_" "" key ${name})
  string(TOLOWER ${key} key)
  string(APPEND description "${key} ${${name}}\n")
endforeach()
foreach(name EXTENSION_README_FILE EXTENSION_LICENSE_FILE)
  if(NOT EXISTS "${${name}}")
    message(FATAL_ERROR "stub: ${name} names '${${name}}', which is not there")
  endif()
endforeach()
file(WRITE ${CMAKE_BINARY_DIR}/${EXTENSION_NAME}.s4ext "${description}")
install(FILES ${CMAKE_BINARY_DIR}/${EXTENSION_NAME}.s4ext DESTINATION ${Slicer_INSTALL_ROOT}${Slicer_SHARE_DIR}
  COMPONENT RuntimeLibraries)

set(CPACK_GENERATOR TGZ)
set(CPACK_MONOLITHIC_INSTALL ON)
set(CPACK_PACKAGE_FILE_NAME ${Slicer_REVISION}-${Slicer_OS}-${Slicer_ARCHITECTURE}-${EXTENSION_NAME})
set(CPACK_RESOURCE_FILE_LICENSE ${EXTENSION_LICENSE_FILE})
include(CPack)
