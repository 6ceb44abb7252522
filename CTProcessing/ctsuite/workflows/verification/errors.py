"""Errors of verification."""

from __future__ import annotations

from ctsuite.core.errors import Kind, define

INACCURATE = define(
    "VERIFICATION-INACCURATE",
    Kind.FAILED,
    "{count} of {total} measurements are not within the declared accuracy.",
    "The first is {quantity} on {phantom}: {found} instead of {true}.",
    "Do not measure in curved images with this installation; report the versions and the report in {path}.",
)
