"""The article as a page: how it is set, painted with its marks, and read."""
