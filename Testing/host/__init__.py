"""A stand-in for the desktop of 3D Slicer, for tests only; README.md says what it does not imitate."""
