"""Vessels: cross-sections along a line, diameters, areas, length, bends, narrowing and wall."""
