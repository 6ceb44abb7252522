"""What a report says about patient and study, with or without what identifies the patient."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ctsuite.core import identity

# Free texts count as identifying: people write names into them.
IDENTIFYING = (
    "PatientName",
    "PatientID",
    "PatientBirthDate",
    "PatientSex",
    "PatientAge",
    "AccessionNumber",
    "StudyDate",
    "StudyDescription",
    "SeriesDescription",
    "StudyInstanceUID",
    "SeriesInstanceUID",
)
TECHNICAL = (
    "Modality",
    "BodyPartExamined",
    "Manufacturer",
    "ManufacturerModelName",
    "KVP",
    "ConvolutionKernel",
    "SliceThickness",
    "Columns",
    "Rows",
    "NumberOfSlices",
    "PixelSpacing",
    "SliceSpacing",
)
_MM = ("SliceThickness", "PixelSpacing", "SliceSpacing")
_UNITS = {**dict.fromkeys(_MM, "mm"), "KVP": "kV"}


def study_fields(facts: Mapping[str, Any], identified: bool = True) -> dict[str, str]:
    """Choose and write the fields of a report.

    Parameters
    ----------
    facts : Mapping
        DICOM keyword to value, as :meth:`ctsuite.core.volume.Volume.facts` gives them.
    identified : bool
        Whether what names the patient or the study is included. If not, a technical text that happens to hold
        a part of the patient's name is left out, too.

    Returns
    -------
    dict of str to str
        Keyword to text for people, in the order in which it is shown; absent fields are left out.
    """
    wanted = (*IDENTIFYING, *TECHNICAL) if identified else TECHNICAL
    written = {keyword: _write(keyword, facts.get(keyword)) for keyword in wanted}
    hidden = () if identified else identity.words(facts)
    return {keyword: text for keyword, text in written.items() if text and not identity.holds(text, hidden)}


def _write(keyword: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, (tuple, list)):
        parts = list(dict.fromkeys(_number(part) for part in value))
        text = " × ".join(parts)
    else:
        text = _number(value)
    if keyword == "PatientName":
        # family^given^middle^prefix^suffix, up to three spellings joined by "="
        return " = ".join(
            " ".join(part.replace("^", " ").split()) for part in text.split("=") if part.strip("^ ")
        )
    date = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text)
    if keyword.endswith("Date") and date:
        return "-".join(date.groups())
    return f"{text} {_UNITS[keyword]}" if keyword in _UNITS else text


def _number(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
