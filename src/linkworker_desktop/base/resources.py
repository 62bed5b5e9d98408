"""Where the data files lie: in the installed package, in the checkout, or in a frozen program's folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def resource_path(*parts: str) -> Path:
    """Return the path of a file or folder under `resources/`, e.g. `resource_path("content", "da")`.

    The path is not checked to exist. Raises FileNotFoundError if no resources folder exists at all.
    """
    return resources_root().joinpath(*parts)


@cache
def resources_root() -> Path:
    """Return the resources folder of the running program."""
    frozen = getattr(sys, "_MEIPASS", None)
    return find_resources(PACKAGE, Path(frozen) if frozen else None)


def find_resources(package: Path, frozen: Path | None) -> Path:
    """Return the first resources folder that exists for a package folder and, if frozen, its unpacked folder.

    Raises FileNotFoundError when the program was packaged without its data.
    """
    for candidate in _candidates(package, frozen):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"no resources folder for {package.name}")


def _candidates(package: Path, frozen: Path | None) -> Iterator[Path]:
    yield package / "resources"
    checkout = package.parents[1]
    if (checkout / "pyproject.toml").is_file():
        yield checkout / "resources"
    if frozen is not None:
        yield frozen / "resources"
