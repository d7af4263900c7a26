"""Articles that are nearly the same: wire copy that several outlets print."""


def sketch(text: str) -> str:
    """What is kept of a text to find its reprints by."""
    return ""
