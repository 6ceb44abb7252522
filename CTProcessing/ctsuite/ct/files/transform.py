"""Linear transforms as ITK text files (``.tfm``).

The file holds the map of ITK and of 3D Slicer, from the fixed to the moving frame, in LPS: the inverse of
:class:`~ctsuite.core.transform.Transform`, which moves points of the moving frame to the fixed one.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ctsuite.core.fileio import atomic_file
from ctsuite.core.transform import Transform
from ctsuite.ct.files.documents import read_text
from ctsuite.ct.files.errors import DAMAGED, WRONG_KIND

ENDINGS = (".tfm", ".txt")


def write_transform(transform: Transform, path: Path) -> None:
    """Write a transform.

    Raises
    ------
    CTSuiteError
        OUTPUT-NOT-WRITABLE, OUTPUT-DISK-FULL.
    """
    inverse = transform.inverse().matrix_lps
    values = " ".join(repr(float(v)) for v in (*inverse[:3, :3].ravel(), *inverse[:3, 3]))
    text = (
        "#Insight Transform File V1.0\n#Transform 0\nTransform: AffineTransform_double_3_3\n"
        f"Parameters: {values}\nFixedParameters: 0 0 0\n"
    )
    with atomic_file(path) as temporary:
        temporary.write_text(text, encoding="ascii")


def read_transform(path: Path) -> Transform:
    """Read a transform; every linear kind that ITK writes is taken.

    Raises
    ------
    CTSuiteError
        FILE-OVERSIZED, FILE-DAMAGED, FILE-WRONG-KIND when it is not linear in space, GEOMETRY-SINGULAR.
    """
    import SimpleITK

    read_text(path)
    try:
        found = SimpleITK.ReadTransform(str(path))
    except RuntimeError as error:
        reason = "It is not an ITK transform in text form, or is incomplete."
        raise DAMAGED(path=str(path), reason=reason) from error
    if found.GetDimension() != 3 or not found.IsLinear():
        kind = f"a transform called {found.GetName()}"
        raise WRONG_KIND(path=str(path), expected="Transform", found=kind, known=", ".join(ENDINGS))
    offset = np.array(found.TransformPoint((0.0, 0.0, 0.0)))
    matrix = np.eye(4)
    matrix[:3, 3] = offset
    for column in range(3):
        matrix[:3, column] = np.array(found.TransformPoint(np.eye(3)[column].tolist())) - offset
    return Transform(Transform(matrix, path.stem).inverse().matrix_lps, path.stem)
