"""Solids with an analytic volume, a signed distance and a support point, one family per file.

The truth of a phantom comes from here: a volume is a formula or a one-dimensional integral of section areas,
never a count of voxels.
"""
