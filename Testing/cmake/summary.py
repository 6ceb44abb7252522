"""Print the sum of all pytest suites in one line: `python summary.py FOLDER_OF_JUNIT_FILES`."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree


def summary(folder: Path) -> str:
    """Counts over the JUnit files of a folder, as "N passed, N failed, N skipped"."""
    suites = [suite for path in folder.glob("*.xml") for suite in ElementTree.parse(path).iter("testsuite")]
    names = ("tests", "failures", "errors", "skipped")
    total, failures, errors, skipped = (sum(int(suite.get(name, "0")) for suite in suites) for name in names)
    failed = failures + errors
    return f"{total - failed - skipped} passed, {failed} failed, {skipped} skipped"


if __name__ == "__main__":
    print(summary(Path(sys.argv[1])))
