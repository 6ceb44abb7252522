"""The pages of the manual that are made from the product's descriptions: nothing is named twice by hand."""
