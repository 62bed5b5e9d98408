"""The bidi algorithm against the Unicode conformance data, case by case."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

from linkworker_desktop.typesetting.bidi import (
    ParagraphLevels,
    base_direction,
    levels_of_classes,
    line_levels,
    needs_levels,
    paragraph_levels,
    visual_order,
)

UNICODE = Path(__file__).parents[2] / "reference" / "unicode"
CHARACTER_CASES = 91_707
CLASS_CASES = 770_241


def _lines(name: str) -> Iterator[str]:
    with lzma.open(UNICODE / f"{name}.txt.xz", "rt", encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#") and line.strip():
                yield line.rstrip("\n")


def _agrees(found: ParagraphLevels, wanted: list[str], order: list[int]) -> bool:
    levels = line_levels(found, 0, len(wanted))
    kept = [i for i, level in enumerate(wanted) if level != "x"]
    if any(int(wanted[i]) != levels[i] for i in kept):
        return False
    return [kept[k] for k in visual_order([levels[i] for i in kept])] == order


def test_every_case_of_bidi_character_test_is_resolved_as_unicode_says() -> None:
    cases, wrong = 0, []
    for line in _lines("BidiCharacterTest"):
        code_points, direction, base, levels, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in code_points.split())
        found = paragraph_levels(text, base={"0": 0, "1": 1, "2": None}[direction])
        cases += 1
        if found.base != int(base) or not _agrees(found, levels.split(), [int(i) for i in order.split()]):
            wrong.append(line)
    assert cases == CHARACTER_CASES
    assert wrong == []


def test_every_case_of_bidi_test_is_resolved_as_unicode_says() -> None:
    cases, wrong = 0, []
    levels: list[str] = []
    order: list[int] = []
    for line in _lines("BidiTest"):
        if line.startswith("@"):
            name, _, value = line.partition(":")
            if name == "@Levels":
                levels = value.split()
            elif name == "@Reorder":
                order = [int(i) for i in value.split()]
            continue
        classes, _, bits = line.partition(";")
        for bit, base in ((1, None), (2, 0), (4, 1)):
            if int(bits, 16) & bit:
                cases += 1
                if not _agrees(levels_of_classes(classes.split(), base=base), levels, order):
                    wrong.append((line, base))
    assert cases == CLASS_CASES
    assert wrong == []


def test_the_first_strong_character_outside_isolates_gives_the_base_direction() -> None:
    assert base_direction("12 – سلام abc") == 1
    assert base_direction("\u2067سلام\u2069 abc") == 0
    assert base_direction("12 + 30") is None


def test_plain_danish_and_ukrainian_need_no_levels_but_isolates_do() -> None:
    assert not needs_levels("Ring til lægen – зателефонуйте, ደውሉ")
    assert needs_levels("Ring til \u206601 71 72 73\u2069")
    assert needs_levels("سلام")


def test_a_thousand_nested_brackets_and_isolates_do_not_stop_the_algorithm() -> None:
    text = "(" * 1000 + "\u2067" * 1000 + "سa" + "\u2069" * 1000 + ")" * 1000
    assert len(paragraph_levels(text).levels) == len(text)
