"""The house: what is at the top, who may import whom, and what no file of the project holds."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOP = {"reader", "ui", "resources", "tests", "main.py", "pyproject.toml", "README.md", "LICENSE"}
HOSTS = re.compile(
    r"(.+\.)?(example|example\.(org|com|net)|w3\.org|sqlite\.org|qt\.io|commonmark\.org|unicode\.org|freedesktop\.org)|\w(\.\w)?"
)
RUN = "python3 main.py setup && .venv/bin/sikap tour"
TEST = "python3 main.py setup --test && .venv/bin/pytest"


@cache
def project_files() -> dict[str, Path]:
    """Every file that is or would be committed, by its path from the top."""
    git = [
        "git",
        "-c",
        "safe.directory=*",
        "-C",
        str(ROOT),
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    names = subprocess.run(git, capture_output=True, text=True, check=True).stdout.split("\0")
    return {name: ROOT / name for name in names if name and (ROOT / name).is_file()}


@cache
def texts() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, path in project_files().items():
        try:
            found[name] = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
    return found


def hits(pattern: str) -> list[str]:
    return [
        f"{name}: {match[0]}"
        for name, text in texts().items()
        if name != "tests/test_house.py"
        for match in re.finditer(pattern, text)
    ]


def test_the_top_holds_what_was_agreed_and_nothing_else() -> None:
    assert {name.split("/")[0] for name in project_files() if not name.startswith(".")} == TOP


def test_the_files_looked_at_are_the_project() -> None:
    assert {"main.py", "reader/model.py", "resources/debian.txt", ".ci/run"} <= set(texts())


def test_reader_is_imported_where_there_is_no_qt() -> None:
    program = """
import importlib, pkgutil, sys
sys.modules["PySide6"] = sys.modules["shiboken6"] = None
import reader
for module in pkgutil.walk_packages(reader.__path__, "reader."):
    importlib.import_module(module.name)
strangers = {name.split(".")[0] for name in sys.modules} & {"ui", "resources", "main"}
assert not strangers, strangers
print(len([name for name in sys.modules if name.startswith("reader")]))
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 10


def test_the_only_hosts_named_are_made_up_or_of_a_standard() -> None:
    """No address that works on one machine only, and no real site in the samples."""
    named = {hit: hit.split("://")[1].rstrip(".").lower() for hit in hits(r"https?://[\w.-]*\w")}
    assert not [hit for hit, host in named.items() if not HOSTS.fullmatch(host)]


def test_no_path_of_somebodys_machine_is_named() -> None:
    assert not hits(r"(?<![\w.~-])/(?:home|Users|root|work|mnt)/\w+")


def test_documents_that_are_named_are_part_of_the_project() -> None:
    named = {hit.rsplit(": ")[1] for hit in hits(r"\b[A-Z]{4,}\.md\b")}
    assert named <= set(project_files())


def test_every_import_of_the_project_is_declared() -> None:
    """A module that only happens to be on the machine would be missing on the next one."""
    declared = {
        "PySide6", "shiboken6", "sqlite_utils", "markdown_it", "click", "platformdirs", "charset_normalizer",
        "rapidfuzz", "trafilatura", "lxml", "mammoth", "pypdf", "openpyxl", "striprtf",
        "font_source_serif_pro", "font_source_sans_pro",
    }  # fmt: skip
    ours = {"main", "reader", "ui", "resources", "__future__"}
    product = {name: text for name, text in texts().items() if name.endswith(".py") and not name.startswith("tests/")}
    imported = {
        (name, match[1])
        for name, text in product.items()
        for match in re.finditer(r"^\s*(?:from|import) (\w+)(?:\.[\w.]+)?(?: import | as |$|,)", text, re.MULTILINE)
    }
    allowed = declared | ours | set(sys.stdlib_module_names)
    assert not {(name, module) for name, module in imported if module not in allowed}


@pytest.mark.parametrize("command", [RUN, TEST])
def test_the_readme_has_the_two_commands(command: str) -> None:
    assert command in texts()["README.md"].splitlines()


def test_the_gate_runs_the_readmes_own_test_command() -> None:
    gate = texts()[".ci/run"]
    function = re.search(r"^readme_test_command\(\) \{.*?^\}", gate, re.MULTILINE | re.DOTALL)
    assert function
    shell = ["bash", "-c", f"{function[0]}\nreadme_test_command"]
    assert subprocess.run(shell, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip() == TEST
    assert 'bash -euo pipefail -c "$command"' in gate


def test_every_package_is_in_the_build() -> None:
    packages = {name.rsplit("/", 1)[0].replace("/", ".") for name in project_files() if name.endswith("/__init__.py")}
    listed = re.search(r"^packages = \[(.*)\]$", texts()["pyproject.toml"], re.MULTILINE)
    assert listed
    assert {name for name in packages if not name.startswith("tests")} == set(re.findall(r'"([\w.]+)"', listed[1]))
