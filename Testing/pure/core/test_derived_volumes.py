"""Volumes derived by the suite: limits of the acquisition are held against the series they come from."""

from __future__ import annotations

import numpy as np

from ctsuite.core.grid import Grid
from ctsuite.core.profile import check, load
from ctsuite.core.volume import ORIGIN, Volume

ACQUIRED = Grid.axial((300, 512, 512), (0.7, 0.8, 5.0))
ISOTROPIC = Grid.axial((2136, 585, 512), (0.7, 0.7, 0.7))


def empty(grid: Grid, **attributes: object) -> Volume:
    """A volume of that grid which takes no memory."""
    known = {"Modality": "CT", **attributes}
    return Volume(np.broadcast_to(np.int16(0), grid.shape), grid, attributes=known)


def derived(volume: Volume, grid: Grid) -> Volume:
    """What a tool makes of a volume on another grid."""
    return volume.with_array(np.broadcast_to(np.int16(0), grid.shape), grid)


def test_a_derived_volume_records_what_was_acquired() -> None:
    isotropic = derived(empty(ACQUIRED), ISOTROPIC)
    assert {key: isotropic.attributes[key] for key in ORIGIN} == {
        "AcquiredPixelSpacing": (0.8, 0.7),
        "AcquiredSliceSpacing": 5.0,
        "AcquiredRows": 512,
        "AcquiredColumns": 512,
        "AcquiredNumberOfSlices": 300,
    }
    assert isotropic.acquired_finest_spacing_mm == 0.7


def test_what_is_derived_further_keeps_the_record_of_the_first() -> None:
    once = derived(empty(ACQUIRED), ISOTROPIC)
    twice = derived(once, Grid.axial((100, 200, 200), (2.0, 2.0, 2.0)))
    assert all(twice.attributes[key] == once.attributes[key] for key in ORIGIN)
    assert twice.grid.finest_spacing_mm > twice.acquired_finest_spacing_mm, "coarser than planning allows"


def test_other_values_on_the_same_voxels_are_not_a_derived_grid() -> None:
    volume = empty(ACQUIRED)
    assert not set(ORIGIN) & set(volume.with_array(volume.array).attributes)
    assert volume.acquired_finest_spacing_mm == 0.7


def test_thousands_of_slices_made_by_resampling_are_not_an_acquisition_beyond_the_limits() -> None:
    base = load("ct.base")
    assert check(base, derived(empty(ACQUIRED), ISOTROPIC).facts()) == ()
    (finding,) = check(base, empty(ISOTROPIC).facts())
    assert finding.fact == "NumberOfSlices" and finding.found == 2136, "the same grid as acquired is refused"


def test_fine_voxels_do_not_hide_that_slices_were_thick() -> None:
    facts = derived(empty(ACQUIRED), ISOTROPIC).facts()
    assert facts["SliceSpacing"] == 5.0 and facts["PixelSpacing"] == (0.8, 0.7)
    found = check(load("workflow.orthopaedic"), facts)
    assert [finding.level for finding in found if finding.fact == "SliceSpacing"] == ["should"]


def test_a_slab_of_one_slice_is_no_stack_however_many_were_acquired() -> None:
    slab = derived(empty(ACQUIRED), Grid.axial((1, 512, 512), (0.7, 0.8, 1500.0)))
    assert slab.facts()["NumberOfSlices"] == 1
    assert [finding.fact for finding in check(load("ct.resample_isotropic"), slab.facts())] == [
        "NumberOfSlices"
    ]


def test_voxels_made_coarser_are_judged_as_they_are() -> None:
    coarse = derived(empty(ACQUIRED), Grid.axial((100, 70, 70), (5.0, 5.0, 15.0)))
    assert {finding.fact for finding in check(load("ct.base"), coarse.facts())} == {
        "PixelSpacing",
        "SliceSpacing",
    }
