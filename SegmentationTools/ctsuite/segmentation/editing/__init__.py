"""Editing of segments by hand: every voxel can be added and removed, and every change undone."""
