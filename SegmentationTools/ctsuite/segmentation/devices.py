"""Where a network can run."""

from __future__ import annotations

import shutil
from pathlib import Path

AUTOMATIC, PROCESSOR, CUDA = "automatic", "CPU", "CUDA"
CHOICES = (AUTOMATIC, PROCESSOR, CUDA)


def has_cuda_card() -> bool:
    """Whether the driver of a graphics card that knows CUDA is there; no library is loaded to find out."""
    return Path("/dev/nvidia0").exists() or shutil.which("nvidia-smi") is not None
