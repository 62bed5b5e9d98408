"""The shipped folder texts: complete, readable, and alike block by block in every language."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.domain.text import (
    Block,
    Callout,
    Heading,
    Insert,
    InsertKind,
    ListItem,
    Paragraph,
    facts_in,
    runs_of,
)
from linkworker_desktop.exchange.folder_text import FolderText, parse_folder_text

PARTS = (
    "01-plan",
    "02-velkomstpjece",
    "03-medborger",
    "04-kort",
    "05-transport",
    "06-uddannelse",
    "07-arbejdspladser",
    "08-akut",
    "09-idraet",
    "10-frivillige",
    "11-dansk",
)
CONTENT = resource_path("content")
LANGUAGES = sorted(folder.name for folder in CONTENT.iterdir() if folder.is_dir())
FILES = sorted(CONTENT.glob("*/*.md"))
TRANSLATIONS = [path for path in FILES if path.parent.name != "da"]


def _named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@cache
def _read(path: Path) -> FolderText:
    return parse_folder_text(path.read_text(encoding="utf-8"))


def _danish(part: str) -> FolderText:
    return _read(CONTENT / "da" / f"{part}.md")


def _plain(block: Block) -> str:
    return "".join(run.text if run.fact is None else f"{{{run.fact}}}" for run in runs_of(block))


def _sentences(text: FolderText) -> list[list[str]]:
    """Return the words of each sentence; an item or heading without a full stop is one sentence."""
    parts = (part for block in text.blocks for part in re.split(r"[.!?:]+(?:\s|$)", _plain(block)))
    return [words for part in parts if (words := re.findall(r"\w+(?:-\w+)*", part))]


def _inserts(text: FolderText) -> list[InsertKind]:
    return [block.kind for block in text.blocks if isinstance(block, Insert)]


def _shape(block: Block) -> tuple[str, int | None, InsertKind | None, list[str]]:
    number = block.number if isinstance(block, ListItem) else None
    kind = block.kind if isinstance(block, Insert) else None
    return type(block).__name__, number, kind, sorted(facts_in((block,)))


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_language_has_all_eleven_parts(language: str) -> None:
    assert tuple(sorted(path.stem for path in (CONTENT / language).glob("*"))) == PARTS


@pytest.mark.parametrize("path", FILES, ids=_named)
def test_the_head_fits_the_file(path: Path) -> None:
    text = _read(path)
    assert text.id == path.stem
    assert text.id in PARTS
    assert text.title
    assert text.subtitle
    if path.parent.name == "da":
        assert text.translates is None
    else:
        assert text.translates is not None
        assert text.translates <= _danish(text.id).revision


@pytest.mark.parametrize("path", TRANSLATIONS, ids=_named)
def test_a_translation_pairs_with_the_danish_block_by_block(path: Path) -> None:
    text = _read(path)
    original = _danish(text.id)
    if text.translates == original.revision:
        assert [_shape(block) for block in text.blocks] == [_shape(block) for block in original.blocks]


@pytest.mark.parametrize("path", TRANSLATIONS, ids=_named)
def test_no_block_of_a_translation_is_left_in_danish(path: Path) -> None:
    text = _read(path)
    danish = [_plain(block) for block in _danish(text.id).blocks]
    left = [
        here
        for here, there in zip(map(_plain, text.blocks), danish, strict=False)
        if here == there and len(here.split()) > 3
    ]
    assert left == []


@pytest.mark.parametrize("path", FILES, ids=_named)
def test_a_placeholder_stands_in_one_short_sentence_of_its_own(path: Path) -> None:
    for block in _read(path).blocks:
        if any(run.fact for run in runs_of(block)):
            assert isinstance(block, Paragraph | ListItem)
            assert len(_plain(block).split()) <= 12
            assert not re.search(r"[.!?։。।။።؟۔]\s+\S", _plain(block)), _plain(block)


@pytest.mark.parametrize("path", FILES, ids=_named)
def test_no_heading_stands_empty(path: Path) -> None:
    blocks = _read(path).blocks
    assert not isinstance(blocks[-1], Heading)
    assert not any(
        isinstance(above, Heading) and isinstance(below, Heading) for above, below in pairwise(blocks)
    )


@pytest.mark.parametrize("path", FILES, ids=_named)
def test_there_is_at_most_one_callout_and_it_starts_in_bold(path: Path) -> None:
    callouts = [block for block in _read(path).blocks if isinstance(block, Callout)]
    assert len(callouts) <= 1
    for callout in callouts:
        assert callout.runs[0].bold
        assert callout.runs[0].text.rstrip()[-1] in ":፡፦"
        assert not callout.runs[1].bold


@pytest.mark.parametrize("path", FILES, ids=_named)
def test_no_number_is_printed_that_may_change(path: Path) -> None:
    """Phone numbers and prices come from the contacts; only 112 and 114 stand in the text."""
    source = "\n".join(_plain(block) for block in _read(path).blocks)
    assert set(re.findall(r"\d{3,}", source)) <= {"112", "114"}
    assert not re.search(r"\d\s*(kr|DKK|€)|https?:|www\.|@", source)


@pytest.mark.parametrize("path", FILES, ids=_named)
def test_every_mark_of_the_markdown_was_understood(path: Path) -> None:
    for block in _read(path).blocks:
        assert not re.search(r"\*|\[\[|\]\]|[<>{}]", re.sub(r"\{\w+\}", "", _plain(block))), _plain(block)


def test_the_inserts_stand_where_the_paper_needs_them() -> None:
    inserts = {part: _inserts(_danish(part)) for part in PARTS}
    assert inserts["08-akut"][0] is InsertKind.EMERGENCY
    assert isinstance(_danish("08-akut").blocks[0], Insert)
    assert InsertKind.WEEKS in inserts["01-plan"]
    assert inserts["04-kort"] == [InsertKind.MAP, InsertKind.PLACES]
    for kind in set(InsertKind) - {InsertKind.CONTACTS}:
        assert sum(kinds.count(kind) for kinds in inserts.values()) == 1
    assert all(kinds.count(InsertKind.CONTACTS) <= 1 for kinds in inserts.values())


@pytest.mark.parametrize("part", PARTS)
def test_the_danish_is_easy_to_read(part: str) -> None:
    """LIX counts words a sentence plus the share of words above six letters; below 25 is a children's book."""
    sentences = _sentences(_danish(part))
    words = [word for sentence in sentences for word in sentence]
    long_words = sum(len(word) > 6 for word in words)
    assert 250 <= len(words) <= 500
    assert len(words) / len(sentences) + 100 * long_words / len(words) < 30
    assert max(len(sentence) for sentence in sentences) <= 18


@pytest.mark.parametrize("part", PARTS)
def test_the_danish_uses_the_names_of_today(part: str) -> None:
    source = _danish(part).body.casefold()
    for outdated in ("nemid", "cvu", "integrationsprogram", "jobcenter", "kontanthjælp"):
        assert outdated not in source


def test_there_is_more_than_danish() -> None:
    assert {"da", "en"} <= set(LANGUAGES)
