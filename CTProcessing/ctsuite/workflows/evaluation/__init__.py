"""Evaluating segmentations over folders of cases, and the pictures that show how they did."""
