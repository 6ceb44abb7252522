"""Measuring in images that were drawn along a curve."""
