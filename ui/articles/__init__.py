"""The articles of a project: their list, and what narrows it."""
