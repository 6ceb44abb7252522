"""The network of the shipped bundle, and the three windows of attenuation that it sees."""

from __future__ import annotations

from typing import Any

import torch

SPACING_MM = 4.0
PATCH = (64, 64, 64)
# lowest and highest HU of each input channel; air is 0 in all of them
WINDOWS = ((-1000.0, 400.0), (-150.0, 250.0), (-200.0, 1200.0))
NETWORK: dict[str, Any] = {
    "spatial_dims": 3,
    "in_channels": len(WINDOWS),
    "out_channels": 9,
    "channels": [24, 48, 80, 96, 96],
    "strides": [2, 2, 2, 2],
    "num_res_units": 2,
    "norm": ["INSTANCE", {"affine": True}],
    "act": ["LEAKYRELU", {"negative_slope": 0.01, "inplace": True}],
}


def network() -> torch.nn.Module:
    """Return the network without its trained weights."""
    from monai.networks.nets import UNet

    return UNet(**NETWORK)


def windowed(image: torch.Tensor) -> torch.Tensor:
    """Return HU (b, z, y, x) as the input (b, channels, z, y, x) of the network."""
    return torch.stack([((image - low) / (high - low)).clamp(0, 1) for low, high in WINDOWS], 1)
