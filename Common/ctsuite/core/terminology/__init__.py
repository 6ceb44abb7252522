"""Names and codes of regions: ``CTSuite.json``, in the schema that 3D Slicer reads as a terminology."""
