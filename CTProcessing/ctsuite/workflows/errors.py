"""Errors of guided workflows."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

ANSWERS_UNREADABLE = define(
    "WORKFLOW-ANSWERS-UNREADABLE",
    Kind.USAGE,
    "The answers in {path} cannot be used.",
    "{reason}",
    "Correct the answers file; its form is described on the page 'Answers to manual steps'.",
)
POINT_OUTSIDE = define(
    "WORKFLOW-POINT-OUTSIDE",
    Kind.REFUSED,
    "A point given for the step '{step}' lies outside the image.",
    "{point} (LPS, mm) is not inside the volume.",
    "Give points in LPS coordinates in millimetres, inside the series.",
)
