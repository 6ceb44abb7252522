"""Curves, points and measurements as markups files of 3D Slicer (``.mrk.json``, schema 1.0.3), in LPS."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.core.codes import ANGLE, LENGTH, Code
from ctsuite.core.curve import Curve
from ctsuite.core.grid import ras_to_lps
from ctsuite.core.measurement import Measurement
from ctsuite.core.measurement_fields import fields_of, of_fields
from ctsuite.core.uncertainty import Uncertainty
from ctsuite.core.units import ALL, DEGREE, MM, Unit
from ctsuite.ct.files.documents import read_document, write_document
from ctsuite.ct.files.errors import DAMAGED, WRONG_KIND

_SCHEMA = (
    "https://raw.githubusercontent.com/slicer/slicer/master/Modules/Loadable/Markups/Resources/Schema/"
    "markups-schema-v1.0.3.json#"
)
_RADIUS = "Radius"
_AGREES = 1e-6
_UNITS = {unit.ucum: unit for unit in ALL}
_CURVES = ("Curve", "ClosedCurve", "Line", "Angle", "Fiducial")


def write_curve(curve: Curve, path: Path) -> None:
    """Write a curve with its radius.

    Raises
    ------
    CTSuiteError
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    markup = _markup("ClosedCurve" if curve.closed else "Curve", curve.name, curve.points_lps_mm)
    if curve.radius_mm is not None:
        radius = {
            "name": _RADIUS,
            "enabled": True,
            "units": _coded(MM.code),
            "controlPointValues": curve.radius_mm,
        }
        markup["measurements"] = [radius]
    if curve.frame_of_reference:
        markup["ctsuite"] = {"frame_of_reference": curve.frame_of_reference}
    write_document({"@schema": _SCHEMA, "markups": [markup]}, path)


def frame_of_reference(markup: Mapping[str, Any]) -> str:
    """DICOM UID of the frame of reference that was noted with a markup; empty where none was."""
    noted = markup.get("ctsuite")
    return str(noted.get("frame_of_reference") or "") if isinstance(noted, Mapping) else ""


def name_of(markup: Mapping[str, Any], path: Path) -> str:
    """Name of a markup; without one, that of its file."""
    return str(markup.get("name") or path.name.split(".")[0])


def read_curves(path: Path) -> tuple[Curve, ...]:
    """Read every markup that is made of points as a curve.

    Raises
    ------
    CTSuiteError
        FILE-OVERSIZED, FILE-DAMAGED, FILE-WRONG-KIND when there is none.
    """
    found = []
    for markup, points in read_markups(path, "Curve"):
        if markup["type"] in _CURVES:
            radius = next(
                (
                    m.get("controlPointValues")
                    for m in _listed(markup, "measurements")
                    if m.get("name") == _RADIUS
                ),
                None,
            )
            values = None if radius is None else _numbers(path, radius, (len(points),))
            name = name_of(markup, path)
            closed = markup["type"] == "ClosedCurve"
            found.append(Curve(points, closed, values, name, frame_of_reference(markup)))
    return tuple(found)


def write_measurements(measurements: Sequence[Measurement], path: Path) -> None:
    """Write measurements, one markup each.

    A length between two points becomes a line and an angle at a vertex an angle, which 3D Slicer measures
    itself. Every other value is kept with the points it belongs to, or with none.

    Raises
    ------
    CTSuiteError
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    markups = []
    for measurement in measurements:
        type_ = _type(measurement)
        markup = _markup(type_, measurement.name, measurement.anchors_lps_mm)
        markup["measurements"] = [
            {
                "name": type_.lower()
                if type_ == "Angle"
                else "length"
                if type_ == "Line"
                else measurement.kind,
                "enabled": True,
                "value": measurement.value,
                "units": _coded(measurement.unit.code),
                "quantityCode": _coded(measurement.quantity),
                "description": measurement.method,
            }
        ]
        markup["ctsuite"] = {
            "kind": measurement.kind,
            "source": measurement.source,
            "uncertainty": fields_of(measurement)["uncertainty"],
        }
        markups.append(markup)
    write_document({"@schema": _SCHEMA, "markups": markups}, path)


def read_measurements(path: Path) -> tuple[Measurement, ...]:
    """Read measurements; lines and angles are measured anew from their points, other values are as stored.

    Raises
    ------
    CTSuiteError
        FILE-OVERSIZED, FILE-DAMAGED, FILE-WRONG-KIND when there is none.
    """
    found = []
    for markup, points in read_markups(path, "Measurement"):
        stored = next(
            (m for m in _listed(markup, "measurements") if isinstance(m.get("value"), (int, float))), None
        )
        about = markup["ctsuite"] if isinstance(markup.get("ctsuite"), Mapping) else {}
        name = name_of(markup, path)
        method = str((stored or {}).get("description", ""))
        source = str(about.get("source", ""))
        if markup["type"] == "Line" and len(points) == 2:
            kind, value, unit, code = "length", _distance(points), MM, LENGTH
        elif markup["type"] == "Angle" and len(points) == 3:
            kind, value, unit, code = "angle", _angle(points), DEGREE, ANGLE
        elif stored is not None:
            kind, value = str(stored.get("name", "value")), float(stored["value"])
            unit, code = _unit(path, stored.get("units")), _code(path, stored.get("quantityCode"))
        else:
            continue
        made = Measurement(str(about.get("kind", kind)), name, value, unit, code, points, source, method)
        if stored is not None and math.isclose(value, stored["value"], rel_tol=_AGREES, abs_tol=_AGREES):
            # a value whose points were moved elsewhere is another one
            made = replace(made, uncertainty=_uncertainty(path, made, about))
        found.append(made)
    if not found:
        raise WRONG_KIND(
            path=str(path), expected="Measurement", found="points without a value", known=".mrk.json"
        )
    return tuple(found)


def _uncertainty(path: Path, measurement: Measurement, about: Mapping[str, Any]) -> Uncertainty | None:
    try:
        fields = {**fields_of(measurement), "uncertainty": about.get("uncertainty")}
        return of_fields(fields).uncertainty
    except (ValueError, TypeError, KeyError) as error:
        raise DAMAGED(path=str(path), reason="The uncertainty of a value is not complete.") from error


def _type(measurement: Measurement) -> str:
    points = np.asarray(measurement.anchors_lps_mm, dtype=float)
    for type_, count, unit, measure in (("Line", 2, MM, _distance), ("Angle", 3, DEGREE, _angle)):
        fits = len(points) == count and measurement.unit == unit
        if fits and np.isclose(measure(points), measurement.value, rtol=_AGREES, atol=_AGREES):
            return type_
    return "Fiducial"


def _markup(type_: str, name: str, points: NDArray[Any]) -> dict[str, Any]:
    return {
        "type": type_,
        "name": name,
        "coordinateSystem": "LPS",
        "coordinateUnits": "mm",
        "locked": False,
        "fixedNumberOfControlPoints": False,
        "labelFormat": "%N-%d",
        "lastUsedControlPointNumber": len(points),
        "controlPoints": [
            {"id": str(n), "label": f"{name}-{n}", "position": point, "positionStatus": "defined"}
            for n, point in enumerate(np.asarray(points, dtype=float).tolist(), 1)
        ],
    }


def read_markups(path: Path, expected: str) -> list[tuple[Mapping[str, Any], NDArray[np.float64]]]:
    """Read the markups of a file with their points (n, 3) in LPS mm.

    Raises
    ------
    CTSuiteError
        FILE-OVERSIZED, FILE-DAMAGED, also where coordinates are not in mm; FILE-WRONG-KIND, which names the
        kind that was expected, when there is none.
    """
    document = read_document(path)
    if not isinstance(document, Mapping) or not isinstance(document.get("markups"), list):
        raise WRONG_KIND(path=str(path), expected=expected, found="JSON of another kind", known=".mrk.json")
    found = []
    for markup in document["markups"]:
        if not isinstance(markup, Mapping) or not isinstance(markup.get("type"), str):
            raise DAMAGED(path=str(path), reason="A markup has no type.")
        unit = markup.get("coordinateUnits", "mm")
        if (unit[:1] or [""])[0] != "mm" if isinstance(unit, list) else unit != "mm":
            raise DAMAGED(path=str(path), reason="Its positions are not in mm.")
        placed = [
            p for p in _listed(markup, "controlPoints") if p.get("positionStatus", "defined") == "defined"
        ]
        points = _numbers(path, [p.get("position") for p in placed], (len(placed), 3))
        if markup.get("coordinateSystem", "LPS") in ("RAS", "0", 0):
            points = ras_to_lps(points)
        found.append((markup, points))
    if not found:
        raise WRONG_KIND(path=str(path), expected=expected, found="no markup", known=".mrk.json")
    return found


def _listed(markup: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    items = markup.get(key)
    return [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []


def _numbers(path: Path, values: Any, shape: tuple[int, ...]) -> NDArray[np.float64]:
    try:
        array = np.asarray(values, dtype=float).reshape(shape)
        if not np.isfinite(array).all():
            raise ValueError("A position is not a number.")
    except (ValueError, TypeError, OverflowError) as error:
        raise DAMAGED(path=str(path), reason="A position is not made of three numbers.") from error
    return array


def _coded(code: Code) -> list[str]:
    return [code.value, code.scheme, code.meaning]


def _code(path: Path, value: Any) -> Code:
    if isinstance(value, list) and len(value) == 3:
        return Code(*(str(part) for part in value))
    raise DAMAGED(path=str(path), reason="A value has no code that says what was measured.")


def _unit(path: Path, value: Any) -> Unit:
    symbol = value[0] if isinstance(value, list) and value else value
    if symbol in _UNITS:
        return _UNITS[symbol]
    raise DAMAGED(path=str(path), reason="A value has no unit that is known.")


def _distance(points: NDArray[Any]) -> float:
    return float(np.linalg.norm(points[1] - points[0]))


def _angle(points: NDArray[Any]) -> float:
    first, second = points[0] - points[1], points[2] - points[1]
    return float(np.degrees(np.arctan2(np.linalg.norm(np.cross(first, second)), first @ second)))
