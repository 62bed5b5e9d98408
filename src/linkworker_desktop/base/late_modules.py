"""Modules of Python that are executed when something of them is first used, because others import them in passing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any, ClassVar

_ASKED_BY_IMPORT = frozenset({"__spec__", "__class__", "__dict__"})
"""What the import statement looks at in a module it finds loaded."""


class LateModule(ModuleType):
    """A module that is not executed yet; the first thread that wants something of it does, the others wait.

    Python's `LazyLoader` is executed by the second `import` already, and hands a half executed module to a second
    thread before Python 3.12.
    """

    _locks: ClassVar[dict[str, RLock]] = {}
    _begun: ClassVar[set[str]] = set()

    def __getattribute__(self, name: str) -> Any:
        if name not in _ASKED_BY_IMPORT:
            LateModule._execute(self)
        return ModuleType.__getattribute__(self, name)

    @classmethod
    def put_in_place(cls, spec: ModuleSpec) -> None:
        """Let `import` find the module of this spec."""
        module = module_from_spec(spec)
        cls._locks[spec.name] = RLock()
        module.__class__ = cls
        sys.modules[spec.name] = module

    @staticmethod
    def _execute(module: ModuleType) -> None:
        spec = module.__spec__
        assert spec is not None
        assert spec.loader is not None
        with LateModule._locks[spec.name]:
            if spec.name in LateModule._begun:
                return
            LateModule._begun.add(spec.name)
            try:
                spec.loader.exec_module(module)
            except BaseException:
                LateModule._begun.discard(spec.name)
                raise
            module.__class__ = ModuleType


def import_late(names: Sequence[str]) -> None:
    """Let `import` find these modules without executing them; those that are loaded are left alone."""
    for name in names:
        spec = None if name in sys.modules else find_spec(name)
        if spec is not None and spec.loader is not None:
            LateModule.put_in_place(spec)
