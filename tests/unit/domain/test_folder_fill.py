"""Facts go into texts, and a line without its fact goes out whole."""

from __future__ import annotations

from linkworker_desktop.domain.folder import BlockPair
from linkworker_desktop.domain.folder_fill import filled, paired
from linkworker_desktop.domain.text import Block, Heading, Insert, InsertKind, ListItem, Paragraph, Run


def _heading(text: str) -> Heading:
    return Heading((Run(text),))


def _asking(fact: str) -> Paragraph:
    return Paragraph((Run("Tid: "), Run("", fact=fact), Run(".")))


def _text(block: Block | None) -> str:
    return "".join(run.text for run in block.runs) if block and not isinstance(block, Insert) else ""


def test_texts_of_one_shape_are_paired_line_by_line() -> None:
    pairs = paired([_heading("A"), _asking("x")], [_heading("B"), _asking("x")])
    assert [(_text(pair.da), _text(pair.other)) for pair in pairs] == [("A", "B"), ("Tid: .", "Tid: .")]


def test_texts_of_another_shape_are_paired_section_by_section() -> None:
    danish = [_heading("A"), Paragraph((Run("a"),)), _heading("B"), Paragraph((Run("b"),))]
    other = [
        _heading("1"),
        Paragraph((Run("x"),)),
        Paragraph((Run("y"),)),
        _heading("2"),
        Paragraph((Run("z"),)),
    ]
    pairs = [(_text(pair.da), _text(pair.other)) for pair in paired(danish, other)]
    assert ("B", "2") in pairs
    assert ("b", "z") in pairs
    assert sum(bool(two) for _one, two in pairs) == 5


def test_nothing_is_lost_when_shapes_differ() -> None:
    danish = [Paragraph((Run("a"),)), ListItem((Run("b"),))]
    other = [ListItem((Run("x"),)), ListItem((Run("y"),)), Paragraph((Run("z"),))]
    pairs = paired(danish, other)
    assert [_text(pair.da) for pair in pairs if pair.da] == ["a", "b"]
    assert [_text(pair.other) for pair in pairs if pair.other] == ["x", "y", "z"]


def _filled(pairs: list[BlockPair], **values: str) -> list[str]:
    return [
        _text(pair.da)
        for pair in filled(pairs, values, values, is_dropped=lambda kind: kind is InsertKind.MAP)
    ]


def test_a_line_without_its_fact_is_left_out_whole() -> None:
    pairs = [BlockPair(_asking("kursus_start"), None), BlockPair(_asking("adresse"), None)]
    assert _filled(pairs, adresse="Havnekajen 3") == ["Tid: Havnekajen 3."]


def test_a_value_is_never_filled_in_twice() -> None:
    assert _filled([BlockPair(_asking("familie"), None)], familie="{adresse}", adresse="HEMMELIG") == [
        "Tid: {adresse}."
    ]


def test_a_heading_with_nothing_left_under_it_goes_too() -> None:
    pairs = [
        BlockPair(_heading("Tom"), None),
        BlockPair(_asking("x"), None),
        BlockPair(_heading("Kort"), None),
        BlockPair(Insert(InsertKind.MAP), Insert(InsertKind.MAP)),
        BlockPair(_heading("Fuld"), None),
        BlockPair(Paragraph((Run("tekst"),)), None),
    ]
    assert _filled(pairs) == ["Fuld", "tekst"]


def test_both_languages_lose_the_line_when_one_lacks_the_fact() -> None:
    pairs = [BlockPair(_asking("a"), _asking("a"))]
    assert filled(pairs, {"a": "1"}, {}, is_dropped=lambda kind: False) == ()
