"""Programs for segmentation that the user has installed: their own commands, in processes of their own."""
