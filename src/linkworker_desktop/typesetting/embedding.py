"""The font objects in the PDF: one composite font per face and document, one character code per distinct cluster."""

from __future__ import annotations

import hashlib
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc

from linkworker_desktop.typesetting.clusters import Cluster
from linkworker_desktop.typesetting.fonts import Face
from linkworker_desktop.typesetting.shaping import GlyphRun
from linkworker_desktop.typesetting.subset import subset_program

_MOST_CODES = 0xFFFF
_CODES_PER_BLOCK = 100
_documents: WeakKeyDictionary[Any, dict[Face, EmbeddedFont]] = WeakKeyDictionary()


class EmbeddedFont:
    """A face as used in one document; reportlab calls `addObjects` when the document is saved."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self._codes: dict[Cluster, str] = {}
        self._encoded: dict[GlyphRun, str] = {}

    def encode(self, run: GlyphRun) -> str:
        """Return the hexadecimal codes of a run in visual order."""
        known = self._encoded.get(run)
        if known is None:
            codes = [self._codes.get(cluster) or self._new_code(cluster) for cluster in run.clusters]
            if run.is_right_to_left:
                codes.reverse()
            known = self._encoded[run] = "".join(codes)
        return known

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """The clusters in the order of their codes; the first one has code 1."""
        return tuple(self._codes)

    def _new_code(self, cluster: Cluster) -> str:
        number = len(self._codes) + 1
        if number > _MOST_CODES:
            raise OverflowError(
                f"more than {_MOST_CODES} different clusters of {self.face.name} in one document"
            )
        code = self._codes[cluster] = f"{number:04X}"
        return code

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - called by reportlab
        """Write the subset font and its dictionaries into `doc`."""
        program = subset_program(self.face, self.clusters)
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(program.data).digest()[:6])
        base_font = f"{tag}+{self.face.name}"
        name = self.resource.removeprefix("/")
        descriptor = _dictionary(
            Type="FontDescriptor",
            FontName=base_font,
            Flags=4,
            FontBBox=pdfdoc.PDFArray(program.box),
            ItalicAngle=0,
            Ascent=program.ascent,
            Descent=program.descent,
            CapHeight=714,
            StemV=140 if self.face.bold else 80,
            FontFile2=_stream(doc, program.data, f"{name}:program", Length1=len(program.data)),
        )
        widths = [cluster.advance for cluster in self.clusters]
        to_glyph = b"".join(glyph.to_bytes(2, "big") for glyph in (0, *program.glyph_ids))
        descendant = _dictionary(
            Type="Font",
            Subtype="CIDFontType2",
            BaseFont=base_font,
            CIDSystemInfo=pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            FontDescriptor=doc.Reference(descriptor, f"{name}:descriptor"),
            DW=0,
            W=pdfdoc.PDFArray([1, pdfdoc.PDFArray(widths)]),
            CIDToGIDMap=_stream(doc, to_glyph, f"{name}:glyphs"),
        )
        font = _dictionary(
            Type="Font",
            Subtype="Type0",
            BaseFont=base_font,
            Encoding="Identity-H",
            DescendantFonts=pdfdoc.PDFArray([doc.Reference(descendant, f"{name}:descendant")]),
            ToUnicode=_stream(doc, _to_unicode(self.clusters), f"{name}:unicode"),
        )
        doc.idToObject["BasicFonts"].dict[name] = doc.Reference(font, name)


def embedded_font(doc: Any, face: Face) -> EmbeddedFont:
    """Return the font object of `face` in a reportlab `PDFDocument`, made at its first use."""
    fonts = _documents.setdefault(doc, {})
    font = fonts.get(face)
    if font is None:
        resource = f"/F{len(doc.fontMapping) + 1}"
        font = fonts[face] = EmbeddedFont(face, resource)
        doc.fontMapping[face.name] = resource
        doc.delayedFonts.append(font)
    return font


def _dictionary(**entries: Any) -> Any:
    """Return a top-level PDF dictionary; strings become names."""
    made = pdfdoc.PDFDictionary(
        {key: pdfdoc.PDFName(value) if isinstance(value, str) else value for key, value in entries.items()}
    )
    made.__RefOnly__ = 1
    return made


def _stream(doc: Any, content: bytes, name: str, **entries: int) -> Any:
    stream = pdfdoc.PDFStream(content=content)
    for key, value in entries.items():
        stream.dictionary[key] = value
    if doc.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    return doc.Reference(stream, name)


def _to_unicode(clusters: tuple[Cluster, ...]) -> bytes:
    lines = [
        f"<{number:04X}> <{cluster.text.encode('utf-16-be').hex().upper()}>"
        for number, cluster in enumerate(clusters, start=1)
        if cluster.text
    ]
    blocks = []
    for first in range(0, len(lines), _CODES_PER_BLOCK):
        block = lines[first : first + _CODES_PER_BLOCK]
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar")
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        + "\n".join(blocks)
        + "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
