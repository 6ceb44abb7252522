"""Parts of the module CT Segmentation."""
