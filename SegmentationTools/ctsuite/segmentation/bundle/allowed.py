"""The classes of MONAI that the configuration of a bundle may name without being trusted.

They compute on arrays. None of them reads or writes files, opens a connection, or takes a function to call
other than those that a harmless expression can make. Names stand for exactly the class of that module.
"""

from __future__ import annotations

_NETWORKS = (
    "AttentionUnet", "BasicUNet", "BasicUNetPlusPlus", "DynUNet", "SegResNet", "SegResNetDS", "SegResNetDS2",
    "SegResNetVAE", "SwinUNETR", "UNETR", "UNet", "VNet", "HighResNet",
)  # fmt: skip
_DICTIONARY = (
    "Activationsd", "AsDiscreted", "CastToTyped", "ClipIntensityPercentilesd", "ConcatItemsd", "CopyItemsd",
    "CropForegroundd",
    "DivisiblePadd", "EnsureChannelFirstd", "EnsureTyped", "FillHolesd", "Identityd", "Invertd",
    "KeepLargestConnectedComponentd", "LabelFilterd", "LoadImaged", "NormalizeIntensityd", "Orientationd",
    "RemoveSmallObjectsd", "Resized", "SaveImaged", "ScaleIntensityd", "ScaleIntensityRanged",
    "ScaleIntensityRangePercentilesd", "SelectItemsd", "Spacingd", "SpatialPadd", "SqueezeDimd",
    "ThresholdIntensityd", "ToTensord", "Transposed",
)  # fmt: skip
_INFERERS = ("SimpleInferer", "SlidingWindowInferer", "SlidingWindowInfererAdapt")

MODULES: dict[str, str] = {
    **dict.fromkeys(_NETWORKS, "monai.networks.nets"),
    **dict.fromkeys(_DICTIONARY, "monai.transforms"),
    **dict.fromkeys((f"{name[:-1]}Dict" for name in _DICTIONARY), "monai.transforms"),
    **dict.fromkeys((f"{name[:-1]}D" for name in _DICTIONARY), "monai.transforms"),
    "Compose": "monai.transforms",
    **dict.fromkeys(_INFERERS, "monai.inferers"),
}

# a network of the list that would fetch weights from somewhere
_REFUSED_ARGUMENTS = ("pretrained", "model_path", "pretrain_path", "download")


def class_of(target: object) -> str | None:
    """Return the name of an allowed class for a ``_target_`` such as ``monai.transforms.Spacingd``, or None.

    A path with anything but ``monai`` at its start is not allowed; where in MONAI it claims to lie does not
    matter, for the class is taken from the module of this list.
    """
    if not isinstance(target, str):
        return None
    parts = target.split(".")
    if len(parts) > 1 and parts[0] != "monai":
        return None
    return parts[-1] if parts[-1] in MODULES else None


def refused_arguments(item: dict[str, object]) -> tuple[str, ...]:
    """Return the arguments of a component that are set and would read from elsewhere."""
    return tuple(name for name in _REFUSED_ARGUMENTS if item.get(name))
