"""Texts and sentences are mended: side by side, with the tags that lose their words in a tray."""
