"""The errors of scenes, nodes and scene files."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

NODE_KIND = define(
    "MRML-NODE-KIND",
    Kind.REFUSED,
    "'{name}' is a {found}, but a {expected} is needed.",
    "The chosen item of the scene is of another kind.",
    "Choose a {expected}.",
)
NODE_EMPTY = define(
    "MRML-NODE-EMPTY",
    Kind.REFUSED,
    "'{name}' holds no data.",
    "The item of the scene was made but never filled, or its file could not be read.",
    "Load or compute its data first.",
)
NODE_NOT_SCALAR = define(
    "MRML-NODE-NOT-SCALAR",
    Kind.REFUSED,
    "'{name}' holds {components} values in each voxel, but one is needed.",
    "It is a colour or vector image.",
    "Choose a grey-scale volume.",
)
VALUE_KIND = define(
    "MRML-VALUE-KIND",
    Kind.FAILED,
    "A {found} cannot be kept in the scene.",
    "There is no kind of item in the scene for it.",
    "Report this; it is a defect of the program.",
)
WARPED = define(
    "MRML-TRANSFORM-NOT-LINEAR",
    Kind.REFUSED,
    "'{name}' is bent by the transform '{transform}'.",
    "The transform above it is not linear, so its data do not lie on a regular grid (Slicer adds such a "
    "transform to series with a tilted gantry or uneven slices).",
    "Resample the series to a regular grid, or harden the transform, and choose the result.",
)
OVERLAP = define(
    "MRML-SEGMENTS-OVERLAP",
    Kind.REFUSED,
    "The segments of '{name}' overlap: {count} voxels belong to '{segment}' and to another segment.",
    "This function works on segments that do not share voxels.",
    "Choose which segment keeps the shared voxels, with 'Logical operators' in the Segment Editor.",
)
BUNDLE_UNREADABLE = define(
    "MRML-BUNDLE-UNREADABLE",
    Kind.REFUSED,
    "{path} is not a scene that can be opened.",
    "{reason}",
    "Open an earlier copy, or save the scene again where it was made.",
)
BUNDLE_UNSAFE = define(
    "MRML-BUNDLE-UNSAFE",
    Kind.REFUSED,
    "{path} was not opened, because it reaches outside itself.",
    "Its entry '{entry}' points {where}. A scene file holds everything it needs.",
    "Do not use this file unless you know where it comes from; ask its sender for a scene saved as one file.",
)
BUNDLE_TOO_LARGE = define(
    "MRML-BUNDLE-TOO-LARGE",
    Kind.REFUSED,
    "{path} was not opened, because it would unpack to {size_gib:.1f} GiB.",
    "At most {limit_gib:.1f} GiB are unpacked, to protect this computer from files made to fill it.",
    "If the file is trusted, raise the limit and open it again.",
)
SAVE_FAILED = define(
    "MRML-SAVE-FAILED",
    Kind.FAILED,
    "The scene could not be saved as {path}.",
    "{reason}",
    "Nothing was left half written. Remove or repair the item named above and save again.",
)
IDENTIFICATION_LEFT = define(
    "MRML-IDENTIFICATION-LEFT",
    Kind.REFUSED,
    "The scene was not saved without patient identification, because {where} still names the patient.",
    "A name, number or birth date of the patient also stands in a text of the scene.",
    "Rename or empty that item, then save again. Nothing was written.",
)
NO_GRAPHICS = define(
    "MRML-VIEW-FAILED",
    Kind.FAILED,
    "The picture of the scene could not be drawn.",
    "{reason}",
    "Install the EGL or OSMesa libraries of the system; scenes and results are not affected.",
)
