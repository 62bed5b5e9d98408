"""What the call round says: how far it is, what was done, and why a contact is in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.call_round_views import Card, Outcome, RoundProgress
from linkworker_desktop.ui import words


def due_words(due: int, in_folders: int) -> str:
    """Return the one line under the title: how many are due, and how many of them are urgent."""
    if not due:
        return _("Alle kontakter er bekræftet. Der er ingen at ringe til.")
    first = ngettext("Én kontakt skal bekræftes.", "{count} kontakter skal bekræftes.", due).format(
        count=words.capitalised(words.number_word(due))
    )
    if not in_folders:
        return first
    rest = ngettext(
        "Én af dem står i en mappe, der skal ud.", "{count} af dem står i mapper, der skal ud.", in_folders
    ).format(count=words.capitalised(words.number_word(in_folders)))
    return f"{first} {rest}"


def progress_words(progress: RoundProgress, card: Card) -> str:
    """Return `3 af 12`: the card one is at, of all."""
    return _("{done} af {total}").format(done=card.position, total=progress.total)


def stopped_words(progress: RoundProgress) -> str:
    """Return where a round was stopped: `3 af 12 er klaret. Fortsæt, når du vil.`"""
    return ngettext(
        "{done} af {total} er klaret. Fortsæt, når du vil.",
        "{done} af {total} er klaret. Fortsæt, når du vil.",
        progress.done,
    ).format(done=progress.done, total=progress.total)


def resume_words(progress: RoundProgress, last: date, today: date) -> str:
    """Return `Fortsæt runden fra i går: 3 af 12`; the count is of what is done."""
    how_far = _("{done} af {total}").format(done=progress.done, total=progress.total)
    if last == today:
        return _("Fortsæt runden: {how_far}").format(how_far=how_far)
    return _("Fortsæt runden fra {day}: {how_far}").format(day=words.day_words(last, today), how_far=how_far)


def done_words(progress: RoundProgress) -> str:
    """Return what the round has done: `Ni er bekræftet, to er rettet og én er ophørt.`"""
    parts = [
        text
        for number, text in (
            (progress.right, _right(progress.right)),
            (progress.changed, _changed(progress.changed)),
            (progress.ended, _ended(progress.ended)),
        )
        if number
    ]
    if not parts:
        return _("Ingen er bekræftet endnu.")
    return words.capitalised(words.joined(parts)) + "."


def left_words(progress: RoundProgress) -> str:
    """Return what is left to do, empty when nothing is."""
    return " ".join(_left(progress))


def answered_words(outcome: Outcome, name: str) -> str:
    """Return what the last answer did: `Skovsunde Apotek er bekræftet.`"""
    return {
        Outcome.RIGHT: _("{name} er bekræftet."),
        Outcome.CHANGED: _("{name} er rettet og bekræftet."),
        Outcome.NOT_REACHED: _("{name} blev ikke truffet."),
        Outcome.ENDED: _("{name} er ophørt og trykkes ikke mere."),
        Outcome.SKIPPED: _("{name} kommer igen til sidst."),
    }[outcome].format(name=words.in_row(name))


def folders_words(surnames: Sequence[str]) -> str:
    """Return which folders wait for the contact: `Står i familien Haddads mappe, der ikke er udleveret.`"""
    if not surnames:
        return ""
    names = words.joined(words.in_row(name) for name in surnames[:3])
    more = len(surnames) - 3
    if more > 0:
        names = _("{names} og {more} til").format(
            names=", ".join(words.in_row(name) for name in surnames[:3]), more=words.number_word(more)
        )
    return ngettext(
        "Står i en mappe, der ikke er udleveret: {names}.",
        "Står i {count} mapper, der ikke er udleveret: {names}.",
        len(surnames),
    ).format(count=words.number_word(len(surnames)), names=names)


def _left(progress: RoundProgress) -> Iterator[str]:
    if progress.not_reached:
        yield ngettext(
            "Én blev ikke truffet og kommer igen.",
            "{count} blev ikke truffet og kommer igen.",
            progress.not_reached,
        ).format(count=words.capitalised(words.number_word(progress.not_reached)))
    if progress.skipped:
        yield ngettext(
            "Én er sprunget over og kommer igen.",
            "{count} er sprunget over og kommer igen.",
            progress.skipped,
        ).format(count=words.capitalised(words.number_word(progress.skipped)))


def _right(number: int) -> str:
    return ngettext("én er bekræftet", "{count} er bekræftet", number).format(count=words.number_word(number))


def _changed(number: int) -> str:
    return ngettext("én er rettet", "{count} er rettet", number).format(count=words.number_word(number))


def _ended(number: int) -> str:
    return ngettext("én er ophørt", "{count} er ophørt", number).format(count=words.number_word(number))


def tried_words(card: Card, today: date) -> str:
    """Return when it was tried last: `Ikke truffet i går.`"""
    if not card.attempts or card.last_tried is None:
        return ""
    day = words.day_words(card.last_tried.date(), today)
    if card.attempts == 1:
        return _("Ikke truffet {day}.").format(day=day)
    return _("Ikke truffet {count} gange, sidst {day}.").format(
        count=words.number_word(card.attempts), day=day
    )
