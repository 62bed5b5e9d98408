"""What each kind of fact is called, where it is recorded and where dates are counted from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from linkworker_desktop.domain.rules.happenings import HappeningKind as Kind
from linkworker_desktop.domain.rules.subjects import SubjectKind
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_


@dataclass(frozen=True, slots=True)
class HappeningWords:
    """Danish, to be translated where shown: `label` as a fact that was done, `noun` as a point in time.

    `recorded_for` is the kind of subject the fact belongs to.
    """

    label: str
    noun: str
    recorded_for: SubjectKind


_F, _P, _S = SubjectKind.FAMILY, SubjectKind.PERSON, SubjectKind.PLACEMENT
_C, _T, _G = SubjectKind.CONSENT, SubjectKind.CONTACT, SubjectKind.MEETING
_M = SubjectKind.MUNICIPALITY

_ALL = {
    Kind.ALLOCATION: (N_("Visiteret til kommunen"), N_("Visitering"), _F),
    Kind.CPR_REGISTERED: (N_("Registreret i CPR"), N_("CPR-registrering"), _F),
    Kind.TAKEOVER: (N_("Kommunen har overtaget ansvaret"), N_("Overtagelse"), _F),
    Kind.WELCOME_SENT: (N_("Velkomstmateriale sendt"), N_("Velkomstmateriale"), _F),
    Kind.HOUSING_ASSIGNED: (N_("Bolig anvist"), N_("Anvisning af bolig"), _F),
    Kind.HOUSED: (N_("Flyttet ind"), N_("Boligplacering"), _F),
    Kind.INFO_MEETING_PLANNED: (N_("Infomøde aftalt til"), N_("Infomøde"), _F),
    Kind.INFO_MEETING_HELD: (N_("Infomøde holdt"), N_("Infomøde"), _F),
    Kind.FOLDER_HANDED_OUT: (N_("Velkomstmappe udleveret"), N_("Udlevering af velkomstmappe"), _F),
    Kind.ADVISER_MEETING_AGREED: (N_("Mødetid med rådgiver aftalt"), N_("Aftale med rådgiver"), _F),
    Kind.RELAY_OFFERED: (N_("Stafet tilbudt"), N_("Tilbud om stafet"), _F),
    Kind.RELAY_ACCEPTED: (N_("Stafet grebet"), N_("Stafet grebet"), _F),
    Kind.RELAY_DECLINED: (N_("Stafet afslået"), N_("Afslag på stafet"), _F),
    Kind.PLAN_MADE: (N_("Udviklingsplan skrevet"), N_("Udviklingsplan"), _F),
    Kind.PLAN_REVISED: (N_("Udviklingsplan revideret"), N_("Revision af udviklingsplan"), _F),
    Kind.BORN: (N_("Født"), N_("Fødsel"), _P),
    Kind.HANDOVER_COMPLETE: (N_("Overgivelsesskema komplet"), N_("Overgivelsesskema"), _P),
    Kind.COURSE_BEGUN: (N_("Introforløb begyndt"), N_("Start på introforløb"), _P),
    Kind.COURSE_ENDED: (N_("Introforløb slut"), N_("Afslutning af introforløb"), _P),
    Kind.PLACED_ON_LADDER: (N_("Indplaceret på trappen"), N_("Indplacering"), _P),
    Kind.BANK_ACCOUNT: (N_("Bankkonto oprettet"), N_("Bankkonto"), _P),
    Kind.MITID: (N_("MitID oprettet"), "MitID", _P),
    Kind.CONTRACT_SIGNED: (N_("Kontrakt underskrevet"), N_("Kontrakt"), _P),
    Kind.CONTRACT_ENDED: (N_("Kontrakt ophørt"), N_("Kontraktens ophør"), _P),
    Kind.DECLARATION_SIGNED: (N_("Erklæring underskrevet"), N_("Erklæring"), _P),
    Kind.PROGRAMME_BEGUN: (N_("Program begyndt"), N_("Programstart"), _P),
    Kind.DANISH_REFERRED: (N_("Henvist til danskuddannelse"), N_("Henvisning til dansk"), _P),
    Kind.DANISH_CAN_BEGIN: (N_("Kan begynde på danskuddannelse"), N_("Første mulige danskstart"), _P),
    Kind.DANISH_BEGUN: (N_("Danskuddannelse begyndt"), N_("Start på danskuddannelse"), _P),
    Kind.DANISH_ENDED: (N_("Danskuddannelse afsluttet"), N_("Afslutning af danskuddannelse"), _P),
    Kind.CLASSIFIED: (N_("Visiteret som job- eller aktivitetsparat"), N_("Visitation"), _P),
    Kind.FOLLOW_UP_HELD: (N_("Opfølgning på kontrakt holdt"), N_("Opfølgning på kontrakt"), _P),
    Kind.SELF_SUPPORTING_BEGUN: (
        N_("Begyndt i ordinært job eller uddannelse uden ydelse"),
        N_("Start uden ydelse"),
        _P,
    ),
    Kind.SELF_SUPPORTING_ENDED: (
        N_("Ordinært job eller uddannelse uden ydelse er slut"),
        N_("Slut uden ydelse"),
        _P,
    ),
    Kind.CHILD_BORN: (N_("Fået barn, på barsel"), N_("Barnets fødsel"), _P),
    Kind.LEAVE_ENDED: (N_("Barsel slut"), N_("Barslens slutning"), _P),
    Kind.LEAVE_FOLLOW_UP_HELD: (N_("Opfølgning i barsel holdt"), N_("Opfølgning i barsel"), _P),
    Kind.LEAVE_END_FOLLOW_UP_HELD: (N_("Opfølgning efter barsel holdt"), N_("Opfølgning efter barsel"), _P),
    Kind.HEALTH_OFFERED: (N_("Helbredsmæssig vurdering tilbudt"), N_("Tilbud om helbredsvurdering"), _P),
    Kind.JOB_BEGUN: (N_("Begyndt i ordinært job"), N_("Jobstart"), _P),
    Kind.TRANSITION_MEETING_HELD: (N_("Overdragelsesmøde holdt"), N_("Overdragelsesmøde"), _P),
    Kind.YOUTH_PLAN_DECIDED: (N_("Taget stilling til ungeplan"), N_("Stillingtagen til ungeplan"), _P),
    Kind.YOUTH_PLAN_READY: (N_("Ungeplan foreligger"), N_("Ungeplan"), _P),
    Kind.SCHOOL_BEGUN: (N_("Skole begyndt"), N_("Skolestart"), _P),
    Kind.HEALTH_NURSE_SEEN: (N_("Sundhedsplejersken har været der"), N_("Besøg af sundhedsplejersken"), _P),
    Kind.PERMIT_EXPIRES: (N_("Opholdskort udløber"), N_("Udløb af opholdskort"), _P),
    Kind.PERMIT_RENEWAL_SOUGHT: (N_("Forlængelse af ophold søgt"), N_("Ansøgning om forlængelse"), _P),
    Kind.PLACEMENT_BEGUN: (N_("Praktik begyndt"), N_("Praktikstart"), _S),
    Kind.PLACEMENT_PLANNED_END: (N_("Praktik slutter efter planen"), N_("Planlagt praktikslut"), _S),
    Kind.PLACEMENT_ENDED: (N_("Praktik slut"), N_("Praktikslut"), _S),
    Kind.PLACEMENT_FOLLOW_UP_HELD: (N_("Praktikopfølgning holdt"), N_("Praktikopfølgning"), _S),
    Kind.JOB_CONSIDERED: (N_("Ordinært job vurderet"), N_("Vurdering af ordinært job"), _S),
    Kind.COMPANY_TALK_HELD: (N_("Afsluttende samtale holdt"), N_("Afsluttende samtale"), _S),
    Kind.CONSENT_GIVEN: (N_("Samtykke givet"), N_("Samtykke"), _C),
    Kind.CONSENT_VALID_TO: (N_("Samtykke gælder til"), N_("Samtykkets sidste dag"), _C),
    Kind.CONSENT_RENEWED: (N_("Samtykke fornyet"), N_("Fornyelse af samtykke"), _C),
    Kind.CONTACT_VERIFIED: (N_("Kontakt bekræftet"), N_("Bekræftelse"), _T),
    Kind.MEETING_AT: (N_("Mødetidspunkt"), N_("Møde"), _G),
    Kind.PREPARATION_SENT: (N_("Forberedelsesskema sendt"), N_("Forberedelsesskema"), _G),
    Kind.MINUTES_SENT: (N_("Referat sendt"), N_("Referat"), _G),
    Kind.COORDINATION_MEETING_HELD: (N_("Koordineringsmøde holdt"), N_("Koordineringsmøde"), _M),
    Kind.STRATEGIC_MEETING_HELD: (N_("Strategisk møde holdt"), N_("Strategisk møde"), _M),
    Kind.CAFE_MEETING_HELD: (N_("Cafémøde eller fagligt møde holdt"), N_("Cafémøde eller fagligt møde"), _M),
    Kind.ANNUAL_REPORT_MADE: (N_("Årlig statusrapport afleveret"), N_("Statusrapport"), _M),
    Kind.TICKED: (N_("Afkrydset"), N_("Afkrydsning"), _F),
}

HAPPENING_WORDS: Mapping[Kind, HappeningWords] = MappingProxyType(
    {kind: HappeningWords(*words) for kind, words in _ALL.items()}
)


def label_of(kind: Kind) -> str:
    """Return the fact as something done, in the interface's language: `Velkomstmappe udleveret`."""
    return _(HAPPENING_WORDS[kind].label)


def noun_of(kind: Kind) -> str:
    """Return the fact as a point in time, in the interface's language: `Boligplacering`."""
    return _(HAPPENING_WORDS[kind].noun)


def awaited(kind: Kind) -> str:
    """Return the fact as it is waited for, in the interface's language: `indflytning`."""
    if kind is Kind.HOUSED:
        return _("indflytning")
    noun = noun_of(kind)
    return noun if noun[:2].isupper() else noun[:1].lower() + noun[1:]
