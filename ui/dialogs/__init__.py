"""The dialogs: data in, an answer out."""
