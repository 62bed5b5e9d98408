"""PySide without what only its error messages and help texts need: that is loaded with the first of them."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

from linkworker_desktop.base.late_modules import import_late
from linkworker_desktop.base.resting import collector_at_rest

KNOWN = {"6.11.3"}
"""The versions whose start was read and tried; any other one is loaded as it wants to be, slower and safe."""
_PACKAGE, _BOOTSTRAP = "shibokensupport", "signature_bootstrap"
_LOADER, _MAPPING = f"{_PACKAGE}.signature.loader", f"{_PACKAGE}.signature.mapping"
_OWN = {"update_mapping", "__name__", "__spec__"}
LATE = ("inspect", "traceback", "zipfile")
"""What PySide and `dataclasses` import in passing."""


class LateLoader(ModuleType):
    """Stands in for `shibokensupport.signature.loader`, whose functions shiboken keeps and seldom calls.

    Importing the real one compiles fourteen modules from their source at every start and puts an `__import__` in
    place that reads the source of every module imported later, to see whether it has `from __feature__ import`.
    """

    def __init__(self) -> None:
        super().__init__(_LOADER)
        self.real: ModuleType | None = None
        """PySide's own loader, once something was asked of it."""
        self.mapping = ModuleType(_MAPPING)
        """What shiboken looks up by name and keeps; all that the real one has is put into it."""
        self.mapping.update_mapping = self._update_mapping  # type: ignore[attr-defined]
        self._real_mapping: ModuleType | None = None
        self._open_archive: Callable[[], Any] | None = None
        """Returns the list of Python's finders and one for the archive within shiboken's library."""
        self._lock = RLock()

    def pyside_type_init(self, *given: Any) -> Any:
        """Return the signatures of a type."""
        return self._load().pyside_type_init(*given)

    def create_signature(self, *given: Any) -> Any:
        """Return a signature as `inspect` wants it."""
        return self._load().create_signature(*given)

    def seterror_argument(self, *given: Any) -> Any:
        """Return what to say of arguments that fit no signature."""
        return self._load().seterror_argument(*given)

    def make_helptext(self, *given: Any) -> Any:
        """Return the docstring of a function."""
        return self._load().make_helptext(*given)

    def finish_import(self, _module: ModuleType) -> None:
        """Leave a module as it is: these versions have no deprecated functions to put into it."""

    def feature_import(self, *_given: Any) -> None:
        """Know no `from __feature__ import`."""

    def feature_imported(self, *_given: Any) -> None:
        """Know no `from __feature__ import`."""

    def post_init(self) -> None:
        """Leave Python's own `import` in place."""

    def keep_archive(self, bootstrap: dict[str, Any]) -> None:
        """Let `signature_bootstrap` open no archive now, and remember how it would; once is enough."""
        if self._open_archive is None:
            self._open_archive = bootstrap["prepare_zipfile"]
            bootstrap["prepare_zipfile"] = lambda: ([], None)

    def _update_mapping(self) -> None:
        with self._lock:
            self._load()
            assert self._real_mapping is not None
            self._real_mapping.update_mapping()
            known = vars(self._real_mapping)
            vars(self.mapping).update({name: known[name] for name in known if name not in _OWN})

    def _load(self) -> Any:
        with self._lock:
            if self.real is None:
                assert self._open_archive is not None
                self.real, self._real_mapping = _load_real(*self._open_archive())
            return self.real


class _Package(ModuleType):
    """Stands in for a package of `shibokensupport`, of which only the loader is wanted."""

    @property
    def loader(self) -> LateLoader:
        return late


def _load_real(finders: list[Any], archive: Any) -> tuple[ModuleType, ModuleType]:
    """Return PySide's own loader and its mapping, which takes the place of ours at the moment it is whole."""
    mapping = module_from_spec(archive.find_spec(_MAPPING, None))
    archive.exec_module(mapping)
    finders.insert(0, archive)
    try:
        return import_module(_LOADER), mapping
    finally:
        finders.remove(archive)


def import_qt() -> None:
    """Import what the window is made of, and let the import statement be Python's own afterwards.

    PySide's would give `from PySide6.QtGui import *` also the classes nobody has named yet; nobody writes that here.
    """
    pythons = getattr(builtins, "__orig_import__", builtins.__import__)

    def instead(name: str, scope: Any = None, *rest: Any, **named: Any) -> Any:
        is_bootstrap = _is_bootstrap(scope)
        if is_bootstrap and name.partition(".")[0] == _PACKAGE:
            sys.modules[_MAPPING] = late.mapping
            return _Package(name)
        if is_bootstrap and "prepare_zipfile" in scope:
            late.keep_archive(scope)
        return pythons(name, scope, *rest, **named)

    builtins.__import__ = instead  # type: ignore[assignment]
    try:
        import PySide6.QtWidgets  # noqa: F401
    finally:
        builtins.__import__ = pythons


def _is_bootstrap(scope: Any) -> bool:
    """Tell whether shiboken's own start, in a version that is known, asks for a module."""
    is_it = scope is not None and scope.get("__name__") == _BOOTSTRAP
    return is_it and sys.modules["shiboken6"].__version__ in KNOWN


import_late(LATE)
late = LateLoader()
with collector_at_rest():  # PySide makes a great many objects when it is loaded, and no cycle among them
    import_qt()
