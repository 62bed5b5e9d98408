"""What the folder page says: what is missing, how old a number is, how a part stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from linkworker_desktop.domain.contact import Freshness
from linkworker_desktop.domain.facts import Fact, FactKind
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.moments import date_text
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.contact_views import ContactView
from linkworker_desktop.services.folder_views import FolderPartView, MissingFact, PartState
from linkworker_desktop.ui import words

SHOWN = 3
"""So many missing facts are named in the banner; the rest is counted."""
_DATES = {FactKind.DATE, FactKind.MOMENT}


def missing_sentence(missing: Sequence[MissingFact]) -> str:
    """Return `To oplysninger mangler.`"""
    count = len(missing)
    number = words.capitalised(words.number_word(count)) if count > 1 else _("Én")
    return ngettext("{number} oplysning mangler.", "{number} oplysninger mangler.", count).format(
        number=number
    )


def missing_names(missing: Sequence[MissingFact]) -> str:
    """Return the names of what is missing and what it means for the paper."""
    labels = [_(each.fact.label) for each in missing]
    shown, more = labels[:SHOWN], len(labels) - SHOWN
    shown = [shown[0], *(label[:1].lower() + label[1:] for label in shown[1:])]
    rest = [_("{count} mere").format(count=more)] if more > 0 else []
    named = _apart(shown, rest) if any("," in label for label in shown) else words.joined([*shown, *rest])
    return ngettext(
        "{facts}. Linjen trykkes ikke, før den er udfyldt.",
        "{facts}. Linjerne trykkes ikke, før de er udfyldt.",
        len(missing),
    ).format(facts=named)


def _apart(labels: Sequence[str], rest: Sequence[str]) -> str:
    """Return names of which one holds a comma, with semicolons between them."""
    return words.joined(["; ".join(labels), *rest])


def state_words(part: FolderPartView) -> str:
    """Return what a part still wants: `Klar`, `Dato mangler`, `1 forældet`, `Ikke med`."""
    match part.state:
        case PartState.OFF:
            return _("Ikke med")
        case PartState.MISSING:
            return _missing_words([field.fact for field in part.facts if field.is_missing], part.missing)
        case PartState.STALE:
            return ngettext("{count} forældet", "{count} forældede", part.stale).format(count=part.stale)
        case _:
            return _("Klar")


def _missing_words(facts: Sequence[Fact], count: int) -> str:
    if count == 1 and len(facts) == 1:
        if facts[0].kind is FactKind.IMAGE:
            return _("Kort mangler")
        if facts[0].kind in _DATES:
            return _("Dato mangler")
    return _("{count} mangler").format(count=count)


def confirmed_words(contact: ContactView, today: date) -> str:
    """Return when a contact was last found right: a date, or for an old one the months gone."""
    on = contact.draft.verified_on
    if on is None:
        return _("Aldrig bekræftet")
    if contact.freshness is not Freshness.STALE:
        return _("Bekræftet {date}").format(date=date_text(on))
    months = (today.year - on.year) * 12 + today.month - on.month - (today.day < on.day)
    return ngettext(
        "Sidst bekræftet for {months} måned siden", "Sidst bekræftet for {months} måneder siden", months
    ).format(months=months)


def folder_languages(languages: Sequence[str]) -> str:
    """Return `arabisk og dansk`, the languages the folder is printed in."""
    return words.language_words([*(code for code in languages if code != DANISH), DANISH])


def non_reader_sentence(names: Sequence[str]) -> str:
    """Return `Samira læser ikke. Forsiden får store tegn.`, or nothing."""
    if not names:
        return ""
    who = words.joined(words.in_row(name) for name in names)
    return _("{names} læser ikke. Forsiden får store tegn.").format(names=who)
