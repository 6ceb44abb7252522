# CTSuite as an extension of desktop 3D Slicer.

string(JSON EXTENSION_HOMEPAGE GET "${CTSUITE_CATALOG_ENTRY}" scm_url)
string(REGEX REPLACE "\\.git$" "" EXTENSION_HOMEPAGE "${EXTENSION_HOMEPAGE}")
string(JSON EXTENSION_CATEGORY GET "${CTSUITE_CATALOG_ENTRY}" category)
set(EXTENSION_CONTRIBUTORS "CTSuite developers")
set(EXTENSION_DESCRIPTION "CT image processing: data check, guided workflows, segmentation, measurement and reports")
set(EXTENSION_ICONURL "${EXTENSION_HOMEPAGE}/raw/main/Common/Icons/CTSuite.png")
set(EXTENSION_SCREENSHOTURLS "${EXTENSION_HOMEPAGE}/raw/main/Docs/screenshots/CTWorkflows.png")
set(EXTENSION_DEPENDS "NA")
set(EXTENSION_LICENSE_FILE ${CMAKE_CURRENT_SOURCE_DIR}/LICENSE.txt)
set(EXTENSION_README_FILE ${CMAKE_CURRENT_SOURCE_DIR}/README.md)

find_package(Slicer REQUIRED)
include(${Slicer_USE_FILE})

# Every Python file of the extension lies in one folder of Slicer that all extensions share.
set(CTSUITE_SHARED_FOLDER ${CMAKE_BINARY_DIR}/${Slicer_QTSCRIPTEDMODULES_LIB_DIR})

# ctsuite_add_packages(<target> SCRIPTS <files...> RESOURCES <files...>)
# Installs the packages below ./ctsuite; the files keep their folders.
macro(ctsuite_add_packages target)
  cmake_parse_arguments(PACKAGES "" "" "SCRIPTS;RESOURCES" ${ARGN})
  ctkMacroCompilePythonScript(
    TARGET_NAME ${target}
    SCRIPTS "${PACKAGES_SCRIPTS}"
    RESOURCES "${PACKAGES_RESOURCES}"
    DESTINATION_DIR ${CTSUITE_SHARED_FOLDER}
    INSTALL_DIR ${Slicer_INSTALL_QTSCRIPTEDMODULES_LIB_DIR}
    NO_INSTALL_SUBDIR
    )
endmacro()

# Python learns the version of the suite here, as it would from pip.
configure_file(Common/CMake/METADATA.in ${CTSUITE_SHARED_FOLDER}/ctsuite-${CTSuite_VERSION}.dist-info/METADATA @ONLY)
# The modules learn the home page here.
configure_file(CTSuite.json ${CTSUITE_SHARED_FOLDER}/CTSuite.json COPYONLY)

add_subdirectory(Common)
add_subdirectory(CTProcessing)
add_subdirectory(SegmentationTools)
add_subdirectory(MeasurementTools)
add_subdirectory(Apps)
if(BUILD_TESTING)
  add_subdirectory(Testing)
endif()

include(${Slicer_EXTENSION_GENERATE_CONFIG})
include(${Slicer_EXTENSION_CPACK})
