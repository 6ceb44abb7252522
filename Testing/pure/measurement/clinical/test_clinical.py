"""Clinical values: against bodies whose size and density are known, and against published examples."""

from __future__ import annotations

import numpy as np
import pytest

from ctsuite.core.errors import CTSuiteError
from ctsuite.core.grid import Grid
from ctsuite.core.labels import Labels, Segment
from ctsuite.core.task import Task
from ctsuite.core.units import ONE
from ctsuite.core.volume import Volume
from ctsuite.measurement.clinical import bone_density, calcium_score, doubling_time, ejection_fraction
from ctsuite.measurement.tools import TOOLS

DATES = {"earlier_date": "2026-01-01", "later_date": "2026-04-01"}


def run(module, **given):
    """Values by kind, and the table if there is one."""
    tool = next(tool for tool in TOOLS if tool.id == module.TOOL.id)
    inputs = {port.name: given.pop(port.name) for port in tool.inputs if port.name in given}
    found = tool.function(**inputs, parameters=tool.parse(given), task=Task())
    return {each.name.split(": ")[-1].lower(): each for each in found["measurements"]}, found.get("table")


def refusal(module, **given) -> str:
    with pytest.raises(CTSuiteError) as refused:
        run(module, **given)
    return refused.value.code


def cell(table, name):
    return next(column.values[-1] for column in table.columns if column.name == name)


def ball(radius_mm, spacing=0.5, name="nodule") -> Labels:
    """A ball between the voxels."""
    size = int(2 * (radius_mm + 2) / spacing)
    grid = Grid((size, size, size), (spacing,) * 3)
    away = np.linalg.norm(np.moveaxis(np.indices(grid.shape), 0, -1) - (size - 1) / 2 - 0.1, axis=-1)
    return Labels.from_mask(away * spacing <= radius_mm, grid, Segment(1, name))


def sharp(blocks, spacing=(0.5, 0.5, 3.0), shape=(12, 60, 60), **attributes):
    """An image of 40 HU with blocks (slices of z, y, x and HU), and a region around all."""
    image = np.full(shape, 40, np.int16)
    for *where, hu in blocks:
        image[tuple(slice(*each) for each in where)] = hu
    grid = Grid(shape, spacing)
    region = Labels.from_mask(np.ones(shape, bool), grid, Segment(1, "heart"))
    return {"volume": Volume(image, grid, attributes=attributes, name="heart"), "labels": region}


@pytest.mark.parametrize(("first", "second", "days", "doubling"), [(100, 200, 90, 90), (100, 800, 90, 30)])
def test_the_doubling_time_is_that_of_growth_by_a_constant_factor(first, second, days, doubling):
    assert doubling_time.doubling_days(first, second, days) == pytest.approx(doubling)
    assert doubling_time.doubling_days(second, first, days) == pytest.approx(-doubling)


def test_a_nodule_whose_diameter_grew_by_a_quarter_has_doubled():
    # 2 ** (1 / 3) = 1.26: the rule of thumb of radiology
    found, table = run(doubling_time, earlier=ball(6.0), later=ball(6.0 * 2 ** (1 / 3)), **DATES)
    assert found["change of volume"].value == pytest.approx(100.0, abs=2.0)
    assert found["volume doubling time"].value == pytest.approx(90.0, rel=0.02)
    assert cell(table, "Growth") == "grown"
    assert 0 < cell(table, "Uncertainty of change") < 40
    assert found["change of volume"].uncertainty.expanded == pytest.approx(
        cell(table, "Uncertainty of change")
    )


@pytest.mark.parametrize(
    ("radius", "verdict"), [(5.0, "not grown"), (6.0, "not grown"), (6.5, "not certain"), (8.0, "grown")]
)
def test_growth_is_stated_only_beyond_its_uncertainty(radius, verdict):
    found, table = run(doubling_time, earlier=ball(6.0), later=ball(radius), **DATES)
    assert cell(table, "Growth") == verdict
    assert ("volume doubling time" in found) == (radius > 6.0)


def test_a_coarser_scan_makes_growth_less_certain():
    fine = run(doubling_time, earlier=ball(6.0, 0.5), later=ball(7.0, 0.5), **DATES)[1]
    mixed = run(doubling_time, earlier=ball(6.0, 0.5), later=ball(7.0, 1.0), **DATES)[1]
    assert cell(mixed, "Uncertainty of change") > 1.3 * cell(fine, "Uncertainty of change")


@pytest.mark.parametrize(
    ("dates", "code"),
    [
        ({"earlier_date": "", "later_date": "2026-04-01"}, "CLINICAL-DATE-MISSING"),
        ({"earlier_date": "2026-02-30", "later_date": "2026-04-01"}, "CLINICAL-DATE-MISSING"),
        ({"earlier_date": "2026-04-01", "later_date": "20260401"}, "CLINICAL-NO-INTERVAL"),
        ({"earlier_date": "20260402", "later_date": "20260401"}, "CLINICAL-NO-INTERVAL"),
    ],
)
def test_dates_that_are_missing_or_not_in_order_are_refused(dates, code):
    assert refusal(doubling_time, earlier=ball(3.0), later=ball(4.0), **dates) == code


def test_the_ejection_fraction_is_that_of_both_volumes():
    found, _ = run(ejection_fraction, diastole=ball(30.0, 1.0), systole=ball(23.0, 1.0))
    assert found["ejection fraction"].value == pytest.approx(100 * (1 - (23 / 30) ** 3), abs=0.3)
    truth = 4 / 3 * np.pi * (30**3 - 23**3) / 1000
    assert found["stroke volume"].value == pytest.approx(truth, rel=0.005)
    assert 0.5 < found["ejection fraction"].uncertainty.expanded < 5


def test_chambers_in_the_wrong_order_of_several_segments_or_empty_are_refused():
    one, two = ball(8.0, 1.0), ball(6.0, 1.0)
    assert refusal(ejection_fraction, diastole=two, systole=one) == "CLINICAL-NOT-EMPTIED"
    assert refusal(ejection_fraction, diastole=one, systole=one) == "CLINICAL-NOT-EMPTIED"
    both = Labels(one.array, one.grid, (Segment(1, "left"), Segment(2, "right")))
    assert refusal(ejection_fraction, diastole=both, systole=two) == "CLINICAL-ONE-SEGMENT"
    empty = Labels(one.array * 0, one.grid, (Segment(1, "left"),))
    assert refusal(ejection_fraction, diastole=empty, systole=two) == "MEASUREMENT-SEGMENT-EMPTY"


@pytest.mark.parametrize(
    ("hu", "weight"),
    [(129, 0), (130, 1), (199, 1), (200, 2), (299, 2), (300, 3), (399, 3), (400, 4), (1500, 4)],
)
def test_the_area_is_weighted_by_the_highest_value(hu, weight):
    scan = sharp([((3, 5), (10, 14), (20, 25), hu)], SliceThickness=3.0)
    found, table = run(calcium_score, factor=0.8, **scan)
    area = 4 * 5 * 0.25
    assert found["agatston score"].value == pytest.approx(2 * area * weight)
    assert found["calcium volume"].value == pytest.approx((2 * area * 3) * (weight > 0))
    assert found["calcium mass"].value == pytest.approx(0.8 * hu * 2 * area * 3 / 1000 * (weight > 0))
    assert cell(table, "Lesions") == 2 * (weight > 0)


def test_each_lesion_of_a_slice_has_its_own_weight_and_specks_do_not_count():
    scan = sharp(
        [
            ((3, 4), (10, 14), (20, 24), 150),
            ((3, 4), (30, 34), (20, 24), 450),
            ((3, 4), (50, 51), (9, 12), 900),
        ]
    )
    found, _ = run(calcium_score, **scan)
    assert found["agatston score"].value == pytest.approx(4 * 1 + 4 * 4)
    assert "calcium mass" not in found
    every, _ = run(calcium_score, least_area=0.0, **scan)
    assert every["agatston score"].value == pytest.approx(20 + 0.75 * 4)


def test_the_score_of_slices_of_another_distance_is_that_of_three_millimetres():
    three, _ = run(calcium_score, **sharp([((3, 8), (10, 20), (20, 30), 250)]))
    fine = sharp([((3, 9), (10, 20), (20, 30), 250)], (0.5, 0.5, 2.5), SliceThickness=2.5)
    finer, _ = run(calcium_score, **fine)
    assert finer["agatston score"].value == pytest.approx(three["agatston score"].value)


@pytest.mark.parametrize("first", [0, 6, 8])
def test_thin_slices_are_refused_or_combined_wherever_the_calcium_lies(first):
    blocks = [((first, first + 6), (10, 20), (20, 30), 350)]
    scan = sharp(blocks, (0.5, 0.5, 1.0), (15, 60, 60), SliceThickness=1.0)
    assert refusal(calcium_score, **scan) == "CLINICAL-SLICES-OUT-OF-RULE"
    found, _ = run(calcium_score, thin="combine", **scan)
    # where the calcium fills part of a group only, its mean is lower there
    assert found["agatston score"].value == pytest.approx(25 * 3 * 2, rel=0.5)
    if first % 3 == 0:
        assert found["agatston score"].value == pytest.approx(25 * 3 * 2)


@pytest.mark.parametrize(
    ("thickness", "increment", "thin"),
    [(5.0, 5.0, "refuse"), (3.0, 1.5, "refuse"), (1.0, 3.0, "combine"), (2.0, 2.0, "combine")],
)
def test_slices_out_of_rule_are_refused(thickness, increment, thin):
    scan = sharp([], (0.5, 0.5, increment), SliceThickness=thickness)
    assert refusal(calcium_score, thin=thin, **scan) == "CLINICAL-SLICES-OUT-OF-RULE"


@pytest.mark.parametrize(("density", "mass", "missed"), [(800, 78.5, 0.01), (400, 39.3, 0.03)])
def test_the_mass_of_the_inserts_of_a_published_phantom_is_found(density, mass, missed):
    """Cylinders of 5 mm and 5 mm length (S. Ulzheimer, W. Kalender, European Radiology 13, 2003, 402)."""
    factor, fine = 0.8, 10
    size = np.array([8, 30 * fine, 30 * fine])
    places = np.moveaxis(np.indices((size[1], size[2])), 0, -1) * (0.4 / fine) - 6.013
    disc = (np.linalg.norm(places, axis=-1) <= 2.5).reshape(30, fine, 30, fine).mean(axis=(1, 3))
    lengths = np.array([0, 0, 0, 2.5, 2.5, 0, 0, 0]) / 2.5
    image = lengths[:, None, None] * disc * density / factor
    grid = Grid((8, 30, 30), (0.4, 0.4, 2.5))
    region = Labels.from_mask(np.ones(grid.shape, bool), grid, Segment(1, "insert"))
    found, _ = run(calcium_score, volume=Volume(image, grid), labels=region, factor=factor)
    # voxels that calcium fills to less than 130 HU are missed
    assert found["calcium mass"].value == pytest.approx(mass, rel=missed)
    assert found["calcium mass"].value < mass


def test_regions_are_scored_by_themselves_and_in_total():
    scan = sharp([((3, 5), (10, 14), (5, 9), 250), ((6, 8), (10, 14), (45, 49), 450)])
    array = np.ones(scan["labels"].grid.shape, np.uint8)
    array[..., 30:] = 2
    scan["labels"] = Labels(array, scan["labels"].grid, (Segment(1, "LAD"), Segment(2, "RCA")))
    _, table = run(calcium_score, **scan)
    assert table.columns[0].values == ("LAD", "RCA", "total")
    assert table.columns[2].values == pytest.approx((16, 32, 48))


def test_a_region_without_calcium_scores_zero():
    found, _ = run(calcium_score, **sharp([]))
    assert found["agatston score"].value == 0
    assert found["agatston score"].uncertainty is not None


def rods(noise=0.0):
    """Three rods of 0, 75 and 150 mg/cm³, bone of 120, at 1.25 HU for each mg/cm³ and 8 HU of water."""
    shape = (6, 40, 40)
    array, image = np.zeros(shape, np.uint8), np.zeros(shape, np.float32)
    for value, density in enumerate((0, 75, 150, 120), 1):
        where = np.s_[:, 2:38, 10 * value - 8 : 10 * value - 2]
        array[where], image[where] = value, 8 + 1.25 * density
    image += np.random.default_rng(2).normal(0, noise, shape).astype(np.float32)
    grid = Grid(shape, (0.7, 0.7, 2.0))
    names = ("rod 1", "rod 2", "rod 3", "L1")
    labels = Labels(array, grid, tuple(Segment(n, name) for n, name in enumerate(names, 1)))
    return {"volume": Volume(image, grid, name="spine"), "labels": labels, "segment": "L1"}


def test_the_density_follows_from_rods_that_were_scanned_along():
    given = "rod 1 = 0; rod 2 = 75; rod 3 = 150"
    found, table = run(bone_density, calibration="rods", rods=given, **rods(noise=20.0))
    assert found["bone mineral density"].value == pytest.approx(120, abs=1.5)
    assert table.columns[0].values == ("rod 1", "rod 2", "rod 3", "L1")
    assert found["mean"].value == pytest.approx(158, abs=1.5)


def test_the_density_follows_from_a_line_and_without_one_there_is_none():
    found, _ = run(bone_density, calibration="line", slope=0.8, intercept=-6.4, **rods())
    assert found["bone mineral density"].value == pytest.approx(120, abs=1e-3)
    plain, _ = run(bone_density, **rods())
    assert set(plain) == {"mean", "standard deviation"}


@pytest.mark.parametrize(
    "options",
    [
        {"calibration": "line"},
        {"calibration": "rods"},
        {"calibration": "rods", "rods": "rod 1 = 75"},
        {"calibration": "rods", "rods": "rod 1 = 75; rod 2 = 75"},
        {"calibration": "rods", "rods": "rod 1; rod 2 = 75"},
        {"calibration": "rods", "rods": "rod 1 = nan; rod 2 = 75"},
        {"calibration": "rods", "rods": "rod 1 = 150; rod 2 = 75; rod 3 = 0"},
        {"calibration": "rods", "rods": "rod 1 = 0; rod 2 = 150; rod 3 = 75"},
    ],
)
def test_a_calibration_that_is_none_is_refused(options):
    assert refusal(bone_density, **rods(), **options) == "CLINICAL-NOT-CALIBRATED"


@pytest.mark.parametrize("module", [bone_density, calcium_score])
def test_values_that_are_no_ct_numbers_are_refused(module):
    scan = sharp([])
    scan["volume"] = Volume(scan["volume"].array, scan["volume"].grid, ONE)
    assert refusal(module, **scan) == "CLINICAL-NO-HU"
