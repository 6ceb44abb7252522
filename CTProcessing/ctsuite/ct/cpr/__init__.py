"""Curved planar reformation: pictures and volumes along a curve."""
