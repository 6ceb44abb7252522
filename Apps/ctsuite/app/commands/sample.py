"""``ctsuite sample``: digital phantoms as DICOM series with their truth."""

from __future__ import annotations

NAME = "sample"
HELP = "Write a digital phantom as a DICOM CT series, with its true lengths, angles and volumes."
