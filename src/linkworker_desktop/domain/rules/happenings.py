"""What can happen to a subject: the facts rules count from, and the facts that settle them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from linkworker_desktop.domain.rules.subjects import SubjectRef
from linkworker_desktop.domain.rules.when import When


class HappeningKind(StrEnum):
    """Every kind of dated fact; its words stand in `happening_words`."""

    ALLOCATION = "allocation"
    CPR_REGISTERED = "cpr_registered"
    TAKEOVER = "takeover"
    WELCOME_SENT = "welcome_sent"
    HOUSING_ASSIGNED = "housing_assigned"
    HOUSED = "housed"
    INFO_MEETING_PLANNED = "info_meeting_planned"
    INFO_MEETING_HELD = "info_meeting_held"
    FOLDER_HANDED_OUT = "folder_handed_out"
    ADVISER_MEETING_AGREED = "adviser_meeting_agreed"
    RELAY_OFFERED = "relay_offered"
    RELAY_ACCEPTED = "relay_accepted"
    RELAY_DECLINED = "relay_declined"
    PLAN_MADE = "plan_made"
    PLAN_REVISED = "plan_revised"

    BORN = "born"
    HANDOVER_COMPLETE = "handover_complete"
    COURSE_BEGUN = "course_begun"
    COURSE_ENDED = "course_ended"
    PLACED_ON_LADDER = "placed_on_ladder"
    BANK_ACCOUNT = "bank_account"
    MITID = "mitid"
    CONTRACT_SIGNED = "contract_signed"
    CONTRACT_ENDED = "contract_ended"
    DECLARATION_SIGNED = "declaration_signed"
    PROGRAMME_BEGUN = "programme_begun"
    DANISH_REFERRED = "danish_referred"
    DANISH_CAN_BEGIN = "danish_can_begin"
    DANISH_BEGUN = "danish_begun"
    DANISH_ENDED = "danish_ended"
    CLASSIFIED = "classified"
    FOLLOW_UP_HELD = "follow_up_held"
    SELF_SUPPORTING_BEGUN = "self_supporting_begun"
    SELF_SUPPORTING_ENDED = "self_supporting_ended"
    CHILD_BORN = "child_born"
    LEAVE_ENDED = "leave_ended"
    LEAVE_FOLLOW_UP_HELD = "leave_follow_up_held"
    LEAVE_END_FOLLOW_UP_HELD = "leave_end_follow_up_held"
    HEALTH_OFFERED = "health_offered"
    JOB_BEGUN = "job_begun"
    TRANSITION_MEETING_HELD = "transition_meeting_held"
    YOUTH_PLAN_DECIDED = "youth_plan_decided"
    YOUTH_PLAN_READY = "youth_plan_ready"
    SCHOOL_BEGUN = "school_begun"
    HEALTH_NURSE_SEEN = "health_nurse_seen"
    PERMIT_EXPIRES = "permit_expires"
    PERMIT_RENEWAL_SOUGHT = "permit_renewal_sought"

    PLACEMENT_BEGUN = "placement_begun"
    PLACEMENT_PLANNED_END = "placement_planned_end"
    PLACEMENT_ENDED = "placement_ended"
    PLACEMENT_FOLLOW_UP_HELD = "placement_follow_up_held"
    JOB_CONSIDERED = "job_considered"
    COMPANY_TALK_HELD = "company_talk_held"

    CONSENT_GIVEN = "consent_given"
    CONSENT_VALID_TO = "consent_valid_to"
    CONSENT_RENEWED = "consent_renewed"
    CONTACT_VERIFIED = "contact_verified"
    MEETING_AT = "meeting_at"
    PREPARATION_SENT = "preparation_sent"
    MINUTES_SENT = "minutes_sent"

    COORDINATION_MEETING_HELD = "coordination_meeting_held"
    STRATEGIC_MEETING_HELD = "strategic_meeting_held"
    CAFE_MEETING_HELD = "cafe_meeting_held"
    ANNUAL_REPORT_MADE = "annual_report_made"

    TICKED = "ticked"
    """Settles the rule whose code the happening carries, for the rules nothing else settles."""


_K = HappeningKind

OPTIONAL = frozenset(
    {_K.RELAY_OFFERED, _K.SELF_SUPPORTING_BEGUN, _K.SELF_SUPPORTING_ENDED, _K.CHILD_BORN, _K.LEAVE_ENDED}
)
"""What most families never see: a rule that counts from it shows nothing until it has happened."""

RECURRING = frozenset(
    {_K.RELAY_OFFERED, _K.CHILD_BORN, _K.LEAVE_ENDED, _K.SELF_SUPPORTING_BEGUN, _K.PERMIT_EXPIRES}
)
"""What comes again: the last one counts, and what settled an earlier one does not settle it."""

PERIOD_ENDS = {
    _K.SELF_SUPPORTING_BEGUN: _K.SELF_SUPPORTING_ENDED,
    _K.CHILD_BORN: _K.LEAVE_ENDED,
}
"""Which fact ends what another began."""


class Happening(NamedTuple):
    """Something that happened, or is planned to. `rule` is the rule's code where `kind` is TICKED.

    A date to come can be counted from, but settles nothing before its day. A tuple, since a town has tens of
    thousands.
    """

    kind: HappeningKind
    subject: SubjectRef
    when: When
    rule: str = ""
