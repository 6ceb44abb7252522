# Joins what the suites covered, writes it to ${RESULTS}/coverage.xml and prints it.
set(ENV{COVERAGE_FILE} ${RESULTS}/.coverage)
foreach(step "combine;${RESULTS}" "xml;-o;${RESULTS}/coverage.xml;-q" "report;--format=text")
  execute_process(COMMAND ${PYTHON} -m coverage ${step} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
