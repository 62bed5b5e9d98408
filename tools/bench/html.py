"""The text of a pack as plain HTML in two columns, for the comparison with WeasyPrint."""

from __future__ import annotations

from html import escape

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.domain.folder import FolderContent, FolderPart, TextPair
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.text import Block, Callout, Heading, Insert, ListItem, Run, runs_of
from linkworker_desktop.typesetting.style import is_right_to_left

FONTS = {
    "Noto Sans": "noto-sans/NotoSans",
    "Noto Sans Arabic": "noto-sans-arabic/NotoSansArabic",
}
STYLE = """
@page { size: A4; margin: 20mm 18mm }
body { font-family: 'Noto Sans', 'Noto Sans Arabic'; font-size: 11pt; line-height: 16pt }
section { break-before: page }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
td { vertical-align: top; padding: 0 4mm 3mm 0 }
p { margin: 0 } h1 { font-size: 20pt; line-height: 26pt; margin: 0 }
h2 { font-size: 13pt; margin: 0 } .callout { border: 1pt solid black; padding: 2mm }
"""


def html_of(content: FolderContent) -> str:
    """Return the whole text of a pack as one page of HTML."""
    language = content.language or DANISH
    sections = "".join(f"<section>{_part(part, language)}</section>" for part in content.parts)
    numbers = "".join(
        _row(f"<p>{escape(row.label.da)}</p>", f"<p>{escape(row.phone)}</p>", language)
        for row in content.numbers
    )
    head = f"<h1>{escape(content.municipality)}</h1><p>{escape(content.family)}</p>"
    body = f"{head}<table>{numbers}</table>{sections}"
    return f"<html lang=da><head><style>{_faces()}{STYLE}</style></head><body>{body}</body></html>"


def _faces() -> str:
    rules = []
    for family, name in FONTS.items():
        for style, weight in (("Regular", 400), ("Bold", 700)):
            file = resource_path("fonts", f"{name}-{style}.ttf").as_uri()
            rules.append(
                f"@font-face {{ font-family: '{family}'; font-weight: {weight}; src: url('{file}') }}"
            )
    return "".join(rules)


def _part(part: FolderPart, language: str) -> str:
    rows = [_pair_row("h1", part.title, language), _pair_row("p", part.subtitle, language)]
    rows += [_row(_block(pair.da), _block(pair.other), language) for pair in part.blocks]
    return f"<table>{''.join(rows)}</table>"


def _pair_row(tag: str, pair: TextPair, language: str) -> str:
    return _row(f"<{tag}>{escape(pair.da)}</{tag}>", f"<{tag}>{escape(pair.other or '')}</{tag}>", language)


def _row(danish: str, other: str, language: str) -> str:
    direction = "rtl" if is_right_to_left(language) else "ltr"
    return f"<tr><td>{danish}</td><td lang={language} dir={direction}>{other}</td></tr>"


def _block(block: Block | None) -> str:
    if block is None or isinstance(block, Insert):
        return ""
    words = "".join(_run(run) for run in runs_of(block))
    if isinstance(block, Heading):
        return f"<h2>{words}</h2>"
    if isinstance(block, Callout):
        return f"<p class=callout>{words}</p>"
    if isinstance(block, ListItem):
        return f"<p>{f'{block.number}.' if block.number else '▪'} {words}</p>"
    return f"<p>{words}</p>"


def _run(run: Run) -> str:
    return f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text)
