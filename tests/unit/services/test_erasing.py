"""What is erased for good is gone from every page of the file, and nobody else loses anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import func, select
from tests.builders.families import a_child, a_family, an_adult
from tests.builders.pictures import a_picture

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.log_entry import LogDraft
from linkworker_desktop.persistence import audit
from linkworker_desktop.persistence.tables.audit import AuditRow
from linkworker_desktop.persistence.tables.folders import BlobRow, FolderIssueRow, TownMapRow
from linkworker_desktop.services.family_views import FamilyFilter
from linkworker_desktop.services.folder_views import HandOver

MARK = "Zxqvandrup"


def _trashed(services: Services, surname: str = MARK) -> FamilyId:
    """Return a family in the trash with everything a family can have, its mark in every text."""
    mark = f"{surname}er"
    member = an_adult(mark, original_name=f"{mark}سمير", cpr="300285-9911")
    family = FamilyId(
        services.families.save(a_family(surname, member, a_child(7, f"{mark}barn"), note=f"Om {mark}")).id  # type: ignore[arg-type]
    )
    services.folders.include(family, 3, included=False)
    services.folders.set_fact(family, "skole", f"Skolen {mark}")
    services.folders.set_map(family, a_picture())
    issue = services.issues.record_print(family, ("ar",), b"%PDF-1.7 " + mark.encode(), 12)
    services.issues.hand_over(issue, HandOver(datetime(2026, 11, 24, 8, 42), mark, interpreter=mark))
    services.drafts.keep(f"fam.{family.hex}", f'{{"note": "{mark}"}}')
    services.families.delete(family)
    return family


def _hits(services: Services, mark: str) -> list[str]:
    """Return the tables in which `mark` stands in any column, the search index's own tables included."""
    with services.database.read() as session:
        connection = session.connection()
        names = [
            row[0]
            for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        found = []
        for name in names:
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"'):
                said = b" ".join(
                    value if isinstance(value, bytes) else str(value).encode() for value in row
                ).lower()
                if mark.lower().encode() in said:
                    found.append(name)
        return found


def test_an_erased_family_leaves_no_word_in_any_table(services: Services) -> None:
    family = _trashed(services)
    assert {"family", "person", "draft", "fact_value", "folder_issue", "blob"} <= set(_hits(services, MARK))
    services.families.erase(family)
    assert _hits(services, MARK) == []
    assert services.families.counts()[FamilyFilter.TRASH] == 0
    assert services.families.persons_of_no_family() == ()
    assert services.backups.check().is_sound


def test_the_trail_shows_that_a_family_was_erased_and_not_what_it_held(services: Services) -> None:
    family = _trashed(services)
    services.families.erase(family)
    with services.database.read() as session:
        rows = session.execute(
            select(AuditRow.entity, AuditRow.operation, AuditRow.changes).where(
                AuditRow.action == "family.erase"
            )
        ).all()
        assert audit.verify_chain(session).is_sound
    assert {"family", "person", "membership", "folder_issue", "blob", "fact_value", "town_map"} <= {
        row.entity for row in rows
    }
    assert {row.operation for row in rows} == {"deleted"}
    assert all(row.changes == {} for row in rows)


def test_what_goes_is_told_before_it_goes(services: Services) -> None:
    erasure = services.families.erasure(_trashed(services))
    assert erasure.surname == MARK
    assert erasure.persons == (f"{MARK}er {MARK}", f"{MARK}erbarn {MARK}")
    assert (erasure.printed, erasure.handed_out, erasure.staying) == (1, 1, ())


def test_a_member_of_another_family_stays_with_it(services: Services) -> None:
    family = _trashed(services)
    moved = replace(services.families.draft(family).members[0], moved_in=date(2026, 11, 23))
    other = FamilyId(services.families.save(a_family("Delwarin", moved)).id)  # type: ignore[arg-type]
    assert services.families.erasure(family).staying == (f"{MARK}er {MARK}",)
    services.families.erase(family)
    assert services.families.draft(other).members == (moved,)
    assert services.backups.check().is_sound


def test_only_a_family_in_the_trash_is_erased(services: Services) -> None:
    family = _trashed(services)
    services.families.restore(family)
    with pytest.raises(UserError, match="papirkurven"):
        services.families.erase(family)
    assert services.families.draft(family).members


def test_erasing_cannot_be_taken_back_and_earlier_undos_say_that_the_family_is_gone(
    services: Services,
) -> None:
    family = FamilyId(services.families.save(a_family()).id)  # type: ignore[arg-type]
    contact = services.contacts.rows()[0].id
    writes = [
        services.folders.include(family, 2, included=False),
        services.folders.set_map(family, a_picture()),
        services.folders.set_fact(family, "skole", "Skovsunde Skole"),
        services.folders.add_contact(family, 4, contact),
        services.families.set_note(family, "x"),
        services.families.delete(family),
    ]
    assert services.families.erase(family).undo is None
    for changed in writes:
        assert changed.undo is not None
        with pytest.raises(UserError, match="findes ikke længere"):
            changed.undo()


def test_a_paper_two_families_share_stays_while_one_of_them_has_it(services: Services) -> None:
    first, second = (
        FamilyId(services.families.save(a_family(name)).id)  # type: ignore[arg-type]
        for name in ("Aden", "Beden")
    )
    for family in (first, second):
        services.issues.record_print(family, ("ar",), b"%PDF-1.7 same", 2)
    services.families.delete(first)
    services.families.erase(first)
    with services.database.read() as session:
        kept = session.scalar(select(FolderIssueRow.id))
    assert kept is not None
    assert services.issues.paper(kept) == b"%PDF-1.7 same"


def test_a_replaced_town_map_is_gone_with_the_write_that_replaced_it(services: Services) -> None:
    services.folders.set_map(None, a_picture(3))
    changed = services.folders.set_map(None, a_picture(5))
    assert _count(services, BlobRow) == 1
    assert changed.undo is not None
    changed.undo()
    assert _count(services, BlobRow) == 1
    services.folders.set_map(None, None)
    assert (_count(services, BlobRow), _count(services, TownMapRow)) == (0, 0)


def test_persons_taken_off_every_list_are_named_and_erased(services: Services) -> None:
    family = FamilyId(
        services.families.save(a_family("Nakhlawar", an_adult("Samir"), an_adult(MARK))).id  # type: ignore[arg-type]
    )
    draft = services.families.draft(family)
    services.families.save(replace(draft, members=draft.members[:1]))
    assert services.families.persons_of_no_family() == (MARK,)
    assert services.families.erase_persons_of_no_family().undo is None
    assert services.families.persons_of_no_family() == ()
    assert "person" not in _hits(services, MARK)
    assert services.families.draft(family).members == draft.members[:1]


def test_a_note_about_several_is_not_found_by_the_name_of_the_one_who_was_erased(services: Services) -> None:
    kept = services.families.save(a_family("Samaqani", an_adult("Rima"), an_adult(MARK))).id
    family = FamilyId(kept)  # type: ignore[arg-type]
    draft = services.families.draft(family)
    people = tuple(each.person for each in draft.members if each.person)
    services.log.save(LogDraft(family, "Talt om skolen.", persons=people))
    services.families.save(replace(draft, members=draft.members[:1]))
    services.families.erase_persons_of_no_family()

    assert _hits(services, MARK) == []
    (note,) = [each for each in services.timeline.page(family).items if each.text == "Talt om skolen."]
    assert note.about == people[:1]


def test_the_write_ahead_log_is_empty_after_an_erasure(services: Services) -> None:
    family = _trashed(services)
    services.families.erase(family)
    log = services.database.files.database.with_name(services.database.files.database.name + "-wal")
    assert not log.exists() or log.stat().st_size == 0


def _count(services: Services, table: type[BlobRow] | type[TownMapRow]) -> int:
    with services.database.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0
