"""No sentence reaches the screen without having gone through the catalogue."""

from __future__ import annotations

import ast
from pathlib import Path

import linkworker_desktop

UI = Path(linkworker_desktop.__file__).parent / "ui"
SETTERS = {
    "setText",
    "setToolTip",
    "setWindowTitle",
    "setPlaceholderText",
    "setAccessibleName",
    "setAccessibleDescription",
    "setStatusTip",
    "addItem",
    "set_title",
    "set_sentence",
    "Notice",
    "primary_button",
    "secondary_button",
    "small_button",
    "record_button",
    "link_button",
    "Field",
}
EXEMPT = {"gallery.py"}
"""The gallery shows the kit itself, in Danish."""


def _is_bare(argument: ast.expr) -> bool:
    """Tell whether an argument says something in letters without `_()`; shortcuts such as Ctrl+P may."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        text = argument.value
        return sum(letter.isalpha() for letter in text) > 1 and not text.startswith(
            ("Ctrl+", "Alt+", "Shift+")
        )
    if isinstance(argument, ast.JoinedStr):
        pieces = [str(part.value) for part in argument.values if isinstance(part, ast.Constant)]
        return any(letter.isalpha() for piece in pieces for letter in piece)
    return False


def _bare_literals(file: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in SETTERS:
            bare = [argument for argument in node.args if _is_bare(argument)]
            found += [f"{file.name}:{node.lineno} {name}({ast.unparse(argument)})" for argument in bare]
    return found


def test_every_text_on_the_screen_can_be_translated() -> None:
    found = [
        line for file in sorted(UI.rglob("*.py")) if file.name not in EXEMPT for line in _bare_literals(file)
    ]
    assert found == [], "\n".join(found)
