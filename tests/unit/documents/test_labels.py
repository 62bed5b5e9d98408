"""Labels in pairs, with figures set in."""

from __future__ import annotations

import string

import pytest

from linkworker_desktop.documents import labels
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.i18n import has_label, label


def test_danish_alone_has_no_other_side() -> None:
    assert labels.both(labels.CONTENTS, None).other is None


def test_a_value_is_isolated_in_both_languages() -> None:
    pair = labels.both(labels.WEEK, "ar", week="45")
    assert pair.da == "Uge \u206645\u2069"
    assert pair.other is None or "\u206645\u2069" in pair.other


def test_a_label_without_a_translation_is_printed_in_danish_alone() -> None:
    assert labels.both("Ikke oversat endnu", "ar").other is None


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "da"])
def test_translations_ask_for_the_same_values(language: str) -> None:
    messages = [value for name, value in vars(labels).items() if name.isupper() and isinstance(value, str)]
    for message in messages:
        if has_label(message, language):
            assert fields(label(message, language)) == fields(message)


def fields(message: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(message) if name}
