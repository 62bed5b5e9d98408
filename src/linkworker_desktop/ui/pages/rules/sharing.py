"""Rules to and from a file: written where somebody says, read and shown before they are taken over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.rules.rule_file import LONGEST_FILE
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.outputs import write_output
from linkworker_desktop.services.rule_views import RuleChanges
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.file_dialogs import open_dialog, save_dialog, when_chosen
from linkworker_desktop.ui.kit.button import secondary_button
from linkworker_desktop.ui.kit.icons import Icon

BYTES_A_CHARACTER = 4


class RuleSharing(QObject):
    """The button »Del regler«; `read` carries what a file would change."""

    read = Signal(object)

    def __init__(self, services: Services, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._act, self._window = services, actions, window
        self.button = secondary_button(_("&Del regler"), Icon.SYNC_ALT)
        self.menu = QMenu(self.button)
        self.save_action = self.menu.addAction(_("Gem reglerne i en fil …"))
        self.read_action = self.menu.addAction(_("Hent regler fra en fil …"))
        self.button.clicked.connect(self._pop)
        self.save_action.triggered.connect(self._ask_where)
        self.read_action.triggered.connect(self._ask_which)

    def write(self, file: Path) -> None:
        """Write the rules in force to a file."""
        try:
            text = self._services.rules.as_file()
            write_output(file, text.encode(), self._services.database.files.root)
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message))
            return
        said = _("Reglerne er gemt som {name}.").format(name=file.name)
        self._act.tell(Notice(NoticeState.DONE, said, _("Filen indeholder ingen familier.")))

    def load(self, file: Path) -> None:
        """Read a file and tell `read` what it would change; a file that cannot be used is refused in a sentence."""
        try:
            changes = self._services.rules.read_file(_text_of(file))
        except UserError as error:
            self._act.tell(Notice(NoticeState.OVER, error.message, _("Intet er ændret.")))
            return
        if changes.is_empty:
            self._act.tell(Notice(NoticeState.INFO, _("Reglerne i filen er dem, I har.")))
            return
        self.read.emit(changes)

    def _pop(self) -> None:
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _ask_where(self) -> None:
        dialog = save_dialog(self._window, _("Gem reglerne"), _("Regelfil (*.toml)"), name=_("regler.toml"))
        when_chosen(dialog, self.write)

    def _ask_which(self) -> None:
        when_chosen(open_dialog(self._window, _("Hent regler"), _("Regelfil (*.toml)")), self.load)


def changes_words(changes: RuleChanges) -> str:
    """Return `3 regler er nye, 2 er anderledes, 1 er ikke i filen.`"""
    parts = []
    if number := len(changes.added):
        parts.append(ngettext("{n} regel er ny", "{n} regler er nye", number).format(n=number))
    if number := len(changes.changed):
        parts.append(ngettext("{n} regel er anderledes", "{n} regler er anderledes", number).format(n=number))
    if number := len(changes.removed):
        words = ngettext("{n} regel er ikke i filen", "{n} regler er ikke i filen", number)
        parts.append(words.format(n=number))
    names = [rule.name for rule in (*changes.added, *changes.changed, *changes.removed)]
    return f"{', '.join(parts)}: {', '.join(dict.fromkeys(names))}."


def _text_of(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            content = stream.read(LONGEST_FILE * BYTES_A_CHARACTER + 1)
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UserError(_("Filen er ikke en regelfil.")) from error
    except OSError as error:
        raise UserError(_("Filen kan ikke læses. Se, om den stadig er der.")) from error
