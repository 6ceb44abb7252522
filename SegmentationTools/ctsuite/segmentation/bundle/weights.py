"""Loading weights so that nothing in the file is run. Only for the process of a bundle."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

from ctsuite.segmentation.bundle.errors import WEIGHTS_REFUSED

# of TorchScript: what touches files, or classes and operators that are not tensor operations
_CALL = re.compile(r"\b(torch|ops)\.([A-Za-z_][\w.]*)")
_CLASS = re.compile(r"__torch__\.torch\.classes\b")
_NAMESPACES = ("aten", "prim", "profiler", "inductor")
_REFUSED = re.compile(
    r"save|load|from_file|from_blob|\bclasses\b|_file\b|open|import|exec|system|hub|package|record_function"
)
_WRAPPINGS = ("state_dict", "model", "network", "net", "model_state_dict", "network_state_dict")


def script(path: Path, name: str) -> Any:
    """Load a TorchScript network, if its code holds tensor operations only.

    TorchScript is no Python, but it knows operators that read and write files, and code of it can run while
    it is loaded. So its source, which every such file holds, is looked through before.

    Raises
    ------
    CTSuiteError
        BUNDLE-WEIGHTS-REFUSED.
    """
    import torch

    strange = _strange_operators(path, name)
    if strange:
        raise WEIGHTS_REFUSED(bundle=name, reason=f"They use operators that are not allowed: {strange}.")
    try:
        return torch.jit.load(str(path), map_location="cpu").eval()
    except Exception as error:
        raise WEIGHTS_REFUSED.caused_by(error, bundle=name, reason=_line(error)) from error


def fill(network: Any, path: Path, name: str) -> Any:
    """Put plain weights into a network.

    Raises
    ------
    CTSuiteError
        BUNDLE-WEIGHTS-REFUSED: the file holds anything but tensors, or they do not fit.
    """
    import torch

    try:
        found = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:
        reason = f"The file holds more than tensors, or is damaged: {_line(error)}"
        raise WEIGHTS_REFUSED.caused_by(error, bundle=name, reason=reason) from error
    while isinstance(found, dict) and any(isinstance(found.get(key), dict) for key in _WRAPPINGS):
        found = next(found[key] for key in _WRAPPINGS if isinstance(found.get(key), dict))
    try:
        network.load_state_dict(found)
    except Exception as error:
        reason = f"They do not fit the network: {_line(error)}"
        raise WEIGHTS_REFUSED.caused_by(error, bundle=name, reason=reason) from error
    return network.eval()


def _strange_operators(path: Path, name: str) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            sources = [
                archive.read(member).decode("utf-8", "replace")
                for member in archive.namelist()
                if "/code/" in member and not member.endswith(".debug_pkl")
            ]
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise WEIGHTS_REFUSED.caused_by(error, bundle=name) from error
    found = set()
    for source in sources:
        if _CLASS.search(source):
            found.add("torch.classes")
        for owner, rest in _CALL.findall(source):
            namespace = rest.split(".")[0]
            if (owner == "ops" and namespace not in _NAMESPACES) or _REFUSED.search(rest):
                found.add(f"{owner}.{rest}")
    return ", ".join(sorted(found))


def _line(error: BaseException) -> str:
    """The begin of what a library says, on one line."""
    return " ".join(str(error).split())[:300] or type(error).__name__
