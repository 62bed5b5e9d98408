"""How a consent is said: its state, its days, and what is to be done about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from linkworker_desktop.domain.consent import ConsentDraft, ConsentParty
from linkworker_desktop.domain.consent_standing import HOLDING, STATE_LABELS, ConsentState, lacks_giver
from linkworker_desktop.domain.family import PersonId
from linkworker_desktop.domain.information import INFORMATION_LABELS
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.consent_asking import Asked
from linkworker_desktop.services.consent_views import ConsentView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit.states import State

LOOKS = {
    ConsentState.VALID: State.DONE,
    ConsentState.EXPIRES_SOON: State.SOON,
    ConsentState.NOT_YET: State.COMING,
    ConsentState.EXPIRED: State.OVER,
    ConsentState.WITHDRAWN: State.REFUSED,
    ConsentState.RENEWED: State.NOT_APPLICABLE,
}
"""How each state is drawn, always with its word."""
IN_ORDER = tuple(LOOKS)
OFFERED = (*HOLDING, ConsentState.NOT_YET)
"""States of a consent that was given and is to be looked at before it is relied on."""


class Deed(Enum):
    """What helps about a remark."""

    ASK = "ask"
    EDIT = "edit"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a family's consents and what helps: a consent to be asked again or corrected, or a new one."""

    sentence: str
    deed: Deed
    person: PersonId
    view: ConsentView | None = None


def remarks_on(views: Sequence[ConsentView], people: Iterable[Asked]) -> tuple[Remark, ...]:
    """Return what is to be looked at: about consents that are relied on, then the grown up without any."""
    found: dict[str, Remark] = {}
    offered = [view for view in views if view.state in OFFERED]
    for view in offered:
        for remark in _of_one(view):
            if remark.deed is not Deed.ASK or not _is_asked_again(view, offered):
                found.setdefault(remark.sentence, remark)
    for each in without_consent(views, people):
        sentence = _("{name} har ikke givet samtykke.").format(name=words.in_row(each.name))
        found.setdefault(sentence, Remark(sentence, Deed.ADD, each.person))
    return tuple(found.values())


def without_consent(views: Iterable[ConsentView], people: Iterable[Asked]) -> tuple[Asked, ...]:
    """Return the grown up of a household of whom no consent was ever written down."""
    given = {view.draft.person for view in views}
    return tuple(each for each in people if each.is_adult and each.is_here and each.person not in given)


def last_line(view: ConsentView) -> str:
    """Return from when to when a consent holds, or held."""
    first = date_text(view.draft.given_on)
    if view.draft.withdrawn_on is not None and view.state is ConsentState.WITHDRAWN:
        return f"{first} – {date_text(view.draft.withdrawn_on)}"
    return f"{first} – {date_text(view.last_day)}"


def state_word(view: ConsentView) -> str:
    """Return how a consent stands."""
    return _(STATE_LABELS[view.state])


def state_line(view: ConsentView, today: date) -> str:
    """Return how a consent stands with the day it counts: `gælder til 2.9.2027`."""
    day = date_text(view.last_day)
    match view.state:
        case ConsentState.VALID:
            return _("gælder til {date}").format(date=day)
        case ConsentState.EXPIRES_SOON:
            left = (view.last_day - today).days
            if left == 0:
                return _("udløber i dag")
            return ngettext("udløber om {days} dag", "udløber om {days} dage", left).format(days=left)
        case ConsentState.NOT_YET:
            return _("gælder fra {date}").format(date=date_text(view.draft.given_on))
        case ConsentState.EXPIRED:
            return _("udløb {date}").format(date=day)
        case ConsentState.WITHDRAWN if view.draft.withdrawn_on is not None:
            return _("trukket tilbage {date}").format(date=date_text(view.draft.withdrawn_on))
        case _:
            return state_word(view)


def kinds_line(draft: ConsentDraft) -> str:
    """Return the kinds of information, `dansk, skole og dagtilbud`; a dash where none is ticked."""
    return ", ".join(_(label) for kind, label in INFORMATION_LABELS.items() if kind in draft.scope) or "–"


def parties_line(draft: ConsentDraft) -> str:
    """Return with whom may be shared, each by the name nearest to it; a dash where nobody is named."""
    return ", ".join(words.in_row(party_name(each)) for each in draft.parties) or "–"


def party_name(party: ConsentParty) -> str:
    """Return a person, else a unit, else an organisation."""
    return party.name or party.unit or party.organisation


def row_sentence(view: ConsentView, today: date) -> str:
    """Return a whole consent as one sentence for a screen reader."""
    draft = view.draft
    parts = [view.name, draft.purpose, _("oplysninger om {kinds}").format(kinds=kinds_line(draft))]
    parts.append(_("med {parties}").format(parties=parties_line(draft)))
    return ", ".join(part for part in (*parts, state_line(view, today)) if part)


def _is_asked_again(view: ConsentView, offered: Iterable[ConsentView]) -> bool:
    """Tell whether the same person has given another consent since, about which nothing is to be asked."""
    return any(
        each.draft.person == view.draft.person
        and each.draft.given_on >= view.draft.given_on
        and all(remark.deed is not Deed.ASK for remark in _of_one(each))
        for each in offered
    )


def _of_one(view: ConsentView) -> Iterable[Remark]:
    """Yield the remarks of one consent; those about what was not filled in stand last, to be mended in the form."""
    incomplete = lacks_giver(view.draft) + (not view.draft.scope) + (not view.draft.parties)
    mended_from = len(view.remarks) - incomplete
    for place, sentence in enumerate(view.remarks):
        deed = Deed.ASK if place < mended_from else Deed.EDIT
        named = sentence if deed is Deed.ASK else f"{words.in_row(view.name)}: {sentence}"
        yield Remark(named, deed, view.draft.person, view)
