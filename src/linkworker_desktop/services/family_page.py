"""The page of one family, and of one person in it, in at most six questions however much there is.

One for the family, its folder, placements and consents; two for the due dates; one each for the network, the relay
and the first page of the time line.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.family import FamilyId, PersonId
from linkworker_desktop.domain.log_entry import LogDraft
from linkworker_desktop.domain.network import Network
from linkworker_desktop.domain.network_counting import read_network
from linkworker_desktop.domain.network_members import Household
from linkworker_desktop.domain.rules.subjects import SubjectKind
from linkworker_desktop.domain.timeline import TimelineFilter, TimelinePage
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.look_together import together
from linkworker_desktop.services import family_who, folder_standing, timeline
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.deadlines import Deadlines
from linkworker_desktop.services.family_course import Phase, phases_of
from linkworker_desktop.services.family_life import (
    CONSENTS,
    PLACEMENTS,
    ConsentGlance,
    consents_from,
    placements_from,
)
from linkworker_desktop.services.family_sheet import sheet_from
from linkworker_desktop.services.family_views import FamilySheet, MemberSheet
from linkworker_desktop.services.folder_views import FolderStanding
from linkworker_desktop.services.network_reading import involved_of
from linkworker_desktop.services.placements import PlacementView
from linkworker_desktop.services.relay_reading import relay_of
from linkworker_desktop.services.relay_views import RelayView


@dataclass(frozen=True, slots=True)
class FamilyPageView:
    """Everything the page shows. `timeline` is its first page.

    `unsaved_note` and `unsaved_line` are as they were left unfinished, None where there is none; `documents` is how
    many there are.
    """

    sheet: FamilySheet
    folder: FolderStanding
    unsaved_note: str | None
    due: tuple[Deadline, ...]
    placements: tuple[PlacementView, ...]
    consents: tuple[ConsentGlance, ...]
    phases: tuple[Phase, Phase, Phase]
    timeline: TimelinePage
    unsaved_line: LogDraft | None
    network: Network
    relay: RelayView
    documents: int


@dataclass(frozen=True, slots=True)
class PersonPageView:
    """One person of a family: what is due for them, and the part of everything that is theirs."""

    family: FamilyId
    surname: str
    code: str
    member: MemberSheet
    due: tuple[Deadline, ...]
    placements: tuple[PlacementView, ...]
    consents: tuple[ConsentGlance, ...]
    timeline: TimelinePage
    network: Network
    documents: int


def page_of(database: Database, clock: Clock, family: FamilyId, note_draft: str = "") -> FamilyPageView:
    """Return the page of a family as of now, from one snapshot.

    `note_draft` is the kind of the draft that may hold an unsaved note. Raises `UserError` when the family is gone
    for good.
    """
    now = local_now(clock)
    today = now.date()
    parts = (family_who.FAMILY, family_who.MEMBERS, *folder_standing.PARTS, PLACEMENTS, CONSENTS)
    values = family_who.values_of(family, note_draft=note_draft) | folder_standing.values_of(family, today)
    with database.look() as look:
        found = together(look, parts, values)
        who = family_who.who_from(family, found["family"], found["members"])
        due = Deadlines(database, clock).due(family, now=now)
        involved = involved_of(look, family)
        relay = relay_of(look, family, today)
        line = timeline.page_of(look, family, TimelineFilter(), now, due=due)
    sheet = sheet_from(who.draft, who.around, now)
    placements = placements_from(found["placements"])
    return FamilyPageView(
        sheet=sheet,
        folder=folder_standing.standing_from(found, who.draft, who.municipality, sheet.folder, today),
        unsaved_note=who.unsaved_note,
        due=due,
        placements=placements,
        consents=consents_from(found["consents"]),
        phases=phases_of(due, placements, sheet.housed_at, now),
        timeline=line,
        unsaved_line=who.unsaved_line,
        network=read_network(involved, Household(who.stays, today), municipality=who.folded_municipality),
        relay=relay,
        documents=who.documents,
    )


def person_page_of(database: Database, clock: Clock, family: FamilyId, person: PersonId) -> PersonPageView:
    """Return the page of a person in a family as of now, from one snapshot.

    Raises `UserError` when the family is gone for good, or never had them.
    """
    now = local_now(clock)
    parts = (family_who.FAMILY, family_who.MEMBERS, PLACEMENTS, CONSENTS)
    with database.look() as look:
        found = together(look, parts, family_who.values_of(family, person=person))
        who = family_who.who_from(family, found["family"], found["members"])
        sheet = sheet_from(who.draft, who.around, now)
        member = _member(sheet, person)
        due = tuple(each for each in Deadlines(database, clock).due(family, now=now) if _is_of(each, person))
        involved = involved_of(look, family)
        line = timeline.page_of(look, family, TimelineFilter(person=person), now, due=due)
    household = Household(who.stays, now.date())
    return PersonPageView(
        family=family,
        surname=sheet.surname,
        code=sheet.code,
        member=member,
        due=due,
        placements=tuple(
            each for each in placements_from(found["placements"]) if each.draft.person == person
        ),
        consents=tuple(each for each in consents_from(found["consents"]) if each.person == person),
        timeline=line,
        network=read_network(involved, household, municipality=who.folded_municipality, only=(person,)),
        documents=who.documents,
    )


def _member(sheet: FamilySheet, person: PersonId) -> MemberSheet:
    """Return the last stay of a person in the family."""
    stays = [member for member in sheet.members if member.draft.person == person]
    if not stays:
        raise UserError(_("Personen er ikke i familien længere. Gå tilbage til familien."))
    return next((stay for stay in stays if stay.lives_here), stays[-1])


def _is_of(deadline: Deadline, person: UUID) -> bool:
    ref = deadline.row.of(SubjectKind.PERSON)
    return ref is not None and ref.ident == person
