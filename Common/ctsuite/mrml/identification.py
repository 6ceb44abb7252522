"""Taking who the patient is out of a scene that was written to a folder.

What the subject hierarchy and the volumes hold of patient, study and series is left out, but for the
modality; the levels stay, named "Patient" and "Study". Descriptions of series and studies are free texts, and
the names of volumes and of what is made of them begin with one: they become "CT 1" and so on. A technical
attribute that happens to hold a part of the patient's name is left out, too. Then every text of the scene is
searched for the patient's name, number and birth date and for the UIDs: what people typed into names and
notes cannot be known beforehand, so a find refuses the save.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from slicer import vtkMRMLSubjectHierarchyNode
from vtkmodules.vtkCommonCore import vtkIdList

from ctsuite.core import identity
from ctsuite.mrml.attributes import NODE_ATTRIBUTE, UIDS
from ctsuite.mrml.errors import IDENTIFICATION_LEFT
from ctsuite.mrml.subject_hierarchy import INSTANCE_UID, NO_DESCRIPTION, NO_NAME, PATIENT, UID

_KEPT = "DICOM.Modality"
_OWN = "CTSuite."
# Where the documents that nodes keep repeat the name of a volume.
_NAMING = {"name", "note", "source"}
_DESCRIBING = UIDS | {"SeriesNumber", "AcquisitionNumber"}
_TEXTS = {".mrml", ".json", ".tsv", ".csv", ".txt", ".ctbl", ".xml", ".html"}
_HEADER = 1 << 14


class _Field(NamedTuple):
    """A text of a node: its name, or the attribute or parameter of that key."""

    kind: str
    key: str = ""

    def get(self, node: Any) -> str:
        return getattr(node, f"Get{self.kind}")(*self._keys()) or ""

    def set(self, node: Any, text: str) -> None:
        """Change it without telling the views, which would draw everything anew."""
        node.DisableModifiedEventOn()
        getattr(node, f"Set{self.kind}")(*self._keys(), text)
        node.DisableModifiedEventOff()

    def _keys(self) -> tuple[str, ...]:
        return (self.key,) if self.key else ()


@contextlib.contextmanager
def neutral_names(scene: Any) -> Iterator[None]:
    """Hide the descriptions of series and studies in what nodes are called, while the block lasts.

    This has to happen before the scene is written: its files are named like its nodes.

    Parameters
    ----------
    scene : vtkMRMLScene
        The scene; as before after the block, whatever happens in it.
    """
    hidden = _descriptions(scene)
    changes: list[tuple[Any, _Field, str]] = []
    for n in range(scene.GetNumberOfNodes() if hidden else 0):
        changes += _hiding(scene.GetNthNode(n), hidden)
    before: list[tuple[Any, _Field, str]] = []
    try:
        for node, field, text in changes:
            before.append((node, field, field.get(node)))
            field.set(node, text)
        yield
    finally:
        for node, field, text in before:
            field.set(node, text)


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
    patterns = [pattern for text in _identifying(scene) for pattern in _patterns(text)]
    for description in folder.rglob("*.mrml"):
        tree = ElementTree.parse(description)
        for element in tree.iter():
            if element.tag == "SubjectHierarchyItem":
                _clear_item(element)
            elif "attributes" in element.attrib:
                _clear_node(element, patterns)
        tree.write(description, encoding="UTF-8", xml_declaration=True)
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = file.name.encode() + b"\n"
        with file.open("rb") as stream:
            data += stream.read() if file.suffix.lower() in _TEXTS else stream.read(_HEADER).split(b"\n\n")[0]
        if any(pattern.search(data) for pattern in patterns):
            raise IDENTIFICATION_LEFT(where=f"the file '{_harmless(file, patterns)}'")


def _hiding(node: Any, hidden: Mapping[str, str]) -> Iterator[tuple[Any, _Field, str]]:
    """What must be changed in a node so that no description is left in it."""
    name = node.GetName() or ""
    if _hide(name, hidden) != name:
        yield node, _Field("Name"), _hide(name, hidden)
    fields = [_Field("Attribute", key) for key in node.GetAttributeNames() if key.startswith(_OWN)]
    if node.IsA("vtkMRMLScriptedModuleNode"):
        fields += [_Field("Parameter", key) for key in node.GetParameterNames()]
    for field in fields:
        text = _hide_in_document(field.get(node), hidden)
        if text is not None:
            yield node, field, text


def _hide_in_document(text: str, hidden: Mapping[str, str]) -> str | None:
    """A JSON document without descriptions in the names it holds; None where there are none."""
    try:
        document = json.loads(text)
    except ValueError:
        return None
    cleared = _hide_in(document, hidden, False)
    return None if cleared == document else json.dumps(cleared)


def _hide_in(value: Any, hidden: Mapping[str, str], naming: bool) -> Any:
    if isinstance(value, dict):
        return {key: _hide_in(item, hidden, key in _NAMING) for key, item in value.items()}
    if isinstance(value, list):
        return [_hide_in(item, hidden, naming) for item in value]
    return _hide(value, hidden) if naming and isinstance(value, str) else value


def _hide(text: str, hidden: Mapping[str, str]) -> str:
    for description, neutral in hidden.items():
        text = re.sub(rf"(?<!\w){re.escape(description)}(?!\w)", neutral, text)
    return text


def _descriptions(scene: Any) -> dict[str, str]:
    """Descriptions of series and studies, the longest first, to what stands in their place."""
    tree = vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(scene)
    found: dict[str, str] = {}
    number = 0
    for item in _items(tree):
        modality = tree.GetItemAttribute(item, _KEPT)
        number += bool(modality)
        neutral = f"{modality} {number}" if modality else "Study"
        # a series is often described like its study, and what is called so is the series
        for keyword in ("DICOM.SeriesDescription", "DICOM.StudyDescription"):
            text = tree.GetItemAttribute(item, keyword)
            if text and text != NO_DESCRIPTION and (modality or text not in found):
                found[text] = neutral
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def _clear_item(element: ElementTree.Element) -> None:
    pairs = [pair.partition("^")[::2] for pair in element.get("attributes", "").split("|") if pair]
    kept = [(key, value) for key, value in pairs if not key.startswith("DICOM.") or key == _KEPT]
    if pairs:
        element.set("attributes", "".join(f"{key}^{value}|" for key, value in kept))
    element.attrib.pop("uids", None)
    level = dict(kept).get("Level")
    if level in ("Patient", "Study"):
        element.set("name", level)


def _clear_node(element: ElementTree.Element, patterns: Sequence[re.Pattern[bytes]]) -> None:
    # MRML separates the attributes of a node by semicolons, and writes "%" and ";" in their values as %25 and
    # %3B.
    kept = []
    for pair in element.get("attributes", "").split(";"):
        name, _, value = pair.partition(":")
        if name == NODE_ATTRIBUTE:
            attributes = json.loads(value.replace("%3B", ";").replace("%25", "%"))
            text = json.dumps(
                {
                    key: item
                    for key, item in attributes.items()
                    if key not in _DESCRIBING and not _names_patient(item, patterns)
                }
            )
            kept.append(f"{name}:{text.replace('%', '%25').replace(';', '%3B')}")
        elif not name.startswith("DICOM."):
            kept.append(pair)
    element.set("attributes", ";".join(kept))


def _names_patient(value: Any, patterns: Sequence[re.Pattern[bytes]]) -> bool:
    """Whether a value from the header holds what identifies: a maker's name may be a patient's name, too."""
    text = json.dumps(value, ensure_ascii=False).encode()
    return any(pattern.search(text) for pattern in patterns)


def _identifying(scene: Any) -> Iterator[str]:
    """Name, number and birth date of every patient in the hierarchy, the parts of the name, and the UIDs."""
    tree = vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(scene)
    for item in _items(tree):
        facts = {key: tree.GetItemAttribute(item, f"DICOM.{key}") for key in PATIENT}
        if facts["PatientName"] == NO_NAME:
            del facts["PatientName"]
        yield from identity.words(facts)
        yield tree.GetItemAttribute(item, "DICOM.FrameOfReferenceUID")
        yield tree.GetItemUID(item, UID)
        yield from tree.GetItemUID(item, INSTANCE_UID).split()[:1]


def _items(tree: Any) -> list[int]:
    items = vtkIdList()
    tree.GetItemChildren(tree.GetSceneItemID(), items, True)
    return [items.GetId(n) for n in range(items.GetNumberOfIds())]


def _patterns(text: str) -> Iterator[re.Pattern[bytes]]:
    """The ways a text stands in a file; texts so short that any scene holds them are not looked for."""
    if not identity.is_telling(text):
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
