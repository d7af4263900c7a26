"""Articles come in: read away from the window, shown for a person to decide, stored as one step."""
