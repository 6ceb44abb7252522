"""Loops over the voxels, compiled."""
