"""The page of a family says what its own page and its folder's say, in the same few questions however much there is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.builders.families import a_child, a_contact, a_family, an_adult
from tests.builders.statements import counted_statements

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.services.family_page import FamilyPageView
from linkworker_desktop.services.folder_issues import FolderIssues
from linkworker_desktop.services.folder_views import HandOver

MOST_STATEMENTS = 8


def _family(services: Services, people: int = 1) -> FamilyId:
    members = [an_adult(f"Navn {number}") for number in range(people)]
    return FamilyId(services.families.save(a_family("Nakhlawar", *members)).id)  # type: ignore[arg-type]


def _filled(services: Services, family: FamilyId, count: int) -> None:
    """Give a family's folder contacts, facts, parts and printed papers."""
    for number in range(count):
        services.contacts.save(a_contact("gp", f"Lægehus {number}", verified_on=None))
        clock = FixedClock(datetime(2026, 11, 20 + number % 3, 7, number, tzinfo=UTC))
        issue = FolderIssues(services.database, clock).record_print(
            family, ("ar", "uk")[: number % 2 + 1], b"%PDF", 2
        )
        services.issues.hand_over(issue, HandOver(datetime(2026, 11, 24, 8, 42), "Samir"))
    services.folders.move(family, 8, 1)
    services.folders.include(family, 3, included=False)
    services.folders.set_fact(family, "stoppested", "Kløverbakken")


def _opened(services: Services, family: FamilyId) -> FamilyPageView:
    services.families.note_opened(family)
    return services.families.page(family, f"note.{family.hex}")


def test_opening_the_page_takes_eight_statements_however_much_there_is(services: Services) -> None:
    small, large = _family(services), _family(services, people=12)
    _filled(services, large, 10)
    counts = []
    for family in (small, large):
        with counted_statements(services) as said:
            _opened(services, family)
        counts.append(len(said))
    assert counts[0] == counts[1] <= MOST_STATEMENTS, said


def test_the_page_says_of_the_folder_what_the_folders_own_page_says(services: Services) -> None:
    family = FamilyId(
        services.families.save(a_family("Nakhlawar", an_adult(), a_child(8), a_child(3, "Lana"))).id  # type: ignore[arg-type]
    )
    for step in range(3):
        if step == 1:
            _filled(services, family, 3)
        if step == 2:
            services.texts.save(5, "da", "Bussen kører fra {stoppested}. Ring til {raadgiver}.\n\n[[kort]]")
        page, view = services.families.page(family), services.folders.view(family)
        assert page.folder.missing == view.missing
        assert page.folder.stale == len(view.stale)
        assert page.folder.issues == view.issues
        assert page.folder.deadline == page.sheet.folder == view.deadline


def test_an_unsaved_note_comes_with_its_page_alone(services: Services) -> None:
    family, other = _family(services), _family(services)
    services.drafts.keep(f"note.{family.hex}", "Ring i morgen")
    assert _opened(services, family).unsaved_note == "Ring i morgen"
    assert _opened(services, other).unsaved_note is None


def test_a_family_without_members_or_in_the_trash_still_has_its_page(services: Services) -> None:
    family = FamilyId(services.families.save(a_family("Nakhlawar", members=())).id)  # type: ignore[arg-type]
    services.families.close(family, date(2026, 11, 24), "Flyttet")
    services.families.delete(family)
    sheet = services.families.page(family).sheet
    assert (sheet.members, sheet.closed_reason, sheet.deleted_at is not None) == ((), "Flyttet", True)


def test_the_page_of_an_erased_family_is_told_as_gone(services: Services) -> None:
    family = _family(services)
    services.families.delete(family)
    services.families.erase(family)
    for work in (services.families.page, services.families.note_opened):
        with pytest.raises(UserError, match="findes ikke længere"):
            work(family)
