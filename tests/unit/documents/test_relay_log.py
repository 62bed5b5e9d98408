"""The relay log on paper: who holds it, who does what, what happened, and room to sign."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.builders.pdf_reading import MM, ReadPdf

from linkworker_desktop.documents.directory_content import Sender
from linkworker_desktop.documents.relay_content import (
    PrintedAgreement,
    PrintedCorrection,
    PrintedEntry,
    RelayPaper,
)
from linkworker_desktop.documents.relay_log import relay_log_pdf
from linkworker_desktop.domain.relay import MOVES, RelayKind
from linkworker_desktop.i18n import catalogue

SENDER = Sender(
    municipality="Skovsunde Kommune",
    linkworker="Maja Vindkærby",
    linkworker_phone="01 23 45 67",
    colour="#14524A",
)
LEFT, RIGHT, TOP, BOTTOM = 24 * MM, 194 * MM, 297 * MM, 0.0
PAPER = RelayPaper(
    surname="Zahrabani",
    holder="Sine Tidselmark",
    holder_unit="Integrationsenheden",
    since=date(2026, 9, 1),
    offered_to="Inger Vindkærby",
    answer_by=date(2026, 12, 7),
    initiative="Skovsunde Skole",
    agreements=[
        PrintedAgreement("Skriver til hjemmet om skolestart", "Skovsunde Skole", date(2026, 11, 30)),
        PrintedAgreement("Ringer om tid hos tandlægen"),
    ],
    entries=[
        PrintedEntry(date(2026, 9, 1), RelayKind.OPENED, "Sine Tidselmark", "Tre enheder er i gang."),
        PrintedEntry(
            date(2026, 11, 2),
            RelayKind.NOTE,
            text="Karim kan begynde i 6. B.",
            corrections=[PrintedCorrection(date(2026, 11, 4), "Det er 6. C.")],
        ),
        PrintedEntry(date(2026, 11, 23), RelayKind.OFFERED, "Inger Vindkærby", answer_by=date(2026, 12, 7)),
    ],
    sender=SENDER,
    printed_on=date(2026, 11, 24),
)


def read(paper: RelayPaper) -> ReadPdf:
    return ReadPdf(relay_log_pdf(paper))


def whole(pdf: ReadPdf) -> str:
    return "\n".join(pdf.text(index) for index in range(len(pdf)))


def labels_in(language: str, monkeypatch: pytest.MonkeyPatch, **words: str) -> None:
    """Let a language have labels until the end of the test."""
    translations = catalogue._translations("documents", language)
    known: dict[str, str] = getattr(translations, "_catalog", {})
    for message, said in words.items():
        monkeypatch.setitem(known, _LABELS[message], said)


_LABELS = {
    "title": "Stafetlog",
    "only": "Kun til familien. Vis den kun til dem, I selv vælger.",
    "who_what": "Hvem gør hvad",
    "note": "Notat",
    "correction": "Rettelse",
    "since": "Siden",
}


def test_the_first_page_says_who_holds_it_since_when_and_who_acts_next() -> None:
    text = read(PAPER).text(0)
    for said in (
        "Stafetlog",
        "Familien Zahrabani",
        "FORTROLIGT",
        "Kun til familien.",
        ["Sine Tidselmark", " Integrationsenheden"][0],
        "1.9.2026",
        "Inger Vindkærby",
        "Gør det næste",
        "Skovsunde Skole",
        "Udskrevet af Maja Vindkærby 24.11.2026",
        "1 / 1",
    ):
        assert said in text


def test_agreements_stand_in_a_table_and_entries_by_their_day_with_corrections() -> None:
    text = read(PAPER).text(0)
    for said in (
        "Skriver til hjemmet om skolestart",
        "30.11.2026",
        "Stafetten begyndt: Sine Tidselmark",
        "Karim kan begynde i 6. B.",
        "Rettelse 4.11.2026: Det er 6. C.",
        "Svar senest 7.12.2026",
    ):
        assert said in text
    assert text.index("Stafetten begyndt") < text.index("Karim kan") < text.index("Stafetten tilbudt:")


def test_it_ends_with_room_for_date_language_interpreter_and_names() -> None:
    text = read(PAPER).text(0)
    at = text.index("Gennemgået med familien")
    for word in ("Dato", "Sprog", "Tolk", "Familien", "Stafetholder"):
        assert word in text[at:]


def test_it_can_be_printed_before_anything_is_agreed_and_after_it_has_ended() -> None:
    ended = replace(PAPER, holder="", holder_unit="", since=None, offered_to="", initiative="", agreements=[])
    text = read(ended).text(0)
    assert "Der er ingen aftaler endnu." in text
    assert "ingen" in text


@pytest.mark.parametrize("language", ["ar", "uk", "ti", "my", "en"])
def test_every_language_is_printed_whole_within_the_margins(language: str) -> None:
    pdf = read(replace(PAPER, language=language))
    for index in range(len(pdf)):
        ink = pdf.ink(index)
        assert ink is not None
        assert ink[0] >= 23.5
        assert ink[2] <= 194.5


def test_the_familys_language_stands_beside_danish(monkeypatch: pytest.MonkeyPatch) -> None:
    labels_in("uk", monkeypatch, who_what="Хто що робить", note="Нотатка", since="З")
    text = read(replace(PAPER, language="uk")).text(0)
    for said in ("Hvem gør hvad", "Хто що робить", "Notat", "Нотатка", "Siden"):
        assert said in text


def test_right_to_left_words_stand_at_the_right_and_leave_danish_dates_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    labels_in("ar", monkeypatch, who_what="من يفعل ماذا", note="ملاحظة", correction="تصحيح")
    pdf = read(replace(PAPER, language="ar"))
    arabic = [each for each in pdf.letters(0) if "\u0600" <= each.text <= "\u06ff"]
    rightmost = max(each.x for each in arabic)
    assert rightmost > 170 * MM
    row = next(row for row in pdf.rows(0) if "Rettelse" in row)
    assert row.startswith("Rettelse·")
    assert row.endswith("4.11.2026:Deter6.C.")


def test_what_is_typed_in_arabic_stands_as_a_line_of_its_own_direction() -> None:
    entry = PrintedEntry(date(2026, 11, 5), RelayKind.NOTE, text="العائلة تريد موعدا آخر\nOgså på dansk")
    text = whole(read(replace(PAPER, entries=[entry])))
    assert "Også på dansk" in text
    assert any("\u0600" <= letter <= "\u06ff" for letter in text)


def test_a_long_log_goes_on_over_pages_and_loses_no_line() -> None:
    entries = [
        PrintedEntry(
            date(2026, 1, 1 + number),
            RelayKind.NOTE,
            text=" ".join(f"ord{number}x{word}" for word in range(number * 20)) + f" slut{number}",
        )
        for number in range(28)
    ]
    pdf = read(replace(PAPER, entries=entries))
    assert len(pdf) > 3
    text = whole(pdf)
    for number in range(28):
        assert f"slut{number}" in text
        assert text.count(f"ord{number}x1 ") <= 1
    assert f"{len(pdf)} / {len(pdf)}" in pdf.text(len(pdf) - 1)
    assert "Stafetlog · Familien Zahrabani" in pdf.text(1)
    for index in range(len(pdf)):
        ink = pdf.ink(index)
        assert ink is not None
        assert ink[3] <= 297 - 5


def test_the_longest_names_stay_within_the_page() -> None:
    long = "Rugagerholtvindkærbytidselmark " * 6
    pdf = read(
        replace(
            PAPER,
            surname=long,
            holder=long,
            offered_to=long,
            agreements=[PrintedAgreement("x" * 180, long, date(2026, 12, 1))],
        )
    )
    ink = pdf.ink(0)
    assert ink is not None
    assert ink[2] <= 194.5


def test_every_kind_that_is_printed_has_a_label() -> None:
    kinds = {*MOVES, RelayKind.NOTE, RelayKind.AGREEMENT, RelayKind.MEETING}
    entries = [PrintedEntry(date(2026, 11, 2), kind) for kind in sorted(kinds)]
    text = whole(read(replace(PAPER, entries=entries)))
    for word in ("begyndt", "Notat", "Det har vi aftalt", "Møde", "tilbudt", "grebet", "afslået", "slut"):
        assert word in text


def test_an_example_says_so() -> None:
    text = read(replace(PAPER, sender=replace(SENDER, is_sample=True))).text(0)
    assert "EKSEMPELDATA" in text


def test_the_same_log_gives_the_same_file(tmp_path: Path) -> None:
    first, second = relay_log_pdf(PAPER), relay_log_pdf(PAPER)
    assert first == second
