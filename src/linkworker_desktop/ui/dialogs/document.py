"""What is said about a document: what it is called, what it is, whom it is about, and a note."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.document import DOCUMENT_KIND_LABELS, DocumentDraft, DocumentKind
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.document_reading import DocumentView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole, font
from linkworker_desktop.ui.pages.documents.words import parted

LINES = 4


class DocumentDialog(QDialog):
    """The ending of the name stays; `members` are those the document can be about, with their names."""

    def __init__(
        self,
        services: Services,
        actions: Actions,
        view: DocumentView,
        members: Sequence[tuple[UUID, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._act, self._view = services, actions, view
        stem, self._ending = parted(view.draft.name)
        ends = _("Slutter på {ending}").format(ending=self._ending) if self._ending else ""
        self.kind, self.person, self.note = ComboBox(), ComboBox(), QPlainTextEdit()
        self.fields = {
            "name": Field(_("&Navn"), help_text=ends),
            "kind": Field(_("&Hvad det er"), self.kind),
            "person": Field(_("Hvem det &handler om"), self.person),
            "note": Field(_("No&te"), self.note),
        }
        self.delete_button = secondary_button(_("&Slet"))
        self.cancel_button = secondary_button(_("Annullér"))
        self.save_button = primary_button(_("Gem"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(stem, view.draft, members)
        self._build()
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.delete_button.clicked.connect(self.delete)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(measures.scaled(480), 0))

    def draft(self) -> DocumentDraft:
        """Return what is said in the form; without a name it has none, and is not to be saved."""
        stem = cleaned(self.fields["name"].line_edit.text())
        whom = self.person.currentData()
        return DocumentDraft(
            name=f"{stem}{self._ending}" if stem else "",
            kind=DocumentKind(str(self.kind.currentData())),
            person=whom if isinstance(whom, UUID) else None,
            note=self.note.toPlainText(),
        )

    def save(self) -> None:
        """Save and close; what is wrong is said at its field."""
        for field in self.fields.values():
            field.set_error("")
        try:
            changed = self._act.run_write(
                lambda: self._services.documents.change(self._view.id, self.draft())
            )
        except InvalidInput as error:
            for problem in reversed(error.problems):
                field = self.fields.get(problem.field, self.fields["name"])
                field.set_error(problem.sentence)
                field.setFocus()
            return
        if changed is not None:
            self.accept()

    def delete(self) -> None:
        """Put the document in the trash and close."""
        document = self._view.id
        if self._act.run_write(lambda: self._services.documents.delete([document])) is not None:
            self.accept()

    def _fill(self, stem: str, draft: DocumentDraft, members: Sequence[tuple[UUID, str]]) -> None:
        self.fields["name"].line_edit.setText(stem)
        self.fields["name"].line_edit.selectAll()
        for kind, label in DOCUMENT_KIND_LABELS.items():
            self.kind.addItem(_(label), kind.value)
        self.kind.setCurrentIndex(self.kind.findData(draft.kind.value))
        self.person.addItem(_("Hele familien"), None)
        for person, name in members:
            self.person.addItem(words.in_row(name), person)
        if draft.person is not None and draft.person not in dict(members):
            self.person.addItem(words.in_row(self._view.person), draft.person)
        self.person.setCurrentIndex(self.person.findData(draft.person))
        self.note.setPlainText(draft.note)

    def _build(self) -> None:
        self.setWindowTitle(_("Dokument"))
        self.note.setFont(font(TypeRole.EDITING))
        self.note.setTabChangesFocus(True)
        self.note.setMinimumHeight(measures.line_height(TypeRole.EDITING) * LINES + measures.GAP_12)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        column.setSpacing(measures.GAP_12)
        column.addWidget(self.fields["name"])
        beside = QHBoxLayout()
        beside.setSpacing(measures.GAP_12)
        for name in ("kind", "person"):
            beside.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(beside)
        column.addWidget(self.fields["note"], 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        column.addLayout(buttons)
        self.save_button.setDefault(True)
        self.fields["name"].setFocus()
