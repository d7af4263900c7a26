"""The command line. Qt is imported only when a window is wanted.

Exit codes: 0 fine; 1 the data or a file is at fault, and one line on stderr says which and what to do; 2 the words of
the command are off, or there is no display for a window.
"""

import io
import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO, TypeVar

import click

from reader import __version__
from reader.errors import BadProject, SikapError
from reader.store import SUFFIX, VIEWS
from ui.start import plain_streams

if TYPE_CHECKING:
    from reader.formats.columns import Columns
    from reader.formats.sources import Metadata
    from reader.languages import Rules
    from reader.project import Project
    from ui.importing.batch import Batch

T = TypeVar("T")
Command = Callable[..., None]

DUPLICATES = {"keep": "keep", "skip": "skip", "link": "reprint"}  # what becomes of them, as `ui.importing.batch` says
OF_NO_USE = "This plugin does not support "  # how Qt begins to say what a platform without a display cannot do


class Fault(click.ClickException):
    """The data or a file is at fault."""

    def show(self, file: Any = None) -> None:
        click.echo(f"sikap: {_one_line(self.message)}", err=True)


class NoWindow(Fault):
    """There is no display for a window."""

    exit_code = 2


class SikapGroup(click.Group):
    """`sikap PROJECT` opens the window: the first word need not be a command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            _require_like_a_project(args[0], self.list_commands(ctx))
            return window.name, window, args
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SikapError as error:
            raise Fault(str(error)) from error
        except BrokenPipeError:  # whoever read our output has gone: click ends quietly
            raise
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            raise Fault(f"{where}{error.strerror or error}.") from error


def run() -> NoReturn:
    """Do what the words on the command line say, and exit."""
    plain_streams()
    sikap(prog_name="sikap")
    sys.exit(0)


def end_with(error: BaseException) -> NoReturn:
    """Say why, and exit, as if a command had raised this."""

    def raise_it() -> None:
        raise error

    SikapGroup("sikap", callback=raise_it, invoke_without_command=True).main([], prog_name="sikap")
    sys.exit(0)


@click.group(
    cls=SikapGroup,
    invoke_without_command=True,
    subcommand_metavar="[PROJECT] | COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="sikap %(version)s", help="Show the version and exit.")
@click.pass_context
def sikap(ctx: click.Context) -> None:
    """Read and code news articles: who says what, and which stance they take.

    Without a command the window opens: on PROJECT, which is made if it is not there, or on the project that was open
    last.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(window, project=None)


@click.command(name="window")
@click.argument("project", type=click.Path(path_type=Path))
def window(project: Path | None) -> None:
    """Open the window."""
    from ui.display import why_no_window

    problem = why_no_window()
    if problem:
        raise NoWindow(problem)
    from ui.app import run_window

    sys.exit(run_window(project))


@sikap.command()
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="The folder for the pictures and the CSV."
)
@click.option("--offscreen", is_flag=True, help="Do not show the window, also where there is a display.")
def tour(out: Path | None, offscreen: bool) -> None:
    """See the window do the main job: read, code claims, undo, export."""
    from ui.display import why_no_qt, why_no_window

    problem = why_no_qt()
    if problem:
        raise NoWindow(problem)
    if offscreen or why_no_window():
        offscreen = True
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if out:
        _make_folder(out)
    from ui.tour import run_tour

    with _hushed():
        sys.exit(run_tour(out, offscreen))


@contextmanager
def _hushed() -> Iterator[None]:
    """Qt without what is of no use to a person."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    def tell(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if message.startswith(OF_NO_USE):
            return
        if before:
            before(kind, context, message)
        else:
            click.echo(message, err=True)

    before = qInstallMessageHandler(tell)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Fault(f"The folder {out} cannot be made ({reason}): name one that you may write to.") from error
    if not os.access(out, os.W_OK):
        raise Fault(f"The folder {out} may not be written to: name another one.")


def _date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    from reader.intake import iso_date

    return _checked(iso_date, value)


def _language(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    from reader.intake import language_code

    return _checked(language_code, value)


def _columns(_: click.Context, __: click.Parameter, values: Sequence[str]) -> "Columns | None":
    from reader.formats.columns import FIELDS

    pairs = [value.partition("=") for value in values]
    for field, equals, name in pairs:
        if field not in FIELDS or not equals or not name:
            raise click.BadParameter(f"{field}{equals}{name} is not FIELD=NAME; a field is one of {', '.join(FIELDS)}.")
    return {field: name for field, _, name in pairs} or None


def _format(context: click.Context, option: click.Parameter, value: str | None) -> str:
    from reader.formats import WRITERS

    names = list(WRITERS)
    return names[0] if value is None else str(click.Choice(names).convert(value, option, context))


def _checked(check: Callable[[str], str | None], value: str | None) -> str | None:
    try:
        return None if value is None else check(value)
    except SikapError as error:
        raise click.BadParameter(str(error)) from error


@sikap.command(name="import")
@click.argument("project", type=click.Path(path_type=Path))
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE_OR_FOLDER...")
@click.option(
    "--language", callback=_language, help="The articles' language, such as id, ms or en. Default: by its words."
)
@click.option("--source", default="", help="Where the articles appeared.")
@click.option("--author", default="", help="Who wrote them.")
@click.option("--published", callback=_date, metavar="DATE", help="When they appeared, such as 2023-11-21.")
@click.option(
    "--column",
    "columns",
    callback=_columns,
    multiple=True,
    metavar="FIELD=NAME",
    help="What a column of tables holds, such as text=Isi or title=Judul; may be given several times. "
    "Default: by the names of the columns.",
)
@click.option(
    "--duplicates",
    type=click.Choice(list(DUPLICATES)),
    default="keep",
    show_default=True,
    help="Reprints of another article: keep them all, skip them, or keep them and link each to the first.",
)
def import_articles(
    project: Path,
    files: Sequence[Path],
    language: str | None,
    source: str,
    author: str,
    published: str | None,
    columns: "Columns | None",
    duplicates: str,
) -> None:
    """Add articles to PROJECT, which is made if it is not there. A folder stands for all articles in it."""
    from reader.languages import NO_RULES

    _require_project_first(project)
    metadata: Metadata = {"language": language, "source": source, "author": author, "published": published}
    if project.exists():
        with _opened(project) as opened:
            batch = _read_files(files, metadata, opened.rules, columns)
            if batch.articles:
                batch = _add(opened, batch, duplicates)
    else:
        batch = _read_files(files, metadata, NO_RULES, columns)
        if batch.articles:
            batch = _create_with(project, lambda made: _add(made, batch, duplicates))
    _report_import(project, batch)


def _csv_options(command: Command) -> Command:
    for option in (
        click.option(
            "--spreadsheet", is_flag=True, help="A byte order mark, and ' before text that would run as a formula."
        ),
        click.option(
            "--delimiter", default=",", show_default=True, help="What stands between two cells; `tab` is one too."
        ),
        click.option("--bom", is_flag=True, help="Start with a byte order mark."),
    ):
        command = option(command)
    return command


@sikap.command()
@click.argument("project", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--table", type=click.Choice(VIEWS), default=VIEWS[0], show_default=True, help="What a row is.")
@click.option(
    "--format",
    "format_name",
    callback=_format,
    metavar="FORMAT",
    help="The kind of file. Default: csv.",
)
@_csv_options
def export(
    project: Path, out: Path, table: str, format_name: str, bom: bool, delimiter: str, spreadsheet: bool
) -> None:
    """Write a table of PROJECT to the file OUT, or to the screen if OUT is -."""
    from reader.formats import WRITERS

    delimiter = _delimiter(delimiter)
    _require_not_a_project(out, project)
    with _opened(project, read_only=True) as opened, _destination(out) as to:
        columns, rows = opened.export_rows(table)
        write = WRITERS[format_name]
        count = write(to, columns, rows, bom=bom, delimiter=delimiter, spreadsheet=spreadsheet)
    if to is out:
        click.echo(f"{_counted(count, 'row')} of {table} written to {out}.")


@sikap.group()
def codebook() -> None:
    """Take the actors and issues of a project from one to another, or through a spreadsheet."""


@codebook.command(name="export")
@click.argument("project", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path, allow_dash=True))
@_csv_options
def export_codebook(project: Path, out: Path, bom: bool, delimiter: str, spreadsheet: bool) -> None:
    """Write all actors and issues of PROJECT to the CSV file OUT, or to the screen if OUT is -."""
    from reader.formats.codebook import write_codebook

    delimiter = _delimiter(delimiter)
    _require_not_a_project(out, project)
    with _opened(project, read_only=True) as opened, _destination(out) as to:
        actors, issues = opened.actors(), opened.issues()
        write_codebook(to, actors, issues, bom=bom, delimiter=delimiter, spreadsheet=spreadsheet)
    if to is out:
        click.echo(f"{_counted(len(actors), 'actor')} and {_counted(len(issues), 'issue')} written to {out}.")


@codebook.command(name="import")
@click.argument("project", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path))
def import_codebook(project: Path, file: Path) -> None:
    """Add the actors and issues in the CSV FILE to PROJECT, which is made if it is not there.

    Those that are in the project already, by name or alias, are changed where the file says something.
    """
    from reader.formats.codebook import read_codebook

    _require_project_first(project)
    if project.exists():
        with _opened(project) as opened:
            report = opened.codebook.import_rows(read_codebook(file))
    else:
        rows = read_codebook(file)
        report = _create_with(project, lambda made: made.codebook.import_rows(rows))
    if report.ignored:
        click.echo(f"sikap: columns that a codebook does not have were ignored: {', '.join(report.ignored)}.", err=True)
    click.echo(
        f"Codebook imported into {project}: {report.added} added, {report.changed} changed, {report.same} as they were."
    )


@sikap.command()
@click.argument("project", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def info(project: Path, as_json: bool) -> None:
    """Show what PROJECT holds."""
    with _opened(project, read_only=True) as opened:
        facts = opened.info()
    click.echo(json.dumps(facts, ensure_ascii=False, indent=2) if as_json else _table(facts))


@sikap.command()
@click.argument("project", type=click.Path(path_type=Path))
@click.option(
    "--repair",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Write all that can be read, mended where needed, to the new project OUT. PROJECT itself is not changed.",
)
def check(project: Path, repair: Path | None) -> None:
    """Check that PROJECT is whole and every quote stands where it says."""
    if repair is not None:
        _repair(project, repair)
        return
    from reader.keeping.findings import by_remedy

    with _opened(project, read_only=True, altered=True) as opened:
        findings = opened.findings()
    for remedy, found in by_remedy(findings).items():
        click.echo(remedy)
        for finding in found:
            click.echo(f"  {_one_line(finding.sentence)}")
    if findings:
        raise Fault(
            f"{project} has {_counted(len(findings), 'fault')}: sikap check --repair makes a mended copy of it, and "
            f"sikap backup --list {project} shows its backups."
        )
    click.echo(f"All is well in {project}.")


def _repair(project: Path, out: Path) -> None:
    from reader.keeping.rescue import rescue

    rescued = rescue(project, out)
    for mend in rescued.mends:
        click.echo(_one_line(str(mend)))
    held = f"{_counted(rescued.articles, 'article')} and {_counted(rescued.tags, 'tag')}"
    orphans = f", {_counted(rescued.orphans, 'tag')} without words" if rescued.orphans else ""
    click.echo(f"{held}{orphans} are in {out}. {project} was not changed.")


@sikap.command()
@click.argument("project", type=click.Path(path_type=Path))
@click.option("--list", "listed", is_flag=True, help="Show the backups there are, and make none.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder for backups. Default: beside PROJECT.",
)
def backup(project: Path, listed: bool, folder: Path | None) -> None:
    """Make a backup of PROJECT and check it, or list the backups there are."""
    from reader.keeping import backups

    project = project.absolute()
    with _opened(project, read_only=True, altered=True):
        pass  # a project that is not there has no backups
    place = backups.folder_of(project, folder)
    if not listed:
        made = backups.make(project, place, backups.Reason.ASKED)
        click.echo(f"Backed up to {made.path}.")
        return
    for one in backups.found(project, place):
        click.echo(f"{one.at}  {one.reason:<9}  {one.bytes:>12}  {one.path}")


@sikap.command()
@click.argument("backup", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
def restore(backup: Path, out: Path) -> None:
    """Make the new project OUT of a BACKUP, whole and checked."""
    from reader.keeping.copying import copy

    copy(backup.absolute(), out.absolute())
    click.echo(f"{out} was restored from {backup}.")


@sikap.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[--test]")
def setup(words: Sequence[str]) -> None:
    """Make a new machine ready: python3 main.py setup."""
    from resources.setup import run as set_up

    sys.exit(set_up(words))


# What the words mean


def _require_like_a_project(word: str, commands: Iterable[str]) -> None:
    """A mistyped command is not the name of a new project."""
    path = Path(word)
    if not path.exists() and path.suffix != SUFFIX:
        raise click.UsageError(
            f"There is no command or project {word!r}. A new project's name ends in {SUFFIX}; "
            f"commands are {', '.join(commands)}."
        )


def _require_project_first(project: Path) -> None:
    if not project.exists() and project.suffix != SUFFIX:
        raise click.UsageError(f"The project comes first, and a new one's name ends in {SUFFIX}; {project} does not.")


def _require_not_a_project(out: Path, project: Path) -> None:
    if out.suffix == SUFFIX or (out.exists() and project.exists() and out.samefile(project)):
        raise click.UsageError(f"{out} is the name of a project: name another file to write.")


def _delimiter(word: str) -> str:
    from reader.formats.csv import require_delimiter

    delimiter = "\t" if word in ("tab", "\\t") else word
    try:
        require_delimiter(delimiter)
    except SikapError as error:
        raise click.UsageError(str(error)) from error
    return delimiter


# Work


@contextmanager
def _opened(path: Path, *, read_only: bool = False, altered: bool = False) -> "Iterator[Project]":
    from reader.project import Project
    from reader.store import plain_errors

    try:
        with Project.open(path, read_only=read_only, altered=altered) as project, plain_errors(path):
            project.before_long_step(partial(_back_up_before_step, path))
            yield project
    except sqlite3.OperationalError as error:  # tables that are missing, text that is none
        raise BadProject("{path} is damaged ({reason}): open a backup copy of it.", path=path, reason=error) from error


def _back_up_before_step(path: Path) -> None:
    """Keep the file as it is before a step of many rows, which goes on in any case."""
    from reader.keeping import backups

    try:
        made = backups.make(path, backups.folder_of(path), backups.Reason.BULK)
        click.echo(f"sikap: {path} was backed up first: {made.path}", err=True)
    except SikapError as error:
        click.echo(f"sikap: there is no new backup: {_one_line(str(error))}", err=True)


def _create_with(path: Path, fill: "Callable[[Project], T]") -> T:
    """A new project that could not be filled is not left behind."""
    from reader.project import Project

    with Project.create(path) as project:
        try:
            return fill(project)
        except BaseException:
            project.close()
            path.unlink(missing_ok=True)
            raise


def _read_files(paths: Iterable[Path], metadata: "Metadata", rules: "Rules", columns: "Columns | None") -> "Batch":
    """What could be read, and why the rest could not."""
    from ui.importing.reading import Answers, read_files

    with click.progressbar(length=1, label="Reading", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def report(done: int, total: int = 0, /) -> None:
            bar.length = total or 1
            bar.update(done - bar.pos)

        return read_files(paths, metadata, rules, Answers(of_all=columns), report)


def _add(project: "Project", batch: "Batch", duplicates: str) -> "Batch":
    """Add the articles of a batch, those that repeat another one as `duplicates` says."""
    from ui.importing.batch import Choice, settle
    from ui.importing.reading import find_repeats

    if duplicates != "keep":
        batch = find_repeats(project, batch)
        for row in batch.repeats:
            row.choice = Choice(DUPLICATES[duplicates])
    if new := list(settle(batch, project.rules)):
        project.add_articles(new)
    return batch


def _report_import(project: Path, batch: "Batch") -> None:
    for note in (note for row in batch.chosen for note in row.new.notes):
        click.echo(f"sikap: {_one_line(note)}", err=True)
    for failure in batch.failures:
        Fault(str(failure.error)).show()
    if batch.passed_over:
        click.echo(f"sikap: {_counted(batch.passed_over, 'file')} of other kinds passed over.", err=True)
    if batch.articles:
        if left_out := len(batch.articles) - len(batch.chosen):
            reprints = "a reprint" if left_out == 1 else "reprints"
            click.echo(f"sikap: {_counted(left_out, 'article')} left out as {reprints}.", err=True)
        sentences = sum(len(row.new.sentences) for row in batch.chosen)
        done = f"{_counted(len(batch.chosen), 'article')} with {_counted(sentences, 'sentence')}"
        click.echo(f"{done} imported into {project}.")
    if batch.failures:
        sys.exit(Fault.exit_code)


# Words


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _table(facts: Mapping[str, object]) -> str:
    width = max(map(len, facts))
    return "\n".join(f"{name.replace('_', ' '):{width}}  {value}" for name, value in facts.items())


def _one_line(text: str) -> str:
    return " ".join(text.split())


@contextmanager
def _destination(out: Path) -> Iterator[Path | TextIO]:
    """`out`, or for `-` standard output as UTF-8 whatever the terminal says, with line ends as they are written."""
    if str(out) != "-":
        yield out
        return
    sys.stdout.flush()
    stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=True)
    try:
        yield stream
    finally:
        stream.detach()
