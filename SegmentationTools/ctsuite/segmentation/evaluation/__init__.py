"""How well a segmentation agrees with a reference: overlap, distances between surfaces, volumes."""
