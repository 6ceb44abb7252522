"""The errors of segmentations in DICOM."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

SOURCE_INCOMPLETE = define(
    "SEG-SOURCE-INCOMPLETE",
    Kind.REFUSED,
    "The segmentation cannot be filed with its series.",
    "{reason}",
    "Export the series again from the archive with all identifiers, or save the segmentation as .seg.nrrd.",
)
SOURCE_ELSEWHERE = define(
    "SEG-SOURCE-ELSEWHERE",
    Kind.REFUSED,
    "{labels} does not lie on the voxels of the series.",
    "They differ: {difference}.",
    "Name the series that the segmentation was made from; for a resampled one write .seg.nrrd instead.",
)
NO_SEGMENT = define(
    "SEG-EMPTY",
    Kind.REFUSED,
    "{labels} holds no voxel.",
    "A DICOM segmentation without a segmented voxel says nothing, and archives refuse it.",
    "Segment a region first.",
)
NOT_A_SEGMENTATION = define(
    "SEG-WRONG-CLASS",
    Kind.REFUSED,
    "{path} holds no segmentation.",
    "It is {found}.",
    "Give a DICOM segmentation or an RT structure set.",
)
DAMAGED = define(
    "SEG-DAMAGED",
    Kind.REFUSED,
    "The DICOM segmentation in {path} cannot be read.",
    "{reason}",
    "Send or export it again from its source.",
)
OVERLAPPING = define(
    "SEG-OVERLAP",
    Kind.REFUSED,
    "The segments in {path} overlap.",
    "A voxel belongs to more than one segment; here it belongs to one at most.",
    "Read the segments one by one: name the one that is wanted.",
)
SEGMENT_UNKNOWN = define(
    "SEG-SEGMENT",
    Kind.USAGE,
    "{path} has no segment called '{segment}'.",
    "The name is misspelt, or it is in another object.",
    "Use one of: {known}.",
)
GRID_ELSEWHERE = define(
    "SEG-GRID",
    Kind.REFUSED,
    "The segmentation in {path} does not lie on the voxels of the series.",
    "{reason}",
    "Give the series that it was made from.",
)
CONTOURS_UNUSABLE = define(
    "SEG-CONTOURS",
    Kind.REFUSED,
    "The contours of '{segment}' in {path} cannot be filled.",
    "{reason}",
    "Give the series that they were drawn on, export closed planar contours on its slices, or choose another "
    "structure by its name.",
)
SOURCE_MISSING = define(
    "SEG-SOURCE-MISSING",
    Kind.USAGE,
    "{path} needs the series that the segmentation was made from.",
    "A DICOM segmentation carries the patient and study of its images and names them one by one.",
    "Add --source with the folder of the series, or choose .seg.nrrd, .nii.gz or .mha.",
)
