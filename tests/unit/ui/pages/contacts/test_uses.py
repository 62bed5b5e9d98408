"""The places a contact stands, as links and numbers."""

from __future__ import annotations

from datetime import date

import pytest

from linkworker_desktop.base.ids import new_id
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.services.contact_views import ContactUse, UseKind
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contacts.uses import Uses, destination_of, number_words
from linkworker_desktop.ui.pages.cooperation.registers import Register

FAMILY, OTHER = FamilyId(new_id()), new_id()


@pytest.mark.parametrize(
    ("kind", "destination"),
    [
        (UseKind.FAMILY, Destination(Place.FAMILY, family=FAMILY)),
        (UseKind.FOLDER, Destination(Place.FOLDER, family=FAMILY)),
        (UseKind.HANDED_OUT, Destination(Place.FOLDER, family=FAMILY)),
        (UseKind.PLACEMENT, Destination(Place.FAMILY, family=FAMILY)),
        (UseKind.NETWORK, Destination(Place.FAMILY, family=FAMILY)),
        (UseKind.COORDINATOR, Destination(Place.FAMILY, family=FAMILY)),
        (UseKind.EVENT, Destination(Place.CALENDAR, text="26.11.2026")),
        (UseKind.AGREEMENT, Destination(Place.COOPERATION, field=f"{Register.AGREEMENT}:{OTHER}")),
        (UseKind.INTERFACE, Destination(Place.COOPERATION, field=f"{Register.INTERFACE}:{OTHER}")),
        (UseKind.CALL_ROUND, Destination(Place.CALL_ROUND)),
    ],
)
def test_every_place_leads_to_where_it_is_seen(kind: UseKind, destination: Destination) -> None:
    use = ContactUse(kind, "Sted", "", OTHER, FAMILY, date(2026, 11, 26))
    assert destination_of(use) == destination


@pytest.mark.parametrize("kind", list(UseKind))
def test_every_kind_of_place_is_shown_and_counted(qtbot: object, kind: UseKind) -> None:
    shown = Uses()
    qtbot.addWidget(shown)  # type: ignore[attr-defined]
    shown.show_uses([ContactUse(kind, "Sted", "noget", OTHER, FAMILY, date(2026, 11, 26))])
    (row,) = shown.rows
    assert row.accessibleName().endswith("Sted, noget")
    assert number_words(kind, 2).startswith("2 ")
