"""Under pytest the stand-in takes the place of Slicer, or the tests are skipped with the reason."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
for path in (HERE, HERE.parent):
    sys.path.insert(0, str(path))

from host import api  # noqa: E402

if api.available():
    from host import desktop

    desktop.start()
    desktop.load_modules(HERE.parents[1])


class Skipped(pytest.Module):
    """A test file that is not even imported, because there is no Slicer to import."""

    def collect(self) -> Any:
        """Skip the file."""
        pytest.skip(api.missing_reason())


def pytest_pycollect_makemodule(module_path: Path, parent: Any) -> Any:
    """Skip every file of this folder where neither Slicer nor its introspection is there."""
    return None if api.available() else Skipped.from_parent(parent, path=module_path)
