"""The catalogues are what the source says, English and the shipped paper languages are whole."""

from __future__ import annotations

import re

import pytest
from babel.messages import Message
from tools.catalogues import KEYWORDS, catalogue_files, faults, read_catalogue

from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.i18n import has_label, label, ngettext, set_language
from linkworker_desktop.i18n.dates import weekday_in

_HOLE = re.compile(r"\{[a-z_]*\}")


def _messages() -> list[tuple[str, Message]]:
    return [
        (f"{file.parent.parent.name}/{domain}", message)
        for domain in KEYWORDS
        for file in catalogue_files(domain)
        for message in read_catalogue(file)
        if message.id
    ]


def _texts(value: str | tuple[str, ...] | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def test_catalogues_are_up_to_date_compiled_and_complete_where_they_must_be() -> None:
    assert faults() == []


def test_translations_have_the_same_holes_as_the_danish() -> None:
    wrong = [
        (name, message.id)
        for name, message in _messages()
        for text in _texts(message.string)
        if text and set(_HOLE.findall(text)) not in [set(_HOLE.findall(form)) for form in _texts(message.id)]
    ]
    assert wrong == []


def test_a_text_with_a_shortcut_letter_has_one_in_english_too() -> None:
    wrong = [
        message.id
        for name, message in _messages()
        if name == "en/ui"
        for text in _texts(message.string)
        if text and bool(re.search(r"&\w", text)) != bool(re.search(r"&\w", _texts(message.id)[0]))
    ]
    assert wrong == []


def test_nothing_is_left_fuzzy() -> None:
    assert [(name, message.id) for name, message in _messages() if message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_labels_of_the_cover_and_the_numbers_page(language: str) -> None:
    for text in ("Velkomstmappe", "Vigtige numre", "Indhold", "Egen læge", "Kun på dansk"):
        assert has_label(text, language), f"{language} lacks »{text}«"
        assert language == "da" or label(text, language) != text


def test_weekdays_do_not_leak_from_one_language_into_another() -> None:
    order = ["sw", "ps", *LANGUAGES]
    names = {language: tuple(weekday_in(language, day) for day in range(7)) for language in order}
    assert all(len(set(week)) == 7 for week in names.values())
    assert (
        len({week for language, week in names.items() if language not in {"fa", "prs"}}) == len(LANGUAGES) - 2
    )
    assert names["fr"][0] == "lundi"
    assert names["en"][0] == "Monday"


def test_danish_counts_one_and_many_without_a_catalogue() -> None:
    set_language("da")
    assert [ngettext("{n} side", "{n} sider", n) for n in (0, 1, 2)] == ["{n} sider", "{n} side", "{n} sider"]
