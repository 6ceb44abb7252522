"""A segmentation through a real archive: stored in DCMTK's server over the network, and fetched again."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pydicom
import pytest

from ctsuite.core.labels import Labels, Segment
from ctsuite.ct.series.index import index
from ctsuite.phantom.study import write_study
from ctsuite.segmentation.dicom.read import read_segmentation
from ctsuite.segmentation.dicom.write import BINARY, write_segmentation

pytest.importorskip("highdicom")
pynetdicom = pytest.importorskip("pynetdicom")
SERVER = shutil.which("dcmqrscp")
pytestmark = pytest.mark.skipif(SERVER is None, reason="DCMTK (dcmqrscp) is not installed")

_CONFIGURATION = """
NetworkTCPPort = {port}
MaxPDUSize = 16384
MaxAssociations = 4
HostTable BEGIN
HostTable END
VendorTable BEGIN
VendorTable END
AETable BEGIN
ARCHIVE {folder} RW (100, 1024mb) ANY
AETable END
"""


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
def archive(tmp_path):
    """A DCMTK archive on the loopback device; its port."""
    port = free_port()
    folder = tmp_path / "archive"
    folder.mkdir()
    (tmp_path / "archive.cfg").write_text(_CONFIGURATION.format(port=port, folder=folder))
    server = subprocess.Popen(
        [str(SERVER), "-c", str(tmp_path / "archive.cfg"), str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 20
        while time.monotonic() < until:
            with closing(socket.socket()) as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
    finally:
        server.terminate()
        server.wait(10)


def send(port: int, kind: str, path: Path) -> None:
    node = pynetdicom.AE("CTSUITE")
    node.add_requested_context(kind, [pydicom.uid.ExplicitVRLittleEndian])
    link = node.associate("127.0.0.1", port, ae_title="ARCHIVE")
    assert link.is_established and link.accepted_contexts
    try:
        assert link.send_c_store(path).Status == 0x0000
    finally:
        link.release()


def fetch(port: int, kind: str, study: str, series: str) -> list[pydicom.Dataset]:
    fetched = []

    def keep(event):
        data = event.dataset
        data.file_meta = event.file_meta
        fetched.append(data)
        return 0x0000

    node = pynetdicom.AE("CTSUITE")
    get = pynetdicom.sop_class.StudyRootQueryRetrieveInformationModelGet
    node.add_requested_context(get)
    node.add_requested_context(kind, [pydicom.uid.ExplicitVRLittleEndian])
    wanted = pydicom.Dataset()
    wanted.QueryRetrieveLevel = "SERIES"
    wanted.StudyInstanceUID, wanted.SeriesInstanceUID = study, series
    roles = [pynetdicom.build_role(kind, scp_role=True)]
    link = node.associate(
        "127.0.0.1",
        port,
        ae_title="ARCHIVE",
        ext_neg=roles,
        evt_handlers=[(pynetdicom.evt.EVT_C_STORE, keep)],
    )
    assert link.is_established
    try:
        states = [state.Status for state, _ in link.send_c_get(wanted, get) if state]
    finally:
        link.release()
    assert states[-1] == 0x0000
    return fetched


def test_a_segmentation_survives_a_real_archive(archive, tmp_path):
    folder = write_study(tmp_path / "sphere", "sphere").dicom
    source = index(folder, cache=False).choose()
    array = np.random.default_rng(6).integers(0, 3, source.grid.shape).astype(np.uint8)
    labels = Labels(array, source.grid, (Segment(1, "Liver"), Segment(2, "Spleen")), "made")
    files = [Path(one.header.path) for one in source.slices]
    path = write_segmentation(labels, files, tmp_path / "s.dcm", BINARY).path
    sent = pydicom.dcmread(path)
    send(archive, sent.SOPClassUID, path)
    (came,) = fetch(archive, sent.SOPClassUID, sent.StudyInstanceUID, sent.SeriesInstanceUID)
    came.save_as(tmp_path / "came.dcm", enforce_file_format=True)
    again = read_segmentation(tmp_path / "came.dcm", source.grid)
    assert np.array_equal(again.array, array)
    assert [one.name for one in again.segments] == ["Liver", "Spleen"]
    assert came.SOPInstanceUID == sent.SOPInstanceUID
