"""A workflow run without identification writes no byte that says who the patient is, wherever one looks."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pydicom
import pypdf
import pytest

from ctsuite.app.cli import main

pytest.importorskip("slicer", reason="needs the Slicer libraries (slicer-core)")

PLANTED = {
    "PatientName": "Quixote^Alonso",
    "PatientID": "LM-160577",
    "PatientBirthDate": "19470929",
    "AccessionNumber": "ACC-778899",
    "StudyID": "STID-4477",
    "StudyDate": "20240229",
    "StudyDescription": "Trauma of Panza",
    "SeriesDescription": "Sancho windmill, 2nd try",
    "ReferringPhysicianName": "Carrasco^Samson",
    # a maker whose name is a part of the patient's
    "Manufacturer": "Alonso scanners",
}
PARTS = ("Quixote", "Alonso", "windmill", "Sancho", "Panza", "Carrasco")


@pytest.fixture
def case(tmp_path: Path, capsys: Any) -> Path:
    """A study of a ball of bone with planted identification; returns its folder."""
    assert main(["sample", "sphere", "--out", str(tmp_path / "phantom")]) == 0
    for path in (tmp_path / "phantom" / "dicom").iterdir():
        data = pydicom.dcmread(path)
        for keyword, value in PLANTED.items():
            setattr(data, keyword, value)
        data.save_as(path)
    capsys.readouterr()
    return tmp_path / "phantom" / "dicom"


def _everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Names and contents of all files, also of those inside the scene and of the text of the PDF."""
    for path in folder.rglob("*"):
        yield "names", str(path.relative_to(folder)).encode()
        if not path.is_file():
            continue
        data = path.read_bytes()
        yield path.name, data
        if path.suffix == ".mrb":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for name in archive.namelist():
                    yield f"{path.name}/{name}", name.encode() + b"\n" + archive.read(name)
        if path.suffix == ".pdf":
            reader = pypdf.PdfReader(io.BytesIO(data))
            yield f"{path.name} text", "\n".join(page.extract_text() for page in reader.pages).encode()
            yield f"{path.name} about", str(reader.metadata).encode()
        if path.suffix == ".nrrd":
            yield f"{path.name} voxels", zlib.decompress(data.partition(b"\n\n")[2], 47)


def test_nothing_that_was_planted_is_written(case: Path, tmp_path: Path, capsys: Any) -> None:
    header = pydicom.dcmread(next(case.iterdir()))
    uids = [header.StudyInstanceUID, header.SeriesInstanceUID, header.FrameOfReferenceUID]
    secret = [*PLANTED.values(), *PARTS, *uids]
    secret += [pydicom.dcmread(path, stop_before_pixels=True).SOPInstanceUID for path in case.iterdir()]
    words = ["workflow", "run", "orthopaedic", "--no-identification", "--json"]
    assert main([*words, "--in", str(case), "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr()
    places = [*_everything(tmp_path / "out"), ("output", said.out.encode()), ("messages", said.err.encode())]
    assert {"scene.mrb", "report.pdf text", "report.html"} <= {name for name, _ in places}
    found = [
        (text, name)
        for name, data in places
        for text in secret
        if text.lower().encode() in data.lower() or json.dumps(text)[1:-1].encode() in data
    ]
    assert found == []
