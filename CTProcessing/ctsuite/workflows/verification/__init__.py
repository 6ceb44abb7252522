"""Verification of measurements with digital phantoms whose truth is known by formulas."""
