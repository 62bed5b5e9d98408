"""Imports go down only, and nothing but the window knows Qt."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import linkworker_desktop

PACKAGE = Path(linkworker_desktop.__file__).parent
ROOT = Path(__file__).parents[2]

NOT_FOR_IMPORT = ("linkworker_desktop.persistence.migrations.env",)
"""Alembic runs it; outside a migration it has nothing to work on."""

IMPORT_ALL = """
import importlib, json, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""

START = """
import json, sys
from linkworker_desktop.ui import application, program
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def test_every_import_contract_holds() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_at_the_top_has_its_layer() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    placed = {name.strip() for layer in layers for name in layer.split("|")}
    there = {
        f"{PACKAGE.name}.{entry.stem}"
        for entry in PACKAGE.iterdir()
        if entry.suffix == ".py" or (entry / "__init__.py").is_file()
    }
    assert there - {f"{PACKAGE.name}.__init__"} == placed


def test_the_program_without_its_window_never_loads_qt() -> None:
    names = [name for name in _module_names() if not name.startswith("linkworker_desktop.ui")]
    assert len(names) > 100
    loaded = _run(IMPORT_ALL, *names)
    assert {"sqlalchemy", "reportlab"} <= loaded
    assert not {"PySide6", "shiboken6"} & loaded


def test_the_first_screen_waits_for_neither_database_nor_paper() -> None:
    loaded = _run(START)
    assert "PySide6" in loaded
    assert (
        not {"sqlalchemy", "sqlcipher3", "alembic", "reportlab", "babel", "uharfbuzz", "fontTools"} & loaded
    )


def _module_names() -> list[str]:
    names = []
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name not in NOT_FOR_IMPORT and all(part.isidentifier() for part in parts):
            names.append(name)
    return names


def _run(script: str, *arguments: str) -> set[str]:
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))
