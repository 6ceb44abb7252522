"""Reading measurement reports (template 1500), those of other software included."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from ctsuite.core.codes import Code
from ctsuite.core.grid import Float
from ctsuite.core.labels import Segment
from ctsuite.core.measurement import Measurement
from ctsuite.core.uncertainty import Uncertainty, decimals_for
from ctsuite.core.units import ALL, Unit
from ctsuite.measurement.exchange import report_codes as concepts
from ctsuite.measurement.exchange.errors import DAMAGED, NOT_A_REPORT, UNIT_UNKNOWN
from ctsuite.measurement.exchange.group import Group

_REPORTS = "1.2.840.10008.5.1.4.1.1.88."
_UNITS = {unit.ucum: unit for unit in ALL}
_SITE = Code("363698007", "SCT", "Finding Site")


def read_report(path: Path) -> tuple[Group, ...]:
    """Read the groups of values of a measurement report.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    tuple of Group
        In the order of the report. The budget of an uncertainty is not in it, only its result.

    Raises
    ------
    CTSuiteError
        REPORT-DAMAGED, REPORT-WRONG-CLASS, REPORT-UNIT.
    """
    import pydicom
    from pydicom.errors import InvalidDicomError

    try:
        data = pydicom.dcmread(path)
        kind = data.get("SOPClassUID", "")
        if not str(kind).startswith(_REPORTS):
            raise NOT_A_REPORT(path=str(path), found=getattr(kind, "name", "") or "no known object")
        groups = [item for part in _named(data, concepts.IMAGING_MEASUREMENTS) for item in _children(part)]
        found = tuple(_group(item, path) for item in groups if _is(item, concepts.GROUP))
    except (InvalidDicomError, OSError, EOFError, ValueError, AttributeError, TypeError, IndexError) as error:
        raise DAMAGED.caused_by(error, path=str(path)) from error
    if not any(group.measurements for group in found):
        raise NOT_A_REPORT(path=str(path), found="a report without measured values")
    return found


def _group(item: Any, path: Path) -> Group:
    values = [child for child in _children(item) if child.ValueType == "NUM"]
    name = _text(item, concepts.TRACKING_NAME)
    return Group(
        _text(item, concepts.MARK),
        name,
        tuple(_measurement(child, name, path) for child in values),
        _text(item, concepts.ALGORITHM_PARAMETERS),
        _segment(item, name),
        _text(item, concepts.TRACKING_UID),
    )


def _segment(item: Any, name: str) -> Segment | None:
    for child in _named(item, concepts.REFERENCED_SEGMENT):
        number = np.atleast_1d(child.ReferencedSOPSequence[0].get("ReferencedSegmentNumber", 1))[0]
        finding = next((_code(site.ConceptCodeSequence[0]) for site in _named(item, _SITE)), None)
        return Segment(int(number), name, type=finding)
    return None


def _measurement(item: Any, group: str, path: Path) -> Measurement:
    quantity = _code(item.ConceptNameCodeSequence[0])
    value, unit = _value(item, path)
    kind = _text(item, concepts.KIND) or quantity.meaning.lower()
    return Measurement(
        kind,
        _text(item, concepts.TRACKING_NAME) or group or quantity.meaning,
        value,
        unit,
        quantity,
        _points(item),
        _text(item, concepts.SOURCE),
        _text(item, concepts.METHOD),
        uncertainty=_uncertainty(item, value, path),
    )


def _value(item: Any, path: Path) -> tuple[float, Unit]:
    measured = item.get("MeasuredValueSequence")
    if not measured:
        return math.nan, _UNITS["1"]
    code = _code(measured[0].MeasurementUnitsCodeSequence[0])
    if code.value not in _UNITS:
        raise UNIT_UNKNOWN(path=str(path), unit=code.meaning or code.value)
    exact = measured[0].get("FloatingPointValue")
    value = float(measured[0].NumericValue if exact is None else exact)
    return value, _UNITS[code.value]


def _uncertainty(item: Any, value: float, path: Path) -> Uncertainty | None:
    found = {}
    for concept in (
        concepts.UPPER,
        concepts.LOWER,
        concepts.STANDARD,
        concepts.EXPANDED,
        concepts.BIAS,
        concepts.DECIMALS,
    ):
        for child in _named(item, concept):
            found[concept.value] = _value(child, path)[0]
    upper, lower = found.get(concepts.UPPER.value), found.get(concepts.LOWER.value)
    if upper is None or lower is None:
        return None
    basis = _text(item, concepts.BASIS)
    expanded = found.get(concepts.EXPANDED.value, max(upper, lower))
    return Uncertainty(
        found.get(concepts.STANDARD.value, math.nan),
        expanded,
        value - lower,
        value + upper,
        found.get(concepts.BIAS.value, 0.0),
        linear=basis != concepts.MONTE_CARLO,
        known=basis != concepts.UNKNOWN,
        decimals=int(found.get(concepts.DECIMALS.value, decimals_for(expanded))),
    )


def _points(item: Any) -> Float:
    found = [
        np.array(child.GraphicData, dtype=float).reshape(-1, 3)
        for child in _children(item)
        if child.ValueType == "SCOORD3D"
    ]
    return np.concatenate(found) if found else np.empty((0, 3))


def _children(item: Any) -> list[Any]:
    return list(item.get("ContentSequence") or ())


def _named(item: Any, concept: Code) -> Iterator[Any]:
    return (child for child in _children(item) if _is(child, concept))


def _is(item: Any, concept: Code) -> bool:
    sequence = item.get("ConceptNameCodeSequence")
    if not sequence:
        return False
    code = _code(sequence[0])
    return (code.value, code.scheme) == (concept.value, concept.scheme)


def _text(item: Any, concept: Code) -> str:
    for child in _named(item, concept):
        return str(child.get("TextValue") or child.get("UID") or "")
    return ""


def _code(item: Any) -> Code:
    value = item.get("CodeValue") or item.get("LongCodeValue") or item.get("URNCodeValue") or ""
    return Code(str(value), str(item.get("CodingSchemeDesignator", "")), str(item.get("CodeMeaning", "")))
