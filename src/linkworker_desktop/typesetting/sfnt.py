"""TrueType files taken apart into tables and put together again, and glyphs added to them (OpenType 1.9)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Box = tuple[int, int, int, int]
"""Left, low, right and high edge in font units."""

Component = tuple[int, int, int]
"""A glyph number and where its origin stands."""

_HEADER = struct.Struct(">IHHHH")
_RECORD = struct.Struct(">4sIII")
_GLYPH_HEADER = struct.Struct(">hhhhh")
_COMPONENT = struct.Struct(">HHhh")
_METRIC = struct.Struct(">Hh")
_TRUETYPE = 0x00010000
_CHECKSUM_OF_FILE = 0xB1B0AFBA
_WORDS, _ARE_OFFSETS, _ROUNDED, _MORE_FOLLOW = 0x0001, 0x0002, 0x0004, 0x0020
_ON_CURVE = b"\1"
_MOST = 0xFFFF

# Offsets of the fields that are read or changed here.
_HEAD_ADJUSTMENT, _HEAD_BOX, _HEAD_LOCA_FORMAT = 8, 36, 50
_HHEA_ASCENT, _HHEA_WIDEST, _HHEA_METRICS = 4, 10, 34
_MAXP_GLYPHS, _MAXP_POINTS, _MAXP_ELEMENTS = 4, 6, 28


@dataclass(slots=True)
class GlyphFile:
    """A TrueType font without layout tables; glyphs can be added at its end."""

    tables: dict[str, bytes]
    glyphs: list[bytes]
    metrics: list[tuple[int, int]]
    """Advance and left side bearing of each glyph."""
    _most_components: int = 0

    @classmethod
    def read(cls, data: bytes) -> GlyphFile:
        """Take a font file apart."""
        tables = _tables(data)
        return cls(tables, _glyphs(tables), _metrics(tables))

    @property
    def box(self) -> Box:
        """The box round all outlines."""
        return _union([_GLYPH_HEADER.unpack_from(glyph)[1:] for glyph in self.glyphs if glyph])

    @property
    def ascent_and_descent(self) -> tuple[int, int]:
        ascent, descent = struct.unpack_from(">hh", self.tables["hhea"], _HHEA_ASCENT)
        return ascent, descent

    def add_composite(self, components: Sequence[Component], advance: int) -> int:
        """Add a glyph that draws others beside and above one another; return its number."""
        self._most_components = max(self._most_components, len(components))
        boxes = []
        for glyph, x, y in components:
            if self.glyphs[glyph]:
                _, left, low, right, high = _GLYPH_HEADER.unpack_from(self.glyphs[glyph])
                boxes.append((left + x, low + y, right + x, high + y))
        last = len(components) - 1
        drawn = b"".join(
            _COMPONENT.pack(_WORDS | _ARE_OFFSETS | _ROUNDED | (_MORE_FOLLOW if i < last else 0), glyph, x, y)
            for i, (glyph, x, y) in enumerate(components)
        )
        box = _union(boxes)
        return self._add(_GLYPH_HEADER.pack(-1, *box) + drawn, box, advance)

    def add_outline(self, contours: Sequence[Sequence[tuple[int, int]]], advance: int) -> int:
        """Add a glyph of straight lines; return its number."""
        points = [point for contour in contours for point in contour]
        box = _union([(x, y, x, y) for x, y in points])
        ends = [sum(map(len, contours[: i + 1])) - 1 for i in range(len(contours))]
        steps = [
            [after - before for before, after in zip([0, *values], values, strict=False)]
            for values in zip(*points, strict=True)
        ]
        glyph = (
            _GLYPH_HEADER.pack(len(contours), *box)
            + struct.pack(f">{len(ends)}HH", *ends, 0)
            + _ON_CURVE * len(points)
            + b"".join(struct.pack(f">{len(points)}h", *axis) for axis in steps)
        )
        return self._add(glyph, box, advance)

    def data(self) -> bytes:
        """Return the font file with everything that was added."""
        tables = dict(self.tables)
        head, hhea, maxp = (bytearray(tables[tag]) for tag in ("head", "hhea", "maxp"))
        tables["glyf"], tables["loca"], is_long = _glyf_and_loca(self.glyphs)
        tables["hmtx"] = b"".join(_METRIC.pack(*metric) for metric in self.metrics)
        struct.pack_into(">hhhh", head, _HEAD_BOX, *self.box)
        struct.pack_into(">h", head, _HEAD_LOCA_FORMAT, int(is_long))
        struct.pack_into(">H", hhea, _HHEA_WIDEST, max(advance for advance, _ in self.metrics))
        struct.pack_into(">H", hhea, _HHEA_METRICS, len(self.metrics))
        struct.pack_into(">H", maxp, _MAXP_GLYPHS, len(self.glyphs))
        self._note_most(maxp)
        tables |= {"head": bytes(head), "hhea": bytes(hhea), "maxp": bytes(maxp)}
        return _file(tables)

    def _add(self, glyph: bytes, box: Box, advance: int) -> int:
        # A side bearing other than the left edge of the outline would move the outline.
        self.glyphs.append(glyph + b"\0" * (-len(glyph) % 4))
        self.metrics.append((max(0, advance), box[0]))
        return len(self.glyphs) - 1

    def _note_most(self, maxp: bytearray) -> None:
        """Raise what a reader must make room for; upper bounds do, exact counts would need all outlines read."""
        if not self._most_components:
            return
        points, contours, all_points, all_contours = struct.unpack_from(">HHHH", maxp, _MAXP_POINTS)
        each = (max(points, all_points), max(contours, all_contours))
        together = [min(_MOST, self._most_components * most) for most in each]
        struct.pack_into(">HH", maxp, _MAXP_POINTS + 4, *together)
        elements, depth = struct.unpack_from(">HH", maxp, _MAXP_ELEMENTS)
        struct.pack_into(">HH", maxp, _MAXP_ELEMENTS, max(elements, self._most_components), depth + 1)


def _tables(data: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", data, 4)[0]
    records = (_RECORD.unpack_from(data, 12 + 16 * i) for i in range(count))
    return {tag.decode("ascii"): data[offset : offset + length] for tag, _, offset, length in records}


def _glyphs(tables: dict[str, bytes]) -> list[bytes]:
    glyf, loca = tables["glyf"], tables["loca"]
    if struct.unpack_from(">h", tables["head"], _HEAD_LOCA_FORMAT)[0]:
        offsets = list(struct.unpack(f">{len(loca) // 4}I", loca))
    else:
        offsets = [2 * offset for offset in struct.unpack(f">{len(loca) // 2}H", loca)]
    return [glyf[start:end] for start, end in pairwise(offsets)]


def _metrics(tables: dict[str, bytes]) -> list[tuple[int, int]]:
    hmtx = tables["hmtx"]
    count = struct.unpack_from(">H", tables["hhea"], _HHEA_METRICS)[0]
    metrics = [_METRIC.unpack_from(hmtx, 4 * i) for i in range(count)]
    bearings = struct.unpack_from(f">{len(hmtx) // 2 - 2 * count}h", hmtx, 4 * count)
    return metrics + [(metrics[-1][0], bearing) for bearing in bearings]


def _glyf_and_loca(glyphs: Sequence[bytes]) -> tuple[bytes, bytes, bool]:
    offsets = [0]
    for glyph in glyphs:
        offsets.append(offsets[-1] + len(glyph))
    is_long = offsets[-1] > 2 * _MOST or any(offset % 2 for offset in offsets)
    if is_long:
        return b"".join(glyphs), struct.pack(f">{len(offsets)}I", *offsets), True
    return b"".join(glyphs), struct.pack(f">{len(offsets)}H", *(offset // 2 for offset in offsets)), False


def _union(boxes: Sequence[Box]) -> Box:
    if not boxes:
        return (0, 0, 0, 0)
    lefts, lows, rights, highs = zip(*boxes, strict=True)
    return (min(lefts), min(lows), max(rights), max(highs))


def _file(tables: dict[str, bytes]) -> bytes:
    head = bytearray(tables["head"])
    struct.pack_into(">I", head, _HEAD_ADJUSTMENT, 0)
    tables = tables | {"head": bytes(head)}
    power = len(tables).bit_length() - 1
    search = 16 << power
    offset = 12 + 16 * len(tables)
    start = [_HEADER.pack(_TRUETYPE, len(tables), search, power, 16 * len(tables) - search)]
    body = []
    place_of_head = 0
    for tag in sorted(tables):
        table = tables[tag]
        start.append(_RECORD.pack(tag.encode("ascii"), _checksum(table), offset, len(table)))
        if tag == "head":
            place_of_head = offset
        body.append(table + b"\0" * (-len(table) % 4))
        offset += len(body[-1])
    data = bytearray(b"".join((*start, *body)))
    adjustment = (_CHECKSUM_OF_FILE - _checksum(data)) & 0xFFFFFFFF
    struct.pack_into(">I", data, place_of_head + _HEAD_ADJUSTMENT, adjustment)
    return bytes(data)


def _checksum(table: bytes | bytearray) -> int:
    padded = table + b"\0" * (-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
