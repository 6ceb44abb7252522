"""Taking who the patient is out of a scene that was written to a folder.

What the subject hierarchy and the volumes hold of patient, study and series is left out, but for the
modality; the levels stay, named "Patient" and "Study". Then every text of the scene is searched for the
patient's name, number and birth date: what people typed into names and notes cannot be known beforehand, so a
find refuses the save.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from slicer import vtkMRMLSubjectHierarchyNode
from vtkmodules.vtkCommonCore import vtkIdList

from ctsuite.mrml.attributes import NODE_ATTRIBUTE, UIDS
from ctsuite.mrml.errors import IDENTIFICATION_LEFT
from ctsuite.mrml.subject_hierarchy import NO_NAME

_KEPT = "DICOM.Modality"
_DESCRIBING = UIDS | {"SeriesNumber", "AcquisitionNumber"}
_TEXTS = {".mrml", ".json", ".tsv", ".csv", ".txt", ".ctbl", ".xml", ".html"}
_HEADER = 1 << 14


def remove(scene: Any, folder: Path) -> None:
    """Take the identification out of a scene written to a folder.

    Parameters
    ----------
    scene : vtkMRMLScene
        The scene as it is shown; not changed.
    folder : Path
        What was written of it.

    Raises
    ------
    CTSuiteError
        MRML-IDENTIFICATION-LEFT.
    """
    for description in folder.rglob("*.mrml"):
        tree = ElementTree.parse(description)
        for element in tree.iter():
            if element.tag == "SubjectHierarchyItem":
                _clear_item(element)
            elif "attributes" in element.attrib:
                _clear_node(element)
        tree.write(description, encoding="UTF-8", xml_declaration=True)
    patterns = [pattern for text in _identifying(scene) for pattern in _patterns(text)]
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = file.name.encode() + b"\n"
        with file.open("rb") as stream:
            data += stream.read() if file.suffix.lower() in _TEXTS else stream.read(_HEADER).split(b"\n\n")[0]
        if any(pattern.search(data) for pattern in patterns):
            raise IDENTIFICATION_LEFT(where=f"the file '{_harmless(file, patterns)}'")


def _clear_item(element: ElementTree.Element) -> None:
    pairs = [pair.partition("^")[::2] for pair in element.get("attributes", "").split("|") if pair]
    kept = [(key, value) for key, value in pairs if not key.startswith("DICOM.") or key == _KEPT]
    if pairs:
        element.set("attributes", "".join(f"{key}^{value}|" for key, value in kept))
    element.attrib.pop("uids", None)
    level = dict(kept).get("Level")
    if level in ("Patient", "Study"):
        element.set("name", level)


def _clear_node(element: ElementTree.Element) -> None:
    # MRML separates the attributes of a node by semicolons, and writes "%" and ";" in their values as %25 and
    # %3B.
    kept = []
    for pair in element.get("attributes", "").split(";"):
        name, _, value = pair.partition(":")
        if name == NODE_ATTRIBUTE:
            attributes = json.loads(value.replace("%3B", ";").replace("%25", "%"))
            text = json.dumps({key: item for key, item in attributes.items() if key not in _DESCRIBING})
            kept.append(f"{name}:{text.replace('%', '%25').replace(';', '%3B')}")
        elif not name.startswith("DICOM."):
            kept.append(pair)
    element.set("attributes", ";".join(kept))


def _identifying(scene: Any) -> Iterator[str]:
    """Name, number and birth date of every patient in the hierarchy, and the parts of the name."""
    tree = vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(scene)
    items = vtkIdList()
    tree.GetItemChildren(tree.GetSceneItemID(), items, True)
    for n in range(items.GetNumberOfIds()):
        item = items.GetId(n)
        name = tree.GetItemAttribute(item, "DICOM.PatientName")
        yield from () if name == NO_NAME else (name, *re.split(r"[\^=\s,]+", name))
        yield tree.GetItemAttribute(item, "DICOM.PatientID")
        yield tree.GetItemAttribute(item, "DICOM.PatientBirthDate")


def _patterns(text: str) -> Iterator[re.Pattern[bytes]]:
    """The ways a text stands in a file; texts so short that any scene holds them are not looked for."""
    enough = len(text) >= (5 if text.isdigit() else 3 if text.isascii() else 2)
    if not enough:
        return
    written = {text, escape(text, {'"': "&quot;", "'": "&apos;"}), json.dumps(text)[1:-1]}
    for way in written:
        word = re.escape(way.encode("utf-8", "replace"))
        yield re.compile(rb"(?<![A-Za-z0-9])" + word + rb"(?![A-Za-z0-9])", re.IGNORECASE)


def _harmless(file: Path, patterns: list[re.Pattern[bytes]]) -> str:
    """A file name that does not itself name the patient in an error message."""
    name = file.name.encode()
    for pattern in patterns:
        name = pattern.sub(b"...", name)
    return name.decode("utf-8", "replace")
