"""Guided workflows as data, and what joins several domains."""
