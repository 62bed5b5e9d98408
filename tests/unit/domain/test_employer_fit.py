"""An employer fits by what was wished for: trade, Danish, languages, town and bus."""

from __future__ import annotations

import pytest

from linkworker_desktop.domain.contact import EmployerDraft
from linkworker_desktop.domain.employer_fit import Reason, Said, Wishes, danish_level, fit

BAKERY = EmployerDraft(
    trades=("Bageri", "butik"), places=2, danish="DU1 modul 3", languages=("ar",), mentor="Ole", lines=("7",)
)


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("DU2 modul 3", 203),
        ("du 1, modul 6", 106),
        ("Danskuddannelse 3", 300),
        ("Prøve i Dansk 2", 207),
        ("modul 4", 104),
        ("Intet dansk", 0),
        ("ingen krav", 0),
        ("rimeligt", None),
        ("", None),
    ],
)
def test_a_level_of_danish_is_read(written: str, level: int | None) -> None:
    assert danish_level(written) == level


def test_everything_met_is_worth_a_hundred() -> None:
    wishes = Wishes(("bageri",), "DU2 modul 1", ("ar",), "Klintebjerg Havn", ("7",))
    found = fit(BAKERY, "Klintebjerg Havn", wishes)
    assert found.score == 100
    assert [said.reason for said in found.reasons][:2] == [Reason.TRADE, Reason.DANISH]
    assert found.against == ()


def test_too_little_danish_another_trade_and_no_bus_stand_against() -> None:
    found = fit(BAKERY, "Klintebjerg Havn", Wishes(("pleje",), "DU1 modul 1", (), "Skovsunde", ("3",)))
    assert found.against == (
        Said(Reason.OTHER_TRADE, "Bageri, butik"),
        Said(Reason.MORE_DANISH, "DU1 modul 3"),
        Said(Reason.FAR, "Klintebjerg Havn"),
    )
    assert found.score < 15


def test_what_nobody_told_speaks_neither_for_nor_against() -> None:
    assert fit(EmployerDraft(), "", Wishes(("bageri",), "DU1 modul 1", ("ar",), "Skovsunde")).against == ()


def test_no_places_cost_but_do_not_hide_the_employer() -> None:
    wishes = Wishes(("bageri",))
    full = fit(EmployerDraft(trades=("bageri",), places=0), "", wishes)
    unknown = fit(EmployerDraft(trades=("bageri",)), "", wishes)
    assert 0 < full.score < unknown.score
    assert full.against == (Said(Reason.FULL),)
