"""What the program carries beside its code: icons, themes, translations, help, sample articles."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Where the resource `name` ("themes/light.json") lies. Nothing is promised about its being there."""
    return _HERE / name
