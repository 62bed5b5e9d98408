"""What the list of families has in the trash alone: two buttons in each row, and the persons no family has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.ui import words
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_button
from linkworker_desktop.ui.kit.icons import Icon, IconLabel
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink


class TrashButtons(QWidget):
    """The buttons of one family in the trash."""

    def __init__(self, surname: str) -> None:
        super().__init__()
        name = words.family_title(surname)
        self.restore_button = small_button(_("Hent tilbage"), Icon.RESTORE)
        self.restore_button.setAccessibleName(_("Hent {name} tilbage").format(name=name))
        self.erase_button = small_button(_("Slet for altid …"), Icon.DELETE)
        self.erase_button.setAccessibleName(_("Slet {name} for altid").format(name=name))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(measures.GAP_12, 0, measures.GAP_12, 0)
        layout.setSpacing(measures.GAP_8)
        layout.addWidget(self.restore_button)
        layout.addWidget(self.erase_button)
        layout.addStretch(1)


class LostPersons(QWidget):
    """A line about the persons taken off every family's list; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._said = Label("", ink=Ink.MUTED, wrap=True)
        self.erase_button = small_button(_("Slet for altid …"), Icon.DELETE)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_12)
        layout.addWidget(IconLabel(Icon.PERSON, Ink.MUTED, measures.ICON), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._said, 1)
        layout.addWidget(self.erase_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show how many there are and who."""
        self.setVisible(bool(names))
        said = ngettext(
            "En person er taget af sin familie og står ikke på nogen liste: {names}.",
            "{count} personer er taget af deres familie og står ikke på nogen liste: {names}.",
            len(names),
        )
        shown = words.joined(words.in_row(name) for name in names)
        self._said.setText(said.format(count=words.capitalised(words.number_word(len(names))), names=shown))
