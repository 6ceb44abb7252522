"""The errors of reading and writing files of results."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

NOT_FOUND = define(
    "FILE-NOT-FOUND",
    Kind.USAGE,
    "{path} does not exist.",
    "The name is misspelt, or the medium that holds the file is not there.",
    "Check the name and that the medium is connected.",
)
FORMAT_UNKNOWN = define(
    "FILE-FORMAT-UNKNOWN",
    Kind.USAGE,
    "The ending of {path} is not known.",
    "The ending of the name tells the format; none of the known ones is there.",
    "Use one of: {known}.",
)
WRONG_KIND = define(
    "FILE-WRONG-KIND",
    Kind.REFUSED,
    "{path} does not hold a {expected}.",
    "It holds {found}.",
    "Give a file that holds a {expected}; such files end in {known}.",
)
DAMAGED = define(
    "FILE-DAMAGED",
    Kind.REFUSED,
    "{path} cannot be read.",
    "{reason}",
    "Copy the file again from its source, or export it again.",
)
OVERSIZED = define(
    "FILE-OVERSIZED",
    Kind.REFUSED,
    "{path} claims to hold more than it can.",
    "{reason}",
    "Do not use this file; export it again from its source.",
)
DETACHED = define(
    "FILE-DETACHED",
    Kind.REFUSED,
    "{path} takes its data from another file.",
    "It names '{target}'. Such references can point to files that were never meant to be read.",
    "Save the image as one file that holds header and data.",
)
TILTED = define(
    "FILE-TILTED",
    Kind.REFUSED,
    "{name} cannot be written as {format}.",
    "Its axes are not at right angles (tilted gantry), which the format cannot hold.",
    "Write it as NRRD, or resample it to right angles first.",
)
OVERLAPPING = define(
    "FILE-SEGMENTS-OVERLAP",
    Kind.REFUSED,
    "The segments in {path} overlap.",
    "{count} voxels belong to more than one segment; here a voxel belongs to one at most.",
    "Save the segments that overlap in separate files.",
)
NOT_WRITABLE_KIND = define(
    "FILE-KIND-NOT-WRITABLE",
    Kind.FAILED,
    "A {found} cannot be written to a file.",
    "There is no file format for it.",
    "Report this with the run record; it is a defect.",
)
NO_TRIANGLES = define(
    "FILE-SURFACE-EMPTY",
    Kind.REFUSED,
    "The surface {name} has no triangle.",
    "An empty model cannot be made or shown.",
    "Make the surface again from a segment that has voxels.",
)
SOURCE_INCOMPLETE = define(
    "FILE-SOURCE-INCOMPLETE",
    Kind.REFUSED,
    "The surface cannot be filed with the series {series}.",
    "Its images have no {missing}.",
    "Export the series again from the archive with all identifiers, or save the surface as STL, OBJ or PLY.",
)
SOURCE_ELSEWHERE = define(
    "FILE-SOURCE-ELSEWHERE",
    Kind.REFUSED,
    "The surface {name} does not lie in the series {series}.",
    "The two do not overlap anywhere, so the surface was made from other images.",
    "Name the series that the surface was made from.",
)
CURVED = define(
    "FILE-CURVED",
    Kind.REFUSED,
    "{name} was drawn along a curve and cannot be written as {format}.",
    "This format has no place for the curve, so that the image would be taken for an ordinary one.",
    "Write NRRD, which keeps the curve.",
)
