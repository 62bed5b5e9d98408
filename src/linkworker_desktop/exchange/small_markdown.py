"""Small Markdown: the few marks a folder text may use, read into blocks of runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.facts import FACTS
from linkworker_desktop.domain.text import (
    Block,
    Callout,
    Heading,
    Insert,
    InsertKind,
    ListItem,
    Paragraph,
    Run,
)
from linkworker_desktop.i18n import ngettext

_PLACEHOLDER = re.compile(r"\{([^\W\d]\w*)\}")
_INSERTS = {f"[[{kind}]]": kind for kind in InsertKind}
_DEEPEST = 12
"""Lists and quotes inside each other beyond this token level are kept as the text they were typed as."""


def parse_blocks(body: str, *, keep_unknown: bool = False) -> tuple[Block, ...]:
    """Return the blocks of `body`.

    Known are paragraphs, `##` headings, lists, `>` callouts, `**bold**`, inserts on a line of their own and
    `{placeholders}`; everything else, HTML, links and escapes included, stays the text it was typed as.
    A line break inside a paragraph is a space, and NUL becomes U+FFFD. Takes time linear in the length.
    Raises UserError for a placeholder that names no fact; with `keep_unknown` it stays text instead.
    """
    unknown = () if keep_unknown else unknown_facts(body)
    if unknown:
        names = ", ".join(f"{{{name}}}" for name in unknown)
        message = ngettext(
            "Teksten bruger et felt, som programmet ikke kender: {names}.",
            "Teksten bruger felter, som programmet ikke kender: {names}.",
            len(unknown),
        )
        raise UserError(message.format(names=names))
    tokens = _markdown().parse(body)
    lines = body.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").split("\n")
    blocks = (block for group in _groups(tokens) for block in _blocks_of(group, lines))
    return tuple(block for block in blocks if isinstance(block, Insert) or block.runs)


def unknown_facts(body: str) -> tuple[str, ...]:
    """Return the placeholders in `body` that name no fact, each once, in reading order."""
    names = (match[1] for match in _PLACEHOLDER.finditer(body))
    return tuple(dict.fromkeys(name for name in names if name not in FACTS))


@cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["heading", "list", "blockquote", "emphasis"])
    parser.inline.ruler.at("text", _text_up_to_star)
    parser.block.ruler.before(
        "blockquote", "insert", _insert_line, {"alt": ["paragraph", "blockquote", "list"]}
    )
    return parser


def _text_up_to_star(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - called by markdown-it
    """Take everything before the next `*`, the only sign with a meaning; one slice keeps the time linear."""
    star = state.src.find("*", state.pos, state.posMax)
    end = state.posMax if star < 0 else star
    if end == state.pos:
        return False
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True


def _insert_line(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - called by markdown-it
    start, stop = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    kind = _INSERTS.get(state.src[start:stop].strip()) if stop - start < 40 else None
    if kind is None:
        return False
    if not silent:
        token = state.push("insert", "", 0)
        token.content = kind
        token.map = [line, line + 1]
        state.line = line + 1
    return True


def _groups(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of one top-level element at a time."""
    group: list[Token] = []
    for token in tokens:
        group.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield group
            group = []


def _blocks_of(group: list[Token], lines: list[str]) -> Iterator[Block]:
    is_hollow = not any(token.content for token in group)
    if is_hollow or max(token.level for token in group) > _DEEPEST:
        first, last = group[0].map or (0, 0)
        yield Paragraph(_runs([("\n".join(lines[first:last]).strip(), False)]))
    elif group[0].type == "blockquote_open":
        yield Callout(_runs(_callout_pieces(group[1:])))
    else:
        yield from _plain_blocks(group)


def _plain_blocks(group: list[Token]) -> Iterator[Block]:
    """Yield headings, paragraphs, inserts and list items; lists inside lists come out flat."""
    numbers: list[int | None] = []
    item: ListItem | None = None
    mark = ""
    for token in group:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            numbers.append(_first_number(token))
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            numbers.pop()
        elif token.type == "list_item_open":
            number = numbers[-1]
            item = ListItem((), number)
            numbers[-1] = None if number is None else number + 1
        elif token.type in ("heading_open", "blockquote_open") and token.level:
            mark += f"{token.markup} "
        elif token.type == "insert":
            yield Insert(InsertKind(token.content))
        elif token.type == "inline":
            runs = _runs([(mark, False), *_pieces(token)])
            if item is not None:
                yield ListItem(runs, item.number)
            else:
                yield Heading(runs) if group[0].type == "heading_open" else Paragraph(runs)
            item, mark = None, ""


def _first_number(list_open: Token) -> int | None:
    if list_open.type == "bullet_list_open":
        return None
    start = list_open.attrGet("start")
    return 1 if start is None else int(start)


def _callout_pieces(quoted: list[Token]) -> Iterator[tuple[str, bool]]:
    """Yield everything quoted as one paragraph; the marks of a list or heading inside stay as text."""
    gap = ""
    for token in quoted:
        if token.type in ("list_item_open", "heading_open", "blockquote_open"):
            gap += f"{token.info}{token.markup} "
        elif token.type in ("inline", "insert"):
            yield gap, False
            yield from _pieces(token) if token.type == "inline" else ((f"[[{token.content}]]", False),)
            gap = " "


def _pieces(inline: Token) -> Iterator[tuple[str, bool]]:
    """Yield (text, bold) for one inline token; a single `*` is text, not emphasis."""
    depth = 0
    for child in inline.children or ():
        if child.type == "strong_open":
            depth += 1
        elif child.type == "strong_close":
            depth -= 1
        else:
            yield child.content or child.markup, depth > 0


def _runs(pieces: Iterable[tuple[str, bool]]) -> tuple[Run, ...]:
    filled = (piece for piece in pieces if piece[0])
    runs: list[Run] = []
    for bold, same in groupby(filled, key=itemgetter(1)):
        runs.extend(_with_facts(_on_one_line("".join(text for text, _bold in same)), bold=bold))
    return tuple(runs)


def _on_one_line(text: str) -> str:
    first, *rest = text.split("\n")
    if not rest:
        return text
    middle = [line.strip(" \t") for line in rest[:-1]]
    return " ".join([first.rstrip(" \t"), *middle, rest[-1].lstrip(" \t")])


def _with_facts(text: str, *, bold: bool) -> Iterator[Run]:
    done = 0
    for match in _PLACEHOLDER.finditer(text):
        if match[1] not in FACTS:
            continue
        if match.start() > done:
            yield Run(text[done : match.start()], bold)
        yield Run("", bold, match[1])
        done = match.end()
    if done < len(text):
        yield Run(text[done:], bold)
