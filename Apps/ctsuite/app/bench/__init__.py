"""Benchmarks: each compares one part of the suite with other software on the same data in the same run."""
