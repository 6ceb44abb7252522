"""Segmentation by cuts and walks on the graph of voxels."""
