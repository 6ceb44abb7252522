"""Images in which a curve was drawn straight, and the way between their positions and the patient.

Three kinds are made, all of an axis c(s) with the directions U and V across it (curved.py):

*Straightened*: row s shows the line c(s) + u U(s). The axis is straight in the picture; lengths hold on the
axis only, beside it they are multiplied by the stretch m.

*Stretched*: the surface that a line of fixed direction w sweeps as it moves along the axis is cut open and
laid flat (Kanitsar, Fleischmann, Wegenkittl, Felkel and Groeller, CPR: curved planar reformation, Proc IEEE
Visualization 2002, 37-44). It is a cylinder in the wide sense, so it unrolls without any stretching: with
d(y) the axis seen along w, by its own arc length y, the picture shows d(y) + x w at (x, y), and every
length in it is the true length on the surface. That surface is itself a curved frame, of the axis d with U
= w everywhere.

*Volume*: the straightened kind with all its cross-sections.

Positions in these images are mm in their own system, not in the patient's. In a picture x is u to the
right, y is s downwards and z is -v, away from the viewer; in a volume x, y, z are u, v, s. Both are
right-handed, so that nothing is mirrored: the viewer looks at the patient from the side that +v points to.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ctsuite.core.curve import Curve
from ctsuite.core.curved import LEAST_STRETCH, CurvedFrame, Places, Status
from ctsuite.core.curved_axis import merged
from ctsuite.core.errors_core import CURVE_MAPPING_UNREADABLE, CURVE_NO_WIDTH
from ctsuite.core.grid import Float, Grid
from ctsuite.core.i18n import Text
from ctsuite.core.task import Task

SPATIAL_TRANSFORM = "SpatialTransform"
CURVED_REFORMATION = "CurvedReformation"
STRAIGHTENED, STRETCHED, VOLUME = "straightened", "stretched", "volume"
TRANSFORMS = {
    STRAIGHTENED: "curved planar reformation (straightened)",
    STRETCHED: "curved planar reformation (stretched)",
    VOLUME: "straightened volume",
}
_NOTES = {
    STRAIGHTENED: "CPR (straightened), rotation {deg:.1f}°; lengths hold on the axis only",
    STRETCHED: "CPR (stretched), rotation {deg:.1f}°; lengths hold along the curved surface",
    VOLUME: "Straightened volume, rotation {deg:.1f}°; lengths hold on the axis only",
}
_AXES = {STRAIGHTENED: (1, 0, 2), STRETCHED: (1, 0, 2), VOLUME: (2, 0, 1)}
_SIGNS = {STRAIGHTENED: (1, 1, -1), STRETCHED: (1, 1, -1), VOLUME: (1, 1, 1)}
_SLACK_MM = 1e-6
_ON_SURFACE_MM = 0.5
_SIGHT_STEP_MM = 0.25
_APART_MM = 0.05
_STRAIGHT_ENOUGH = 0.25


@dataclass(frozen=True, eq=False)
class CurvedImage:
    """The mapping between an image along a curve and the patient; made by :meth:`of_curve` or :meth:`of`.

    Attributes
    ----------
    kind : str
        STRAIGHTENED, STRETCHED or VOLUME.
    frame : CurvedFrame
        The exact mapping; of a stretched image that of its surface.
    curve : Curve
        What was asked to be drawn straight, repeated points merged.
    width_mm : float
        Width of the image; of a stretched image what is shown beside the axis on both sides together.
    slab_mm : float
        Thickness of the slab across the picture; 0 for the surface alone.
    rotation_deg, smoothing_mm : float
        As in :meth:`of_curve`.
    u_mm : tuple of float
        Least and largest u that the image shows.
    axis_length_mm : float
        Length of the curve; the axis of a stretched image's surface is shorter.
    """

    kind: str
    frame: CurvedFrame
    curve: Curve
    width_mm: float
    slab_mm: float
    rotation_deg: float
    smoothing_mm: float
    u_mm: tuple[float, float]
    axis_length_mm: float

    @classmethod
    def of_curve(
        cls,
        curve: Curve,
        kind: str = STRAIGHTENED,
        width_mm: float = 60.0,
        rotation_deg: float = 0.0,
        slab_mm: float = 0.0,
        smoothing_mm: float = 0.0,
    ) -> CurvedImage:
        """Choose how a curve is drawn straight.

        Parameters
        ----------
        curve : Curve
            Axis, in LPS mm.
        kind : str
            STRAIGHTENED, STRETCHED or VOLUME.
        width_mm, slab_mm : float
            See the class.
        rotation_deg : float
            Turns the picture about the axis (stretched: about the line from the start to the end). At 0 its
            right side is the left of the patient at the start, as well as that can be across the axis.
        smoothing_mm : float
            Wavelength of which half is smoothed away.

        Raises
        ------
        CTSuiteError
            CURVE-NOT-NUMBERS, CURVE-TOO-SHORT, CURVE-NO-WIDTH.
        """
        if not (np.isfinite(width_mm) and width_mm > 0 and np.isfinite(slab_mm) and slab_mm >= 0):
            raise CURVE_NO_WIDTH(width=width_mm, slab=slab_mm)
        source = replace(curve, points_lps_mm=merged(curve), radius_mm=None)
        frame = CurvedFrame.along(source, rotation_deg, smoothing_mm=smoothing_mm)
        half = width_mm / 2
        sides, length = (-half, half), frame.length_mm
        if kind == STRETCHED:
            frame, sides = _unrolled(frame, source, rotation_deg, half)
        return cls(kind, frame, source, width_mm, slab_mm, rotation_deg, smoothing_mm, sides, length)

    @classmethod
    def of(cls, attributes: Mapping[str, Any], name: str = "The image") -> CurvedImage | None:
        """Return the mapping of a volume by its attributes; None where it is not drawn along a curve.

        Raises
        ------
        CTSuiteError
            CURVE-MAPPING-UNREADABLE where it is, but does not say how.
        """
        if SPATIAL_TRANSFORM not in attributes:
            return None
        try:
            known = json.loads(attributes[CURVED_REFORMATION])
            curve = Curve(np.array(known.pop("points_lps_mm"), dtype=float), known.pop("closed"))
            kind = known.pop("kind")
            if kind not in TRANSFORMS:
                raise ValueError(f"unknown kind {kind}")
            return cls.of_curve(curve, kind, **{name: float(value) for name, value in known.items()})
        except (KeyError, TypeError, ValueError) as problem:
            raise CURVE_MAPPING_UNREADABLE.caused_by(problem, name=name) from problem

    def attributes(self) -> dict[str, str]:
        """Return what a volume of this image keeps, so that :meth:`of` finds the mapping again."""
        known = {
            "kind": self.kind,
            "width_mm": self.width_mm,
            "rotation_deg": self.rotation_deg,
            "slab_mm": self.slab_mm,
            "smoothing_mm": self.smoothing_mm,
            "closed": self.curve.closed,
            "points_lps_mm": np.asarray(self.curve.points_lps_mm).tolist(),
        }
        return {SPATIAL_TRANSFORM: TRANSFORMS[self.kind], CURVED_REFORMATION: json.dumps(known)}

    @property
    def badge(self) -> Text:
        """What every view must say of the image: its kind, its rotation and where lengths hold in it."""
        return Text(_NOTES[self.kind], deg=self.rotation_deg)

    def rotated(self, rotation_deg: float) -> CurvedImage:
        """Return the image at another rotation; quick for the straightened kinds, which keep their axis."""
        if self.kind == STRETCHED:
            return CurvedImage.of_curve(
                self.curve, self.kind, self.width_mm, rotation_deg, self.slab_mm, self.smoothing_mm
            )
        return replace(self, frame=self.frame.rotated(rotation_deg), rotation_deg=rotation_deg)

    def grid(self, spacing_mm: float) -> Grid:
        """Return the grid of the image, in its own system of mm; u = 0 is in the middle of a sample.

        The shape is (1, rows, columns) of a picture and (s, v, u) of a volume.
        """
        low = int(np.ceil(self.u_mm[0] / spacing_mm - _SLACK_MM))
        high = int(np.floor(self.u_mm[1] / spacing_mm + _SLACK_MM))
        across = high - low + 1
        along = int(np.floor(self.frame.length_mm / spacing_mm + 1e-9)) + 1
        if self.frame.closed and (along - 1) * spacing_mm > self.frame.length_mm - spacing_mm / 2:
            along -= 1
        side = low * spacing_mm
        if self.kind == VOLUME:
            return Grid((along, across, across), (spacing_mm,) * 3, (side, side, 0.0))
        thickness = self.slab_mm or spacing_mm
        return Grid((1, along, across), (spacing_mm, spacing_mm, thickness), (side, 0.0, 0.0))

    def coordinates(self, positions_mm: ArrayLike) -> Float:
        """Return s, u, v (..., 3) of positions x, y, z (..., 3) in the image."""
        placed = np.asarray(positions_mm, dtype=float) * _SIGNS[self.kind]
        return np.asarray(placed[..., _AXES[self.kind]])

    def positions(self, suv_mm: ArrayLike) -> Float:
        """Return positions x, y, z (..., 3) in the image of coordinates s, u, v (..., 3)."""
        order = np.argsort(_AXES[self.kind])
        return np.asarray(np.asarray(suv_mm, dtype=float)[..., order] * _SIGNS[self.kind])

    def to_lps(self, positions_mm: ArrayLike) -> Float:
        """Map positions (..., 3) in the image to LPS mm of the patient."""
        return self.frame.forward(self.coordinates(positions_mm))

    def from_lps(self, points_lps_mm: ArrayLike, task: Task | None = None) -> Places:
        """Find where points (..., 3) of the patient are in the image; see :meth:`CurvedFrame.inverse`.

        A point belongs to a straightened picture if it lies within half its width of the axis, to a
        stretched one if it lies in its slab, or within half a mm of its surface.
        """
        half = self.width_mm / 2 + _SLACK_MM
        if self.kind == STRAIGHTENED:
            return self.frame.inverse(points_lps_mm, half, task=task)
        if self.kind == STRETCHED:
            return self._from_surface(np.asarray(points_lps_mm, dtype=float), task)
        sides = (-half, half)
        return self.frame.inverse(points_lps_mm, float(np.hypot(half, half)), sides, sides, task)

    def _from_surface(self, points: Float, task: Task | None) -> Places:
        """The axis of a stretched image is flat, so a point can be searched for in the plane of that axis."""
        place, _, width, _, _ = self.frame.vectors(0.0)
        u = (points - place) @ width
        deep = max(self.slab_mm / 2, _ON_SURFACE_MM)
        found = self.frame.inverse(points - u[..., None] * width, deep, task=task)
        shown = (u >= self.u_mm[0] - _SLACK_MM) & (u <= self.u_mm[1] + _SLACK_MM)
        suv = np.where(shown[..., None], found.suv_mm, np.nan)
        suv[..., 1] += u
        return Places(np.where(shown, found.status, np.uint8(Status.OUTSIDE)), suv)

    def path_length_mm(self, positions_mm: ArrayLike) -> float:
        """Return the true length of a path that is straight in the image between its positions (n, 3)."""
        return self.frame.path_length_mm(self.coordinates(positions_mm))

    def doubtful(
        self, positions_mm: ArrayLike, task: Task | None = None
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Tell which positions (..., 3) do not stand for one point of the patient.

        Returns
        -------
        folded, elsewhere : ndarray of bool
            Where space is folded, anywhere across the slab; and where else the image shows the same point,
            or could show it when turned about its axis.

        Raises
        ------
        CTSuiteError
            RUN-CANCELLED.
        """
        suv = self.coordinates(positions_mm)
        deep = suv[..., 2:3] + np.array([-0.5, 0.5]) * self.slab_mm
        across = (
            np.concatenate([suv[..., :2], deep[..., :1]], -1),
            np.concatenate([suv[..., :2], deep[..., 1:]], -1),
        )
        folded = np.minimum(*(self.frame.stretch(each) for each in across)) < LEAST_STRETCH
        status = self.from_lps(self.frame.forward(suv), task).status
        return folded, ~folded & (status == Status.AMBIGUOUS)


def _unrolled(
    frame: CurvedFrame, curve: Curve, rotation_deg: float, half_mm: float
) -> tuple[CurvedFrame, tuple[float, float]]:
    """The frame of the surface that a line of fixed direction sweeps along an axis, and its sides."""
    count = max(int(np.ceil(frame.length_mm / _SIGHT_STEP_MM)), 8)
    places = frame.vectors(np.linspace(0, frame.length_mm, count + 1)[: count if curve.closed else None])[0]
    middle = places.mean(axis=0)
    # the frame of the straight line through the curve knows which way is left
    run, up = _run(places, curve.closed)
    turned = CurvedFrame.along(Curve(np.array([middle, middle + run])), rotation_deg, up)
    width = turned.vectors(0.0)[2]
    along = (places - middle) @ width
    seen = places - along[:, None] * width
    kept = [0]
    for n in range(1, len(seen)):
        if np.linalg.norm(seen[n] - seen[kept[-1]]) >= _APART_MM:
            kept.append(n)
    # the width is square to the run of the curve, so the axis seen along it is at least as long as that run
    surface = CurvedFrame.along(Curve(seen[kept], curve.closed, name=curve.name), up_lps=width)
    return surface, (float(along.min()) - half_mm, float(along.max()) + half_mm)


def _run(places: Float, closed: bool) -> tuple[Float, Float | None]:
    """Direction in which a curve runs on the whole, and the width at rotation 0 where it is not the default.

    An open curve runs from its start to its end, or along its longest extent where they lie together. A ring
    has the normal of its plane as width, so that it is unrolled and not pressed flat.
    """
    chord, away = places[-1] - places[0], places - places.mean(axis=0)
    if not closed and np.linalg.norm(chord) > _STRAIGHT_ENOUGH * np.linalg.norm(away, axis=1).max():
        return np.asarray(chord), None
    longest, _, shortest = np.linalg.svd(away, full_matrices=False)[2]
    run = longest * np.copysign(1.0, longest @ (places[len(places) // 2] - places[0]))
    normal = shortest * np.copysign(1.0, shortest[np.abs(shortest).argmax()])
    return np.asarray(run), np.asarray(normal) if closed else None
