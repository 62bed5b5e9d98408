"""The sample municipality: its size, its edge cases, and that the same day makes the same town."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from tests.conftest import CHEAP

from linkworker_desktop.base.clock import LOCAL_ZONE, FixedClock
from linkworker_desktop.bootstrap import Services, create
from linkworker_desktop.domain import cpr, phone
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import Freshness, Sector, Visibility, freshness
from linkworker_desktop.domain.employer_fit import Wishes
from linkworker_desktop.domain.family import FamilyId, MemberDraft, Relation, non_readers
from linkworker_desktop.domain.folder_deadline import HOURS_TO_FOLDER, FolderDeadlineState
from linkworker_desktop.domain.moments import parse_moment
from linkworker_desktop.domain.rules.due import OPEN, State
from linkworker_desktop.services.contact_views import ContactFilter
from linkworker_desktop.services.family_checks import checked_family
from linkworker_desktop.services.family_views import FamilyFilter
from linkworker_desktop.services.sample import (
    SAMPLE_MUNICIPALITY,
    SAMPLE_PASSPHRASE,
    build_sample,
    sample_papers,
)
from linkworker_desktop.services.sample.contacts import contact_drafts
from linkworker_desktop.services.sample.facts import facts_of
from linkworker_desktop.services.sample.families import sample_families
from linkworker_desktop.services.sample.shapes import danish_names, family_shapes, names
from linkworker_desktop.services.sample.town_map import town_map_png

TODAY = date(2026, 11, 24)
OTHER_DAYS = [date(2027, 1, 2), date(2028, 2, 29), date(2026, 8, 31), date(2026, 3, 1), date(2026, 12, 28)]
"""A Saturday, a leap day, the last of a month with 31 days, the first of March, a Monday at the end of a year."""

_SCRIPTS = {
    "uk": r"[Ѐ-ӿ]",
    "ru": r"[Ѐ-ӿ]",
    "ar": r"[؀-ۿ]",
    "fa": r"[؀-ۿ]",
    "prs": r"[؀-ۿ]",
    "ps": r"[؀-ۿ]",
    "ckb": r"[؀-ۿ]",
    "ti": r"[ሀ-፿]",
    "my": r"[က-႟]",
}


def _built(folder: Path, today: date = TODAY) -> Services:
    clock = FixedClock(datetime.combine(today, time(8, 42), LOCAL_ZONE).astimezone(UTC))
    services, _recovery_key = create(folder, SAMPLE_PASSPHRASE, SAMPLE_MUNICIPALITY, clock=clock, cost=CHEAP)
    build_sample(services, today)
    return services


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The sample as it stands on Tuesday 24 November 2026, 8.42."""
    services = _built(tmp_path_factory.mktemp("sample") / "data")
    yield services
    services.close(with_backup=False)


def _families(town: Services) -> list[tuple[str, FamilyId]]:
    rows = [*town.families.rows(), *town.families.rows(show=FamilyFilter.CLOSED)]
    return [(row.surname, row.id) for row in rows]


def _members(town: Services) -> list[MemberDraft]:
    return [member for _name, family in _families(town) for member in town.families.draft(family).members]


def _called(town: Services, surname: str) -> FamilyId:
    return next(family for name, family in _families(town) if name == surname)


def test_there_are_40_families_with_150_persons_and_one_family_in_the_trash(town: Services) -> None:
    persons = {member.person for member in _members(town)}

    assert len(_families(town)) == 40
    assert len(persons) == 150
    assert [row.surname for row in town.families.rows(show=FamilyFilter.TRASH)] == ["Kivumbasi"]


def test_families_have_one_to_eight_members_and_about_half_of_the_persons_are_children(
    town: Services,
) -> None:
    sizes = Counter(row.people for row in town.families.rows())
    children = {member.person for member in _members(town) if not member.is_adult(TODAY)}

    assert set(sizes) == {1, 2, 3, 4, 5, 6, 7, 8}
    assert 75 <= len(children) <= 82


def test_the_languages_are_mixed_as_among_those_who_come() -> None:
    spoken = Counter(shape.language for shape in family_shapes() if not shape.trash)

    assert spoken["uk"] + spoken["ru"] == 14
    assert spoken["ar"] == 8
    assert spoken["prs"] + spoken["ps"] == 6
    assert (spoken["ti"], spoken["so"], spoken["my"]) == (5, 3, 2)
    assert spoken["fa"] + spoken["ckb"] == 2


@pytest.mark.parametrize(("surname", "hours"), [("Nakhlawar", 5), ("Kalynopil", 27), ("Gulrangzai", 74)])
def test_three_families_are_inside_their_96_hours(town: Services, surname: str, hours: int) -> None:
    first_hours = {row.surname: row.folder.hours_left for row in town.overview.view().first_hours}

    assert len(first_hours) == 3
    assert first_hours[surname] == hours


def test_the_hours_left_are_the_same_until_nine_and_on_any_day(tmp_path: Path) -> None:
    for today in [TODAY, *OTHER_DAYS]:
        housed = {each.draft.surname: each.draft.housed_at for each in sample_families(today)}
        for surname, hours in (("Nakhlawar", 5), ("Kalynopil", 27), ("Gulrangzai", 74)):
            moved_in = housed[surname]
            assert moved_in is not None
            for now in (time(8, 42), time(9, 0)):
                left = moved_in + timedelta(hours=HOURS_TO_FOLDER) - datetime.combine(today, now)
                assert int(left.total_seconds() // 3600) == hours


def test_no_folder_is_over_its_time_and_one_came_late(town: Services) -> None:
    states = Counter(row.folder.state for row in town.families.rows())

    assert states[FolderDeadlineState.OVERDUE] == 0
    assert states[FolderDeadlineState.DONE_LATE] == 1
    assert states[FolderDeadlineState.WAITING] == 2


def test_nakhlawar_lacks_two_facts_and_everyone_settled_lacks_none(town: Services) -> None:
    lacking = {
        name: [each.fact.name for each in town.folders.view(family).missing]
        for name, family in _families(town)
    }

    assert sorted(lacking["Nakhlawar"]) == ["dansk_start", "stoppested"]
    assert {name for name, facts in lacking.items() if facts} == {
        "Nakhlawar", "Kalynopil", "Gulrangzai", "Medozoria", "Kokobadi",
    }  # fmt: skip


def test_somebody_reads_nothing_and_the_folder_says_who(town: Services) -> None:
    assert town.folders.view(_called(town, "Nakhlawar")).non_readers == ("Samira",)
    assert town.folders.view(_called(town, "Zahrabani")).non_readers == ("Hana",)


def test_a_minor_is_seventeen_years_and_five_months(town: Services) -> None:
    layal = next(
        member for member in _members(town) if member.given_name == "Layal" and member.age(TODAY) == 17
    )

    assert layal.birth_date == date(2009, 6, 24)


def test_twins_share_a_birth_date_and_a_newborn_has_no_cpr_number(town: Services) -> None:
    twins = [
        member for member in town.families.draft(_called(town, "Lawzarani")).members if member.age(TODAY) == 6
    ]
    baby = town.families.draft(_called(town, "Sadovenka")).members[-1]

    assert len(twins) == 2
    assert twins[0].birth_date == twins[1].birth_date
    assert baby.birth_date == TODAY - timedelta(days=9)
    assert baby.cpr == ""


def test_one_family_has_moved_to_another_municipality(town: Services) -> None:
    (closed,) = town.families.rows(show=FamilyFilter.CLOSED)

    assert closed.surname == "Hilaacgeed"
    assert town.families.sheet(closed.id).closed_reason == "Flyttet til en anden kommune"


def test_a_person_has_moved_from_one_family_to_another_on_the_same_day(town: Services) -> None:
    from_family, to_family = (
        next(
            member
            for member in town.families.draft(_called(town, name)).members
            if member.given_name == "Bilal"
        )
        for name in ("Samaqani", "Qamhawar")
    )

    assert from_family.person == to_family.person
    assert from_family.moved_out == to_family.moved_in == TODAY - timedelta(days=60)


def test_somebody_has_moved_out_and_is_counted_at_home_no_longer(town: Services) -> None:
    family = _called(town, "Polynotsvit")
    moved = [member for member in town.families.sheet(family).members if not member.lives_here]

    assert [member.draft.given_name for member in moved] == ["Pavlo"]
    assert next(row.people for row in town.families.rows() if row.id == family) == 3


def test_a_protected_address_is_in_no_list_and_in_no_folder(town: Services) -> None:
    family = _called(town, "Wardabari")

    assert next(row.address for row in town.families.rows() if row.id == family) == ""
    assert town.folders.content(family, "ar").address is None


def test_there_is_a_name_of_40_characters_and_one_of_a_single_word(town: Services) -> None:
    members = _members(town)

    assert max(len(member.given_name) for member in members) == 40
    (alone,) = town.families.draft(_called(town, "Mirgulan")).members
    assert (alone.given_name, alone.original_name) == ("Mirgulan", "میرګلان")
    assert alone.relation is Relation.SINGLE


def test_every_name_in_own_script_is_in_the_script_of_the_language() -> None:
    for family in sample_families(TODAY):
        script = _SCRIPTS.get(family.shape.language)
        for member in family.draft.members:
            if script is None:
                assert member.original_name == ""
            else:
                assert re.fullmatch(rf"(?:{script}|[ ‌])+", member.original_name), member.original_name


def test_no_cpr_number_names_a_day_that_exists_and_no_two_are_alike(town: Services) -> None:
    numbers = {member.person: member.cpr for member in _members(town) if member.cpr}

    assert len(numbers) > 130
    assert len(set(numbers.values())) == len(numbers)
    for number in numbers.values():
        day, month = int(number[:2]), int(number[2:4])
        assert 30 <= day <= 31
        assert cpr.birth_date_of(number) is None
        assert 1 <= month <= 12


def test_no_list_of_names_has_the_same_name_twice() -> None:
    lists = [danish_names().given, danish_names().surnames, [shape.surname[0] for shape in family_shapes()]]
    lists += [[name[0] for name in (*pool.male, *pool.female)] for pool in names().values()]

    for each in lists:
        assert len(set(each)) == len(each)


def test_there_are_180_contacts_in_60_organisations_over_every_category(town: Services) -> None:
    views = town.contacts.rows()

    assert len(views) == 180
    the_municipality_itself = 1
    assert len(town.contacts.organisations()) == 60 + the_municipality_itself
    assert {view.category.code for view in views} == set(CATEGORIES)
    assert len(town.contacts.rows(show=ContactFilter.ENDED)) == 2


def test_employers_are_told_of_one_contact_is_closed_and_one_is_the_link_workers_own(town: Services) -> None:
    drafts = [view.draft for view in town.contacts.rows()]

    assert sum(draft.employer is not None for draft in drafts) == 8
    assert [draft.organisation for draft in drafts if draft.closed_until] == ["Svømmeklubben Hajen"]
    assert sum(draft.visibility is Visibility.ONLY_ME for draft in drafts) == 1
    assert sum(bool(draft.schedule) for draft in drafts) > 100
    assert town.employers.match(Wishes(trades=("bageri",)))[0].contact.name == "Klintebjerg Bageri"


def test_eleven_units_work_together_and_some_of_it_is_late(town: Services) -> None:
    units = [view for view in town.cooperation.units() if view.name.organisation == "Skovsunde Kommune"]

    assert len(units) == 11
    assert (len(town.cooperation.interfaces()), len(town.cooperation.agreements())) == (7, 4)
    assert town.cooperation.due() == 2


def test_twelve_contacts_are_to_be_confirmed_and_some_soon(town: Services) -> None:
    views = town.contacts.rows()

    assert sum(view.needs_confirming for view in views) == 12
    assert sum(view.freshness is Freshness.NEVER for view in views) == 3
    assert sum(view.freshness is Freshness.DUE_SOON for view in views) == 5


@pytest.mark.parametrize("today", OTHER_DAYS)
def test_as_many_contacts_are_to_be_confirmed_on_any_other_day(today: date) -> None:
    found = Counter(
        freshness(draft.verified_on, today) for draft in contact_drafts(today) if draft.ended_on is None
    )

    assert found[Freshness.STALE] + found[Freshness.NEVER] == 12
    assert found[Freshness.DUE_SOON] == 5


def test_every_phone_number_is_one_nobody_has(town: Services) -> None:
    numbers = [phone.digits(each.number) for view in town.contacts.rows() for each in view.draft.phones]

    others = {number for number in numbers if not re.fullmatch(r"0\d{7}", number)}
    assert others == {"114", "70113131"}
    assert len(set(numbers)) == len(numbers)


def test_every_mail_address_ends_in_example(town: Services) -> None:
    mails = [view.draft.email for view in town.contacts.rows() if view.draft.email]

    assert len(mails) > 150
    assert all(re.fullmatch(r"[a-z.]+@[a-z-]+\.example", mail) for mail in mails), mails


def test_the_emergency_contacts_are_the_regions_and_confirmed(town: Services) -> None:
    emergency = {
        view.phone.replace("\u00a0", ""): view.freshness
        for view in town.contacts.rows()
        if view.category.code in {"police", "out_of_hours_gp"} and not view.draft.person
    }

    assert emergency == {"114": Freshness.FRESH, "70113131": Freshness.FRESH}


def test_a_folder_prints_the_school_and_doctor_of_the_familys_own_town(town: Services) -> None:
    content = town.folders.content(_called(town, "Qamhawar"), "ar")

    details = " ".join(row.detail or "" for row in content.numbers)
    assert "Lægehuset Ådalby" in details
    assert "Ådalby Skole" in details
    assert "Skovsunde Skole" not in details
    assert content.numbers_checked_on is not None


@pytest.mark.parametrize("today", [TODAY, *OTHER_DAYS])
def test_every_family_is_valid_and_meets_on_a_workday_inside_96_hours(today: date) -> None:
    for family in sample_families(today):
        checked_family(family.draft, today)
        facts, housed = facts_of(family, today), family.draft.housed_at
        if housed is None:
            assert facts == {}
        elif "infomoede" in facts and not family.shape.infomoede_today:
            meeting = parse_moment(facts["infomoede"], today)
            assert housed < meeting <= housed + timedelta(hours=HOURS_TO_FOLDER)
            assert meeting.weekday() < 5


def test_each_folder_in_the_history_is_a_real_paper_of_its_own(town: Services) -> None:
    issues = [issue for _name, family in _families(town) for issue in town.folders.view(family).issues]
    papers = {town.issues.paper(issue.id) for issue in issues}

    assert len(issues) == 35
    assert len(papers) == 35
    assert all(paper.startswith(b"%PDF") for paper in papers)
    assert all(issue.handed_out_at and issue.printed_at < issue.handed_out_at for issue in issues)


def test_the_history_keeps_one_whole_folder_seven_short_ones_and_the_numbers_of_the_others(
    town: Services,
) -> None:
    pages = {
        name: issue.pages for name, family in _families(town) for issue in town.folders.view(family).issues
    }
    numbers_alone = Counter(pages.values()).most_common(1)[0][0]

    assert pages.pop("Zahrabani") > 40
    assert Counter(count == numbers_alone for count in pages.values()) == {True: 27, False: 7}
    assert all(numbers_alone <= count < 20 for count in pages.values())


def test_the_last_opened_families_are_in_order(town: Services) -> None:
    assert [row.surname for row in town.families.recently_opened()] == [
        "Zahrabani",
        "Awetselam",
        "Deeqwarsan",
    ]


def test_folders_in_six_languages_lack_nothing_and_no_paper_names_anybody(town: Services) -> None:
    papers = dict(sample_papers(town))

    matches = [re.fullmatch(r"velkomstmappe-(F\d{3})-(\w+)\.pdf", name) for name in papers]
    found = [match for match in matches if match]
    assert [match[2] for match in found] == ["da", "en", "uk", "ar", "fa", "ti"]
    others = [name for name, match in zip(papers, matches, strict=True) if match is None]
    assert others == ["koeleskab-F002-ar.pdf", "tjekliste-F002.pdf", "maaned-2026-11.pdf"]
    for match in found:
        assert town.folders.view(town.families.by_code(match[1])).missing == ()
    assert all(paper.startswith(b"%PDF") for paper in papers.values())


def test_a_name_in_its_own_script_is_found(town: Services) -> None:
    assert [row.surname for row in town.families.rows("соняшенко")] == ["Sonyashenko"]
    assert [row.surname for row in town.families.rows("نخلاوار")] == ["Nakhlawar"]


def test_the_vault_is_sound(town: Services) -> None:
    assert town.backups.check().is_sound


def test_the_same_day_makes_the_same_families_twice(town: Services, tmp_path: Path) -> None:
    again = _built(tmp_path / "again")
    try:
        for _name, family in _families(town):
            assert _without_papers(again.case_files.export(family)) == _without_papers(
                town.case_files.export(family)
            )
        contacts = [[view.draft for view in each.contacts.rows()] for each in (town, again)]
        known = [
            [(draft.name, draft.person, draft.phones, draft.verified_on) for draft in drafts]
            for drafts in contacts
        ]
        assert known[0] == known[1]
    finally:
        again.close(with_backup=False)


def _without_papers(case_file: bytes) -> object:
    case = json.loads(case_file)
    for issue in case["folder"]["issues"]:
        del issue["paper"]
    return case


def test_the_map_is_drawn_alike_every_time_and_has_no_grey_area() -> None:
    from io import BytesIO

    from PIL import Image

    picture = Image.open(BytesIO(town_map_png()))

    assert picture.size == (1500, 1000)
    histogram = picture.convert("L").histogram()
    assert sum(histogram[60:200]) < 0.04 * sum(histogram), "only the edges of lines may be grey"
    assert town_map_png() == town_map_png()


def test_non_readers_are_adults() -> None:
    for family in sample_families(TODAY):
        for member in non_readers(family.draft.members, TODAY):
            assert member.is_adult(TODAY)
            assert member.reads == ()


def test_the_morning_has_what_is_drawn_and_little_else(town: Services) -> None:
    late = list(town.deadlines.due(states=[State.OVERDUE]))
    said = {(row.row.rule.code, row.about, row.words) for row in late}

    assert said == {
        ("R40", "Oksana Sonyashenko", "3 dage over"),
        ("R45", "Farid Kohdaryai", "2 dage over"),
        ("R73", "Deeqwarsan", "6 dage over"),
        ("R32", "Samer Zahrabani", "4 dage over"),
        ("R78", "Awetselam", "1 dag over"),
    }
    assert next(row.name for row in late if row.row.rule.code == "R45").endswith("2 af 4")


@pytest.mark.parametrize("today", [TODAY, *OTHER_DAYS[1:4]])
def test_on_any_day_five_to_ten_are_late_and_ten_to_fifteen_due_within_two_weeks(
    today: date, tmp_path: Path
) -> None:
    town = _built(tmp_path / "data", today)
    try:
        rows = town.deadlines.due(states=OPEN)
    finally:
        town.close(with_backup=False)
    late = [row for row in rows if row.state is State.OVERDUE]
    soon = [row for row in rows if row not in late and row.due and (row.due.day - today).days <= 14]

    assert 5 <= len(late) <= 10
    assert 10 <= len(soon) <= 15


def test_three_families_have_their_open_points_of_the_first_hours(town: Services) -> None:
    first = {"R10", "R11", "R12", "R13", "R14"}
    rows = [row for row in town.deadlines.due(states=OPEN) if row.row.rule.code in first]
    points = Counter((row.surname, row.row.rule.code) for row in rows)

    assert {surname for surname, _rule in points} == {"Nakhlawar", "Kalynopil", "Gulrangzai"}
    assert points["Nakhlawar", "R11"] == points["Nakhlawar", "R12"] == 1
    assert {rule for surname, rule in points if surname == "Kalynopil"} == {"R10", "R11", "R14"}


def test_there_are_25_placements_of_which_five_stopped_early_and_90_consents(town: Services) -> None:
    families = [family for _name, family in _families(town)]
    placed = [view for family in families for view in town.placements.of_family(family)]
    agreed = [view for family in families for view in town.consents.of_family(family)]

    assert len({view.draft.placement for view in placed}) == 25
    early = {view.draft.placement: view.draft for view in placed if view.draft.is_stopped_early}
    assert len(early) == 5
    assert all(draft.ended_early_reason for draft in early.values())
    assert all(view.employer for view in placed)
    assert len({view.draft.consent for view in agreed}) == 90
    assert [view.name for view in agreed if view.draft.withdrawn_on] == ["Hana"]


def test_there_are_two_years_of_coordination_meetings_and_three_hundred_tasks(town: Services) -> None:
    with town.database.look() as look:
        rows = look.rows("SELECT kind, meeting_type, done_on, starts_on FROM event")
    coordination = [row for row in rows if row.meeting_type == "coordination"]

    assert sum(row.done_on is not None for row in coordination) == 24
    assert [row.starts_on for row in coordination if row.done_on is None] == ["2026-12-01"]
    assert sum(row.kind == "task" for row in rows) >= 300


def test_the_first_family_has_eighteen_authorities_and_forty_seven_persons(town: Services) -> None:
    zahrabani = dict(_families(town))["Zahrabani"]
    view = town.network.of_family(zahrabani)
    sectors = {sector: counts.authorities for sector, counts in view.network.per_sector.items()}

    assert (view.network.counts.authorities, view.network.counts.persons) == (18, 47)
    assert view.network.counts.others == 4
    assert [sectors[each] for each in (Sector.MUNICIPALITY, Sector.STATE, Sector.HEALTH, Sector.EDUCATION)] == [
        10, 3, 3, 2,
    ]  # fmt: skip
    karim = next(member.id for member in view.network.members if member.name == "Karim")
    assert view.network.per_member[karim].authorities == 7


def test_one_family_with_many_authorities_has_nobody_to_coordinate(town: Services) -> None:
    views = [town.network.of_family(family) for _name, family in _families(town)]

    assert [view.surname for view in views if view.is_uncoordinated] == ["Kohdaryai"]


def test_the_relay_of_the_first_family_is_offered_and_not_taken(town: Services) -> None:
    relay = town.relay.of_family(dict(_families(town))["Zahrabani"])

    assert relay.holder is not None
    assert relay.offered_to is not None
    assert (relay.holder.actor.name, relay.offered_to.actor.name) == ("Sine Tidselmark", "Inger Vindkærby")


def test_there_are_about_sixty_relay_entries_and_each_log_has_one_holder(town: Services) -> None:
    views = [town.relay.of_family(family) for _name, family in _families(town)]

    assert 55 <= sum(len(view.lines) for view in views) <= 85
    assert all(view.holder is not None for view in views if view.lines)


def test_every_consent_says_who_gave_it_for_what_and_to_whom(town: Services) -> None:
    with town.database.look() as look:
        rows = look.rows("SELECT given_by, scope, language FROM consent")
        parties = look.rows("SELECT DISTINCT consent_id FROM consent_party")
    assert len(rows) == len(parties) == 90
    assert all(row.given_by and row.scope != "[]" and row.language for row in rows)
