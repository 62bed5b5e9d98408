"""What pages read about due dates."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from linkworker_desktop.domain.rules.due import DueDate, State
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.rule import Level
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.domain.rules.words import state_words, why_sentence
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_

_RECORD_WORDS = {
    HappeningKind.FOLDER_HANDED_OUT: N_("Udleveret i dag"),
    HappeningKind.CONTRACT_SIGNED: N_("Underskrevet i dag"),
    HappeningKind.DECLARATION_SIGNED: N_("Underskrevet i dag"),
    HappeningKind.CONSENT_RENEWED: N_("Fornyet i dag"),
    HappeningKind.CONTACT_VERIFIED: N_("Bekræftet i dag"),
    HappeningKind.HEALTH_OFFERED: N_("Tilbudt i dag"),
    HappeningKind.CLASSIFIED: N_("Visiteret i dag"),
    HappeningKind.COURSE_BEGUN: N_("Begyndt i dag"),
    HappeningKind.PROGRAMME_BEGUN: N_("Begyndt i dag"),
    HappeningKind.SCHOOL_BEGUN: N_("Begyndt i dag"),
    HappeningKind.ADVISER_MEETING_AGREED: N_("Aftalt i dag"),
    HappeningKind.RELAY_ACCEPTED: N_("Svar …"),
}
_HELD, _SENT, _HAPPENED = N_("Holdt i dag"), N_("Sendt i dag"), N_("Sket i dag")


def _by_ending(kind: HappeningKind) -> str:
    if kind.value.endswith("_held"):
        return _HELD
    return _SENT if kind.value.endswith("_sent") else _HAPPENED


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due date with the names of whom it is about. `code` is the family's; empty for what is the municipality's.

    `about` is who it is for in a list (a person, a contact, else the family); `settles` the facts still missing,
    of which recording the first (with TICKED: the rule itself) brings it closer to done.
    """

    row: DueDate
    family: UUID | None
    code: str
    surname: str
    person: str
    about: str
    settles: tuple[HappeningKind, ...]

    @property
    def name(self) -> str:
        """Return what is to be done, with its number where it comes several times: `Opfølgning, 2 af 4`."""
        window = self.row.window
        if window is None or self.row.number is None:
            return self.row.rule.name
        name = self.row.rule.name.partition(":")[0]  # how many times in all is said by the number
        return _("{name}, {number} af {times}").format(name=name, number=self.row.number, times=window.times)

    @property
    def state(self) -> State:
        return self.row.state

    @property
    def level(self) -> Level:
        return self.row.rule.level

    @property
    def due(self) -> When | None:
        return self.row.due

    @property
    def subject(self) -> SubjectRef:
        return self.row.subject

    @property
    def words(self) -> str:
        """Return where it stands: `3 dage over`."""
        return state_words(self.row)

    @property
    def why(self) -> str:
        """Return the sentence that explains the date."""
        return why_sentence(self.row)

    @property
    def needs_page(self) -> bool:
        """Tell whether more than a day is needed to settle it, so that the family's page is to be opened."""
        if self.settles[:1] == (HappeningKind.RELAY_ACCEPTED,):
            return True
        is_person = self.row.subject.kind is SubjectKind.PERSON
        return is_person and self.settles[:1] == (HappeningKind.PLACEMENT_BEGUN,)

    @property
    def record_words(self) -> str:
        """Return what becomes true by settling it now: `Holdt i dag`."""
        kind = self.settles[0] if self.settles else HappeningKind.TICKED
        return _(_RECORD_WORDS.get(kind, _by_ending(kind)))
