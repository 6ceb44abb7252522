"""Puts trained weights into the shipped bundle.

    python export.py WEIGHTS.pt

The network was trained on arrays (z, y, x); MONAI hands over (x, y, z), so the kernels are turned round. The
weights are stored with 16 bits each.
"""

from __future__ import annotations

import sys

import torch

from ctsuite.segmentation.bundle.source import SHIPPED

BUNDLE = SHIPPED / "ct_body_regions"


def exported(weights: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return weights for arrays (x, y, z), in 16 bits."""
    return {
        name: (value.permute(0, 1, 4, 3, 2) if value.ndim == 5 else value).contiguous().half()
        for name, value in weights.items()
    }


if __name__ == "__main__":
    file = BUNDLE / "models" / "model.pt"
    file.parent.mkdir(parents=True, exist_ok=True)
    torch.save(exported(torch.load(sys.argv[1], weights_only=True)), file)
    print(f"{file}: {file.stat().st_size / 1e6:.1f} MB")
