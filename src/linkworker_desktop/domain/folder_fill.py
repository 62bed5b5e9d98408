"""Putting facts into folder texts: pairing the languages, filling the holes, leaving out what has none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from linkworker_desktop.domain.folder import BlockPair
from linkworker_desktop.domain.text import Block, Heading, Insert, InsertKind, Run, runs_of

Values = Mapping[str, str]
"""Facts by name, ready to print in one language; a name that is not there has no value."""


def paired(danish: Sequence[Block], other: Sequence[Block]) -> tuple[BlockPair, ...]:
    """Return the two texts block by block. Where their shapes differ, whole sections are matched by headings."""
    if not other:
        return tuple(BlockPair(block, None) for block in danish)
    if [type(block) for block in danish] == [type(block) for block in other]:
        return tuple(BlockPair(one, two) for one, two in zip(danish, other, strict=True))
    ours, theirs = list(_sections(danish)), list(_sections(other))
    pairs: list[BlockPair] = []
    for index in range(max(len(ours), len(theirs))):
        pairs += _paired_loosely(
            ours[index] if index < len(ours) else [], theirs[index] if index < len(theirs) else []
        )
    return tuple(pairs)


def _sections(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    section: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and section:
            yield section
            section = []
        section.append(block)
    if section:
        yield section


def _paired_loosely(ours: list[Block], theirs: list[Block]) -> Iterator[BlockPair]:
    ours, theirs = list(ours), list(theirs)
    while ours or theirs:
        if ours and theirs and type(ours[0]) is type(theirs[0]):
            yield BlockPair(ours.pop(0), theirs.pop(0))
        elif ours and (not theirs or len(ours) >= len(theirs)):
            yield BlockPair(ours.pop(0), None)
        else:
            yield BlockPair(None, theirs.pop(0))


def filled(
    pairs: Iterable[BlockPair],
    danish: Values,
    other: Values,
    *,
    is_dropped: Callable[[InsertKind], bool],
) -> tuple[BlockPair, ...]:
    """Return the pairs with every hole filled.

    A pair in which either side asks for a fact without a value is left out whole, so is an insert that
    `is_dropped`, and so is a heading with nothing left under it.
    """
    kept: list[BlockPair] = []
    for pair in pairs:
        if _asks_for_missing(pair.da, danish) or _asks_for_missing(pair.other, other):
            continue
        if isinstance(pair.da or pair.other, Insert) and is_dropped(_insert_of(pair)):
            continue
        kept.append(BlockPair(_with_values(pair.da, danish), _with_values(pair.other, other)))
    return tuple(_without_bare_headings(kept))


def _insert_of(pair: BlockPair) -> InsertKind:
    block = pair.da or pair.other
    assert isinstance(block, Insert)
    return block.kind


def _asks_for_missing(block: Block | None, values: Values) -> bool:
    return block is not None and any(
        run.fact is not None and run.fact not in values for run in runs_of(block)
    )


def _with_values(block: Block | None, values: Values) -> Block | None:
    if block is None or isinstance(block, Insert):
        return block
    return replace(block, runs=tuple(_filled_run(run, values) for run in block.runs))


def _filled_run(run: Run, values: Values) -> Run:
    return run if run.fact is None else Run(values[run.fact], bold=True)


def _without_bare_headings(pairs: Sequence[BlockPair]) -> Iterator[BlockPair]:
    for index, pair in enumerate(pairs):
        if _is_heading(pair) and (index + 1 == len(pairs) or _is_heading(pairs[index + 1])):
            continue
        yield pair


def _is_heading(pair: BlockPair) -> bool:
    return isinstance(pair.da or pair.other, Heading)
