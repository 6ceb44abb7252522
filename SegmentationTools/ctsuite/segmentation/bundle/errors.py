"""The errors of deep learning."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

FILE_MISSING = define(
    "BUNDLE-FILE-MISSING",
    Kind.REFUSED,
    "{bundle} is not a complete bundle: {missing} is missing.",
    "A bundle holds configs/metadata.json, configs/inference.json or .yaml, models/model.pt or .ts, and a "
    "LICENSE.",
    "Get the whole bundle again from where it was published.",
)
UNREADABLE = define(
    "BUNDLE-UNREADABLE",
    Kind.REFUSED,
    "{bundle} cannot be read as a bundle.",
    "{reason}",
    "Choose the folder of a MONAI bundle, or its zip file, unaltered.",
)
ARCHIVE_UNSAFE = define(
    "BUNDLE-ARCHIVE-UNSAFE",
    Kind.REFUSED,
    "{bundle} was not opened.",
    "{reason}",
    "Nothing of it was unpacked or run. Ask its publisher for an archive of plain files.",
)
UNTRUSTED = define(
    "BUNDLE-UNTRUSTED",
    Kind.REFUSED,
    "{bundle} wants to run code that is not known to be harmless.",
    "{items}",
    "Nothing of it was run. If you know its publisher and have read the code, trust exactly this version: "
    "ctsuite bundle verify PATH --trust {sha256}",
)
TRUST_OTHER = define(
    "BUNDLE-TRUST-OTHER",
    Kind.USAGE,
    "{bundle} is not the version that was to be trusted.",
    "Its hash is {sha256}, not {given}.",
    "Check where the bundle comes from. Nothing was trusted.",
)
TRUST_UNREADABLE = define(
    "BUNDLE-TRUST-UNREADABLE",
    Kind.FAILED,
    "The list of trusted bundles {path} cannot be read.",
    "{reason}",
    "Delete the file; bundles that need trust must then be trusted again.",
)
WEIGHTS_REFUSED = define(
    "BUNDLE-WEIGHTS-REFUSED",
    Kind.REFUSED,
    "The weights of {bundle} were not loaded.",
    "{reason}",
    "Nothing of them was run. Ask the publisher for plain weights of the network in the configuration.",
)
CHANNELS = define(
    "BUNDLE-CHANNELS",
    Kind.REFUSED,
    "The network of {bundle} does not fit its description.",
    "It delivers {found} channels, but the metadata describe {expected}.",
    "Ask the publisher of the bundle; no region was made, because its name would be a guess.",
)
MODALITY = define(
    "BUNDLE-MODALITY",
    Kind.REFUSED,
    "{bundle} is not made for {found}.",
    "Its metadata ask for images of the modality {expected}.",
    "Choose a bundle that was made for these images.",
)
CONFIRM = define(
    "BUNDLE-CONFIRM",
    Kind.RECOMMENDATION,
    "{bundle} is not made for some patients, which only you can tell.",
    "It must not be used where one of these holds: {states}",
    "If none of them holds, confirm it (--confirm on the command line); the confirmation is recorded.",
)
UNLIKE = define(
    "BUNDLE-UNLIKE",
    Kind.RECOMMENDATION,
    "{name} differs from the images that {bundle} was made for.",
    "{findings}",
    "Results can be wrong without any sign. Choose other data or another method; or continue and check every "
    "slice (--accept on the command line); the decision is recorded.",
)
UNLIKE_REFUSED = define(
    "BUNDLE-UNLIKE-REFUSED",
    Kind.REFUSED,
    "{name} is too different from the images that {bundle} was made for.",
    "{findings}",
    "Choose data as the card of the bundle describes them, or another method of segmentation.",
)
NO_REGION = define(
    "BUNDLE-NO-REGION",
    Kind.FAILED,
    "{bundle} found no region in {name}.",
    "{reason}",
    "Check whether the series shows the regions that the card of the bundle names.",
)
FAILED = define(
    "BUNDLE-FAILED",
    Kind.FAILED,
    "{bundle} could not be run.",
    "{reason}",
    "Nothing was changed. Check the card of the bundle for what it needs.",
)
PROCESS_ENDED = define(
    "BUNDLE-PROCESS-ENDED",
    Kind.FAILED,
    "The process that ran {bundle} ended before it was done.",
    "{reason}",
    "Nothing was changed. Close other programs, then run again.",
)
OUT_OF_MEMORY = define(
    "BUNDLE-OUT-OF-MEMORY",
    Kind.FAILED,
    "There is not enough memory to run {bundle}.",
    "Even tiles of {tile} voxels were too large.",
    "Nothing was changed. Close other programs, crop the series, or run on a computer with more memory.",
)
DEVICE = define(
    "BUNDLE-DEVICE",
    Kind.REFUSED,
    "There is no CUDA device that could run {bundle}.",
    "{reason}",
    "Choose the device 'automatic' or 'CPU', or install a build of torch for your graphics card.",
)
