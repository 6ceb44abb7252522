"""Measuring cases from files: markups and segments on a series, and what is handed on."""
