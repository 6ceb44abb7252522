"""Loops that numba compiles; imported inside functions, so that everything else works without numba."""
