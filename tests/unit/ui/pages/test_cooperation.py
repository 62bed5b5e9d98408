"""Interfaces, agreements and procedures: due ones first, written, looked through, printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.builders.ears import Heard
from tests.builders.families import a_contact

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.services.cooperation_views import (
    AgreementDraft,
    InterfaceDraft,
    ProcedureDraft,
    UnitName,
)
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.two_line_delegate import RowRole
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.cooperation import CooperationPage
from linkworker_desktop.ui.pages.cooperation.registers import Register

Key = Qt.Key
HERE = Destination(Place.COOPERATION)


@pytest.fixture
def opened(qtbot: QtBot, services: Services, actions: Actions) -> Callable[[], CooperationPage]:
    """Open the page on what is kept."""

    def show() -> CooperationPage:
        page = CooperationPage(services, actions)
        qtbot.addWidget(page)
        actions.changed.connect(page.refresh)
        page.resize(1200, 760)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.open(HERE)
        return page

    return show


def an_interface(a: str, b: str, review_on: date | None = None) -> InterfaceDraft:
    return InterfaceDraft(UnitName(a), UnitName(b), handover="Når kontrakten er skrevet", review_on=review_on)


def _kept(services: Services, draft: InterfaceDraft) -> UUID:
    made = services.cooperation.save_interface(draft).id
    assert made is not None
    return made


def _titles(page: CooperationPage) -> list[str]:
    model = page.list.model()
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def test_the_empty_page_offers_the_usual_pairs_and_makes_those_that_are_ticked(
    opened: Callable[[], CooperationPage], services: Services, actions: Actions
) -> None:
    page = opened()
    assert page.offered.isVisible()
    assert [box.isChecked() for box in page.offered.boxes] == [True] * 7
    page.offered.boxes[0].click()
    assert page.offered.add_button.text() == "Opret de 6 valgte"
    page.offered.add_button.click()
    assert len(services.cooperation.interfaces()) == 6
    assert not page.offered.isVisible()
    assert page.more_link.text() == "Tilføj de almindelige (1)"
    actions.undo_stack.undo()
    assert services.cooperation.interfaces() == ()
    assert page.offered.isVisible()


def test_what_is_to_be_looked_through_stands_first_and_in_words(
    opened: Callable[[], CooperationPage], services: Services
) -> None:
    _kept(services, an_interface("Apotek", "Bibliotek", date(2027, 11, 1)))
    _kept(services, an_interface("Cafeen", "Dagplejen", date(2026, 12, 4)))
    _kept(services, an_interface("Integration", "Ydelse", date(2026, 11, 12)))
    page = opened()
    assert _titles(page) == ["Integration og Ydelse", "Cafeen og Dagplejen", "Apotek og Bibliotek"]
    model = page.list.model()
    said = [model.data(model.index(row, 0), RowRole.RIGHT) for row in range(3)]
    assert said == ["12 dage over", "om 10 dage", "1.11.2027"]
    page.sheet.reviewed_button.click()
    assert services.cooperation.due() == 0
    assert _titles(page)[0] == "Cafeen og Dagplejen"


def test_an_agreement_is_written_and_found_again(
    opened: Callable[[], CooperationPage], services: Services
) -> None:
    contact = services.contacts.save(a_contact("volunteer_org", "Lektiecaféen Broen")).id
    page = opened()
    page.choose(Register.AGREEMENT)
    page.first_button.click()
    form = page.describing.forms[Register.AGREEMENT]
    form.units["partner"].organisation.setText("Lektiecaféen Broen")
    form.fields["title"].line_edit.setText("Lektiehjælp i biblioteket")
    form.fields["review_on"].line_edit.setText("1/3-27")
    field = form.editors["contact"]
    found = page._reading.contacts("broen")
    field.set_contact(found[0][1], found[0][0])  # type: ignore[union-attr]
    QTest.keyClick(form.fields["title"].line_edit, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kept = services.cooperation.agreements()
    assert [view.draft.title for view in kept] == ["Lektiehjælp i biblioteket"]
    assert kept[0].draft.partner.organisation == "Lektiecaféen Broen"
    assert kept[0].draft.review_on == date(2027, 3, 1)
    assert kept[0].draft.contact == contact
    assert page.current is not None
    assert page.current.title == "Lektiehjælp i biblioteket"


def test_wrong_fields_are_said_where_they_are(
    opened: Callable[[], CooperationPage], services: Services
) -> None:
    page = opened()
    page.offered.own_button.click()
    form = page.describing.forms[Register.INTERFACE]
    form.fields["review_on"].line_edit.setText("31.2.2027")
    form.save_button.click()
    assert form.fields["review_on"].error
    form.fields["review_on"].line_edit.setText("")
    form.save_button.click()
    assert form.units["a"].unit.hasFocus()
    assert form.units["a"]._error.text() == "Skriv enhedens navn."
    assert services.cooperation.interfaces() == ()


def test_what_is_typed_survives_leaving_and_a_lock(
    opened: Callable[[], CooperationPage], services: Services, heard: Heard
) -> None:
    page = opened()
    page.offered.own_button.click()
    form = page.describing.forms[Register.INTERFACE]
    QTest.keyClicks(form.units["a"].unit, "Sundhedsplejen")
    page.leave()
    again = opened()
    again.offered.own_button.click()
    assert again.describing.forms[Register.INTERFACE].units["a"].unit.text() == "Sundhedsplejen"
    assert heard.notices[-1].sentence == "Det, du var i gang med, er her igen."
    again.describing.forms[Register.INTERFACE].cancel_button.click()
    third = opened()
    third.offered.own_button.click()
    assert third.describing.forms[Register.INTERFACE].units["a"].unit.text() == ""


def test_the_municipalitys_own_units_stand_without_its_name(
    opened: Callable[[], CooperationPage], services: Services
) -> None:
    _kept(services, an_interface("Integration", "Ydelse"))
    page = opened()
    assert _titles(page) == ["Integration og Ydelse"]
    page.sheet.edit_button.click()
    assert page.describing.forms[Register.INTERFACE].units["a"].organisation.text() == ""


def test_the_poster_is_saved_as_a_file_of_one_page(
    opened: Callable[[], CooperationPage], services: Services, tmp_path: Path, qtbot: QtBot, heard: Heard
) -> None:
    made = _kept(services, an_interface("Integration", "Ydelse"))
    page, file = opened(), tmp_path / "plakat.pdf"
    page.desk.save(Register.INTERFACE, made, file)
    qtbot.waitUntil(lambda: any("plakat.pdf" in each.sentence for each in heard.notices), timeout=20_000)
    document = pypdfium2.PdfDocument(file)
    assert len(document) == 1
    document.close()


def test_a_procedure_has_no_poster_and_is_deleted_and_brought_back(
    opened: Callable[[], CooperationPage], services: Services, actions: Actions
) -> None:
    services.cooperation.save_procedure(ProcedureDraft("Henvisning til dansk", UnitName("Integration")))
    page = opened()
    page.choose(Register.PROCEDURE)
    assert not page.sheet.print_button.isVisible()
    page.sheet.delete_action.trigger()
    assert services.cooperation.procedures() == ()
    actions.undo_stack.undo()
    assert _titles(page) == ["Henvisning til dansk"]


def test_a_destination_opens_one_description(
    opened: Callable[[], CooperationPage], services: Services
) -> None:
    services.cooperation.save_agreement(AgreementDraft(UnitName("", "Boldklubben"), "Fodbold"))
    made = services.cooperation.save_agreement(AgreementDraft(UnitName("", "Caféen"), "Åben dør")).id
    page = opened()
    page.open(Destination(Place.COOPERATION, field=f"agreement:{made}"))
    assert page.current is not None
    assert page.current.title == "Åben dør"


def test_searching_narrows_and_says_when_nothing_fits(
    opened: Callable[[], CooperationPage], services: Services, qtbot: QtBot
) -> None:
    _kept(services, an_interface("Integration", "Ydelse"))
    _kept(services, an_interface("Integration", "Social"))
    page = opened()
    page.search.setText("social")
    qtbot.waitUntil(lambda: _titles(page) == ["Integration og Social"], timeout=5_000)
    page.search.setText("findes ikke")
    qtbot.waitUntil(lambda: _titles(page) == [], timeout=5_000)
    assert not page.list.isVisible()
