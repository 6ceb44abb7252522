"""Phantoms as valid DICOM CT series."""
