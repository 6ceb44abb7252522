"""A small stand-in for the desktop of 3D Slicer, for tests only. See README.md for what it does not imitate."""
