"""The form of a consent: a plain one in few clicks, what is wrong said at its field, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.builders.consents import NURSE, SCHOOL, Asked, id_of
from tests.builders.ears import Heard
from tests.builders.families import a_contact
from tests.builders.life import identifier

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentDraft, ConsentParty, GivenBy
from linkworker_desktop.domain.consent_standing import ConsentState
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.services.consent_parties import choice_of
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dialogs.consent import PAUSE, ConsentDialog
from linkworker_desktop.ui.dialogs.consent_change import RenewDialog, WithdrawDialog
from linkworker_desktop.ui.dialogs.consent_parties import PartyPicker
from linkworker_desktop.ui.dialogs.consent_typed import TypedConsent, from_json, to_json, typed_of


class Desk:
    """Opens dialogs over one window."""

    def __init__(self, asked: Asked, actions: Actions, window: QWidget) -> None:
        self.asked, self.actions, self.window = asked, actions, window

    def open(self, draft: ConsentDraft | None = None, *chosen: str) -> ConsentDialog:
        """Open the form with everybody in it."""
        services = self.asked.services
        members = services.families.draft(self.asked.id).members
        people = [(each.person, each.given_name) for each in members if each.person]
        persons = [self.asked.person(name) for name in chosen]
        dialog = ConsentDialog(services, self.actions, people, draft, self.window, chosen=persons)
        dialog.show()
        return dialog


@pytest.fixture
def desk(qtbot: QtBot, asked: Asked, actions: Actions) -> Iterator[Desk]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 900)
    window.show()
    yield Desk(asked, actions, window)
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    QThreadPool.globalInstance().waitForDone(5000)


def fill(dialog: ConsentDialog, **texts: str) -> None:
    for name, text in texts.items():
        editor = dialog.fields[name].editor
        assert isinstance(editor, QLineEdit | QPlainTextEdit)
        if isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.textEdited.emit(text)
            editor.editingFinished.emit()
        else:
            editor.setPlainText(text)


def look_for(dialog: ConsentDialog, text: str) -> list[str]:
    """Search with whom, and return what is offered."""
    picker = dialog.form.parties
    picker.search.setText(text)
    picker.look()
    return [picker.model.choice_at(row).name for row in range(picker.model.rowCount())]


def test_a_plain_consent_is_a_purpose_a_tick_and_a_place(qtbot: QtBot, desk: Desk) -> None:
    dialog = desk.open(None, "Samer")
    fill(dialog, purpose="skole")
    qtbot.mouseClick(dialog.form.kinds[InformationKind.SCHOOL], Qt.MouseButton.LeftButton)
    look_for(dialog, "Skovsunde Skole")
    qtbot.keyClick(dialog.form.parties.search, Qt.Key.Key_Return)
    dialog.save()

    view = desk.asked.only()
    assert view.draft.scope == {InformationKind.SCHOOL}
    assert view.draft.parties == (ConsentParty(name="Skovsunde Skole"),)
    assert (view.draft.given_by, view.draft.given_on) == (GivenBy.SELF, date(2026, 11, 24))
    assert (view.draft.language, view.draft.valid_to, view.last_day) == ("ar", None, date(2027, 11, 24))
    assert view.remarks == ()


@pytest.mark.parametrize(
    ("name", "given_by", "asks_for_giver"),
    [
        ("Samer", GivenBy.SELF, False),
        ("Layal", GivenBy.BOTH, True),
        ("Karim", GivenBy.CUSTODY_HOLDER, True),
    ],
)
def test_who_gives_it_is_proposed_from_the_age(
    desk: Desk, name: str, given_by: GivenBy, asks_for_giver: bool
) -> None:
    dialog = desk.open(None, name)
    assert dialog.form.who.giver_chosen() == given_by.value
    assert dialog.form.who.giver.isVisibleTo(dialog) is asks_for_giver


def test_several_of_different_age_give_it_each_as_their_age_says(desk: Desk) -> None:
    dialog = desk.open(None, "Samer", "Layal", "Karim")
    fill(dialog, purpose="skole", giver="Samer, Rima")
    dialog.save()

    said = {view.name: (view.draft.given_by, view.draft.giver) for view in desk.asked.views()}
    assert said == {
        "Samer": (GivenBy.SELF, ""),
        "Layal": (GivenBy.BOTH, "Samer, Rima"),
        "Karim": (GivenBy.CUSTODY_HOLDER, "Samer, Rima"),
    }


def test_another_giver_than_the_age_proposes_is_remarked_and_not_refused(desk: Desk) -> None:
    dialog = desk.open(None, "Layal")
    who = dialog.form.who
    who.given_by.setCurrentIndex(who.given_by.findData(GivenBy.CUSTODY_HOLDER.value))
    who.given_by.activated.emit(who.given_by.currentIndex())
    assert who.remarks.text() == "Layal er fyldt 15 og skal også selv spørges."
    dialog.save()

    assert desk.asked.only().draft.given_by is GivenBy.CUSTODY_HOLDER


def test_the_grown_ups_of_the_household_are_proposed_as_giver(desk: Desk) -> None:
    dialog = desk.open(None, "Karim")
    completer = dialog.form.who.giver.line_edit.completer()
    assert completer is not None
    model = completer.model()
    assert model is not None
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Samer", "Rima"]


def test_the_network_is_offered_first_then_the_directory_then_the_name_as_it_stands(
    desk: Desk, services: Services
) -> None:
    known = services.contacts.save(
        a_contact("health_nurse", "Skovsunde Kommune", unit="Sundhedsplejen", person="Inger")
    )
    services.contacts.save(a_contact("gp", "Ingers Lægehus"))
    services.network.add(desk.asked.id, [ContactId(identifier(known))])
    dialog = desk.open(None, "Samer")
    assert look_for(dialog, "") == ["Sundhedsplejen", "Inger"]
    assert look_for(dialog, "inger") == ["Inger", "Ingers Lægehus", "inger"]


def test_a_party_is_chosen_once_and_taken_back_by_its_chip(qtbot: QtBot, desk: Desk) -> None:
    dialog = desk.open(desk.asked.a_consent(parties=(SCHOOL, NURSE)))
    picker = dialog.form.parties
    chips = [
        each
        for each in dialog.findChildren(QAbstractButton)
        if each.accessibleName() == "Fjern Sundhedsplejen"
    ]
    qtbot.mouseClick(chips[0], Qt.MouseButton.LeftButton)
    assert picker.parties() == (SCHOOL,)
    look_for(dialog, "Skovsunde Skole")
    picker.set_parties((SCHOOL, SCHOOL))
    assert picker.parties() == (SCHOOL,)


def test_a_consent_that_ends_before_it_begins_is_said_at_the_field_and_nothing_is_lost(desk: Desk) -> None:
    dialog = desk.open(None, "Samer")
    fill(dialog, purpose="skole", given_on="1.10.2026", valid_to="1.9.2026")
    dialog.save()

    assert dialog.isVisible()
    assert "udløber, før det er givet" in dialog.fields["valid_to"].error
    assert dialog.fields["purpose"].line_edit.text() == "skole"
    assert desk.asked.views() == ()


@pytest.mark.parametrize(
    ("field", "text"), [("given_on", "31.2.2026"), ("valid_to", "snart"), ("given_on", "")]
)
def test_a_day_that_is_none_is_said_at_its_field(desk: Desk, field: str, text: str) -> None:
    dialog = desk.open(None, "Samer")
    fill(dialog, **{field: text})
    dialog.save()

    assert dialog.fields[field].error
    assert desk.asked.views() == ()


def test_nobody_chosen_is_said_and_the_error_leaves_when_it_is_mended(qtbot: QtBot, desk: Desk) -> None:
    dialog = desk.open(None, "Samer")
    chip = dialog.form.who.persons[desk.asked.person("Samer")]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    dialog.save()
    assert dialog.fields["persons"].error == "Vælg, hvem der har givet samtykke."
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    dialog.save()
    assert desk.asked.only().name == "Samer"


def test_no_kinds_of_information_are_kept_and_remarked(desk: Desk, heard: Heard) -> None:
    dialog = desk.open(None, "Samer")
    dialog.save()

    assert not dialog.isVisible()
    assert "hvilke oplysninger" in heard.notices[-1].rest


def test_an_empty_last_day_is_shown_as_the_rule_counts_it(desk: Desk) -> None:
    dialog = desk.open(None, "Samer")
    fill(dialog, given_on="1.10.2026")
    assert dialog.fields["valid_to"].editor.accessibleDescription() == "tom: til 1.10.2027"


def test_everything_that_is_said_comes_back_in_the_form_and_is_kept_as_it_was(desk: Desk) -> None:
    whole = desk.asked.say_yes(
        holder="Integrationsenheden",
        parties=(SCHOOL, NURSE),
        language="ar",
        interpreter="Dina Solhatmark",
        read_aloud=True,
        exceptions="ikke økonomi\nikke bolig",
        note="Sagt ved besøg",
        valid_to=date(2027, 1, 1),
    ).draft
    dialog = desk.open(whole)
    assert dialog.form.more.isVisibleTo(dialog)
    dialog.save()
    assert desk.asked.only().draft == whole


def test_a_withdrawn_consent_that_is_corrected_stays_withdrawn(desk: Desk, services: Services) -> None:
    view = desk.asked.say_yes()
    services.consents.withdraw(id_of(view), date(2026, 11, 12), "ringede")
    dialog = desk.open(desk.asked.only().draft)
    fill(dialog, purpose="skole og fritid")
    dialog.save()
    draft = desk.asked.only().draft
    assert (draft.purpose, draft.withdrawn_on, draft.withdrawn_how) == (
        "skole og fritid",
        date(2026, 11, 12),
        "ringede",
    )


@pytest.mark.parametrize("pause", [0, PAUSE + 200])
def test_what_is_typed_outlives_a_lock_and_stands_there_next_time(
    qtbot: QtBot, desk: Desk, pause: int
) -> None:
    dialog = desk.open(None, "Karim")
    fill(dialog, purpose="helbred", exceptions="ikke økonomi")
    qtbot.wait(pause)
    dialog.reject()  # as locking does

    again = desk.open(None, "Samer")
    assert again.fields["purpose"].line_edit.text() == "helbred"
    assert again.form.who.chosen() == (desk.asked.person("Karim"),)
    assert again.kept.isVisibleTo(again)
    again.again_link.click()
    assert again.fields["purpose"].line_edit.text() == ""
    assert again.form.who.chosen() == (desk.asked.person("Samer"),)


def test_a_form_given_up_or_saved_leaves_nothing_behind(qtbot: QtBot, desk: Desk, services: Services) -> None:
    dialog = desk.open(None, "Samer")
    fill(dialog, purpose="helbred")
    qtbot.wait(PAUSE + 200)
    assert services.drafts.kept(dialog.draft_kind) is not None
    dialog.cancel_button.click()
    assert services.drafts.kinds("cns.") == frozenset()
    saved = desk.open(None, "Samer")
    assert not saved.kept.isVisibleTo(saved)
    saved.save()
    assert services.drafts.kinds("cns.") == frozenset()


def test_a_kept_form_of_another_version_is_begun_again() -> None:
    assert from_json("[]") is None
    assert from_json('{"parties": [["kun", "to"]]}') is None
    typed = replace(TypedConsent(), persons=("ab",), parties=(("a", "b", "c", ""),), read_aloud=True)
    assert from_json(to_json(typed)) == typed


def test_a_giver_who_has_left_the_family_is_remarked_on_the_consent(desk: Desk, services: Services) -> None:
    desk.asked.say_yes("Karim", given_by=GivenBy.CUSTODY_HOLDER, giver="Rima")
    family = services.families.draft(desk.asked.id)
    members = tuple(
        replace(each, moved_out=date(2026, 11, 1)) if each.given_name == "Rima" else each
        for each in family.members
    )
    services.families.save(replace(family, members=members))
    assert any("Rima bor ikke længere" in remark for remark in desk.asked.only().remarks)
    dialog = desk.open(desk.asked.only().draft)
    completer = dialog.form.who.giver.line_edit.completer()
    assert completer is not None
    model = completer.model()
    assert model is not None
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Samer"]


def test_a_file_becomes_a_document_of_the_family_and_the_scan_of_the_consent(
    qtbot: QtBot, desk: Desk, services: Services, tmp_path: Path
) -> None:
    file = tmp_path / "blanket.pdf"
    file.write_bytes(b"%PDF-1.7 underskrevet")
    dialog = desk.open(None, "Samer")
    dialog.form.scan.add_file(file)
    qtbot.waitUntil(lambda: bool(dialog.form.scan.chosen()))
    dialog.save()

    view = desk.asked.only()
    assert view.document == "blanket.pdf"
    assert services.documents.of_family(desk.asked.id)[0].is_of_consent


def test_an_empty_file_is_said_at_the_field(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "tom.pdf"
    file.write_bytes(b"")
    dialog = desk.open(None, "Samer")
    dialog.form.scan.add_file(file)
    qtbot.waitUntil(lambda: bool(dialog.fields["document"].error))
    assert "tom" in dialog.fields["document"].error


def test_every_editor_and_button_has_a_name(desk: Desk) -> None:
    desk.asked.say_yes("Karim")
    dialog = desk.open(desk.asked.only().draft)
    dialog.form.more_link.click()
    editors = [
        each
        for kind in (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton)
        for each in dialog.findChildren(kind)
        if each.isVisibleTo(dialog) and each.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]
    nameless = [each for each in editors if not (each.accessibleName() or getattr(each, "text", str)())]
    assert len(editors) > 20
    assert nameless == []


def test_withdrawing_takes_a_day_and_how_and_can_be_taken_back(
    desk: Desk, services: Services, actions: Actions
) -> None:
    view = desk.asked.say_yes()
    dialog = WithdrawDialog(services, actions, view, desk.window)
    dialog.show()
    dialog.fields["withdrawn_on"].line_edit.setText("1.8.2026")
    dialog.save()
    assert dialog.fields["withdrawn_on"].error
    dialog.fields["withdrawn_on"].line_edit.setText("12.11.2026")
    dialog.fields["withdrawn_how"].line_edit.setText("ringede")
    dialog.save()
    draft = desk.asked.only().draft
    assert (draft.withdrawn_on, draft.withdrawn_how) == (date(2026, 11, 12), "ringede")
    actions.undo_stack.undo()
    assert desk.asked.only().state is ConsentState.VALID


def test_renewing_takes_a_day_and_asks_for_the_paper_where_it_is_wanted(
    qtbot: QtBot, desk: Desk, services: Services, actions: Actions
) -> None:
    view = desk.asked.say_yes()
    dialog = RenewDialog(services, actions, view, desk.window)
    dialog.show()
    dialog.fields["given_on"].line_edit.setText("1.8.2026")
    dialog.save()
    assert dialog.fields["given_on"].error
    dialog.fields["given_on"].line_edit.setText("24.11.2026")
    with qtbot.waitSignal(dialog.paper_wanted, timeout=1000):
        dialog.save()
    assert [each.state for each in desk.asked.views()] == [ConsentState.VALID, ConsentState.RENEWED]
    assert typed_of(desk.asked.views()[0].draft).given_on == "24.11.2026"


def test_what_begins_as_typed_stands_before_what_only_holds_the_letters(qtbot: QtBot) -> None:
    office = choice_of(ConsentParty("Skovsunde Kommune", "Ydelseskontoret", "Anne Hørblomst"))
    school = choice_of(ConsentParty("Skovsunde Skole"))
    picker = PartyPicker([office], lambda _text: [office, school])
    qtbot.addWidget(picker)
    picker.search.setText("skovsunde sk")
    picker.look()

    assert picker.model.choice_at(0) == school
