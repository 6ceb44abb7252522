"""Reading RT structure sets (PS3.3 A.19): closed contours become label maps on the grid of their series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import Code
from ctsuite.core.grid import Grid
from ctsuite.core.i18n import Text
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.segmentation.dicom.contours import filled
from ctsuite.segmentation.dicom.errors import (
    CONTOURS_UNUSABLE,
    DAMAGED,
    NOT_A_SEGMENTATION,
    SEGMENT_UNKNOWN,
)

STRUCTURES = "1.2.840.10008.5.1.4.1.1.481.3"
_CLOSED = ("CLOSED_PLANAR", "CLOSEDPLANAR_XOR")
# of the distance of slices, how far a contour may lie off the middle of its slice
_OFF_PLANE = 0.1
Mask = NDArray[np.bool_]


def read_structures(
    path: Path, grid: Grid, segment: str = "", task: Task | None = None
) -> tuple[Labels, ...]:
    """Read the closed contours of a structure set as label maps.

    Parameters
    ----------
    path : Path
        The file.
    grid : Grid
        That of the series on which the contours were drawn.
    segment : str
        Only the structure of that name; empty for all of them.
    task : Task or None
        Progress and cancelling.

    Returns
    -------
    tuple of Labels
        As many as are needed for structures that overlap, such as an organ and the body; a structure is in
        one of them. Label values are the numbers of the structures. One without a closed contour is left out;
        one whose contours hold no voxel of the image is refused by its name, never given back empty.

    Raises
    ------
    CTSuiteError
        SEG-WRONG-CLASS, SEG-DAMAGED, SEG-SEGMENT, SEG-CONTOURS, RUN-CANCELLED.
    """
    task = task or Task()
    data = _opened(path)
    try:
        structures = list(_structures(data))
    except (AttributeError, ValueError, TypeError, IndexError) as error:
        raise DAMAGED.caused_by(error, path=str(path)) from error
    chosen = [(one, contours) for one, contours in structures if segment in ("", one.name)]
    if not chosen:
        known = ", ".join(one.name for one, _ in structures) or "none"
        raise SEGMENT_UNKNOWN(path=str(path), segment=segment, known=known)
    if not any(contours for _, contours in chosen):
        reason = "It has no closed planar contour."
        raise CONTOURS_UNUSABLE(path=str(path), segment=chosen[0][0].name, reason=reason)
    layers: list[tuple[NDArray[Any], list[Segment]]] = []
    highest = max(one.value for one, _ in chosen)
    without: list[str] = []
    for number, (one, contours) in enumerate(chosen):
        task.progress(number / len(chosen), one.name)
        if contours:
            mask = _mask(contours, grid, one.name, path)
            if not mask.any():
                without.append(one.name)
            _put(mask, one, layers, np.min_scalar_type(highest))
    if without:
        reason = "No voxel lies inside: they are beside the image, or smaller than a voxel."
        raise CONTOURS_UNUSABLE(path=str(path), segment=", ".join(without), reason=reason)
    name = str(data.get("StructureSetLabel") or path.stem)
    return tuple(Labels(array, grid, tuple(segments), name) for array, segments in layers)


def _opened(path: Path) -> Any:
    import pydicom
    from pydicom.errors import InvalidDicomError

    try:
        data = pydicom.dcmread(path)
    except (InvalidDicomError, OSError, EOFError, ValueError) as error:
        raise DAMAGED.caused_by(error, path=str(path)) from error
    kind = data.get("SOPClassUID", "")
    if kind != STRUCTURES:
        raise NOT_A_SEGMENTATION(path=str(path), found=getattr(kind, "name", "") or "no known object")
    return data


def _structures(data: Any) -> Iterator[tuple[Segment, list[NDArray[np.float64]]]]:
    """Every structure with its closed contours (n, 3) in LPS mm."""
    found = {int(item.ReferencedROINumber): item for item in data.get("ROIContourSequence", ())}
    observed = {int(item.ReferencedROINumber): item for item in data.get("RTROIObservationsSequence", ())}
    for value, item in enumerate(data.StructureSetROISequence, 1):
        number = int(item.ROINumber)
        contours = []
        drawn = found.get(number)
        for contour in (drawn.get("ContourSequence") or ()) if drawn is not None else ():
            if contour.get("ContourGeometricType") in _CLOSED:
                contours.append(np.array(contour.ContourData, dtype=float).reshape(-1, 3))
        colour = drawn.get("ROIDisplayColor") if drawn is not None else None
        # numbers may be any whole number, 0 included, which is background here
        yield (
            Segment(
                number if number > 0 else value,
                str(item.get("ROIName") or f"Structure {number}"),
                None,
                _code(observed.get(number)),
                *([tuple(int(part) / 255 for part in colour)] if colour else []),
            ),
            contours,
        )


def _code(observation: Any) -> Code | None:
    items = observation.get("RTROIIdentificationCodeSequence") if observation is not None else None
    if not items or not items[0].get("CodeValue"):
        return None
    item = items[0]
    return Code(
        str(item.CodeValue), str(item.get("CodingSchemeDesignator", "")), str(item.get("CodeMeaning", ""))
    )


def _mask(contours: Sequence[NDArray[np.float64]], grid: Grid, name: str, path: Path) -> Mask:
    mask = np.zeros(grid.shape, bool)
    slices: dict[int, list[NDArray[np.float64]]] = {}
    for points in contours:
        index = grid.lps_to_index(points)
        k = int(np.rint(index[:, 2].mean()))
        off = float(np.abs(index[:, 2] - k).max())
        if off > _OFF_PLANE:
            reason = Text(
                "A contour lies {distance:.2f} mm beside slice {number}.",
                distance=off * grid.spacing_mm[2],
                number=k + 1,
            )
            raise CONTOURS_UNUSABLE(path=str(path), segment=name, reason=reason)
        if not 0 <= k < grid.shape[0]:
            reason = "A contour lies outside of the series."
            raise CONTOURS_UNUSABLE(path=str(path), segment=name, reason=reason)
        slices.setdefault(k, []).append(index[:, :2])
    for k, flat in slices.items():
        mask[k] = filled(flat, grid.shape[1:])
    return mask


def _put(
    mask: Mask, segment: Segment, layers: list[tuple[NDArray[Any], list[Segment]]], kind: np.dtype[Any]
) -> None:
    """Put a structure into the first label map in which its voxels are free."""
    for array, segments in layers:
        if not array[mask].any():
            array[mask] = segment.value
            segments.append(segment)
            return
    array = np.zeros(mask.shape, kind)
    array[mask] = segment.value
    layers.append((array, [segment]))
