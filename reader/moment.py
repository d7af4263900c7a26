"""Time at the border: UTC, ISO 8601, milliseconds, `Z`."""

from datetime import UTC, date, datetime


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def local_day(moment: str) -> date:
    """The day of an ISO date or date-time in the person's own time zone. Raises ValueError, OverflowError."""
    if len(moment) <= len("2023-11-21"):
        return date.fromisoformat(moment)
    known = datetime.fromisoformat(moment)
    return (known.astimezone() if known.tzinfo else known).date()
