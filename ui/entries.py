"""The actors and issues of a project, read once for all who list, name or suggest them."""

from functools import cached_property
from typing import TYPE_CHECKING

from reader.model import Actor, Issue
from reader.project import Project

if TYPE_CHECKING:
    from reader.codebook import Entry
    from reader.suggest import Suggester


class Entries:
    """What the codebook holds as of the last `forget`. Raises SikapError where it reads."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._uses: dict[Entry, dict[int, int]] = {}

    def forget(self) -> None:
        """The codebook has changed: it is read again when it is next asked for."""
        self.forget_uses()
        for name in ("actors", "issues", "to_actors", "to_issues"):
            vars(self).pop(name, None)

    def forget_uses(self) -> None:
        """Tags have changed: they are counted again when that is next asked for."""
        self._uses.clear()

    def uses(self, what: "Entry") -> dict[int, int]:
        """How many annotations each entry has, also none."""
        if what not in self._uses:
            self._uses[what] = self._project.codebook.uses(what)
        return self._uses[what]

    @cached_property
    def actors(self) -> list[Actor]:
        return self._project.actors()

    @cached_property
    def issues(self) -> list[Issue]:
        return self._project.issues()

    @cached_property
    def to_actors(self) -> "Suggester":
        """From what is typed to the actors it may mean."""
        from reader.suggest import Suggester  # not needed to start

        return Suggester(self.actors)

    @cached_property
    def to_issues(self) -> "Suggester":
        from reader.suggest import Suggester

        return Suggester(self.issues)
