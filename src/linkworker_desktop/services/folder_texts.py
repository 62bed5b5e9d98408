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
from linkworker_desktop.domain.problems import InvalidInput, Problem
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
        """Return the number of the Danish wording now in use; every edit of the municipality raises it."""
        row = self._rows.get((text_id, DANISH))
        text = shipped(text_id, DANISH)
        return row.revision if row is not None else text.revision if text else 1

    def _standing(
        self, text_id: str, language: str, text: FolderText | None, row: FolderTextRow | None
    ) -> TextStanding:
        if language == DANISH:
            return TextStanding.ORIGINAL
        translates = row.revision if row else (text.translates if text else None) or 1
        if translates < self.danish_revision(text_id):
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
        """Keep the municipality's own wording. A translation becomes unchecked by it.

        Raises `InvalidInput` for a placeholder that does not exist or a text that is too long.
        """
        clean = cleaned(body, lines=True)
        _refuse_wrong(clean)
        return self._put(number, language, body=clean or None, checked_by="", checked_on=None, edited=True)

    def take_back(self, number: int, language: str) -> Changed:
        """Go back to the wording that came with the program."""
        return self._put(number, language, body=None, checked_by="", checked_on=None, edited=True)

    def mark_checked(self, number: int, language: str, by: str) -> Changed:
        """Record that a human reader has read this translation and found it right."""
        with self._database.read() as session:
            row = Wordings(session).of(number, language).row
        body = row.body if row else None
        name = cleaned(by)
        if not name:
            raise InvalidInput([Problem("checked_by", _("Skriv, hvem der har læst oversættelsen."))])
        return self._put(number, language, body=body, checked_by=name[:120], checked_on=self._clock.today())

    def _put(
        self,
        number: int,
        language: str,
        *,
        body: str | None,
        checked_by: str,
        checked_on: date | None,
        edited: bool = False,
    ) -> Changed:
        text_id = PARTS_BY_NUMBER[number].text_id
        with self._database.write("folder_text.save") as session:
            wordings = Wordings(session)
            row = wordings.of(number, language).row
            if row is None:
                row = FolderTextRow(text_id=text_id, language=language)
                session.add(row)
                before: tuple[str | None, str, date | None] = (None, "", None)
            else:
                before = (row.body, row.checked_by, row.checked_on)
            row.body, row.checked_by, row.checked_on = body, checked_by, checked_on
            revision = wordings.danish_revision(text_id)
            row.revision = revision + 1 if edited and language == DANISH else revision
            row.updated_at = self._clock.now()
        old_body, old_by, old_on = before
        sentence = _("Teksten er gemt på {language}.").format(language=_(LANGUAGES[language].danish_name))
        return Changed(
            _KINDS,
            sentence,
            None,
            lambda: self._put(
                number, language, body=old_body, checked_by=old_by, checked_on=old_on, edited=edited
            ),
        )


def _refuse_wrong(body: str) -> None:
    if len(body) > LONGEST_BODY:
        raise InvalidInput(
            [Problem("body", _("Teksten er for lang. Skriv højst {most} tegn.").format(most=LONGEST_BODY))]
        )
    unknown = [name for name in _BRACED.findall(body) if name not in FACTS]
    if unknown:
        sentence = _("Teksten beder om {{{name}}}, som ikke findes. Vælg en oplysning på listen.")
        raise InvalidInput([Problem("body", sentence.format(name=unknown[0][:40]))])
