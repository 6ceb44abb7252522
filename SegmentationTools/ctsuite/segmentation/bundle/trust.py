"""Bundles that this user trusts, by the hash of everything in them.

A bundle that changes in one byte is another bundle and is not trusted.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from ctsuite.core.fileio import atomic_file
from ctsuite.core.provenance import now
from ctsuite.segmentation.bundle.errors import TRUST_UNREADABLE

_FILE = "trusted-bundles.json"


def user_folder() -> Path:
    """Return where settings of this user are kept; CTSUITE_CONFIG_DIR overrides the platform's habit."""
    if os.environ.get("CTSUITE_CONFIG_DIR"):
        return Path(os.environ["CTSUITE_CONFIG_DIR"])
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home() / "AppData" / "Roaming")) / "CTSuite"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Preferences" / "CTSuite"
    return Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config")) / "ctsuite"


def entries() -> dict[str, dict[str, str]]:
    """Return what is trusted: hash to the name of the bundle and since when.

    Raises
    ------
    CTSuiteError
        BUNDLE-TRUST-UNREADABLE.
    """
    path = user_folder() / _FILE
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {str(sha): dict(entry) for sha, entry in found.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise TRUST_UNREADABLE.caused_by(error, path=str(path)) from error


def is_trusted(sha256: str) -> bool:
    """Whether the user trusts the bundle with that hash."""
    return sha256 in entries()


def trust(sha256: str, name: str) -> None:
    """Trust a bundle from now on."""
    _write({**entries(), sha256: {"name": name, "since": now()}})


def revoke(sha256: str) -> bool:
    """Trust a bundle no longer; return whether it was trusted before."""
    known = entries()
    if sha256 not in known:
        return False
    del known[sha256]
    _write(known)
    return True


def _write(known: dict[str, dict[str, str]]) -> None:
    with atomic_file(user_folder() / _FILE) as path:
        path.write_text(json.dumps(known, indent=1, ensure_ascii=False), encoding="utf-8")
