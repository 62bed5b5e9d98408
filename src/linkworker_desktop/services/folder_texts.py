"""The texts of the folder: the shipped ones, the municipality's own wording, and who has read the translations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.domain.facts import FACTS
from linkworker_desktop.domain.folder import PARTS_BY_NUMBER
from linkworker_desktop.domain.languages import DANISH, LANGUAGES
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, Problem, too_long
from linkworker_desktop.domain.text import Block
from linkworker_desktop.exchange.folder_text import FolderText, parse_blocks, parse_folder_text
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.folders import FolderTextRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.folder_views import PartText, TextStanding

LONGEST_BODY = 60_000
_BRACED = re.compile(r"\{([^{}\n]{0,80})\}")
_KINDS = frozenset({Kind.FOLDER})
LONGEST_NAME = 120
_OWN_REVISIONS = 1000
"""The municipality's wordings are numbered above this, those of the program below."""


@dataclass(frozen=True, slots=True)
class _Own:
    """What the municipality has of a text: its wording (None for the shipped one), and who has read it.

    `revision` is the number of a Danish wording, or of the Danish wording a translation was made or read for.
    """

    body: str | None
    revision: int
    checked_by: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """A part in one language as it is printed now."""

    blocks: tuple[Block, ...]
    body: str
    title: str
    subtitle: str
    standing: TextStanding
    row: FolderTextRow | None


@lru_cache(maxsize=256)
def shipped(text_id: str, language: str) -> FolderText | None:
    """Return the text that came with the program, None where there is no translation."""
    file = resource_path("content", language, f"{text_id}.md")
    return parse_folder_text(file.read_text(encoding="utf-8")) if file.is_file() else None


@lru_cache(maxsize=128)
def _parsed(body: str) -> tuple[Block, ...]:
    return parse_blocks(body, keep_unknown=True)


class Wordings:
    """All wordings of this vault, read once for one folder."""

    def __init__(self, session: Session) -> None:
        rows = session.scalars(select(FolderTextRow)).all()
        self._rows: Mapping[tuple[str, str], FolderTextRow] = {
            (row.text_id, row.language): row for row in rows
        }

    def of(self, number: int, language: str) -> Wording:
        """Return part `number` in `language`; without a text its blocks are empty and it stands as NONE."""
        text_id = PARTS_BY_NUMBER[number].text_id
        row = self._rows.get((text_id, language))
        text = shipped(text_id, language)
        title, subtitle = (text.title, text.subtitle) if text else ("", "")
        if row is not None and row.body is not None:
            blocks, body = _parsed(row.body), row.body
        elif text is not None:
            blocks, body = text.blocks, text.body
        else:
            return Wording((), "", title, subtitle, TextStanding.NONE, row)
        return Wording(blocks, body, title, subtitle, self._standing(text_id, language, text, row), row)

    def danish_revision(self, text_id: str) -> int:
        """Return the number of the Danish wording now in use; every wording of the municipality has its own."""
        row = self._rows.get((text_id, DANISH))
        text = shipped(text_id, DANISH)
        return row.revision if row is not None and row.body is not None else text.revision if text else 1

    def next_revision(self, text_id: str) -> int:
        """Return a number no wording of the part has had, of the municipality or of the program."""
        used = [row.revision for (each, _language), row in self._rows.items() if each == text_id]
        return max(_OWN_REVISIONS, *used, self.danish_revision(text_id)) + 1

    def _standing(
        self, text_id: str, language: str, text: FolderText | None, row: FolderTextRow | None
    ) -> TextStanding:
        if language == DANISH:
            return TextStanding.ORIGINAL
        translates = row.revision if row else (text.translates if text else None) or 1
        if translates != self.danish_revision(text_id):
            return TextStanding.OUTDATED
        is_checked = row.checked_on is not None if row else bool(text and text.checked)
        return TextStanding.CHECKED if is_checked else TextStanding.NOT_CHECKED


class FolderTexts:
    """Reading and changing the wording of the parts; the texts are the municipality's, not one family's."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def text(self, number: int, language: str) -> PartText:
        """Return part `number` in `language` for the editor."""
        with self._database.read() as session:
            wording = Wordings(session).of(number, language)
        row = wording.row
        return PartText(
            text_id=PARTS_BY_NUMBER[number].text_id,
            language=language,
            title=wording.title,
            body=wording.body,
            standing=wording.standing,
            checked_by=row.checked_by if row else "",
            checked_on=row.checked_on if row else None,
            is_own=bool(row and row.body is not None),
        )

    def save(self, number: int, language: str, body: str) -> Changed:
        """Keep the municipality's own wording. A translation becomes unchecked by it; the same text changes nothing.

        Raises `InvalidInput` for a placeholder that does not exist or a text that is too long.
        """
        clean = cleaned(body, lines=True)
        _refuse_wrong(clean)
        if not clean:
            return self.take_back(number, language)
        with self._database.read() as session:
            wordings = Wordings(session)
        if clean == cleaned(wordings.of(number, language).body, lines=True):
            return _nothing_changed(language)
        text_id = PARTS_BY_NUMBER[number].text_id
        is_danish = language == DANISH
        revision = wordings.next_revision(text_id) if is_danish else wordings.danish_revision(text_id)
        return self._put(number, language, _Own(clean, revision))

    def take_back(self, number: int, language: str) -> Changed:
        """Go back to the wording that came with the program, which counts as it did before."""
        with self._database.read() as session:
            row = Wordings(session).of(number, language).row
        if row is None or row.body is None:
            return _nothing_changed(language)
        return self._put(number, language, None)

    def mark_checked(self, number: int, language: str, by: str) -> Changed:
        """Record that a human reader has read this translation and found it right."""
        with self._database.read() as session:
            wordings = Wordings(session)
        row = wordings.of(number, language).row
        name = cleaned(by)
        problems = [*too_long("checked_by", name, LONGEST_NAME)]
        if not name:
            problems.append(Problem("checked_by", _("Skriv, hvem der har læst oversættelsen.")))
        if problems:
            raise InvalidInput(problems)
        revision = wordings.danish_revision(PARTS_BY_NUMBER[number].text_id)
        own = _Own(row.body if row else None, revision, name, self._clock.today())
        return self._put(number, language, own)

    def _put(self, number: int, language: str, own: _Own | None) -> Changed:
        """Keep what the municipality has of a text, or forget it all; undoing puts back exactly what was there."""
        text_id = PARTS_BY_NUMBER[number].text_id
        with self._database.write("folder_text.save") as session:
            row = Wordings(session).of(number, language).row
            before = _Own(row.body, row.revision, row.checked_by, row.checked_on) if row else None
            if own is None:
                if row is not None:
                    session.delete(row)
            else:
                if row is None:
                    row = FolderTextRow(text_id=text_id, language=language)
                    session.add(row)
                row.body, row.revision = own.body, own.revision
                row.checked_by, row.checked_on = own.checked_by, own.checked_on
                row.updated_at = self._clock.now()
        return Changed(_KINDS, _saved_sentence(language), None, lambda: self._put(number, language, before))


def _saved_sentence(language: str) -> str:
    return _("Teksten er gemt på {language}.").format(language=_(LANGUAGES[language].danish_name))


def _nothing_changed(language: str) -> Changed:
    return Changed(frozenset(), _saved_sentence(language))


def _refuse_wrong(body: str) -> None:
    if len(body) > LONGEST_BODY:
        raise InvalidInput([*too_long("body", body, LONGEST_BODY)])
    unknown = [name for name in _BRACED.findall(body) if name not in FACTS]
    if unknown:
        sentence = _("Teksten beder om {{{name}}}, som ikke findes. Vælg en oplysning på listen.")
        raise InvalidInput([Problem("body", sentence.format(name=unknown[0][:40]))])
