"""The folder's parts, facts, contacts and hand-over, through the services."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PIL import Image
from tests.builders.families import a_child, a_contact, a_family, an_adult

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.base.ids import new_id
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import Address, FamilyId, MemberDraft, Relation
from linkworker_desktop.domain.folder import FolderContent
from linkworker_desktop.domain.folder_deadline import FolderDeadlineState
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.domain.text import Insert, runs_of
from linkworker_desktop.i18n import set_language
from linkworker_desktop.services.folder_issues import FolderIssues
from linkworker_desktop.services.folder_views import FolderPartView, HandOver, PartState, TextStanding


@pytest.fixture
def family(services: Services) -> FamilyId:
    return FamilyId(services.families.save(a_family()).id)  # type: ignore[arg-type]


def _part(services: Services, family: FamilyId, number: int) -> FolderPartView:
    return next(part for part in services.folders.view(family).parts if part.number == number)


def _printed_text(content: FolderContent) -> str:
    blocks = [
        block for part in content.parts for pair in part.blocks for block in (pair.da, pair.other) if block
    ]
    return "\n".join(
        "".join(run.text for run in runs_of(block)) for block in blocks if not isinstance(block, Insert)
    )


def _contact(services: Services, *arguments: object, **fields: object) -> ContactId:
    return ContactId(services.contacts.save(a_contact(*arguments, **fields)).id)  # type: ignore[arg-type]


def test_the_folder_has_the_eleven_parts_in_the_order_of_the_model(
    services: Services, family: FamilyId
) -> None:
    assert [part.number for part in services.folders.view(family).parts] == list(range(1, 12))


def test_missing_facts_are_listed_with_the_parts_that_ask_for_them(
    services: Services, family: FamilyId
) -> None:
    missing = {each.fact.name: each.parts for each in services.folders.view(family).missing}
    assert missing["dansk_start"] == (11,)
    assert missing["kort"] == (4,)
    assert "skole" not in missing, "a family without schoolchildren is not asked for a school"
    assert "dansk_hold" not in missing, "an optional fact is never missing"


def test_a_family_with_schoolchildren_is_asked_for_their_school(services: Services) -> None:
    family = FamilyId(services.families.save(a_family("Kalynopil", an_adult(), a_child(8))).id)  # type: ignore[arg-type]
    assert "skole" in {each.fact.name for each in services.folders.view(family).missing}


def test_a_fact_once_given_is_missing_no_more_and_stands_in_both_languages(
    services: Services, family: FamilyId
) -> None:
    services.folders.set_fact(family, "dansk_start", "30.11.2026 kl. 8.30")
    assert "dansk_start" not in {each.fact.name for each in services.folders.view(family).missing}
    text = _printed_text(services.folders.content(family, "ar"))
    assert "mandag den 30. november 2026 kl. 8.30" in text
    assert "\u206630.11.2026\u2069" in text
    assert "الاثنين" in text


def test_a_placeholder_never_reaches_paper(services: Services, family: FamilyId) -> None:
    for language in (None, "en", "ar", "uk", "fa"):
        content = services.folders.content(family, language)
        assert "{" not in _printed_text(content)
        assert all(
            run.fact is None
            for part in content.parts
            for pair in part.blocks
            for run in runs_of(pair.da or pair.other)
        )  # type: ignore[arg-type]


def test_a_name_with_a_placeholder_in_it_is_printed_as_it_stands(services: Services) -> None:
    services.folders.set_fact(
        FamilyId(services.families.save(a_family("{kommune}", an_adult())).id),
        "raadgiver",
        "{x.__class__} {adresse}",  # type: ignore[arg-type]
    )
    family = services.families.rows()[0].id
    assert "{x.__class__} {adresse}" in _printed_text(services.folders.content(family, None))


def test_a_protected_address_is_on_no_page_and_not_missing(services: Services) -> None:
    family = FamilyId(services.families.save(a_family(protected_address=True)).id)  # type: ignore[arg-type]
    content = services.folders.content(family, "ar")
    assert content.address is None
    assert "Havnekajen" not in _printed_text(content)
    assert all("Havnekajen" not in place.address for part in content.parts for place in part.places)
    assert "adresse" not in {each.fact.name for each in services.folders.view(family).missing}


def test_parts_can_be_left_out_and_moved_and_the_numbers_close_up(
    services: Services, family: FamilyId
) -> None:
    changed = services.folders.include(family, 3, included=False)
    services.folders.move(family, 11, 1)
    content = services.folders.content(family, None)
    assert [(part.position, part.number) for part in content.parts][:4] == [(1, 11), (2, 1), (3, 2), (4, 4)]
    assert _part(services, family, 3).state is PartState.OFF
    assert changed.undo is not None
    changed.undo()
    assert _part(services, family, 3).included


def test_a_part_left_out_misses_nothing(services: Services, family: FamilyId) -> None:
    services.folders.include(family, 4, included=False)
    assert "kort" not in {each.fact.name for each in services.folders.view(family).missing}


def test_contacts_come_by_category_and_can_be_chosen_for_one_family(
    services: Services, family: FamilyId
) -> None:
    doctor = _contact(services, "gp", "Lægehuset Ådalby")
    dentist = _contact(services, "dentist", "Klintebjerg Tandklinik")
    bank = _contact(services, "bank", "Sparekassen")
    ids = [view.id for view in _part(services, family, 8).contacts if view.category.code in {"gp", "dentist"}]
    assert ids == [doctor, dentist]
    removed = services.folders.remove_contact(family, 8, doctor)
    services.folders.add_contact(family, 8, bank)
    assert doctor not in [view.id for view in _part(services, family, 8).contacts]
    assert bank in [view.id for view in _part(services, family, 8).contacts]
    other = FamilyId(services.families.save(a_family("Anden")).id)  # type: ignore[arg-type]
    assert doctor in [view.id for view in _part(services, other, 8).contacts]
    assert removed.undo is not None
    removed.undo()
    assert doctor in [view.id for view in _part(services, family, 8).contacts]


def test_contacts_can_be_moved_within_their_part(services: Services, family: FamilyId) -> None:
    first, second, third = (_contact(services, "sports_club", name) for name in ("Aklub", "Bklub", "Cklub"))
    services.folders.move_contact(family, 9, third, 1)
    assert [view.id for view in _part(services, family, 9).contacts] == [third, first, second]


def test_what_may_not_be_printed_or_has_ended_is_not(services: Services, family: FamilyId) -> None:
    _contact(services, "sports_club", "Hemmelig", printable=False)
    services.contacts.end(_contact(services, "sports_club", "Ophørt"))
    services.contacts.delete(_contact(services, "sports_club", "Slettet"))
    assert _part(services, family, 9).contacts == ()


def test_a_stale_contact_is_told_before_printing_and_confirmed_in_place(
    services: Services, family: FamilyId
) -> None:
    club = _contact(services, "sports_club", "Gammel", verified_on=date(2026, 1, 1))
    assert _part(services, family, 9).stale == 1
    assert club in [view.id for view in services.folders.view(family).stale]
    services.contacts.confirm(club)
    assert _part(services, family, 9).stale == 0


def test_the_numbers_page_has_no_row_without_a_number(services: Services, family: FamilyId) -> None:
    _contact(services, "dentist", "Uden telefon", phones=())
    _contact(services, "gp", "Lægehuset Ådalby")
    rows = {row.label.da: row.phone for row in services.folders.content(family, "ar").numbers}
    assert rows["Egen læge"] == "01\u00a023\u00a041\u00a050"
    assert rows["Jeres link-worker"]
    assert "Tandlæge" not in rows


def test_the_numbers_are_dated_by_the_oldest_confirmation(services: Services, family: FamilyId) -> None:
    assert services.folders.content(family, None).numbers_checked_on is None
    for view in services.contacts.rows():
        services.contacts.confirm(view.id)
    _contact(services, "gp", "Lægehuset", verified_on=date(2026, 10, 30))
    assert services.folders.content(family, None).numbers_checked_on == date(2026, 10, 30)


def test_the_language_is_proposed_until_one_is_chosen(services: Services, family: FamilyId) -> None:
    view = services.folders.view(family)
    assert (view.languages, view.languages_are_proposed) == (("ar",), True)
    services.folders.set_languages(family, ["uk", "ar", "xx"])
    view = services.folders.view(family)
    assert (view.languages, view.languages_are_proposed) == (("uk", "ar"), False)


def test_a_language_without_texts_gets_the_danish_ones_and_says_so(
    services: Services, family: FamilyId
) -> None:
    content = services.folders.content(family, "ti")
    assert all(part.only_danish for part in content.parts)
    assert all(part.title.other for part in content.parts)
    assert services.folders.view(family).parts[0].languages["ar"] is TextStanding.NOT_CHECKED


def test_somebody_who_reads_nothing_gets_large_type(services: Services) -> None:
    grandmother = MemberDraft("Hana", relation=Relation.GRANDMOTHER, reads_nothing=True)
    family = FamilyId(services.families.save(a_family("Nakhlawar", an_adult(), grandmother)).id)  # type: ignore[arg-type]
    assert services.folders.content(family, "ar").large_type
    assert services.folders.view(family).non_readers == ("Hana",)


@pytest.mark.parametrize("typed", ["31-04-2026 kl. 10", "29-02-2027 kl. 10", "i morgen", "kl. 10", "x" * 400])
def test_a_moment_that_cannot_be_is_refused_at_its_field(
    services: Services, family: FamilyId, typed: str
) -> None:
    services.folders.set_fact(family, "infomoede", "23.11.2026 kl. 10.00")
    with pytest.raises(InvalidInput) as refused:
        services.folders.set_fact(family, "infomoede", typed)
    assert refused.value.problems[0].field == "infomoede"
    assert services.folders.fact_field(family, "infomoede").value == "23.11.2026 kl. 10.00"


def test_an_own_wording_is_printed_and_outdates_the_translation(services: Services, family: FamilyId) -> None:
    changed = services.texts.save(3, "da", "Spørg på **biblioteket** i {by}.")
    assert "Spørg på biblioteket i Skovsunde." in _printed_text(
        services.folders.content(family, None)
    ).replace("\u2068", "")
    assert services.texts.text(3, "ar").standing is TextStanding.OUTDATED
    assert changed.undo is not None
    changed.undo()
    assert not services.texts.text(3, "da").is_own


@pytest.mark.parametrize("body", ["Ring til {ukendt}.", "Se {x.__class__}.", "{0}", "x" * 60_001])
def test_a_text_with_an_unknown_placeholder_is_refused_and_nothing_lost(
    services: Services, body: str
) -> None:
    before = services.texts.text(8, "da").body
    with pytest.raises(InvalidInput):
        services.texts.save(8, "da", body)
    assert services.texts.text(8, "da").body == before


def test_a_translation_counts_as_checked_once_somebody_says_so(services: Services) -> None:
    services.texts.mark_checked(8, "ar", "Layla Samaqani")
    text = services.texts.text(8, "ar")
    assert (text.standing, text.checked_by, text.checked_on) == (
        TextStanding.CHECKED,
        "Layla Samaqani",
        date(2026, 11, 24),
    )
    services.texts.save(8, "ar", text.body + "\n\nنص")
    assert services.texts.text(8, "ar").standing is TextStanding.NOT_CHECKED


def _picture(size: tuple[int, int], kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return out.getvalue()


def test_a_map_is_made_small_and_kept_for_the_family(services: Services, family: FamilyId) -> None:
    services.folders.set_map(family, _picture((4000, 2000)))
    content = services.folders.content(family, None)
    image = next(part.map_image for part in content.parts if part.number == 4)
    assert image is not None
    assert max(Image.open(io.BytesIO(image)).size) == 3000
    assert "kort" not in {each.fact.name for each in services.folders.view(family).missing}


def test_the_municipalitys_map_serves_every_family_without_its_own(
    services: Services, family: FamilyId
) -> None:
    services.folders.set_map(None, _picture((40, 40)))
    services.folders.set_map(family, _picture((50, 50)))
    other = FamilyId(
        services.families.save(a_family("Anden", address=Address("Torvet 1", "0120", "Skovsunde"))).id
    )  # type: ignore[arg-type]
    sizes = [
        Image.open(
            io.BytesIO(
                next(
                    part.map_image for part in services.folders.content(each, None).parts if part.number == 4
                )
                or b""
            )
        ).size
        for each in (family, other)
    ]
    assert sizes == [(50, 50), (40, 40)]


@pytest.mark.parametrize("content", [b"", b"MZ\x90", b"<svg onload='x'/>", _picture((30, 30), "JPEG")[:200]])
def test_what_is_no_picture_is_refused_in_one_sentence(
    services: Services, family: FamilyId, content: bytes
) -> None:
    with pytest.raises(UserError, match="billede"):
        services.folders.set_map(family, content)


def test_a_picture_of_60000_by_60000_is_refused_before_it_is_opened(
    services: Services, family: FamilyId
) -> None:
    header = bytearray(_picture((1, 1)))
    header[16:24] = (60_000).to_bytes(4, "big") * 2
    with pytest.raises(UserError):
        services.folders.set_map(family, bytes(header))


def test_a_hand_over_is_recorded_with_the_exact_paper_and_ends_the_96_hours(
    services: Services, family: FamilyId
) -> None:
    services.issues.record_print(family, ["ar"], b"%PDF first", 40)
    issue = services.issues.record_print(family, ["ar"], b"%PDF second", 42)
    assert len(services.folders.view(family).issues) == 1, "a print that was never handed out gives way"
    changed = services.issues.hand_over(
        issue, HandOver(datetime(2026, 11, 24, 8, 42), "Samir", read_aloud=True)
    )
    view = services.folders.view(family)
    assert view.deadline.state is FolderDeadlineState.DONE
    assert (view.issues[0].handed_to, view.issues[0].read_aloud, view.issues[0].handed_by) == (
        "Samir",
        True,
        "Maja Vindkærby",
    )
    assert services.issues.paper(issue) == b"%PDF second"
    services.issues.record_print(family, ["ar"], b"%PDF third", 42)
    assert len(services.folders.view(family).issues) == 2, "what was handed out stays"
    assert changed.undo is not None
    changed.undo()
    assert services.folders.view(family).deadline.state is FolderDeadlineState.DUE_SOON


def test_a_hand_over_in_the_future_is_refused(services: Services, family: FamilyId) -> None:
    issue = services.issues.record_print(family, ["ar"], b"%PDF", 1)
    with pytest.raises(InvalidInput):
        services.issues.hand_over(issue, HandOver(datetime(2026, 11, 25, 8, 0)))


def test_a_folder_cannot_be_handed_out_before_the_minute_it_was_printed_in(
    services: Services, family: FamilyId
) -> None:
    earlier = FixedClock(datetime(2026, 11, 24, 7, 30, 40, tzinfo=UTC))
    issue = FolderIssues(services.database, earlier).record_print(family, ["ar"], b"%PDF", 1)
    with pytest.raises(InvalidInput) as refused:
        services.issues.hand_over(issue, HandOver(datetime(2026, 11, 24, 8, 29)))
    (problem,) = refused.value.problems
    assert problem.field == "handed_out_at"
    assert problem.sentence == "Mappen blev først trykt 24.11.2026 kl. 8.30. Ret tidspunktet."
    assert services.folders.view(family).issues[0].handed_out_at is None
    services.issues.hand_over(issue, HandOver(datetime(2026, 11, 24, 8, 30)))


def test_parts_are_named_in_the_language_of_the_interface(services: Services, family: FamilyId) -> None:
    assert services.folders.view(family).parts[3].title == "Kort over byen"
    set_language("en")
    assert services.folders.view(family).parts[3].title == "Map of the town"


def test_nobody_waits_for_the_folder_of_a_family_that_is_closed_or_in_the_trash(
    services: Services, family: FamilyId
) -> None:
    assert not services.folders.view(family).is_closed
    services.families.close(family, date(2026, 11, 24), "")
    assert services.folders.view(family).is_closed
    services.families.reopen(family)
    services.families.delete(family)
    assert services.folders.view(family).is_closed


def test_the_96_hours_count_to_the_first_folder_handed_out(services: Services, family: FamilyId) -> None:
    yesterday = FixedClock(datetime(2026, 11, 23, 7, 0, tzinfo=UTC))
    first = FolderIssues(services.database, yesterday).record_print(family, ["ar"], b"%PDF first", 40)
    services.issues.hand_over(first, HandOver(datetime(2026, 11, 23, 8, 30)))
    second = services.issues.record_print(family, ["ar"], b"%PDF second", 40)
    services.issues.hand_over(second, HandOver(datetime(2026, 11, 24, 8, 42)))
    assert services.folders.view(family).deadline.done_at == datetime(2026, 11, 23, 8, 30)
    assert services.families.rows()[0].folder.done_at == datetime(2026, 11, 23, 8, 30)


def test_a_missing_fact_tells_where_its_part_stands_in_this_folder(
    services: Services, family: FamilyId
) -> None:
    services.folders.include(family, 10, included=False)
    missing = {each.fact.name: each for each in services.folders.view(family).missing}
    assert (missing["dansk_start"].parts, missing["dansk_start"].positions) == ((11,), (10,))


@pytest.mark.parametrize("typed", ["31.12.9999 kl. 12", "1.1.1899 kl. 12", "1.1.2101 kl. 12"])
def test_a_moment_in_an_impossible_year_is_refused(services: Services, family: FamilyId, typed: str) -> None:
    with pytest.raises(InvalidInput, match="mellem 1900 og 2100"):
        services.folders.set_fact(family, "infomoede", typed)
    assert services.folders.view(family).code == "F001"


@pytest.mark.parametrize("at", [datetime(2026, 11, 24, 8, 43), datetime(1899, 12, 31), datetime(1, 1, 1)])
def test_a_hand_over_later_than_now_or_long_ago_is_refused(
    services: Services, family: FamilyId, at: datetime
) -> None:
    issue = services.issues.record_print(family, ["ar"], b"%PDF", 1)
    with pytest.raises(InvalidInput):
        services.issues.hand_over(issue, HandOver(at))
    services.issues.hand_over(issue, HandOver(datetime(2026, 11, 24, 8, 42)))


@pytest.mark.parametrize("field", ["handed_to", "interpreter"])
def test_words_too_long_for_a_hand_over_are_refused_and_not_cut(
    services: Services, family: FamilyId, field: str
) -> None:
    issue = services.issues.record_print(family, ["ar"], b"%PDF", 1)
    with pytest.raises(InvalidInput) as refused:
        services.issues.hand_over(issue, HandOver(datetime(2026, 11, 24, 8, 42), **{field: "x" * 201}))  # type: ignore[arg-type]
    assert refused.value.problems[0].field == field


def test_prints_in_different_languages_stay_and_the_same_languages_give_way(
    services: Services, family: FamilyId
) -> None:
    arabic = services.issues.record_print(family, ["ar"], b"%PDF arabic", 40)
    danish = services.issues.record_print(family, [], b"%PDF danish", 20)
    assert {issue.id for issue in services.folders.view(family).issues} == {arabic, danish}
    again = services.issues.record_print(family, ["ar"], b"%PDF arabic again", 40)
    assert {issue.id for issue in services.folders.view(family).issues} == {again, danish}
    assert services.issues.paper(danish) == b"%PDF danish"


def test_a_contact_that_is_gone_or_elsewhere_is_refused_in_one_sentence(
    services: Services, family: FamilyId
) -> None:
    deleted = _contact(services, "bank", "Sparekassen")
    services.contacts.delete(deleted)
    nowhere = ContactId(new_id())
    for contact in (deleted, nowhere):
        with pytest.raises(UserError, match=r"Kontakten .+\."):
            services.folders.add_contact(family, 8, contact)
        with pytest.raises(UserError, match=r"Kontakten .+\."):
            services.folders.move_contact(family, 8, contact, 1)


def test_an_unchanged_text_is_not_saved_as_an_own_one(services: Services) -> None:
    services.texts.mark_checked(8, "ar", "Layla Samaqani")
    for language in ("da", "ar"):
        before = services.texts.text(8, language)
        changed = services.texts.save(8, language, before.body + "\n")
        assert (changed.undo, changed.kinds) == (None, frozenset())
        assert services.texts.text(8, language) == before


def test_an_undone_danish_edit_outdates_no_translation(services: Services) -> None:
    changed = services.texts.save(8, "da", "Ny dansk tekst.")
    assert services.texts.text(8, "ar").standing is TextStanding.OUTDATED
    assert changed.undo is not None
    changed.undo()
    assert services.texts.text(8, "ar").standing is TextStanding.NOT_CHECKED


def test_the_shipped_translation_taken_back_is_outdated_by_an_own_danish_text(services: Services) -> None:
    services.texts.save(8, "da", "Ny dansk tekst.")
    services.texts.save(8, "ar", "نص جديد.")
    assert services.texts.text(8, "ar").standing is TextStanding.NOT_CHECKED
    services.texts.take_back(8, "ar")
    assert services.texts.text(8, "ar").standing is TextStanding.OUTDATED


def test_a_translation_of_an_own_danish_text_is_outdated_when_that_is_given_up(services: Services) -> None:
    services.texts.save(8, "da", "Ny dansk tekst.")
    services.texts.save(8, "ar", "نص جديد.")
    services.texts.take_back(8, "da")
    assert services.texts.text(8, "ar").standing is TextStanding.OUTDATED
    services.texts.save(8, "da", "En tredje dansk tekst.")
    assert services.texts.text(8, "ar").standing is TextStanding.OUTDATED


@pytest.mark.parametrize("colour", ["notacolour", "", "#12345", "#1234567", "14524A", "#14524G", "#14524A\n"])
def test_a_colour_that_is_none_is_refused(services: Services, colour: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        services.municipality.save(replace(services.municipality.read(), colour=colour))
    assert refused.value.problems[0].field == "colour"
