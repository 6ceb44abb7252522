"""A volume drawn along a curve keeps in the scene that it is one, and how."""

from __future__ import annotations

import json

import numpy as np

from ctsuite.core.curve import Curve
from ctsuite.core.curved_image import CurvedImage
from ctsuite.core.grid import Grid
from ctsuite.core.task import Task
from ctsuite.core.volume import BADGE, Volume
from ctsuite.ct.cpr import planar
from ctsuite.mrml import attributes, badges, views, volume


def made_along_a_curve() -> Volume:
    """A curved picture of a volume of one value."""
    z = np.linspace(-12, 12, 20)
    curve = Curve(np.stack([3 * np.sin(z / 5), 0 * z, z], -1))
    source = Volume(
        np.zeros((30, 30, 30), np.int16), Grid((30, 30, 30), (1.0, 1.0, 1.0), (-15.0, -15.0, -15.0))
    )
    parameters = planar.TOOL.parse({"width": 10.0, "rotation": 20.0})
    made = planar.TOOL.function(volume=source, curve=curve, parameters=parameters, task=Task())
    return made["volume"]  # type: ignore[no-any-return]


def test_a_view_of_a_curved_picture_has_no_directions_of_the_patient_at_its_edges(scene) -> None:
    node = volume.to_node(scene, made_along_a_curve())
    with_letters, without = (
        views.slice_picture(scene, "Axial", volume=node, letters=letters, badges=False)
        for letters in (True, False)
    )
    np.testing.assert_array_equal(with_letters, without)
    straight = volume.to_node(scene, Volume(np.zeros((9, 9, 9), np.int16), Grid((9, 9, 9), (1.0, 1.0, 1.0))))
    lettered, bare = (
        views.slice_picture(scene, "Axial", volume=straight, letters=letters, badges=False)
        for letters in (True, False)
    )
    assert (lettered != bare).any()


def test_the_mapping_and_the_badge_of_a_curved_picture_stay_on_its_node(scene) -> None:
    made = made_along_a_curve()
    node = volume.to_node(scene, made)
    assert json.loads(node.GetAttribute(attributes.NODE_ATTRIBUTE))["SpatialTransform"].startswith(
        "curved planar"
    )
    again = volume.from_node(node)
    mapping = CurvedImage.of(again.attributes)
    assert mapping is not None
    first = CurvedImage.of(made.attributes)
    assert first is not None
    np.testing.assert_array_equal(mapping.to_lps([3.0, 9.0, 0.0]), first.to_lps([3.0, 9.0, 0.0]))
    assert "rotation 20.0" in badges.of_node(node)[0]
    assert again.attributes[BADGE] == made.attributes[BADGE]
