"""The keys of the program: one list that is bound in the window and shown in the help."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from linkworker_desktop.i18n.marks import N_


class Command(StrEnum):
    """What can be done from anywhere in the main window."""

    SEARCH = "search"
    NEW_FAMILY = "new_family"
    NEW_EVENT = "new_event"
    LOG = "log"
    FILTER = "filter"
    SAVE = "save"
    PRINT = "print"
    UNDO = "undo"
    REDO = "redo"
    REFRESH = "refresh"
    HELP = "help"
    SETTINGS = "settings"
    LOCK = "lock"
    QUIT = "quit"
    OVERVIEW = "overview"
    FAMILIES = "families"
    CONTACTS = "contacts"
    FOLDERS = "folders"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A command, its keys as Qt writes them (the first is shown), and what it does in Danish."""

    command: Command
    keys: tuple[str, ...]
    label: str


SHORTCUTS: tuple[Shortcut, ...] = (
    Shortcut(Command.SEARCH, ("Ctrl+K",), N_("Søg, eller skriv en kommando")),
    Shortcut(Command.NEW_FAMILY, ("Ctrl+N",), N_("Ny familie")),
    Shortcut(Command.NEW_EVENT, ("Ctrl+Shift+N",), N_("Ny aftale, opgave eller møde")),
    Shortcut(Command.LOG, ("Ctrl+L",), N_("Skriv i loggen: hvad er der sket?")),
    Shortcut(Command.FILTER, ("Ctrl+F",), N_("Søg på siden")),
    Shortcut(Command.PRINT, ("Ctrl+P",), N_("Familiens mappe, derefter udskriv")),
    Shortcut(Command.SAVE, ("Ctrl+S",), N_("Vis, at alt er gemt")),
    Shortcut(Command.UNDO, ("Ctrl+Z",), N_("Fortryd")),
    Shortcut(Command.REDO, ("Ctrl+Y", "Ctrl+Shift+Z"), N_("Gør igen")),
    Shortcut(Command.REFRESH, ("F5",), N_("Vis siden på ny")),
    Shortcut(Command.OVERVIEW, ("Alt+1",), N_("Overblik")),
    Shortcut(Command.FAMILIES, ("Alt+2",), N_("Familier")),
    Shortcut(Command.CONTACTS, ("Alt+3",), N_("Kontakter")),
    Shortcut(Command.FOLDERS, ("Alt+4",), N_("Velkomstmapper")),
    Shortcut(Command.CALENDAR, ("Alt+5",), N_("Kalender")),
    Shortcut(Command.SETTINGS, ("Ctrl+,",), N_("Indstillinger")),
    Shortcut(Command.LOCK, ("Ctrl+Shift+L",), N_("Lås")),
    Shortcut(Command.HELP, ("F1", "Ctrl+?"), N_("Hjælp og genveje")),
    Shortcut(Command.QUIT, ("Ctrl+Q",), N_("Luk programmet")),
)


def bind(window: QWidget, work: Mapping[Command, Callable[[], object]]) -> dict[Command, list[QShortcut]]:
    """Bind every shortcut to its work while the window is the active one, and return what was bound.

    Raises KeyError for a command without work.
    """
    bound: dict[Command, list[QShortcut]] = {}
    for shortcut in SHORTCUTS:
        for key in shortcut.keys:
            made = QShortcut(QKeySequence(key), window)
            made.setContext(Qt.ShortcutContext.WindowShortcut)
            made.activated.connect(work[shortcut.command])
            bound.setdefault(shortcut.command, []).append(made)
    return bound


def key_words(command: Command) -> str:
    """Return the first key of a command as it stands on the help: `Ctrl+Shift+L`."""
    keys = next(shortcut.keys for shortcut in SHORTCUTS if shortcut.command is command)
    return keys[0]
