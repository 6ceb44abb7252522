"""Rigid registration of two CT, against SimpleITK and elastix, at equal target registration error.

The data are a generated body of known motion. SimpleITK is set up as its own multi-resolution example with
Mattes mutual information does it (50 bins, one voxel in a hundred, linear interpolation, gradient descent
with 100 iterations, shrink factors 4, 2, 1, start at the centres of the images); elastix runs with its
default parameters for rigid registration.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ctsuite.app.bench.errors import RESULTS_DIFFER
from ctsuite.app.bench.measure import Measured, Work, best, interleave
from ctsuite.app.bench.rows import Row
from ctsuite.core.task import Task

_SLICES = (100, 200, 400)
_SIZE = 512
_SPACING_MM = (0.7, 0.7, 1.0)
# One run of the peers takes minutes, and the ratios are far from their goals.
_REPEATS = 1
_GOALS = {"SimpleITK": 0.7, "elastix": 1.05}
# errors below a tenth of a voxel are alike: nobody can see the difference
_ALIKE_MM = 0.07
_FAILED_MM = 1.0
_TURN_DEGREES, _SHIFT_MM = (5.0, -4.0, 7.0), (9.0, -8.0, 6.0)
_HERE = __name__


def rows(task: Task) -> list[Row]:
    """Run the benchmark for three sizes.

    Returns
    -------
    list of Row
        For each size and peer the time (goal 0.7 of SimpleITK's, 1.05 of elastix'), the peak memory (at most
        the peer's), and the mean target registration error (at most the peer's, or a tenth of a voxel).
    """
    found: list[Row] = []
    for number, slices in enumerate(_SLICES):
        root = Path(tempfile.mkdtemp(prefix="ctsuite-bench-"))
        try:
            part = task.part(number / len(_SLICES), (number + 1) / len(_SLICES))
            part.progress(0.0, f"making two CT of {slices} slices")
            make_pair(root, slices)
            part.progress(0.3, f"registering {slices} slices")
            found += _compared(root, slices)
        finally:
            shutil.rmtree(root, ignore_errors=True)
    return found


def _compared(root: Path, slices: int) -> list[Row]:
    works = [
        (f"{_HERE}:{name}", str(root)) for name in ("register_ours", "register_simpleitk", "register_elastix")
    ]
    ours, *peers = interleave(_REPEATS, *works)
    size = f"{slices} x {_SIZE} x {_SIZE}"
    mine, error = best(ours), _error(root, "ours")
    found = []
    for peer, results in zip(_GOALS, peers, strict=True):
        theirs, their_error = best(results), _error(root, peer)
        if error > max(their_error, _FAILED_MM):
            raise RESULTS_DIFFER(case=f"rigid registration of {slices} slices", peer=peer)
        found += _rows(size, peer, mine, theirs, error, their_error)
    return found


def _rows(
    size: str, peer: str, mine: Measured, theirs: Measured, error: float, their_error: float
) -> list[Row]:
    seconds, peaks = (mine.seconds, peer, theirs.seconds), (mine.peak_mb, theirs.peak_mb)
    return [
        Row("rigid CT-CT", size, *seconds, *peaks, _GOALS[peer]),
        Row("peak memory", size, *seconds, *peaks, 1.0, mine.peak_mb / max(theirs.peak_mb, 1.0)),
        Row(
            f"TRE {error:.3f} against {their_error:.3f} mm",
            size,
            *seconds,
            goal=1.0,
            measured=error / max(their_error, _ALIKE_MM),
        ),
    ]


def _error(root: Path, name: str) -> float:
    return float(json.loads((root / f"{name}.json").read_text(encoding="utf-8")))


def make_pair(root: Path, slices: int) -> None:
    """Write a body as ``fixed.npy`` and the moved body as ``moving.npy``, and the motion as ``truth.npy``."""
    from scipy.spatial.transform import Rotation

    from ctsuite.core.transform import Transform

    grid = _grid(slices)
    matrix = np.eye(4)
    matrix[:3, :3] = Rotation.from_euler("xyz", _TURN_DEGREES, degrees=True).as_matrix()
    matrix[:3, 3] = _SHIFT_MM
    scene = _body(slices * _SPACING_MM[2] / 2)
    np.save(root / "truth.npy", matrix)
    for seed, (name, body) in enumerate((("fixed", scene), ("moving", scene.placed(Transform(matrix))))):
        np.save(root / f"{name}.npy", body.volume(grid, 12.0, seed).array)


def _grid(slices: int) -> Any:
    from ctsuite.core.grid import Grid

    size = np.array([_SIZE, _SIZE, slices])
    return Grid.axial((slices, _SIZE, _SIZE), _SPACING_MM, tuple(-(size - 1) / 2 * _SPACING_MM))


def _body(half_mm: float) -> Any:
    """A trunk with lungs, organs, vertebrae and ribs, half as long as given in either direction."""
    from ctsuite.core.transform import Transform
    from ctsuite.phantom.scene import Scene
    from ctsuite.phantom.shapes.cylinder import Cylinder
    from ctsuite.phantom.shapes.ellipsoid import Ellipsoid
    from ctsuite.phantom.structure import Structure

    def part(key: str, hu: float, shape: Any, *place: float) -> Structure:
        matrix = np.eye(4)
        matrix[:3, 3] = place
        return Structure(key, key, hu, (shape,)).placed(Transform(matrix))

    parts = [
        part("body", 40.0, Ellipsoid((155.0, 112.0, 2.0 * half_mm), 2.6), 0, 0, 0),
        part("right lung", -850.0, Ellipsoid((48.0, 62.0, 0.7 * half_mm)), -72, -12, 0.1 * half_mm),
        part("left lung", -850.0, Ellipsoid((42.0, 60.0, 0.6 * half_mm)), 75, -10, 0.15 * half_mm),
        part("liver", 110.0, Ellipsoid((50.0, 45.0, 0.35 * half_mm)), -60, -5, -0.7 * half_mm),
        part("spleen", 130.0, Ellipsoid((25.0, 32.0, 0.25 * half_mm)), 85, 30, -0.65 * half_mm),
        part("aorta", 300.0, Cylinder(12.0, 3.0 * half_mm), 18, 42, 0),
    ]
    for number, height in enumerate(np.arange(-0.95, 1.0, 28.0 / half_mm) * half_mm):
        parts.append(part(f"vertebra {number}", 450.0, Ellipsoid((22.0, 16.0, 11.0), 3.0), 0, 70, height))
        side = 95.0 if number % 2 else -88.0
        parts.append(
            part(f"rib {number}", 500.0, Ellipsoid((7.0, 30.0, 6.0)), side, 45.0 - 6 * number, height)
        )
    return Scene("Body", tuple(parts))


def _places(slices: int) -> NDArray[np.float64]:
    """Targets spread over the body."""
    half = slices * _SPACING_MM[2] / 2
    steps = ((-90.0, 0.0, 90.0), (-60.0, 0.0, 60.0), (-0.7 * half, 0.0, 0.7 * half))
    return np.stack(np.meshgrid(*steps, indexing="ij"), axis=-1).reshape(-1, 3)


def _tell(root: str, name: str, slices: int, to_moving: NDArray[Any]) -> str:
    """Keep the mean target registration error of a map from fixed to moving targets (n, 3)."""
    truth = np.load(Path(root) / "truth.npy")
    places = _places(slices)
    apart = np.linalg.norm(to_moving - (places @ truth[:3, :3].T + truth[:3, 3]), axis=1)
    (Path(root) / f"{name}.json").write_text(json.dumps(float(apart.mean())), encoding="utf-8")
    return "told"


# What is measured, each in a process of its own.


def register_ours(root: str) -> Work:
    """Register with CTSuite; the compiled loops come from their cache."""
    from ctsuite.core.volume import Volume
    from ctsuite.ct.registration.rigid import TOOL

    fixed, moving = (np.load(Path(root) / f"{name}.npy") for name in ("fixed", "moving"))
    grid = _grid(len(fixed))
    part = slice(0, None, 8)
    small = _grid_of_every_eighth(grid, fixed[part, part, part].shape)
    few = [Volume(np.ascontiguousarray(a[part, part, part]), small) for a in (fixed, moving)]
    TOOL.function(*few, parameters=TOOL.parse({}), task=Task())  # loads the compiled loops

    def work() -> Any:
        pair = Volume(fixed, grid, name="fixed"), Volume(moving, grid, name="moving")
        return TOOL.function(*pair, parameters=TOOL.parse({}), task=Task())["transform"]

    return Work(work, lambda found: _tell(root, "ours", len(fixed), found.to_moving(_places(len(fixed)))))


def _grid_of_every_eighth(grid: Any, shape: tuple[int, ...]) -> Any:
    from ctsuite.core.grid import Grid

    return Grid(shape, tuple(8 * s for s in grid.spacing_mm), grid.origin_lps_mm)  # type: ignore[arg-type]


def register_simpleitk(root: str) -> Work:
    """Register with SimpleITK's multi-resolution Mattes example."""
    import SimpleITK

    from ctsuite.ct.files.images import image_of

    arrays = [np.load(Path(root) / f"{name}.npy") for name in ("fixed", "moving")]
    slices = len(arrays[0])
    grid = _grid(slices)
    fixed, moving = (image_of(array.astype(np.float32), grid) for array in arrays)
    arrays.clear()

    def work() -> Any:
        start = SimpleITK.CenteredTransformInitializer(
            fixed, moving, SimpleITK.Euler3DTransform(), SimpleITK.CenteredTransformInitializerFilter.GEOMETRY
        )
        method = SimpleITK.ImageRegistrationMethod()
        method.SetMetricAsMattesMutualInformation(numberOfHistogramBins=50)
        method.SetMetricSamplingStrategy(method.RANDOM)
        method.SetMetricSamplingPercentage(0.01, 42)
        method.SetInterpolator(SimpleITK.sitkLinear)
        method.SetOptimizerAsGradientDescent(
            learningRate=1.0,
            numberOfIterations=100,
            convergenceMinimumValue=1e-6,
            convergenceWindowSize=10,
        )
        method.SetOptimizerScalesFromPhysicalShift()
        method.SetShrinkFactorsPerLevel(shrinkFactors=[4, 2, 1])
        method.SetSmoothingSigmasPerLevel(smoothingSigmas=[2, 1, 0])
        method.SmoothingSigmasAreSpecifiedInPhysicalUnitsOn()
        method.SetInitialTransform(start, inPlace=False)
        return method.Execute(fixed, moving)

    def compared(found: Any) -> str:
        moved = np.array([found.TransformPoint(place.tolist()) for place in _places(slices)])
        return _tell(root, "SimpleITK", slices, moved)

    return Work(work, compared)


def register_elastix(root: str) -> Work:
    """Register with elastix' default parameters for rigid registration."""
    import itk

    arrays = [np.load(Path(root) / f"{name}.npy") for name in ("fixed", "moving")]
    slices = len(arrays[0])
    grid = _grid(slices)
    images = []
    for array in arrays:
        image = itk.image_from_array(array.astype(np.float32))
        image.SetSpacing(grid.spacing_mm)
        image.SetOrigin(grid.origin_lps_mm)
        images.append(image)
    arrays.clear()

    def work() -> Any:
        wanted = itk.ParameterObject.New()
        settings = wanted.GetDefaultParameterMap("rigid")
        settings["AutomaticTransformInitialization"] = ("true",)
        settings["WriteResultImage"] = ("false",)
        wanted.AddParameterMap(settings)
        return itk.elastix_registration_method(*images, parameter_object=wanted, log_to_console=False)[1]

    def compared(found: Any) -> str:
        kept = found.GetParameterMap(0)
        angles_and_shift = [float(value) for value in kept["TransformParameters"]]
        centre = [float(value) for value in kept["CenterOfRotationPoint"]]
        moved = _euler(_places(slices), angles_and_shift, np.array(centre))
        return _tell(root, "elastix", slices, moved)

    return Work(work, compared)


def _euler(places: NDArray[Any], parameters: list[float], centre: NDArray[Any]) -> NDArray[Any]:
    """Map points as ITK's Euler3DTransform does: about z, then x, then y, in its order of factors Z X Y."""
    from scipy.spatial.transform import Rotation

    x, y, z = parameters[:3]
    turn = Rotation.from_euler("ZXY", [z, x, y]).as_matrix()
    return np.asarray((places - centre) @ turn.T + centre + parameters[3:])
