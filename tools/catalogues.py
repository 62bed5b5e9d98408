"""Texts for translation: extract them, bring the catalogues up to date, compile them, or check all that.

`python -m tools.catalogues` writes; with `--check` it only tells what is out of date and exits with 1.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileParser, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "linkworker_desktop"
LOCALE = ROOT / "resources" / "locale"
KEYWORDS = {
    "ui": {"_": 1, "ngettext": 2, "N_": 1, "ND_": 1},
    "documents": {"D_": 1, "ND_": 1},
}
"""The marks of each domain, and how many of their arguments are text."""
COMPLETE = {"ui": ("en",), "documents": ("en", "uk", "ar")}
"""Catalogues in which every text must be translated."""


class PlainCatalogue(Catalog):
    """A catalogue whose head holds no dates and no names, so that the same texts always give the same file."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The head of the file, a name and a value each."""
        own = (("Language", str(self.locale_identifier)), ("Plural-Forms", self.plural_forms))
        return [
            ("Project-Id-Version", "linkworker-desktop"),
            *(own if self.locale_identifier else ()),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=UTF-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]

    @mime_headers.setter
    def mime_headers(self, headers: list[tuple[str, str]]) -> None:
        self._set_mime_headers(headers)


def extracted(domain: str) -> PlainCatalogue:
    """Return the texts the source marks for a domain, also those inside f-strings."""
    catalogue = PlainCatalogue(header_comment=f"# Texts of Linkworker Desktop: {domain}.\n#", fuzzy=False)
    for file in sorted(SOURCE.rglob("*.py")):
        for message in marked(file.read_text(encoding="utf-8"), KEYWORDS[domain]):
            catalogue.add(message, locations=[(file.relative_to(ROOT).as_posix(), 0)])
    return catalogue


def marked(source: str, keywords: dict[str, int]) -> Iterator[str | tuple[str, ...]]:
    """Yield each text the keywords mark in Python source; one with a plural as both forms."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        wanted = node.args[: keywords.get(node.func.id, 0)]
        texts = [
            each.value for each in wanted if isinstance(each, ast.Constant) and isinstance(each.value, str)
        ]
        if texts and len(texts) == keywords[node.func.id]:
            yield texts[0] if len(texts) == 1 else tuple(texts)


def catalogue_files(domain: str) -> Iterator[Path]:
    """Yield the catalogue of each language a domain is translated into."""
    yield from sorted(LOCALE.glob(f"*/LC_MESSAGES/{domain}.po"))


def read_catalogue(file: Path) -> PlainCatalogue:
    """Return a catalogue; languages Babel does not know by our code are read under the code they have there."""
    catalogue = PlainCatalogue(charset="utf-8")
    with file.open("rb") as source:
        PoFileParser(catalogue).parse(source)
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """Return the .mo content of a catalogue."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def update() -> None:
    """Bring every catalogue up to date and compile it."""
    for domain in KEYWORDS:
        template = extracted(domain)
        (LOCALE / f"{domain}.pot").write_bytes(_as_po(template))
        for file in catalogue_files(domain):
            catalogue = read_catalogue(file)
            catalogue.update(template, no_fuzzy_matching=True)
            catalogue.obsolete.clear()
            file.write_bytes(_as_po(catalogue))
            file.with_suffix(".mo").write_bytes(compiled(catalogue))
    for file in catalogue_files("argparse"):
        file.with_suffix(".mo").write_bytes(compiled(read_catalogue(file)))


def faults() -> list[str]:
    """Return what is out of date, a line each."""
    found = []
    for domain in KEYWORDS:
        template = extracted(domain)
        wanted = {_key(message) for message in template if message.id}
        pot = LOCALE / f"{domain}.pot"
        if not pot.exists() or {_key(message) for message in read_catalogue(pot) if message.id} != wanted:
            found.append(f"{domain}.pot is not what the source says; run make i18n")
        for file in catalogue_files(domain):
            found += _faults_of(file, domain, wanted)
    return found


def _faults_of(file: Path, domain: str, wanted: set[str]) -> list[str]:
    language = file.parent.parent.name
    catalogue = read_catalogue(file)
    found = []
    if {_key(message) for message in catalogue if message.id} != wanted:
        found.append(f"{language}/{domain}.po does not have the texts of the source; run make i18n")
    if not file.with_suffix(".mo").exists() or file.with_suffix(".mo").read_bytes() != compiled(catalogue):
        found.append(f"{language}/{domain}.mo is not compiled from its .po; run make i18n")
    if language in COMPLETE[domain]:
        found += [
            f"{language}/{domain}.po lacks: {message.id}"
            for message in catalogue
            if message.id
            and (not message.string or (isinstance(message.string, tuple) and not all(message.string)))
        ]
    return found


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _as_po(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalogue, width=0, sort_output=True, include_lineno=False)
    return out.getvalue()


def main() -> int:
    if "--check" not in sys.argv[1:]:
        update()
        return 0
    found = faults()
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
