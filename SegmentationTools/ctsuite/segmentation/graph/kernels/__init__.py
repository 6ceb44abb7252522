"""The compiled loops of graph-based segmentation."""
