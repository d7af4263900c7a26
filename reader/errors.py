"""What can go wrong in a person's world: one plain sentence each that says what is wrong, where, and what to do.

The sentence is kept as a template and its values, so that the window can say it in the person's language.
"""

from collections.abc import Callable, Mapping


class SikapError(Exception):
    """The root of all errors that are not our own mistake. `str(error)` is the English sentence.

    `unsaved` names the step that the file did not take, if that is what went wrong: it can be tried again as it was.
    """

    unsaved: str | None = None

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template.format(**values))
        self.template = template
        self.values = values

    def __reduce__(self) -> tuple[Callable[..., "SikapError"], tuple[object, ...]]:
        """Errors come back from worker processes; the usual way would format the sentence a second time."""
        return _again, (type(self), self.template, self.values)


class BadFile(SikapError):
    """A file to import or write cannot be used: missing, empty, binary, too large, not writable."""


class BadProject(SikapError):
    """A file cannot be opened as a project: not SQLite, somebody else's, from a newer format, damaged."""


class DamagedProject(BadProject):
    """A project that SQLite cannot read, or not all of it: `reader.keeping.rescue` saves what can be read."""


class ForeignFile(DamagedProject):
    """What is in a file with our suffix is no project: somebody else's, or its beginning is gone."""


class AlteredProject(BadProject):
    """The tables, views or triggers of a project are not as Sikap made them, so nothing in it is run or written."""


class ProjectGone(BadProject):
    """The file of an open project was deleted, moved, replaced or unplugged."""


class ReadOnlyProject(BadProject):
    """The project can be read but not written."""


class ProjectBusy(SikapError):
    """Another program holds the project's lock for longer than we wait."""


class BadSpan(SikapError, ValueError):
    """A span is empty, reversed, negative or past the end of its text."""


class BadValue(SikapError, ValueError):
    """A value does not fit where it was given: an unknown kind or stance, an actor on a position, an empty name."""


class NotFound(SikapError, LookupError):
    """No article, annotation, actor or issue has this id."""


class Conflict(SikapError):
    """A step cannot be taken back because somebody else changed the same rows since."""


class Cancelled(SikapError):
    """The person stopped a long piece of work."""

    def __init__(self) -> None:
        super().__init__("Stopped: nothing was changed.")


def _again(kind: type[SikapError], template: str, values: Mapping[str, object]) -> SikapError:
    return Cancelled() if kind is Cancelled else kind(template, **values)
