"""Loops of registration that numba compiles; imported inside functions."""
