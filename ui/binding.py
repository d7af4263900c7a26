"""PySide6, read sooner: what it has for its own tools and for the wording of mistakes is read when it is used.

PySide6 carries a dozen modules as text and compiles each of them at every start, with patterns that take as long
again: together a third of the time in which a bare window opens. They spell out the signatures of its functions, for
`help()` and for the message of a wrong call, and write its type stubs.
"""

import builtins
import importlib
import importlib.machinery
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from importlib.util import LazyLoader
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.abc import Loader

# Of PySide6's own modules, those it uses where no mistake is made. A newer one may have others: they are put off too.
AT_ONCE = {"shibokensupport", *(f"shibokensupport.{name}" for name in ("feature", "signature", "signature.lib"))} | {
    f"shibokensupport.signature.{name}" for name in ("loader", "importhandler")
}
# Taken out of a dictionary, before all else in it, so that the module is not asked: calling it reads the module.
CALLED = {"shibokensupport.signature.mapping": "update_mapping"}


def read() -> None:
    """Import PySide6, and from here on import as Python does. Raises ImportError if a library of the system is missing.

    PySide6 puts a step before each import that reads the source of the module once more. It looks there for its
    `__feature__`, a choice between two styles of names, which nothing here makes.
    """
    if "PySide6" not in sys.modules:
        with _later_parts(), _no_sources():
            import PySide6  # noqa: F401
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


class Later(LazyLoader):
    """Reads a module when something in it is asked for. The one of Python reads it too when PySide6 renames it."""

    def __init__(self, loader: "Loader") -> None:
        super().__init__(loader)
        self._loader = loader

    def exec_module(self, module: ModuleType) -> None:
        name, values, lock = module.__name__, vars(module), RLock()
        read = False

        def find(wanted: str) -> Any:
            nonlocal read
            with lock:  # others wait until all is read
                if not read:
                    read = True
                    self._read(module, name)
                    del values["__getattr__"]
            if wanted in values:
                return values[wanted]
            raise AttributeError(f"module {name!r} has no attribute {wanted!r}")

        values["__getattr__"] = find
        if called := CALLED.get(name):
            values[called] = lambda: find(called)()

    def _read(self, module: ModuleType, name: str) -> None:
        """As what it was to be read: PySide6 has given it another name since."""
        spec = module.__spec__
        assert spec is not None
        given, spec.name = spec.name, name
        self._loader.exec_module(module)
        spec.name = given


@contextmanager
def _later_parts() -> Iterator[None]:
    """What PySide6 finds meanwhile when it looks for a part of itself is read later."""
    setattr(importlib.machinery, "ModuleSpec", _spec)  # noqa: B010 - for mypy it is a type
    try:
        yield
    finally:
        setattr(importlib.machinery, "ModuleSpec", ModuleSpec)  # noqa: B010


def _spec(name: str, loader: "Loader") -> ModuleSpec:
    return ModuleSpec(name, loader if name in AT_ONCE else Later(loader))


@contextmanager
def _no_sources() -> Iterator[None]:
    """The search for `__feature__` in a source finds none meanwhile, and does not read `inspect` for it."""
    name = "inspect"
    if name in sys.modules:
        yield
        return
    stand_in = ModuleType(name)

    def find(wanted: str) -> object:
        if sys.modules.get(name) is stand_in:
            if wanted == "getsource":
                raise OSError("no source is looked at while PySide6 is read")
            del sys.modules[name]
        return getattr(importlib.import_module(name), wanted)

    sys.modules[name] = stand_in
    vars(stand_in)["__getattr__"] = find
    try:
        yield
    finally:
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]
