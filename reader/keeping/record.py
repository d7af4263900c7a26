"""The record of a project: every step that was ever done, and the verbs on it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.project import Project


class Record:
    """What was done to a project. A part of `Project`, which opens steps and tells its listeners."""

    def __init__(self, project: "Project") -> None:
        self._project = project
