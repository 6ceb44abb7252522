"""Compiled loops over the output of a network."""
