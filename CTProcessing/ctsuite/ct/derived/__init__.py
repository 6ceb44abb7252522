"""DICOM image series of what was made from a series."""

from ctsuite.ct.derived.series import write_series

__all__ = ["write_series"]
