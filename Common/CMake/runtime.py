"""Make the embedded runtime: one virtual environment with the suite, installed to run from the source tree.

    python runtime.py SOURCE_FOLDER RUNTIME_FOLDER

A second call with the same Python, pyproject.toml and constraints.txt only compares a stamp.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

MINIMUM = (3, 11)
EXTRAS = "runtime,dicom,tables,registration,ai,bench,docs,test"
STAMP = "ctsuite.stamp"


def fingerprint(source: Path) -> tuple[str, str]:
    """What the content of the runtime depends on: the interpreter, and the packages."""
    interpreter = f"{sys.executable} {sys.version}".encode()
    packages = [str(source).encode(), EXTRAS.encode()]
    packages += [(source / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    return hashlib.sha256(interpreter).hexdigest(), hashlib.sha256(b"\0".join(packages)).hexdigest()


def make(source: Path, runtime: Path) -> None:
    """Create the environment, or bring it up to date when only the list of packages has changed."""
    stamp = runtime / STAMP
    interpreter, packages = fingerprint(source)
    found = stamp.read_text().split() if stamp.is_file() else []
    if found[:1] != [interpreter]:
        print(f"Creating the runtime in {runtime}", flush=True)
        venv.create(runtime, clear=True, with_pip=True, symlinks=os.name != "nt")
        found = [interpreter]
        stamp.write_text(interpreter)
    if found[1:] != [packages]:
        print("Installing what the suite needs into the runtime", flush=True)
        install(runtime, source, "setuptools")
        install(runtime, source, "--no-build-isolation", "--editable", f"{source}[{EXTRAS}]")
    stamp.write_text(f"{interpreter} {packages}")


def install(runtime: Path, source: Path, *what: str) -> None:
    """Install packages, binary ones only, in the versions that constraints.txt names."""
    python = runtime / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    options = ["--disable-pip-version-check", "--progress-bar=off", "--quiet", "--only-binary=:all:"]
    constraints = ["--constraint", str(source / "constraints.txt")]
    subprocess.run([python, "-m", "pip", "install", *options, *constraints, *what], check=True)


def main() -> None:
    """Entry point: a plain sentence instead of a traceback for what a user can mend."""
    if sys.version_info < MINIMUM:
        sys.exit("The runtime needs Python 3.11 or newer; name one with -DCTSUITE_PYTHON=/path/to/python3.")
    try:
        make(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).absolute())
    except subprocess.CalledProcessError as error:
        sys.exit(f"The runtime could not be set up: pip ended with exit code {error.returncode}, see above.")


if __name__ == "__main__":
    main()
