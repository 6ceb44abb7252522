"""Segmentation that grows from seed points."""
