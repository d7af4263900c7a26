"""A project kept whole: checked, backed up, rescued; and where it lies."""
