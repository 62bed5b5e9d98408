"""Writing in a family's log: saved at once, findable, taken back, and never lost halfway."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text as sql
from tests.builders.events import a_meeting
from tests.builders.families import a_child, a_contact, a_family, an_adult
from tests.builders.statements import counted_statements

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.events import GroupTag, RoleTag
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.domain.log_entry import LogDraft, LogEntryId, LogKind, Sensitivity
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.finder import MOST_ENTRIES

AT = datetime(2026, 11, 23, 10, 40)


def _family(services: Services, surname: str = "Nakhlawar", *names: str) -> FamilyId:
    members = [an_adult(name) for name in names or ("Samir",)]
    return FamilyId(services.families.save(a_family(surname, *members, a_child(8))).id)  # type: ignore[arg-type]


def _persons(services: Services, family: FamilyId) -> tuple[PersonId, ...]:
    return tuple(member.person for member in services.families.draft(family).members if member.person)


def _id(changed: Changed) -> LogEntryId:
    assert changed.id is not None
    return LogEntryId(changed.id)


def _undone(changed: Changed) -> Changed:
    assert changed.undo is not None
    return changed.undo()


def _found(services: Services, text: str) -> list[UUID]:
    return [hit.id for hit in services.finder.find(text) if hit.kind is Kind.LOG]


def _full_draft(services: Services) -> LogDraft:
    family = _family(services)
    contact = services.contacts.save(a_contact("school", "Skovsunde Skole")).id
    return LogDraft(
        family,
        "Karim kan begynde i 6. B.",
        LogKind.CALL,
        AT,
        _persons(services, family),
        ContactId(contact),  # type: ignore[arg-type]
        frozenset({InformationKind.SCHOOL, InformationKind.HEALTH}),
        Sensitivity.ONLY_ME,
        RoleTag.COORDINATOR,
        GroupTag.CITIZEN,
    )


def test_a_line_is_signed_by_the_linkworker_and_of_now(services: Services) -> None:
    family = _family(services)
    said = services.log.add(family, "Ringet, intet svar.", LogKind.CALL)
    view = services.log.entry(_id(said))
    assert (view.heading, view.text, view.author) == ("Ringet", "Ringet, intet svar.", "Maja Vindkærby")
    assert view.draft.at == datetime(2026, 11, 24, 8, 42)
    assert said.kinds == {Kind.LOG}


def test_everything_said_of_an_entry_is_kept_and_can_be_changed_and_taken_back(services: Services) -> None:
    draft = _full_draft(services)
    entry = _id(services.log.save(draft))
    before = services.log.entry(entry)
    assert before.draft == replace(draft, entry=entry)
    assert (before.contact, before.heading) == ("Skovsunde Skole", "Ringet til Skovsunde Skole")
    changed = LogDraft(draft.family, "Nej, i 5. B.", LogKind.NOTE, AT, draft.persons[1:], entry=entry)
    said = services.log.save(changed)
    assert services.log.entry(entry).draft == changed
    again = _undone(said)
    assert services.log.entry(entry) == before
    _undone(again)
    assert services.log.entry(entry).draft == changed


def test_who_changes_an_entry_later_does_not_become_its_author(services: Services) -> None:
    entry = _id(services.log.add(_family(services), "Ringet"))
    services.municipality.save(replace(services.municipality.read(), linkworker="Jens Rugagerholt"))
    services.log.save(replace(services.log.entry(entry).draft, text="Ringet igen"))
    assert services.log.entry(entry).author == "Maja Vindkærby"


def test_a_new_line_that_is_undone_is_gone_also_from_the_search_and_comes_back_whole(
    services: Services,
) -> None:
    draft = _full_draft(services)
    said = services.log.save(draft)
    entry = _id(said)
    again = _undone(said)
    assert _found(services, "begynde") == []
    with pytest.raises(UserError, match="findes ikke længere"):
        services.log.entry(entry)
    _undone(again)
    assert services.log.entry(entry).draft == replace(draft, entry=entry)
    assert _found(services, "begynde") == [entry]


def test_a_deleted_line_lies_in_the_trash_is_not_found_and_comes_back(services: Services) -> None:
    family = _family(services)
    first, second = (_id(services.log.add(family, text)) for text in ("Første besøg", "Andet besøg"))
    said = services.log.delete(first)
    services.log.delete(second)
    assert [view.draft.entry for view in services.log.trash(family)] == [second, first]
    assert _found(services, "besøg") == []
    with pytest.raises(UserError):
        services.log.delete(first)
    _undone(said)
    services.log.restore(second)
    assert set(_found(services, "besøg")) == {first, second}
    assert services.log.trash(family) == ()


def test_a_line_that_is_refused_stays_as_it_was_typed(services: Services) -> None:
    family = _family(services)
    services.log.keep_line(LogDraft(family, "x" * 30_000))
    with pytest.raises(InvalidInput, match="for lang"):
        services.log.add(family, "x" * 30_000)
    kept = services.log.kept_line(family)
    assert kept is not None
    assert len(kept.text) == 30_000


def test_what_is_typed_is_kept_whole_until_it_is_written_or_emptied(services: Services) -> None:
    draft = _full_draft(services)
    services.log.keep_line(draft)
    assert services.log.kept_line(draft.family) == draft
    assert services.families.page(draft.family).unsaved_line == draft
    assert services.log.kept_line(_family(services, "Anden")) is None
    services.log.save(draft)
    assert services.log.kept_line(draft.family) is None
    services.log.keep_line(draft)
    services.log.keep_line(LogDraft(draft.family, "  "))
    assert services.log.kept_line(draft.family) is None


@pytest.mark.parametrize("content", ["{", "[]", '{"text": "halv"}', '{"text": "halv", "kind": "nyt"}'])
def test_a_line_kept_by_another_version_still_gives_its_text(services: Services, content: str) -> None:
    family = _family(services)
    services.drafts.keep(f"log.{family.hex}", content)
    kept = services.log.kept_line(family)
    assert kept is not None
    assert kept.text == ("halv" if "halv" in content else content)


def test_a_lone_surrogate_survives_in_the_unfinished_line_and_is_cleaned_in_the_log(
    services: Services,
) -> None:
    family = _family(services)
    services.log.keep_line(LogDraft(family, "halv \ud800"))
    kept = services.log.kept_line(family)
    assert kept is not None
    assert services.log.entry(_id(services.log.add(family, kept.text))).draft.text == "halv"


def test_changing_an_entry_leaves_the_unfinished_line_alone(services: Services) -> None:
    family = _family(services)
    entry = _id(services.log.add(family, "Ringet"))
    services.log.keep_line(LogDraft(family, "På vej"))
    services.log.save(LogDraft(family, "Ringet igen", at=AT, entry=entry))
    kept = services.log.kept_line(family)
    assert kept is not None
    assert kept.text == "På vej"


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"persons": (PersonId(uuid4()),)}, "persons"), ({"contact": ContactId(uuid4())}, "contact")],
)
def test_an_entry_about_nobody_there_is_refused(
    services: Services, fields: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        services.log.save(LogDraft(_family(services), "Ringet", **fields))  # type: ignore[arg-type]
    assert [problem.field for problem in refused.value.problems] == [field]


def test_an_entry_never_goes_to_another_family(services: Services) -> None:
    family, other = _family(services), _family(services, "Tesfay")
    entry = _id(services.log.add(family, "Ringet"))
    with pytest.raises(UserError, match="findes ikke længere"):
        services.log.save(LogDraft(other, "Ringet", entry=entry))
    assert services.log.entry(entry).draft.family == family


def test_a_write_meanwhile_makes_undo_refuse_and_change_nothing(services: Services) -> None:
    family = _family(services)
    said = services.log.add(family, "Ringet")
    services.log.save(LogDraft(family, "Ringet igen", entry=_id(said)))
    with pytest.raises(UserError, match="kan ikke fortrydes"):
        _undone(said)
    assert services.log.entry(_id(said)).draft.text == "Ringet igen"
    assert _found(services, "igen") == [_id(said)]


def test_nothing_is_written_about_a_family_in_the_trash_or_gone(services: Services) -> None:
    family = _family(services)
    services.families.delete(family)
    with pytest.raises(UserError, match="papirkurven"):
        services.log.add(family, "Ringet")
    with pytest.raises(UserError, match="findes ikke længere"):
        services.log.add(FamilyId(uuid4()), "Ringet")


@pytest.mark.parametrize(
    ("written", "sought"),
    [
        ("Besøg på Ærøskøbing Skole", "aeroskobing"),
        ("أحمد يبدأ في المدرسة", "المدرسة"),
        ("Олена дзвонила вчора", "дзвонила"),
        ("ሳባ ደወለት ዛሬ", "ደወለት"),
    ],
)
def test_the_log_is_found_in_four_scripts_with_its_family(
    services: Services, written: str, sought: str
) -> None:
    family = _family(services, "Nakhlawar")
    entry = _id(services.log.save(LogDraft(family, written, sensitivity=Sensitivity.ONLY_ME)))
    [hit] = [hit for hit in services.finder.find(sought) if hit.kind is Kind.LOG]
    assert (hit.id, hit.family, hit.title) == (entry, family, "Note")
    assert hit.subtitle == f"Nakhlawar · 24.11.2026 · {written}"


def test_entries_are_found_by_persons_and_family_newest_first_and_never_crowd_out_contacts(
    services: Services,
) -> None:
    family = _family(services, "Nakhlawar", "Zuhair")
    person = _persons(services, family)[:1]
    entries = [
        _id(services.log.save(LogDraft(family, f"Nr. {n}", persons=person))) for n in range(MOST_ENTRIES + 3)
    ]
    contact = services.contacts.save(a_contact("gp", "Zuhairs Apotek")).id
    hits = services.finder.find("zuhair")
    assert contact in [hit.id for hit in hits]
    assert [hit.id for hit in hits if hit.kind is Kind.LOG] == entries[::-1][:MOST_ENTRIES]
    assert _found(services, "nakhlawar nr. 3") == [entries[3]]


def test_only_the_logs_own_question_goes_through_the_hits_of_the_log(services: Services) -> None:
    services.log.add(_family(services), "Stafetmøde i morgen")
    meeting = services.events.save(a_meeting(title="Stafetmøde")).id
    with counted_statements(services) as said:
        hits = services.finder.find("stafetmøde")
    assert {hit.kind for hit in hits} == {Kind.LOG, Kind.EVENT}
    assert meeting in [hit.id for hit in hits]
    asked = [statement for statement in said if "search_note" in statement and "MATCH" in statement]
    assert len(asked) == 1
    assert "log_entry" in asked[0]


def test_a_word_of_two_letters_alone_asks_nothing_of_the_log(services: Services) -> None:
    _id(services.log.add(_family(services), "Op på 3. sal"))
    with counted_statements(services) as said:
        assert _found(services, "op") == []
    assert not [statement for statement in said if "log_entry" in statement]


def test_the_log_of_a_family_in_the_trash_is_not_found_and_an_erased_one_leaves_no_trace(
    services: Services,
) -> None:
    family = _family(services)
    services.log.add(family, "Hemmelig bemærkning")
    services.log.keep_line(LogDraft(family, "Hemmelig halv bemærkning"))
    services.families.delete(family)
    assert _found(services, "hemmelig") == []
    services.families.erase(family)
    with services.database.read() as session:
        kept = session.execute(
            sql(
                "SELECT (SELECT count(*) FROM log_entry), (SELECT count(*) FROM search_doc WHERE kind = 'log'),"
                " (SELECT count(*) FROM draft WHERE content LIKE '%emmelig%'),"
                " (SELECT count(*) FROM audit WHERE changes LIKE '%emmelig%')"
            )
        ).one()
    assert tuple(kept) == (0, 0, 0, 0)


def test_an_entry_follows_its_contact_when_that_is_renamed(services: Services) -> None:
    draft = _full_draft(services)
    entry = _id(services.log.save(draft))
    assert draft.contact is not None
    services.contacts.save(a_contact("school", "Ådalby Skole", contact=draft.contact))
    assert services.log.entry(entry).heading == "Ringet til Ådalby Skole"
    assert [hit.title for hit in services.finder.find("begynde")] == ["Ringet til Ådalby Skole"]


def test_a_line_in_the_trash_can_be_deleted_for_good_and_one_in_the_log_cannot(services: Services) -> None:
    family = _family(services)
    entry = _id(services.log.add(family, "Forkert familie."))
    with pytest.raises(UserError):
        services.log.erase(entry)
    services.log.delete(entry)
    changed = services.log.erase(entry)

    assert changed.undo is None
    assert services.log.trash(family) == ()
    with services.database.look() as look:
        assert look.rows("SELECT * FROM log_entry") == []
        assert look.rows("SELECT * FROM search_doc WHERE kind = 'log'") == []
