"""The overview reads little, however much there is, and says the same as the pages behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event
from tests.builders.families import a_child, a_contact, a_family, an_adult

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.folder import PARTS, PartDefinition
from linkworker_desktop.domain.text import Insert, InsertKind, facts_in
from linkworker_desktop.services.contact_views import ContactFilter
from linkworker_desktop.services.folder_needs import MAP, asked_facts
from linkworker_desktop.services.folder_texts import shipped
from linkworker_desktop.services.overview import MOST_OPEN, MOST_TO_CONFIRM, OpenFolder

HOUSED = datetime(2026, 11, 23, 9, 0)
MOST_STATEMENTS = 8
Change = Callable[[Services, FamilyId], object]


@contextmanager
def counted(services: Services) -> Iterator[list[str]]:
    """Give the questions that are sent to the database meanwhile, by the sessions and by the looks."""
    sent: list[str] = []

    def note(*arguments: object) -> None:
        sent.append(str(arguments[2]))

    with services.database.look() as look:
        connection = look.connection
    connection.set_trace_callback(lambda statement: sent.append(statement.strip()))
    event.listen(services.database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(services.database.engine, "before_cursor_execute", note)
    connection.set_trace_callback(None)
    sent[:] = [statement for statement in sent if statement not in {"BEGIN", "ROLLBACK"}]


def saved(services: Services, surname: str, hours: int = 0) -> FamilyId:
    draft = a_family(surname, an_adult("Samir"), a_child(7), housed_at=HOUSED - timedelta(hours=hours))
    made = services.families.save(draft).id
    assert made is not None
    return FamilyId(made)


def gp(services: Services) -> ContactId:
    made = services.contacts.save(a_contact("gp")).id
    assert made is not None
    return ContactId(made)


def open_folder(services: Services) -> OpenFolder:
    (folder,) = services.overview.view().open_folders
    return folder


def test_the_overview_asks_eight_questions_however_much_there_is(services: Services) -> None:
    saved(services, "Aden")
    gp(services)
    with counted(services) as few:
        services.overview.view()
    for number in range(MOST_OPEN + 4):
        saved(services, f"Familie {number}")
        services.contacts.save(a_contact("school", f"Skolen {number}"))
    with counted(services) as many:
        services.overview.view()
    assert len(few) == len(many) <= MOST_STATEMENTS


def test_the_list_of_families_is_one_query(services: Services) -> None:
    for number in range(5):
        saved(services, f"Familie {number}")
    with counted(services) as sent:
        assert len(services.families.rows()) == 5
    assert [statement.split()[0] for statement in sent] == ["SELECT"]


def _nothing(_services: Services, _family: FamilyId) -> None:
    return


def _leave_out(services: Services, family: FamilyId) -> None:
    services.folders.include(family, 1, included=False)


def _give_a_fact(services: Services, family: FamilyId) -> None:
    services.folders.set_fact(family, "raadgiver", "Bente")


def _write_own_text(services: Services, _family: FamilyId) -> None:
    services.texts.save(2, "da", "Ring til {raadgiver}.\n\n[[kort]]")


def _add_contact(services: Services, family: FamilyId) -> None:
    services.folders.add_contact(family, 11, gp(services))


def _remove_contact(services: Services, family: FamilyId) -> None:
    services.folders.remove_contact(family, 8, gp(services))


def _confirm_contact(services: Services, _family: FamilyId) -> None:
    services.contacts.confirm(gp(services))


def _protect(services: Services, family: FamilyId) -> None:
    draft = a_family("Aden", protected_address=True, housed_at=HOUSED, family=family)
    services.families.save(draft)


@pytest.mark.parametrize(
    "change",
    [
        _nothing, _leave_out, _give_a_fact, _write_own_text, _add_contact, _remove_contact, _confirm_contact,
        _protect,
    ],
)  # fmt: skip
def test_a_folder_wants_here_what_it_wants_on_its_own_page(services: Services, change: Change) -> None:
    family = saved(services, "Aden")
    change(services, family)
    needs, page = open_folder(services).needs, services.folders.view(family)
    assert (needs.missing, needs.stale) == (len(page.missing), len(page.stale))
    assert needs.missing > 0


def test_the_newest_printed_folder_waits_for_its_hand_over(services: Services) -> None:
    family = saved(services, "Aden")
    assert open_folder(services).needs.printed is None
    printed = services.issues.record_print(family, ("ar",), b"%PDF", 1)
    assert open_folder(services).needs.printed == printed


def test_folders_are_shown_by_the_fewest_hours_and_no_more_than_there_is_room_for(services: Services) -> None:
    for number in range(MOST_OPEN + 1):
        saved(services, f"Familie {number}", hours=number)
    view = services.overview.view()
    assert len(view.first_hours) == MOST_OPEN + 1
    assert [each.row for each in view.open_folders] == list(view.first_hours[:MOST_OPEN])
    assert view.open_folders[0].row.surname == f"Familie {MOST_OPEN}"


def test_families_last_opened_come_newest_first(services: Services) -> None:
    families = [saved(services, surname) for surname in ("Aden", "Beden", "Ceden")]
    services.families.note_opened(families[1])
    assert [row.surname for row in services.overview.view().recent] == ["Beden"]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.text_id)
def test_a_text_asks_for_the_facts_its_blocks_ask_for(part: PartDefinition) -> None:
    text = shipped(part.text_id, "da")
    assert text is not None
    has_map = any(isinstance(block, Insert) and block.kind is InsertKind.MAP for block in text.blocks)
    assert asked_facts(part) == set(facts_in(text.blocks)) | ({MAP} if has_map else set())


def test_the_overview_lists_the_contacts_to_confirm_as_their_own_page_does(services: Services) -> None:
    fresh, ended, gone = gp(services), gp(services), gp(services)
    for number in range(MOST_TO_CONFIRM + 2):
        services.contacts.save(a_contact("school", f"Skolen {number}", verified_on=None))
    services.contacts.confirm(fresh)
    services.contacts.end(ended)
    services.contacts.delete(gone)
    view = services.overview.view()
    listed = services.contacts.rows(show=ContactFilter.TO_CONFIRM)
    assert view.to_confirm == listed[:MOST_TO_CONFIRM]
    of_the_region = 2
    assert view.contacts.to_confirm == len(listed) == MOST_TO_CONFIRM + 2 + of_the_region
