"""The preferences: what a person changes once, for the program or for this project."""
