"""The page of one person of a family."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.families import a_child, a_contact, an_adult
from tests.builders.life import Life
from tests.builders.statements import counted_statements

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentDraft
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.log_entry import LogDraft
from linkworker_desktop.domain.placement import PlacementDraft
from linkworker_desktop.domain.rules.subjects import Residence
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.person import PersonPage


@pytest.fixture
def life(services: Services) -> Life:
    samir = an_adult(
        "Samir", residence=Residence.QUOTA, cpr="300285-1234", original_name="سامر", reads=("ar",)
    )
    return Life(services, samir, an_adult("Rima"), a_child(7, "Karim"), surname="Zahrabani")


@pytest.fixture
def page(qtbot: QtBot, services: Services, actions: Actions, life: Life) -> PersonPage:
    made = PersonPage(services, actions)
    qtbot.addWidget(made)
    made.resize(1232, 800)
    actions.changed.connect(made.refresh)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def show(page: PersonPage, life: Life, name: str = "Samir") -> None:
    page.open(Destination(Place.PERSON, family=life.id, person=life.person(name)))
    QApplication.processEvents()


def texts(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def test_the_head_says_who_it_is_with_the_name_as_it_is_written_at_home(page: PersonPage, life: Life) -> None:
    show(page, life)
    shown = texts(page)
    assert "Samir Zahrabani" in shown
    assert "\u2068سامر\u2069" in shown
    assert any(text.startswith("far · 41 år · læser arabisk") for text in shown)
    assert {"Født", "2.3.1985", "Ophold", "Kvoteflygtning (§ 8)"} <= set(shown)


def test_a_cpr_number_is_seen_only_after_vis_and_masked_when_the_page_is_left(
    qtbot: QtBot, page: PersonPage, life: Life
) -> None:
    show(page, life)
    line = page.facts.cpr
    assert line is not None
    assert line.number.text() == "300285-••••"
    qtbot.mouseClick(line.show_button, Qt.MouseButton.LeftButton)
    assert line.number.text() == "300285-1234"
    page.hide()
    assert line.number.text() == "300285-••••"


def test_a_cpr_number_hides_itself_after_twenty_seconds(qtbot: QtBot, page: PersonPage, life: Life) -> None:
    show(page, life)
    line = page.facts.cpr
    assert line is not None
    line.hiding.setInterval(20)
    qtbot.mouseClick(line.show_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: line.number.text() == "300285-••••")


def test_only_what_is_theirs_stands_on_the_page(page: PersonPage, life: Life, services: Services) -> None:
    services.log.save(LogDraft(life.id, "om Samir", persons=(life.person("Samir"),)))
    services.log.save(LogDraft(life.id, "om Rima", persons=(life.person("Rima"),)))
    services.placements.save(PlacementDraft(life.person("Samir"), date(2026, 11, 1)))
    services.consents.save(ConsentDraft(life.person("Rima"), date(2026, 10, 1), "skole"))
    made = services.contacts.save(a_contact("school", "Skovsunde Skole")).id
    assert made is not None
    services.network.add(life.id, [ContactId(made)], persons=(life.person("Samir"),))
    show(page, life)
    said = [row.text for row in page.timeline.model.rows if not row.is_heading]
    assert "om Samir" in said
    assert "om Rima" not in said
    assert len(page.life.placements.rows) == 1
    assert [row.accessibleName() for row in page.life.consents.rows] == ["Samir: intet samtykke"]
    assert [row.accessibleName().partition(",")[0] for row in page.network.rows] == ["Skovsunde Skole"]
    show(page, life, "Rima")
    assert page.network.rows == []
    assert len(page.life.consents.rows) == 1


def test_somebody_of_the_network_leads_to_the_contact(
    page: PersonPage, life: Life, services: Services, heard: Heard
) -> None:
    made = services.contacts.save(a_contact("school", "Skovsunde Skole")).id
    assert made is not None
    services.network.add(life.id, [ContactId(made)])
    show(page, life)
    page.network.rows[0].click()
    assert heard.travels == [Destination(Place.CONTACTS, contact=ContactId(made))]


def test_the_way_up_leads_to_the_family(page: PersonPage, life: Life, heard: Heard) -> None:
    show(page, life)
    page.family_button.click()
    assert heard.travels == [Destination(Place.FAMILY, family=life.id)]


def test_a_person_who_is_gone_leads_back_to_the_family(page: PersonPage, life: Life, heard: Heard) -> None:
    other = Life(life.services, an_adult("Fremmed"), surname="Anden")
    page.open(Destination(Place.PERSON, family=life.id, person=other.person("Fremmed")))
    assert heard.travels[-1] == Destination(Place.FAMILY, family=life.id)


def test_somebody_without_a_birth_date_is_shown_all_the_same(
    page: PersonPage, services: Services, life: Life
) -> None:
    other = Life(services, an_adult("ወርቅነሽ", birth_date=None), surname="Tesfay")
    show(page, other, "ወርቅነሽ")
    assert "fødselsdato mangler" in texts(page)


def test_the_page_asks_a_fixed_number_of_times(page: PersonPage, life: Life, services: Services) -> None:
    there = Destination(Place.PERSON, family=life.id, person=life.person("Samir"))
    with counted_statements(services) as sent:
        page.open(there)
    with counted_statements(services) as again:
        page.refresh(frozenset(Kind))
    assert len(sent) <= 6, sent
    assert len(again) <= len(sent)


def test_every_control_has_a_name(page: PersonPage, life: Life) -> None:
    show(page, life)
    for button in page.findChildren(QAbstractButton):
        if button.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            assert button.accessibleName() or button.text()
