"""The window: panes around one session."""
