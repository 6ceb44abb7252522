"""Measurements on their way to other software and back: structured reports, tables, comparisons."""
