"""CT series and CT images: reading, checking, drawing and processing them."""
