"""Errors of CT processing."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

TOO_COARSE = define(
    "RESAMPLE-TOO-COARSE",
    Kind.REFUSED,
    "A spacing of {asked} mm is coarser than the finest spacing of the series, {finest} mm.",
    "A volume for planning must keep the resolution of the original series (clause 4.3.2.4.1).",
    "Choose at most {finest} mm, or 0 for the finest spacing.",
)
NO_WINDOW = define(
    "WINDOW-NOT-IN-SERIES",
    Kind.REFUSED,
    "{name} brings no window of its own.",
    "WindowCenter (0028,1050) and WindowWidth (0028,1051) are absent or not positive.",
    "Choose a preset, or give centre and width.",
)
WINDOW_NUMBER = define(
    "WINDOW-NUMBER",
    Kind.REFUSED,
    "{name} brings no window number {number}.",
    "The series brings {count}.",
    "Choose a number from 1 to {count}.",
)
PLANE_OUTSIDE = define(
    "MPR-OUTSIDE",
    Kind.REFUSED,
    "The plane does not meet the volume.",
    "Its position and rotation lead it past every voxel.",
    "Move the plane back into the volume.",
)
STACK_LARGE = define(
    "MPR-STACK-LARGE",
    Kind.REFUSED,
    "A stack of {count} planes of {columns} x {rows} pixels is too large.",
    "At most {most} planes and a thousand million voxels are made.",
    "Choose fewer planes, a larger distance or larger pixels.",
)
DERIVED_NOT_CT = define(
    "DERIVED-NOT-CT",
    Kind.REFUSED,
    "{name} cannot be written as a CT series.",
    "Its modality is {modality}; only CT images are written as a CT series.",
    "Save it as NRRD, MHA or NIfTI.",
)
DERIVED_BENT = define(
    "DERIVED-BENT",
    Kind.REFUSED,
    "{name} cannot be written as a CT series.",
    "It is drawn along a curve: its positions are not those of the patient, as a series would say.",
    "Save it as NRRD or MHA, which keep what it is, or as a picture.",
)
DERIVED_TILTED = define(
    "DERIVED-TILTED",
    Kind.REFUSED,
    "{name} cannot be written as a DICOM series.",
    "Its slices are shifted against each other, as a tilted gantry makes them: it is no reformation.",
    "Load the series with the correction of the tilt, or cut a stack of planes.",
)
SLAB_NO_PLANE = define(
    "CURVED-SLAB-NO-PLANE",
    Kind.REFUSED,
    "{curve} does not lie in one plane only.",
    "Its points lie on a straight line, or are fewer than three: any plane through the line would do.",
    "Place more points along the bend, or use the reformation of a plane.",
)
SLAB_CROSSES = define(
    "CURVED-SLAB-CROSSES",
    Kind.REFUSED,
    "{curve} crosses itself.",
    "Seen along the normal of its plane, two stretches of it cut each other, and the slab would too.",
    "Move the points so that the curve goes one way, or draw one part of it.",
)
FUSION_APART = define(
    "FUSION-APART",
    Kind.REFUSED,
    "{first} and {second} have no place in common.",
    "Seen through the registration, no part of the second image lies inside the first one.",
    "Choose images of the same region, or register them anew.",
)
SURFACE_EMPTY = define(
    "SURFACE-EMPTY",
    Kind.REFUSED,
    "There is nothing to make a surface of in {name}.",
    "The segment has no voxel.",
    "Segment the structure first, or choose another segment.",
)
SURFACE_OPEN = define(
    "SURFACE-OPEN",
    Kind.FAILED,
    "The decimated surface of {name} is not closed.",
    "Saving {share} of its triangles left holes, or nothing at all.",
    "Choose less decimation, or none.",
)
SURFACE_COARSE = define(
    "SURFACE-COARSE",
    Kind.REFUSED,
    "The segment lies on a grid resampled to {found} mm, which is coarser than the {finest} mm of the "
    "series.",
    "A surface for planning must keep the resolution of the original series (clause 4.3.2.4.1).",
    "Segment the series at its own resolution, or say that the surface is not for planning.",
)
