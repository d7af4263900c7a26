"""What a Sikap project is: articles, tags and claims in one file. Runs without a screen.

from reader import Kind, Project, Stance

with Project.create("study.sikap") as project:
    article = project.add_article("Menteri menolak rencana itu. Nelayan setuju.", language="id")
    project.tag(article.id, Kind.STATEMENT, 0, 28, actor="Menteri", issue="rencana itu", stance=Stance.OPPOSE)
"""

from reader.errors import SikapError
from reader.model import Kind, Role, Span, Stance, Status
from reader.project import Project

__version__ = "0.1.0"

__all__ = ["Kind", "Project", "Role", "SikapError", "Span", "Stance", "Status"]
