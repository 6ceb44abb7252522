"""Segmentations as DICOM objects: segmentation images out and in, structure sets in."""
