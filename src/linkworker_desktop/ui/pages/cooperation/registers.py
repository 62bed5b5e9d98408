"""The three registers of the page: what each is called, what its form asks, and how a line of it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from types import MappingProxyType
from uuid import UUID

from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.cooperation_views import (
    AgreementDraft,
    AgreementView,
    InterfaceDraft,
    InterfaceView,
    ProcedureDraft,
    ProcedureView,
    ReviewState,
    UnitName,
)
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.icons import Icon

Draft = InterfaceDraft | AgreementDraft | ProcedureDraft
View = InterfaceView | AgreementView | ProcedureView


class Register(StrEnum):
    """Which of the three; the value stands in destinations: `interface:<id>`."""

    INTERFACE = "interface"
    AGREEMENT = "agreement"
    PROCEDURE = "procedure"


class Editor(Enum):
    """How a field is typed."""

    LINE = "line"
    LINES = "lines"
    UNIT = "unit"
    CONTACT = "contact"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Ask:
    """A field of a form: its name in the draft, its label, and what stands below it. `many` lines are high."""

    name: str
    label: str
    editor: Editor = Editor.LINES
    help: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What a register is called and how its form goes."""

    plural: str
    new: str
    icon: Icon
    asks: tuple[Ask, ...]


LOOKS: Mapping[Register, Look] = MappingProxyType(
    {
        Register.INTERFACE: Look(
            N_("Snitflader"),
            N_("Ny snitflade"),
            Icon.SYNC_ALT,
            (
                Ask("a", N_("Den ene enhed"), Editor.UNIT),
                Ask("b", N_("Den anden enhed"), Editor.UNIT),
                Ask("a_does", N_("Det gør den ene")),
                Ask("b_does", N_("Det gør den anden")),
                Ask("shared", N_("Det gør de sammen")),
                Ask("handover", N_("Overgangen"), help=N_("Indtil hvor, og hvem tager over?")),
                Ask("procedure", N_("Sådan gør man")),
                Ask("contact_a", N_("Ring til (den ene)"), Editor.CONTACT),
                Ask("contact_b", N_("Ring til (den anden)"), Editor.CONTACT),
                Ask("agreed_on", N_("Aftalt den"), Editor.DATE),
                Ask("review_on", N_("Ses igennem den"), Editor.DATE),
                Ask("note", N_("Note"), help=N_("Trykkes ikke.")),
            ),
        ),
        Register.AGREEMENT: Look(
            N_("Aftaler med frivillige"),
            N_("Ny aftale"),
            Icon.HANDSHAKE,
            (
                Ask("partner", N_("De frivillige"), Editor.UNIT),
                Ask("title", N_("Hvad handler aftalen om?"), Editor.LINE, N_("fx Lektiehjælp i biblioteket")),
                Ask("do", N_("Det gør de frivillige")),
                Ask("do_not", N_("Det gør de ikke")),
                Ask("support", N_("Det får de fra kommunen")),
                Ask("confidentiality", N_("Det siger de ikke videre")),
                Ask("contact", N_("Ring til"), Editor.CONTACT),
                Ask("agreed_on", N_("Aftalt den"), Editor.DATE),
                Ask("review_on", N_("Ses igennem den"), Editor.DATE),
                Ask("ended_on", N_("Ophørt den"), Editor.DATE, N_("Tomt, så længe den gælder.")),
                Ask("note", N_("Note"), help=N_("Trykkes ikke.")),
            ),
        ),
        Register.PROCEDURE: Look(
            N_("Procedurer"),
            N_("Ny procedure"),
            Icon.LIST,
            (
                Ask("title", N_("Hvad er det for en?"), Editor.LINE, N_("fx Henvisning til dansk")),
                Ask("owner", N_("Hvem har den?"), Editor.UNIT),
                Ask("steps", N_("Sådan gør man"), help=N_("Ét trin på hver linje.")),
                Ask("where", N_("Her ligger den fulde tekst"), Editor.LINE),
                Ask("review_on", N_("Ses igennem den"), Editor.DATE),
            ),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a register's list."""

    register: Register
    id: UUID
    title: str
    second: str
    review: ReviewState
    review_on: date | None
    is_over: bool = False


def line_of(view: View) -> Line:
    """Return how a view stands in the list. Raises ValueError for a view that was never kept."""
    draft = view.draft
    if draft.id is None:
        raise ValueError("a view in a list has an id")
    register, title, second = register_of(draft), title_of(draft), _second(draft)
    ended = isinstance(draft, AgreementDraft) and draft.ended_on is not None
    return Line(register, draft.id, title, second, view.review, draft.review_on, ended)


def register_of(draft: Draft) -> Register:
    """Return which register a draft belongs to."""
    if isinstance(draft, InterfaceDraft):
        return Register.INTERFACE
    return Register.AGREEMENT if isinstance(draft, AgreementDraft) else Register.PROCEDURE


def title_of(draft: Draft) -> str:
    """Return the name of a draft: `Integrationsenheden og Ydelseskontoret`."""
    if isinstance(draft, InterfaceDraft):
        names = (unit_words(draft.a), unit_words(draft.b))
        return _("{first} og {last}").format(first=names[0], last=names[1])
    return words.in_row(draft.title)


def empty(register: Register) -> Draft:
    """Return a draft with nothing in it."""
    if register is Register.INTERFACE:
        return InterfaceDraft(UnitName(""), UnitName(""))
    if register is Register.AGREEMENT:
        return AgreementDraft(UnitName(""), "")
    return ProcedureDraft("", UnitName(""))


def unit_words(unit: UnitName) -> str:
    """Return a unit as it reads, never empty."""
    return words.in_row(unit.text) or _("Ikke valgt")


def _second(draft: Draft) -> str:
    if isinstance(draft, InterfaceDraft):
        first = next((text for text in (draft.handover, draft.shared, draft.a_does) if text.strip()), "")
        return first.strip().splitlines()[0] if first else ""
    return unit_words(draft.partner if isinstance(draft, AgreementDraft) else draft.owner)
