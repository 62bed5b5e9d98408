"""The texts of the welcome folder: a head of TOML between `+++` lines, and a body of small Markdown."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import Any

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.text import Block
from linkworker_desktop.exchange.small_markdown import parse_blocks, unknown_facts
from linkworker_desktop.i18n import _

__all__ = ["FolderText", "parse_blocks", "parse_folder_text", "unknown_facts"]

FENCE = "+++"
_KEYS: dict[str, type] = {
    "id": str,
    "title": str,
    "subtitle": str,
    "revision": int,
    "translates": int,
    "checked": bool,
}


@dataclass(frozen=True, slots=True)
class FolderText:
    """One part of the folder in one language.

    `revision` counts the changes of a Danish original; `translates` is the revision a translation was made
    from, None for an original. `checked` says that a human reader has approved the translation. `body` is
    the Markdown the blocks were made of, for an editor to show.
    """

    id: str
    title: str
    subtitle: str
    revision: int
    translates: int | None
    checked: bool
    blocks: tuple[Block, ...]
    body: str = field(default="", repr=False)


def parse_folder_text(source: str, *, keep_unknown: bool = False) -> FolderText:
    """Return the text in `source`: TOML between two `+++` lines, then the body.

    Without front matter the whole of `source` is body, and id, title and subtitle are empty.
    Raises UserError for a front matter that cannot be read and for a placeholder that names no fact.
    """
    head, body = _split(source)
    blocks = parse_blocks(body, keep_unknown=keep_unknown)
    if head is None:
        return FolderText("", "", "", revision=1, translates=None, checked=True, blocks=blocks, body=body)
    values = _front_matter(head)
    translates = values.get("translates")
    return FolderText(
        id=values["id"],
        title=values["title"],
        subtitle=values.get("subtitle", ""),
        revision=values.get("revision", 1),
        translates=translates,
        checked=values.get("checked", translates is None),
        blocks=blocks,
        body=body,
    )


def _split(source: str) -> tuple[str | None, str]:
    text = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    first, _newline, rest = text.partition("\n")
    if first.rstrip() != FENCE:
        return None, text
    lines = rest.split("\n")
    end = next((number for number, line in enumerate(lines) if line.rstrip() == FENCE), None)
    if end is None:
        raise UserError(_("Tekstens hoved begynder med +++, men linjen +++ efter hovedet mangler."))
    return "\n".join(lines[:end]), "\n".join(lines[end + 1 :]).strip("\n") + "\n"


def _front_matter(head: str) -> dict[str, Any]:
    try:
        values = tomllib.loads(head)
    except tomllib.TOMLDecodeError as error:
        raise UserError(_("Tekstens hoved kan ikke læses: {reason}").format(reason=error)) from error
    for key, value in values.items():
        if key not in _KEYS:
            raise UserError(_("Tekstens hoved har et ukendt felt: {key}.").format(key=key))
        if not _is_valid(value, _KEYS[key]):
            raise UserError(_("Feltet {key} i tekstens hoved har en forkert værdi.").format(key=key))
    for key in ("id", "title"):
        if not values.get(key, "").strip():
            raise UserError(_("Feltet {key} mangler i tekstens hoved.").format(key=key))
    return values


def _is_valid(value: Any, kind: type) -> bool:
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 1
    return isinstance(value, kind)
