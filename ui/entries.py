"""The actors and issues of a project, read once for all who list, name or suggest them."""

from functools import cached_property
from typing import TYPE_CHECKING

from reader.history import CODEBOOK
from reader.model import Actor, Changes, Issue
from reader.project import Project

if TYPE_CHECKING:
    from reader.codebook import Entry
    from reader.suggest import Suggester

NOTHING: frozenset[int] = frozenset()


class Entries:
    """What the codebook holds, as of the last step that was followed. Raises SikapError where it reads."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._uses: dict[Entry, dict[int, int]] = {}
        self._uncounted: dict[Entry, set[int]] = {}

    def forget(self) -> None:
        """Anything may have changed: it is read again when it is next asked for."""
        self._uses.clear()
        self._uncounted.clear()
        self._forget_names()

    def follow(self, changes: Changes) -> None:
        """A step has changed something: what it has touched is read again when it is next asked for."""
        if not CODEBOOK.isdisjoint(changes.rows):
            self._forget_names()
        for what in self._uses:
            touched = changes.named.get(what, NOTHING) | changes.rows.get(what, NOTHING)
            self._uncounted.setdefault(what, set()).update(touched)

    def uses(self, what: "Entry") -> dict[int, int]:
        """How many annotations each entry has, also none."""
        if what not in self._uses:
            self._uses[what] = self._project.codebook.uses(what)
        elif ids := self._uncounted.get(what):
            left = {entry: n for entry, n in self._uses[what].items() if entry not in ids}
            self._uses[what] = left | self._project.codebook.uses(what, ids)
            ids.clear()
        return self._uses[what]

    def _forget_names(self) -> None:
        for name in ("actors", "issues", "to_actors", "to_issues"):
            vars(self).pop(name, None)

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
