"""Modules are small and say what they are for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import linkworker_desktop

PACKAGE = Path(linkworker_desktop.__file__).parent
ROOT = Path(__file__).parents[2]
LONGEST = 350
BANNED_NAMES = ("utils", "helpers", "manager", "handler", "misc", "common")

MODULES = sorted(PACKAGE.rglob("*.py"))
OTHERS = sorted([*(ROOT / "tools").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 100
    assert len(OTHERS) > 50


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    long = {_name(module): lines for module in MODULES if (lines := _lines(module)) > LONGEST}
    assert not long, f"more than {LONGEST} lines: {long}"


def test_every_module_begins_with_one_sentence_about_itself() -> None:
    silent = [_name(module) for module in [*MODULES, *OTHERS] if not _is_bare(module) and not _said(module)]
    assert not silent


@pytest.mark.parametrize("name", BANNED_NAMES)
def test_no_module_has_a_name_that_says_nothing(name: str) -> None:
    assert not [_name(module) for module in MODULES if name in module.stem.split("_")]


def _is_bare(module: Path) -> bool:
    """Tell whether it is the empty mark of a package."""
    return module.name == "__init__.py" and not module.read_text(encoding="utf-8").strip()


def _said(module: Path) -> bool:
    said = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
    is_revision = module.parent.name == "versions"  # Alembic puts the revision's title there
    return bool(said) and (is_revision or str(said).splitlines()[0].rstrip().endswith((".", ":", "…")))


def _lines(module: Path) -> int:
    return len(module.read_text(encoding="utf-8").splitlines())


def _name(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()
