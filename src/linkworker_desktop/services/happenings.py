"""Facts of a family's life: recorded once, and every rule that hangs on them follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from linkworker_desktop.base.clock import Clock, local_now
from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput, out_of_range, too_long
from linkworker_desktop.domain.rules.happening_words import HAPPENING_WORDS, label_of
from linkworker_desktop.domain.rules.happenings import HappeningKind
from linkworker_desktop.domain.rules.subjects import SubjectRef
from linkworker_desktop.domain.rules.when import When
from linkworker_desktop.i18n import _
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.calendar import HappeningRow
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.services import contact_verifying, exemptions
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.deadline_views import Deadline
from linkworker_desktop.services.happening_places import family_of, gone, require_place
from linkworker_desktop.services.happening_reading import happenings_of
from linkworker_desktop.services.happening_views import HappeningView
from linkworker_desktop.services.happening_writing import write_down
from linkworker_desktop.services.undoing import changed

_KINDS = frozenset({Kind.DEADLINE})
_LONGEST_NOTE = 2000
_BY_THE_CLOCK = frozenset(
    {
        HappeningKind.HOUSED,
        HappeningKind.INFO_MEETING_HELD,
        HappeningKind.INFO_MEETING_PLANNED,
        HappeningKind.FOLDER_HANDED_OUT,
        HappeningKind.ADVISER_MEETING_AGREED,
        HappeningKind.COURSE_BEGUN,
        HappeningKind.PLACED_ON_LADDER,
    }
)
"""What belongs to the first hours has a clock time, the rest a day."""


class Happenings:
    """Records, corrects and removes facts; each call is one short transaction."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of_family(self, family: UUID) -> tuple[HappeningView, ...]:
        """Return the recorded facts of a family and those in it, the newest first."""
        with self._database.look() as look:
            return happenings_of(look, family)

    def record(
        self, kind: HappeningKind, subject: SubjectRef, when: When, *, rule: str = "", note: str = ""
    ) -> Changed:
        """Record that something happened, or is agreed to happen, on a day; said twice it stands once.

        With TICKED, `rule` is the code of the rule that is thereby settled. Raises `InvalidInput` for a day outside
        the years the program keeps and `UserError` when the subject is gone or such a fact is not recorded for it;
        nothing is changed then.
        """
        require_place(kind, subject)
        text = _checked(when, note)
        with self._database.write("happening.record") as session:
            family = write_down(session, kind, subject, when, self._clock.now(), rule=rule, note=text)
        done = _recorded_sentence(kind, when, self._clock.today())
        undone = _("»{fact}« er taget tilbage.").format(fact=label_of(kind))
        return changed(self._database, session, _touched(kind), done=done, undone=undone, id=family)

    def settle(self, deadline: Deadline, when: When | None = None) -> Changed:
        """Record what the due date still waits for as done: today, or at `when`.

        A due date settled by several facts needs one call for each. Raises `UserError` where the fact has a page of
        its own to be recorded on (`Deadline.needs_page`).
        """
        kind = deadline.settles[0] if deadline.settles else HappeningKind.TICKED
        _require_no_relay(kind)
        if kind is HappeningKind.CONTACT_VERIFIED:
            return self._verify(deadline.subject.ident)
        moment = when or self.now_for(kind)
        if kind is not HappeningKind.TICKED:
            return self.record(kind, recorded_for(kind, deadline), moment)
        outcome = self.record(kind, deadline.subject, moment, rule=deadline.row.rule.code)
        return replace(outcome, sentence=_("{name} er krydset af.").format(name=deadline.name))

    def settle_all(
        self, deadlines: Sequence[Deadline], when: When | None = None, *, kind: HappeningKind | None = None
    ) -> Changed:
        """Record for several due dates in one step that what they wait for is done, today or at `when`.

        `kind` names the fact where each waits for several; else it is the first one. Raises `UserError` where one
        of them has a page of its own to be recorded on, or nothing is given; nothing is changed then.
        """
        if not deadlines:
            raise gone()
        touched: frozenset[Kind] = frozenset()
        with self._database.write("happening.settle") as session:
            for deadline in deadlines:
                fact = kind or (deadline.settles[0] if deadline.settles else HappeningKind.TICKED)
                is_tick = fact is HappeningKind.TICKED
                _require_no_relay(fact)
                touched |= _touched(fact)
                if fact is HappeningKind.CONTACT_VERIFIED:
                    self._confirm(session, deadline.subject.ident)
                    continue
                write_down(
                    session,
                    fact,
                    recorded_for(fact, deadline),
                    when or self.now_for(fact),
                    self._clock.now(),
                    rule=deadline.row.rule.code if is_tick else "",
                )
        label = deadlines[0].name if is_tick else label_of(fact)
        done = _("{name} er krydset af.").format(name=label)
        undone = _("»{fact}« er taget tilbage.").format(fact=label)
        return changed(self._database, session, touched, done=done, undone=undone, id=deadlines[0].family)

    def now_for(self, kind: HappeningKind) -> When:
        """Return now as the fact keeps it: with the clock time where that counts."""
        now = local_now(self._clock)
        return When.of(now) if kind in _BY_THE_CLOCK else When(now.date())

    def correct(self, happening: UUID, when: When, note: str | None = None) -> Changed:
        """Change the day (and note) of a recorded fact. Raises `InvalidInput`."""
        text = _checked(when, note or "")
        with self._database.write("happening.correct") as session:
            row = _found(session, happening)
            kind = HappeningKind(row.kind)
            row.on_date, row.at_time = when.day, when.clock
            if note is not None:
                row.note = text
            family = row.family_id
        done = _("»{fact}« står nu til {date}.").format(fact=label_of(kind), date=when.text)
        undone = _("»{fact}« har sin gamle dato.").format(fact=label_of(kind))
        return changed(self._database, session, _touched(kind), done=done, undone=undone, id=family)

    def remove(self, happening: UUID) -> Changed:
        """Take a recorded fact away, as if it had not happened."""
        with self._database.write("happening.remove") as session:
            row = _found(session, happening)
            kind, family = HappeningKind(row.kind), row.family_id
            session.delete(row)
        done = _("»{fact}« er fjernet.").format(fact=label_of(kind))
        undone = _("»{fact}« er der igen.").format(fact=label_of(kind))
        return changed(self._database, session, _touched(kind), done=done, undone=undone, id=family)

    # -- exemptions

    def exempt(self, subject: SubjectRef, reason: str, on: date, rule: str = "") -> Changed:
        """Let a subject off a rule, or without one off the programme, from a day on. Raises `InvalidInput`."""
        why = exemptions.checked_reason(reason, on)
        with self._database.write("exemption.give") as session:
            family = family_of(session, subject)
            exemptions.give(session, subject, family, why, on, rule)
        done, undone = _("Fritagelsen er skrevet ned."), _("Fritagelsen er taget tilbage.")
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=family)

    def end_exemption(self, subject: SubjectRef, rule: str = "") -> Changed:
        """Let a rule apply again to a subject it was let off."""
        with self._database.write("exemption.end") as session:
            exemptions.end(session, (subject,), rule)
        done, undone = _("Reglen gælder igen."), _("Fritagelsen gælder igen.")
        return changed(self._database, session, _KINDS, done=done, undone=undone)

    def apply_again(self, deadline: Deadline) -> Changed:
        """Let a rule apply again to whom a due date is for, whoever of their lineage was let off it.

        Raises `UserError` for somebody who is let off the whole programme.
        """
        with self._database.write("exemption.end") as session:
            if not exemptions.end(session, deadline.row.lineage, deadline.row.rule.code):
                raise exemptions.off_the_programme(deadline.about)
        done, undone = _("Reglen gælder igen."), _("Fritagelsen gælder igen.")
        return changed(self._database, session, _KINDS, done=done, undone=undone, id=deadline.family)

    def _verify(self, contact: UUID) -> Changed:
        with self._database.write("contact.verify") as session:
            self._confirm(session, contact)
        done, undone = _("Kontakten er bekræftet i dag."), _("Bekræftelsen er taget tilbage.")
        kinds = _KINDS | {Kind.CONTACT}
        return changed(self._database, session, kinds, done=done, undone=undone, id=contact)

    def _confirm(self, session: Session, contact: UUID) -> None:
        row = session.get(ContactRow, contact)
        if row is None:
            raise gone()
        look = contact_verifying.checked_look(contact_verifying.Look())
        contact_verifying.confirm(session, row, look, self._clock.today(), self._clock.now())


def recorded_for(kind: HappeningKind, deadline: Deadline) -> SubjectRef:
    """Return whom a fact is recorded for: the one of the due date's lineage that it belongs to."""
    if kind is HappeningKind.TICKED:
        return deadline.subject
    return deadline.row.of(HAPPENING_WORDS[kind].recorded_for) or deadline.subject


def _checked(when: When, note: str) -> str:
    text = cleaned(note, lines=True)
    problems = [*out_of_range("when", when.day), *too_long("note", text, _LONGEST_NOTE)]
    if problems:
        raise InvalidInput(problems)
    return text


def _require_no_relay(kind: HappeningKind) -> None:
    """Raise `UserError` for an answer to an offered relay: the relay log holds who answered."""
    if kind in {HappeningKind.RELAY_ACCEPTED, HappeningKind.RELAY_DECLINED}:
        raise UserError(_("Skriv svaret ved stafetten på familiens side."))


def _recorded_sentence(kind: HappeningKind, when: When, today: date) -> str:
    fact = label_of(kind)
    if when.day == today:
        return _("{fact} i dag.").format(fact=fact)
    return _("{fact} {date}.").format(fact=fact, date=date_text(when.day))


def _touched(kind: HappeningKind) -> frozenset[Kind]:
    match kind:
        case HappeningKind.HOUSED | HappeningKind.FOLDER_HANDED_OUT:
            return _KINDS | {Kind.FAMILY, Kind.FOLDER}
        case HappeningKind.CONTACT_VERIFIED:
            return _KINDS | {Kind.CONTACT}
        case HappeningKind.PLACEMENT_BEGUN | HappeningKind.PLACEMENT_ENDED | HappeningKind.CONSENT_RENEWED:
            return _KINDS | {Kind.FAMILY}
        case _:
            return _KINDS


def _found(session: Session, happening: UUID) -> HappeningRow:
    row = session.get(HappeningRow, happening)
    if row is None:
        raise gone()
    return row
