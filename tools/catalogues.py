"""Texts for translation: extract them, bring the catalogues up to date, compile them, or check all that.

`python -m tools.catalogues` writes; with `--check` it only tells what is out of date and exits with 1.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "linkworker_desktop"
LOCALE = ROOT / "resources" / "locale"
KEYWORDS = {
    "ui": {"_": None, "ngettext": (1, 2), "N_": None, "ND_": None},
    "documents": {"D_": None, "ND_": None},
}
COMPLETE = {"ui": ("en",), "documents": ("en", "uk", "ar")}
"""Catalogues in which every text must be translated."""


def extracted(domain: str) -> Catalog:
    """Return the texts the source marks for a domain, in alphabetical order of their files."""
    catalogue = Catalog(project="Linkworker Desktop", charset="utf-8")
    found = extract_from_dir(str(SOURCE), keywords=KEYWORDS[domain], method_map=[("**.py", "python")])
    for filename, _line, message, _comments, _context in sorted(found, key=lambda each: (each[0], each[1])):
        catalogue.add(message, locations=[(f"src/linkworker_desktop/{filename}", 0)])
    return catalogue


def catalogue_files(domain: str) -> Iterator[Path]:
    """Yield the catalogue of each language a domain is translated into."""
    yield from sorted(LOCALE.glob(f"*/LC_MESSAGES/{domain}.po"))


def read_catalogue(file: Path) -> Catalog:
    """Return a catalogue; languages Babel does not know by our code are read under the code they have there."""
    with file.open("rb") as source:
        return read_po(source, locale=None, charset="utf-8")


def compiled(catalogue: Catalog) -> bytes:
    """Return the .mo content of a catalogue."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def update() -> None:
    """Bring every catalogue up to date and compile it."""
    for domain in KEYWORDS:
        template = extracted(domain)
        (LOCALE / f"{domain}.pot").write_bytes(_as_po(template, template=True))
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


def _key(message: object) -> str:
    text = message.id  # type: ignore[attr-defined]
    return text[0] if isinstance(text, tuple) else text


def _as_po(catalogue: Catalog, *, template: bool = False) -> bytes:
    out = io.BytesIO()
    write_po(
        out,
        catalogue,
        width=0,
        no_location=False,
        omit_header=template,
        sort_output=True,
        include_lineno=False,
    )
    return out.getvalue()


def main() -> int:
    if "--check" not in sys.argv[1:]:
        update()
        return 0
    found = faults()
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
