"""Patient, study and series in the subject hierarchy, as Slicer's own DICOM plug-in makes them.

The plug-in gives the patient item the patient ID as its DICOM UID, the study and series items their instance
UIDs, and writes the headers as item attributes named ``DICOM.<keyword>``. Empty names become "No name" and
"No study description"; a missing patient ID becomes "Patient-<study UID>".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from slicer import vtkMRMLSubjectHierarchyNode, vtkSlicerSubjectHierarchyModuleLogic

from ctsuite.mrml.nodes import storable

UID = "DICOM"
INSTANCE_UID = "DICOMInstanceUID"
PATIENT = ("PatientName", "PatientID", "PatientSex", "PatientBirthDate", "PatientComments")
STUDY = ("StudyInstanceUID", "StudyID", "StudyDescription", "StudyDate", "StudyTime")
SERIES = {
    "Modality": "Modality",
    "SeriesNumber": "SeriesNumber",
    "FrameOfReferenceUID": "FrameOfReferenceUID",
    "SeriesDescription": "SeriesDescription",
    "SeriesDate": "SeriesDate",
    "SeriesTime": "SeriesTime",
    "ContentDate": "ContentDate",
    "ContentTime": "ContentTime",
    "Manufacturer": "Manufacturer",
    "ManufacturerModelName": "Model",
}
NO_NAME = "No name"
NO_DESCRIPTION = "No study description"
_INVALID = 0


def place_series(scene: Any, node: Any, attributes: Mapping[str, Any]) -> None:
    """Put a volume into the hierarchy of its patient and study, which are made where they are missing.

    A second volume of the same series (a resampled one) is put under the study without claiming the series.
    Data without study or series UID stand at the top.

    Parameters
    ----------
    scene : vtkMRMLScene
        The scene of the node.
    node : vtkMRMLNode
        The volume.
    attributes : Mapping
        DICOM keyword to value.
    """
    tree = vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(scene)
    item = _item(tree, node)
    series_uid, study_uid = (_text(attributes, key) for key in ("SeriesInstanceUID", "StudyInstanceUID"))
    if not series_uid or not study_uid:
        return
    patient_id = _text(attributes, "PatientID") or f"Patient-{study_uid}"
    known = {uid: tree.GetItemByUID(UID, uid) != _INVALID for uid in (patient_id, study_uid)}
    first = tree.GetItemByUID(UID, series_uid)
    if first not in (_INVALID, item):
        tree.SetItemParent(item, tree.GetItemParent(first))
        return
    tree.SetItemUID(item, UID, series_uid)
    for keyword, name in SERIES.items():
        tree.SetItemAttribute(item, f"DICOM.{name}", _text(attributes, keyword))
    tree.SetItemUID(item, INSTANCE_UID, " ".join(map(str, attributes.get("SOPInstanceUIDs", ()))))
    vtkSlicerSubjectHierarchyModuleLogic.InsertDicomSeriesInHierarchy(tree, patient_id, study_uid, series_uid)
    if not known[patient_id]:
        values = {key: _text(attributes, key) for key in PATIENT}
        values.update(PatientName=values["PatientName"] or NO_NAME, PatientID=patient_id)
        name = f"{values['PatientName']} ({patient_id})"
        _describe(tree, tree.GetItemByUID(UID, patient_id), values, name)
    if not known[study_uid]:
        values = {key: _text(attributes, key) for key in STUDY}
        values["StudyDescription"] = values["StudyDescription"] or NO_DESCRIPTION
        date = f" ({values['StudyDate']})" if values["StudyDate"] else ""
        _describe(tree, tree.GetItemByUID(UID, study_uid), values, values["StudyDescription"] + date)


def place_beside(scene: Any, node: Any, other: Any = None) -> None:
    """Put a node under the same study (or folder) as another one; without one it stands at the top."""
    tree = vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(scene)
    item = _item(tree, node)
    if other is not None:
        tree.SetItemParent(item, tree.GetItemParent(_item(tree, other)))


def read(scene: Any, node: Any) -> dict[str, Any]:
    """Return what the hierarchy knows of a node's series, study and patient, by DICOM keyword."""
    if scene is None:
        return {}
    tree = vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(scene)
    item = tree.GetItemByDataNode(node)
    if item == _INVALID:
        return {}
    found = {keyword: tree.GetItemAttribute(item, f"DICOM.{name}") for keyword, name in SERIES.items()}
    found["SeriesInstanceUID"] = tree.GetItemUID(item, UID)
    for above, keywords in _above(tree, item):
        found.update({key: tree.GetItemAttribute(above, f"DICOM.{key}") for key in keywords})
    invented = {
        "PatientName": NO_NAME,
        "StudyDescription": NO_DESCRIPTION,
        "PatientID": f"Patient-{found.get('StudyInstanceUID')}",
    }
    found["SOPInstanceUIDs"] = tuple(tree.GetItemUID(item, INSTANCE_UID).split())
    return {key: value for key, value in found.items() if value and value != invented.get(key)}


def _above(tree: Any, item: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    for level, keywords in (("Study", STUDY), ("Patient", PATIENT)):
        above = tree.GetItemAncestorAtLevel(item, level)
        if above != _INVALID:
            yield above, keywords


def _item(tree: Any, node: Any) -> int:
    item = tree.GetItemByDataNode(node)
    return int(item if item != _INVALID else tree.CreateItem(tree.GetSceneItemID(), node))


def _describe(tree: Any, item: int, values: Mapping[str, str], name: str) -> None:
    for keyword, value in values.items():
        tree.SetItemAttribute(item, f"DICOM.{keyword}", value)
    tree.SetItemName(item, name)


def _text(attributes: Mapping[str, Any], keyword: str) -> str:
    value = attributes.get(keyword)
    # The bar separates attributes in a scene file.
    return "" if value is None else storable(str(value)).replace("|", "/").strip()
