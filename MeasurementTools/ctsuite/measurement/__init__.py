"""Geometric measurement."""
