"""Appointments, tasks and meetings: their kinds, who does them, and what they are called."""

from __future__ import annotations

from enum import StrEnum

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.i18n.marks import N_

_HOUR = 60
_DAY = 24 * _HOUR
_WEEK = 7 * _DAY
LONGEST_REMINDER = 4 * _WEEK
REMINDERS = (0, 10, 30, _HOUR, 2 * _HOUR, _DAY, 2 * _DAY, _WEEK)
"""Minutes before, as they are offered."""


class EventKind(StrEnum):
    """What sort of thing stands in the calendar."""

    APPOINTMENT = "appointment"
    TASK = "task"
    MEETING = "meeting"


EVENT_KIND_LABELS = {
    EventKind.APPOINTMENT: N_("Aftale"),
    EventKind.TASK: N_("Opgave"),
    EventKind.MEETING: N_("Møde"),
}


class Part(StrEnum):
    """Which day of an event is meant: the planned one, or the one it must be done by."""

    START = "start"
    DUE = "due"


class Responsible(StrEnum):
    """Who does it; a unit is named beside it."""

    LINKWORKER = "linkworker"
    CITIZEN = "citizen"
    UNIT = "unit"


RESPONSIBLE_LABELS = {
    Responsible.LINKWORKER: N_("Mig"),
    Responsible.CITIZEN: N_("Borgeren"),
    Responsible.UNIT: N_("En enhed"),
}


class GroupTag(StrEnum):
    """The three groups of a link-worker's tasks (Hedensted 2013)."""

    INTERNAL = "internal"
    CITIZEN = "citizen"
    COMMUNITY = "community"


GROUP_LABELS = {
    GroupTag.INTERNAL: N_("I organisationen"),
    GroupTag.CITIZEN: N_("Med borgerne"),
    GroupTag.COMMUNITY: N_("I lokalsamfundet"),
}


class RoleTag(StrEnum):
    """The six supporting roles (»Ind på arbejdsmarkedet«, 2003)."""

    AUTHORITY = "authority"
    GUIDE = "guide"
    SPARRING = "sparring"
    COORDINATOR = "coordinator"
    INFORMANT = "informant"
    SERVICE = "service"


ROLE_LABELS = {
    RoleTag.AUTHORITY: N_("Myndighed"),
    RoleTag.GUIDE: N_("Vejleder"),
    RoleTag.SPARRING: N_("Sparringspartner"),
    RoleTag.COORDINATOR: N_("Koordinator"),
    RoleTag.INFORMANT: N_("Informator"),
    RoleTag.SERVICE: N_("Servicerolle"),
}


class MeetingType(StrEnum):
    """The meetings that have an agenda of their own."""

    COORDINATION = "coordination"
    INFO = "info"
    CASE = "case"
    RELAY = "relay"
    TRANSITION = "transition"
    STRATEGIC = "strategic"
    PROFESSIONAL = "professional"
    COMPANY_START = "company_start"
    PLACEMENT_FOLLOWUP = "placement_followup"
    OTHER = "other"


MEETING_LABELS = {
    MeetingType.COORDINATION: N_("Koordineringsmøde"),
    MeetingType.INFO: N_("Infomøde"),
    MeetingType.CASE: N_("Enkeltsagsmøde"),
    MeetingType.RELAY: N_("Stafetmøde"),
    MeetingType.TRANSITION: N_("17½-års overgangsmøde"),
    MeetingType.STRATEGIC: N_("Strategisk møde"),
    MeetingType.PROFESSIONAL: N_("Fagligt møde"),
    MeetingType.COMPANY_START: N_("Startmøde i virksomhed"),
    MeetingType.PLACEMENT_FOLLOWUP: N_("Praktikopfølgning"),
    MeetingType.OTHER: N_("Andet møde"),
}


def reminder_words(minutes: int | None) -> str:
    """Return when one is reminded: `1 time før`, `når det begynder`, `ingen påmindelse`."""
    if minutes is None:
        return _("ingen påmindelse")
    if minutes == 0:
        return _("når det begynder")
    if minutes % _WEEK == 0:
        return ngettext("{n} uge før", "{n} uger før", minutes // _WEEK).format(n=minutes // _WEEK)
    if minutes % _DAY == 0:
        return ngettext("{n} dag før", "{n} dage før", minutes // _DAY).format(n=minutes // _DAY)
    if minutes % _HOUR == 0:
        return ngettext("{n} time før", "{n} timer før", minutes // _HOUR).format(n=minutes // _HOUR)
    return ngettext("{n} minut før", "{n} minutter før", minutes).format(n=minutes)
