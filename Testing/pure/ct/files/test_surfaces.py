"""Surfaces in files."""

from __future__ import annotations

import struct
from dataclasses import replace

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.surface import Distance, Surface
from ctsuite.ct.files import read, write

ENDINGS = (".stl", ".ply", ".obj", ".vtp")


def corners(surface: Surface) -> np.ndarray:
    """Triangles as positions (m, 3, 3), in an order that does not depend on how vertices are numbered."""
    found = np.asarray(surface.points_lps_mm, dtype=float)[surface.triangles]
    turned = np.array([np.roll(t, -np.lexsort(t.T)[0], axis=0) for t in found])
    return turned[np.lexsort(turned.reshape(len(turned), -1).T)]


def code_of(path) -> str:
    with pytest.raises(CTSuiteError) as caught:
        read(path, Surface)
    return caught.value.code


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_surface_keeps_its_triangles_and_alterations(surface, tmp_path, ending):
    path = write(surface, tmp_path, f"tetrahedron{ending}")
    again = read(path, Surface)
    assert np.allclose(corners(again), corners(surface), atol=1e-5)
    assert again.volume_mm3 == pytest.approx(surface.volume_mm3, rel=1e-6)
    assert again.alterations == surface.alterations
    assert again.name == "tetrahedron"
    assert ending == ".vtp" or b"SPACE=LPS" in path.read_bytes()[:200]


@pytest.mark.parametrize("ending", [".ply", ".vtp"])
def test_scalars_are_kept_where_the_format_has_them(surface, tmp_path, ending):
    again = read(write(surface, tmp_path, f"s{ending}"), Surface)
    assert again.scalars["Distance"].tolist() == [0.0, 0.5, 1.0, 1.5]


def test_vtp_keeps_how_far_an_altered_surface_is_off(surface, tmp_path):
    distance = Distance(2.5, 0.1 + 0.2, 1.0)
    path = write(replace(surface, distance=distance), tmp_path, "s.vtp")
    assert read(path, Surface).distance == distance
    assert read(write(surface, tmp_path, "plain.vtp"), Surface).distance is None
    path.write_bytes(path.read_bytes().replace(b"DISTANCE", b"distance"))
    assert read(path, Surface).distance is None


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_surface_without_triangles_is_kept(tmp_path, ending):
    empty = Surface(np.empty((0, 3)), np.empty((0, 3), np.int64), "Nothing")
    again = read(write(empty, tmp_path, f"empty{ending}"), Surface)
    assert len(again.triangles) == 0
    assert again.alterations == ()


@pytest.mark.parametrize("ending", ENDINGS)
def test_vtk_reads_what_was_written(surface, tmp_path, ending):
    from vtkmodules.util.numpy_support import vtk_to_numpy
    from vtkmodules.vtkIOGeometry import vtkOBJReader, vtkSTLReader
    from vtkmodules.vtkIOPLY import vtkPLYReader
    from vtkmodules.vtkIOXML import vtkXMLPolyDataReader

    readers = {".stl": vtkSTLReader, ".ply": vtkPLYReader, ".obj": vtkOBJReader, ".vtp": vtkXMLPolyDataReader}
    reader = readers[ending]()
    reader.SetFileName(str(write(surface, tmp_path, f"s{ending}")))
    reader.Update()
    mesh = reader.GetOutput()
    points = vtk_to_numpy(mesh.GetPoints().GetData())
    triangles = vtk_to_numpy(mesh.GetPolys().GetConnectivityArray()).reshape(-1, 3)
    assert np.allclose(corners(Surface(points, triangles)), corners(surface), atol=1e-5)


@pytest.mark.parametrize("ending", [".stl", ".ply", ".obj"])
def test_a_file_in_ras_is_turned_to_lps(surface, tmp_path, ending):
    path = write(surface, tmp_path, f"s{ending}")
    path.write_bytes(path.read_bytes().replace(b"SPACE=LPS", b"SPACE=RAS"))
    again = read(path, Surface)
    assert np.asarray(again.points_lps_mm).min(axis=0) == pytest.approx([-10.5, -20.25, -30.125])
    assert again.volume_mm3 == pytest.approx(surface.volume_mm3, rel=1e-6)


def test_text_stl_is_read(tmp_path):
    (tmp_path / "t.stl").write_text(
        "solid t\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1e0 0 0\nvertex 0 1 0\n"
        "endloop\nendfacet\nendsolid\n"
    )
    assert read(tmp_path / "t.stl", Surface).area_mm2 == pytest.approx(0.5)


def test_text_ply_is_read(tmp_path):
    (tmp_path / "t.ply").write_text(
        "ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\n"
        "element face 1\nproperty list uchar int vertex_index\nend_header\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n"
    )
    assert read(tmp_path / "t.ply", Surface).area_mm2 == pytest.approx(0.5)


def test_a_square_of_an_obj_file_becomes_two_triangles(tmp_path):
    (tmp_path / "t.obj").write_text("v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvn 0 0 1\nf 1//1 2//1 -2//1 4//1\n")
    surface = read(tmp_path / "t.obj", Surface)
    assert surface.area_mm2 == pytest.approx(1.0)
    assert len(surface.triangles) == 2


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_cut_off_surface_is_refused(surface, tmp_path, ending):
    path = write(surface, tmp_path, f"s{ending}")
    path.write_bytes(path.read_bytes()[:-7] if ending != ".obj" else path.read_bytes()[:-1] + b"77\n")
    assert code_of(path) == "FILE-DAMAGED"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.stl", b""),
        ("x.stl", b"solid\nfacet\nvertex a b c\n"),
        ("x.stl", b"\0" * 80 + struct.pack("<I", 2**32 - 1)),
        ("x.ply", b"ply\nend_header\n"),
        (
            "x.ply",
            b"ply\nformat binary_little_endian 1.0\nelement vertex 9999999\nproperty char x\nend_header\n",
        ),
        ("x.ply", b"ply\nformat nonsense\nelement vertex x\nend_header\n"),
        ("x.ply", b"ply\nformat ascii 1.0\nelement vertex -1\nproperty float x\nend_header\n"),
        ("x.obj", b"v 1 2\n"),
        ("x.obj", b"v 0 0 0\nf 1 2 3\n"),
        ("x.obj", b"v nan 0 0\nf 1 1 1\n"),
        ("x.vtp", b"not xml"),
        ("x.vtp", b"<VTKFile type='PolyData'/>"),
        ("x.vtp", b""),
    ],
)
def test_what_is_no_surface_is_refused(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert code_of(tmp_path / name) == "FILE-DAMAGED"


def test_a_small_file_that_claims_a_huge_surface_is_refused(surface, tmp_path):
    path = write(surface, tmp_path, "s.vtp")
    path.write_bytes(path.read_bytes().replace(b'NumberOfPoints="4"', b'NumberOfPoints="4000000000"'))
    assert code_of(path) == "FILE-OVERSIZED"
