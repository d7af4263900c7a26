"""The command palette: letters of anything, and it is done or shown."""
