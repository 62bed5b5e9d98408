"""The pane beside the list: one contact to read, several to act on, or the form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from linkworker_desktop.services.contact_views import ContactFilter
from linkworker_desktop.ui.kit.button import Button
from linkworker_desktop.ui.pages.contacts.bulk_sheet import BulkSheet
from linkworker_desktop.ui.pages.contacts.deeds import Deeds
from linkworker_desktop.ui.pages.contacts.detail import ContactDetail
from linkworker_desktop.ui.pages.contacts.form import ContactForm
from linkworker_desktop.ui.pages.contacts.sheet import ContactSheet


class ContactPane(QStackedWidget):
    """J, R and O press the buttons of the sheet as long as it is seen, wherever in `keys_of` the focus is."""

    def __init__(self, form: ContactForm, keys_of: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet, self.bulk, self.form = ContactSheet(), BulkSheet(), form
        for widget in (self.sheet, self.bulk, form):
            self.addWidget(widget)
        sheet = self.sheet
        for key, button in (("J", sheet.confirm_button), ("R", sheet.edit_button), ("O", sheet.end_button)):
            shortcut = QShortcut(QKeySequence(key), keys_of)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda pressed=button: self._press(pressed))

    def serve(self, deeds: Deeds) -> None:
        """Let the buttons do what they say."""
        sheet, bulk = self.sheet, self.bulk
        for asked, deed in (
            (sheet.confirm_asked, deeds.confirm),
            (sheet.end_asked, deeds.end),
            (sheet.close_asked, deeds.close),
            (sheet.reopen_asked, deeds.reopen),
            (sheet.replace_asked, deeds.replace),
            (sheet.delete_asked, deeds.delete),
            (sheet.restore_asked, deeds.restore),
            (sheet.copy_asked, deeds.copy),
            (bulk.category_asked, deeds.set_category),
            (bulk.end_asked, deeds.end),
            (bulk.delete_asked, deeds.delete),
            (bulk.restore_asked, deeds.restore),
            (bulk.copy_asked, deeds.copy),
        ):
            asked.connect(deed)
        sheet.printable_chosen.connect(deeds.set_printable)

    def show_detail(self, detail: ContactDetail) -> None:
        """Show one contact."""
        self.sheet.show_detail(detail)
        self.setCurrentWidget(self.sheet)
        self.show()

    def show_several(self, number: int, show: ContactFilter) -> None:
        """Show what can be done with several."""
        self.bulk.show_number(number, show)
        self.setCurrentWidget(self.bulk)
        self.show()

    def show_form(self) -> None:
        """Show the form."""
        self.setCurrentWidget(self.form)
        self.show()

    def wanted_height(self, width: int) -> int:
        """Return the height at which nothing has to be scrolled; the form takes all there is."""
        shown = self.currentWidget()
        if shown is self.form:
            return 16_777_215
        return self.sheet.wanted_height(width) if shown is self.sheet else self.bulk.sizeHint().height()

    def _press(self, button: Button) -> None:
        if self.currentWidget() is self.sheet and self.sheet.can(button):
            button.click()
