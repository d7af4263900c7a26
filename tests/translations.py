"""Keep the Linguist files in step with the code: `python -m tests.translations` adds new texts and drops vanished ones.

With --check nothing is written; exit 1 when a file is behind the code or a text waits for its translation.
Contexts of Qt's own texts (QFileDialog and so on) have no source here and are left as they are.
"""

import ast
import re
import sys
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from reader.model import Kind
from reader.store import TRACKED

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "translations"
CONTEXT = "Sikap"
WHO = {"another program", "somebody else"}  # whom `reader.history` names in its error when it knows no coder
STEPS = {"step", "_step", "Step"}
TABLES = {*TRACKED, "coder", "history_step", *Kind}  # tables, kinds and parts of the schema that a sentence can name
PARTS = {"table", "view", "index", "trigger"}
SPOKEN_BY_ACTION = {"text": 1, "menu": 3, "tip": 5, "also": 11}  # fields of ui.actions.Action and their places


def main(arguments: list[str]) -> int:
    files = sorted(FOLDER.glob("sikap_*.ts"))
    if "--check" in arguments:
        waiting = [f"{file.name}: {text}" for file in files for text in behind(file)]
        print("\n".join(waiting))
        return 1 if waiting else 0
    for file in files:
        update(file, texts_in_code())
        print(f"{file.name}: {len(unfinished(file))} texts wait for a translation")
    return 0


@cache
def texts_in_code() -> frozenset[str]:
    """Every English text that the window can say."""
    errors = _error_names()
    return frozenset(WHO | TABLES | PARTS).union(*(_texts(tree, errors) for tree in _trees()))


def behind(file: Path) -> list[str]:
    """What keeps a file from being whole: texts it lacks, texts the code no longer has, texts without a translation."""
    code, kept = texts_in_code(), set(messages(file))
    return sorted(code ^ kept) + unfinished(file)


def unfinished(file: Path) -> list[str]:
    return [source for source, said in messages(file).items() if not said]


def messages(file: Path) -> dict[str, str]:
    """Our own texts in a file and their translations; "" while unfinished."""
    return {m.findtext("source", ""): _finished(m) for m in _own(ElementTree.parse(file).getroot()).iterfind("message")}


def update(file: Path, texts: Collection[str]) -> None:
    """Bring a file's own context to these texts, keeping each translation whose source is still there."""
    root = ElementTree.parse(file).getroot()
    own, known = _own(root), messages(file)
    for message in own.findall("message"):
        own.remove(message)
    for text in sorted(texts, key=lambda text: (text.casefold(), text)):
        own.append(_message(text, known.get(text, "")))
    write(file, root)


def write(file: Path, root: ElementTree.Element) -> None:
    ElementTree.indent(root, "    ")
    body = ElementTree.tostring(root, encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def _own(root: ElementTree.Element) -> ElementTree.Element:
    return next(context for context in root.iterfind("context") if context.findtext("name") == CONTEXT)


def _finished(message: ElementTree.Element) -> str:
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return ""
    return translation.text or ""


def _message(source: str, said: str) -> ElementTree.Element:
    message = ElementTree.Element("message")
    ElementTree.SubElement(message, "source").text = source
    translation = ElementTree.SubElement(message, "translation", {} if said else {"type": "unfinished"})
    translation.text = said
    return message


@cache
def _trees() -> tuple[ast.Module, ...]:
    files = [*ROOT.glob("ui/**/*.py"), *ROOT.glob("reader/**/*.py"), ROOT / "main.py"]
    return tuple(ast.parse(file.read_text(encoding="utf-8")) for file in files if file.exists())


def _error_names() -> set[str]:
    """SikapError and everything that comes from it, wherever it is defined."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    names = {"SikapError"}
    while found := {name for name, above in bases.items() if above & names} - names:
        names |= found
    return names


def _texts(tree: ast.Module, errors: set[str]) -> Iterator[str]:
    constants = [node for node in tree.body if isinstance(node, ast.Assign)]
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name in errors:
            yield from _of_constructor(node)
        elif isinstance(node, ast.Assign) and _name(node.targets[0]).endswith("_NOTE"):
            yield from _literals([node.value])
        elif isinstance(node, ast.Call):
            yield from _of_call(node, errors)
            yield from _of_template(node)
        elif isinstance(node, ast.FunctionDef):
            yield from _through_variables(node, constants, errors)


def _through_variables(function: ast.FunctionDef, constants: list[ast.Assign], errors: set[str]) -> Iterator[str]:
    """Texts that have a name, in a function or its module, when they are said; a name may have held several."""
    values: dict[str, list[ast.expr]] = {}
    for node in (*constants, *ast.walk(function)):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            values.setdefault(node.targets[0].id, []).append(node.value)
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            for place, argument in enumerate(node.args):
                for value in values.get(argument.id, ()) if isinstance(argument, ast.Name) else ():
                    arguments = [*node.args[:place], value, *node.args[place + 1 :]]
                    yield from _of_call(ast.Call(node.func, arguments, node.keywords), errors)


def _of_template(call: ast.Call) -> Iterator[str]:
    """A text that is given with the values of all its {names}, whatever the callee is called."""
    given = {word.arg for word in call.keywords}
    for text in _literals(call.args[:1]):
        named = set(re.findall(r"{(\w+)[}:!]", text))
        if named and named <= given and _name(call.func) != "format":
            yield text


def _of_call(call: ast.Call, errors: set[str]) -> Iterator[str]:
    name = _name(call.func)
    if name == "Action":
        yield from _literals([call.args[place] for place in SPOKEN_BY_ACTION.values() if place < len(call.args)])
        yield from _literals([word.value for word in call.keywords if word.arg in SPOKEN_BY_ACTION])
    elif name in errors | STEPS | {"tr", "Finding"}:
        yield from _literals(call.args[:1])
    elif name.startswith("_tell"):  # helpers that say what they are given
        yield from _literals(call.args)


def _of_constructor(error: ast.ClassDef) -> Iterator[str]:
    """The template that an error class hands to its base itself: super().__init__("...")."""
    for node in ast.walk(error):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "__init__":
            yield from _literals(node.args[:1])


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literals(arguments: list[ast.expr]) -> Iterator[str]:
    """The texts of an argument: a literal, the two sides of `"a" if x else "b"`, or f"... {kind}" for each kind."""
    for argument in arguments:
        if isinstance(argument, ast.IfExp):
            yield from _literals([argument.body, argument.orelse])
        elif isinstance(argument, ast.JoinedStr):
            yield from _for_each_kind(argument)
        elif isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value.strip():
            yield argument.value


def _for_each_kind(text: ast.JoinedStr) -> Iterator[str]:
    for kind in Kind:
        parts = [part.value if isinstance(part, ast.Constant) else kind.value for part in text.values]
        yield "".join(map(str, parts))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
