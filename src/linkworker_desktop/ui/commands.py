"""What the search box finds: families and what is in their files, contacts, the calendar, and commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.services.document_finding import FoundDocument
from linkworker_desktop.services.family_views import FoundPerson
from linkworker_desktop.services.finder import Found
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.models.search_hits import Hit, HitGroup
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.shortcuts import SHORTCUTS, Command
from linkworker_desktop.ui.words import in_row

MOST_OF_A_KIND = 6
_ICONS = {
    Command.NEW_FAMILY: Icon.ADD,
    Command.NEW_EVENT: Icon.ADD,
    Command.LOG: Icon.EDIT_NOTE,
    Command.UNDO: Icon.UNDO,
    Command.REDO: Icon.REDO,
    Command.OVERVIEW: Icon.HOME,
    Command.FAMILIES: Icon.FAMILY_RESTROOM,
    Command.CONTACTS: Icon.CONTACTS,
    Command.FOLDERS: Icon.AUTO_STORIES,
    Command.CALENDAR: Icon.CALENDAR_MONTH,
    Command.SETTINGS: Icon.SETTINGS,
    Command.LOCK: Icon.LOCK,
    Command.HELP: Icon.HELP,
    Command.QUIT: Icon.CLOSE,
}
_WORDS = {
    Command.HELP: N_("hjælp genveje taster"),
    Command.CALENDAR: N_("frister aftaler uge måned dagsliste årshjul"),
    Command.NEW_EVENT: N_("påmindelse huskeliste kalender"),
    Command.LOG: N_("log note ringet besøg aftale notat"),
    Command.LOCK: N_("lås lukke skjul"),
    Command.SETTINGS: N_("indstillinger valg kommune region logo telefon"),
}
"""What else somebody may type for a command, beside its own words."""
_AT_REST = (
    Command.NEW_FAMILY, Command.NEW_EVENT, Command.CONTACTS, Command.FOLDERS, Command.CALENDAR, Command.SETTINGS,
    Command.LOCK,
)  # fmt: skip
"""Offered before anything is typed."""
_SETTINGS = (
    (N_("Tag en sikkerhedskopi nu"), "make_backup", Icon.BACKUP, N_("tag en kopi backup")),
    (N_("Gendan en sikkerhedskopi"), "restore", Icon.RESTORE, N_("gendan kopi backup hent tilbage")),
    (N_("Mappen til sikkerhedskopier"), "backup", Icon.FOLDER, N_("backup kopi")),
    (N_("Eksempelkommunen"), "sample_card", Icon.OPEN_IN_NEW, N_("eksempel eksempeldata prøv demo")),
    (N_("Lukkedage"), "closed_days", Icon.CALENDAR_MONTH, N_("lukket fri helligdage lukkedag")),
    (N_("Faste sætninger"), "phrases", Icon.EDIT_NOTE, N_("fraser log sætning skabelon")),
    (N_("Programmets sprog"), "language", Icon.TUNE, N_("sprog dansk engelsk english")),
    (N_("Tekststørrelse"), "text_size", Icon.TUNE, N_("større mindre bogstaver skrift")),
    (N_("Skift adgangskode"), "security", Icon.KEY, N_("adgangskode kodeord password")),
    (N_("Ny gendannelsesnøgle"), "recovery_key", Icon.KEY, N_("nøgle glemt")),
)
"""Places on the settings' page: title, field of the destination, icon, and other words for it."""
_PLACES = (
    (N_("Regler for frister"), Place.RULES, Icon.TUNE, N_("regler frist lov kontrol")),
    (
        N_("Modtagelsesplanen for alle"),
        Place.RECEPTION,
        Icon.LIST,
        N_("modtagelse plan skabelon opgaver enheder"),
    ),
)
"""Pages without a row in the side panel: title, place, icon, and other words for it."""


class Finding:
    """Called with the text of the box; returns the groups to show."""

    def __init__(
        self,
        services: Services,
        actions: Actions,
        work: Mapping[Command, Callable[[], object]],
        looks: Callable[[], tuple[str, Callable[[], object]]],
    ) -> None:
        self._services, self._actions, self._work, self._looks = services, actions, work, looks

    def __call__(self, text: str) -> tuple[HitGroup, ...]:
        """Return what fits `text`, one group for each kind of thing; for an empty one a few commands."""
        if not text:
            return (HitGroup(_("Kommandoer"), self._commands("")),)
        of_folder = self._asked_folder(text)
        if of_folder is not None:
            return (HitGroup(_("Velkomstmapper"), of_folder),)
        found = self._services.finder.find(text)
        families = [one for one in found if one.kind is Kind.FAMILY][:MOST_OF_A_KIND]
        contacts = [one for one in found if one.kind is Kind.CONTACT][:MOST_OF_A_KIND]
        events = [one for one in found if one.kind is Kind.EVENT][:MOST_OF_A_KIND]
        entries = [one for one in found if one.kind is Kind.LOG][:MOST_OF_A_KIND]
        persons = self._services.finder.members(text, MOST_OF_A_KIND)
        documents = self._services.finder.documents(text, MOST_OF_A_KIND)
        return (
            HitGroup(_("Familier"), tuple(self._family(one) for one in families)),
            HitGroup(_("Personer"), tuple(hit for one in persons if (hit := self._person(one)) is not None)),
            HitGroup(_("Kontakter"), tuple(self._contact(one) for one in contacts)),
            HitGroup(_("Kalender"), tuple(self._event(one) for one in events)),
            HitGroup(_("Dokumenter"), tuple(self._document(one) for one in documents)),
            HitGroup(_("Log"), tuple(self._entry(one) for one in entries)),
            HitGroup(_("Kommandoer"), (*(self._folder(one) for one in families[:1]), *self._commands(text))),
        )

    def _asked_folder(self, text: str) -> tuple[Hit, ...] | None:
        """Return the folders of »mappe haddad«, None when the text is about something else."""
        word, _space, name = text.partition(" ")
        if word.casefold() not in {"mappe", _("Mappe").casefold()} or not name.strip():
            return None
        found = self._services.finder.find(name)
        return tuple(self._folder(one) for one in found if one.kind is Kind.FAMILY)[:MOST_OF_A_KIND]

    def _family(self, found: Found) -> Hit:
        there = Destination(Place.FAMILY, family=FamilyId(found.id))
        return Hit(
            in_row(found.title), lambda: self._actions.go(there), Icon.FAMILY_RESTROOM, in_row(found.subtitle)
        )

    def _person(self, found: FoundPerson) -> Hit | None:
        if found.home is None:
            return None
        there = Destination(Place.PERSON, family=found.home.family, person=found.id)
        lives = (
            _("familien {name} · {code}") if found.lives_there else _("har boet hos familien {name} · {code}")
        )
        subtitle = lives.format(name=in_row(found.home.surname), code=found.code)
        return Hit(in_row(found.name), lambda: self._actions.go(there), Icon.PERSON, subtitle)

    def _contact(self, found: Found) -> Hit:
        there = Destination(Place.CONTACTS, contact=ContactId(found.id))
        return Hit(
            in_row(found.title), lambda: self._actions.go(there), Icon.CONTACT_PHONE, in_row(found.subtitle)
        )

    def _event(self, found: Found) -> Hit:
        there = Destination(Place.CALENDAR, event=found.id)
        return Hit(in_row(found.title), lambda: self._actions.go(there), Icon.EVENT, in_row(found.subtitle))

    def _entry(self, found: Found) -> Hit:
        family = None if found.family is None else FamilyId(found.family)
        there = Destination(Place.FAMILY, family=family, field=f"log:{found.id}")
        return Hit(
            in_row(found.title), lambda: self._actions.go(there), Icon.EDIT_NOTE, in_row(found.subtitle)
        )

    def _document(self, found: FoundDocument) -> Hit:
        there = Destination(Place.FAMILY, family=found.family, field=f"document:{found.id}")
        return Hit(
            in_row(found.name), lambda: self._actions.go(there), Icon.DESCRIPTION, in_row(found.subtitle)
        )

    def _folder(self, found: Found) -> Hit:
        there = Destination(Place.FOLDER, family=FamilyId(found.id))
        title = _("Mappe {name}").format(name=in_row(found.title))
        return Hit(title, lambda: self._actions.go(there), Icon.AUTO_STORIES)

    def _commands(self, text: str) -> tuple[Hit, ...]:
        look, turn = self._looks()
        hits = [
            (
                shortcut.command,
                Hit(_(shortcut.label), self._work[shortcut.command], icon, "", shortcut.keys[0]),
            )
            for shortcut in SHORTCUTS
            if (icon := _ICONS.get(shortcut.command)) is not None
        ]
        if not text:
            return tuple(hit for command, hit in hits if command in _AT_REST)
        offered = [(hit, _(_WORDS[command]) if command in _WORDS else "") for command, hit in hits]
        offered.append((Hit(look, turn, Icon.TUNE), _("mørkt lyst udseende tema farver")))
        offered += self._in_settings()
        return tuple(hit for hit, words in offered if _fits(f"{hit.title} {words}", text))

    def _in_settings(self) -> list[tuple[Hit, str]]:
        """Return what is found on the settings' page or has no row of its own, with other words for it."""
        return [
            (
                Hit(_(title), partial(self._actions.go, Destination(Place.SETTINGS, field=field)), icon),
                _(words),
            )
            for title, field, icon, words in _SETTINGS
        ] + [
            (Hit(_(title), partial(self._actions.go, Destination(place)), icon), _(words))
            for title, place, icon, words in _PLACES
        ]


def _fits(title: str, text: str) -> bool:
    """Tell whether each word of `text` begins a word of `title`."""
    words = title.casefold().split()
    return all(any(word.startswith(part) for word in words) for part in text.casefold().split())
