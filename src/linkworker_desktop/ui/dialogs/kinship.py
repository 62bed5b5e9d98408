"""Who is whose in a family: the ties that were typed in, one more, and taking one away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.genogram import GenogramNode
from linkworker_desktop.domain.kinship import KINSHIP_LABELS, KinshipKind, Tie
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.kinship import TieView
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import icon_button, primary_button, secondary_button
from linkworker_desktop.ui.kit.card import Card, Row
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink


class KinshipDialog(QDialog):
    """Each tie is kept at once and can be taken back; the dialog stays until it is closed."""

    def __init__(
        self,
        services: Services,
        actions: Actions,
        family: FamilyId,
        people: Sequence[GenogramNode],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._act, self._family = services, actions, family
        self._people = tuple(people)
        self._person, self._kind, self._other = ComboBox(), ComboBox(), ComboBox()
        self.person = Field(_("&Hvem"), self._person)
        self.kind = Field(_("&Er"), self._kind)
        self.other = Field(_("&Til hvem"), self._other)
        self.add_button = primary_button(_("Tilføj"), Icon.ADD)
        self.close_button = secondary_button(_("Luk"))
        self.remove_buttons: list[QWidget] = []
        self._said = Label("", TypeRole.SMALL, Ink.MUTED, wrap=True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill()
        self._build()
        self.add_button.clicked.connect(self.add)
        self.close_button.clicked.connect(self.reject)
        self._load()

    def choose(self, person: int, kind: KinshipKind, other: int) -> None:
        """Set the three choices; persons by their place in the tree."""
        self._person.setCurrentIndex(person)
        self._kind.setCurrentIndex(list(KinshipKind).index(kind))
        self._other.setCurrentIndex(other)

    def add(self) -> None:
        """Keep the tie that is chosen; what is wrong is said at its field."""
        for field in (self.person, self.kind, self.other):
            field.set_error("")
        tie = Tie(
            self._people[self._person.currentIndex()].id,
            self._people[self._other.currentIndex()].id,
            list(KinshipKind)[self._kind.currentIndex()],
        )
        try:
            changed = self._act.run_write(lambda: self._services.kinship.save(tie))
        except InvalidInput as error:
            for problem in error.problems:
                field = {"person": self.person, "kind": self.kind}.get(problem.field, self.other)
                field.set_error(problem.sentence)
            return
        if changed is not None:
            self._said.setText(" ".join(changed.remarks))
            self._said.setVisible(bool(changed.remarks))
            self._load()

    def sizeHint(self) -> QSize:
        return QSize(measures.scaled(620), measures.scaled(480))

    def _load(self) -> None:
        self.ties.clear_rows()
        self.remove_buttons = []
        views = self._services.kinship.ties(self._family)
        for view in views:
            self.ties.add_row(self._row(view))
        if not views:
            row = Row()
            said = _("Intet er skrevet ned endnu. Træet tegnes efter, hvad medlemmerne er i familien.")
            row.line.addWidget(Label(said, TypeRole.BODY, Ink.MUTED, wrap=True))
            self.ties.add_row(row)
        self.ties.add_stretch()

    def _row(self, view: TieView) -> Row:
        row = Row()
        row.line.addWidget(Label(view.sentence), 1)
        button = icon_button(Icon.DELETE, _("Fjern: {tie}").format(tie=view.sentence))
        button.clicked.connect(lambda: self._remove(view))
        row.line.addWidget(button)
        self.remove_buttons.append(button)
        return row

    def _remove(self, view: TieView) -> None:
        kept = view.tie.id
        if kept is not None and self._act.run_write(lambda: self._services.kinship.remove(kept)) is not None:
            self._load()

    def _fill(self) -> None:
        names = [words.in_row(node.name) for node in self._people]
        self._person.addItems(names)
        self._other.addItems(names)
        self._other.setCurrentIndex(min(1, len(names) - 1))
        self._kind.addItems([_(KINSHIP_LABELS[kind]) for kind in KinshipKind])
        self.add_button.setEnabled(len(names) > 1)

    def _build(self) -> None:
        self.setWindowTitle(_("Ret slægtskab"))
        self.ties = Card(_("Skrevet ned"))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self.ties)
        fields = QHBoxLayout()
        fields.setSpacing(measures.GAP_12)
        for field, share in ((self.person, 2), (self.kind, 3), (self.other, 2)):
            box = QVBoxLayout()
            box.addWidget(field)
            box.addStretch(1)
            fields.addLayout(box, share)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.add_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.GAP_24,) * 4)
        layout.setSpacing(measures.GAP_12)
        layout.addWidget(area, 1)
        layout.addLayout(fields)
        layout.addWidget(self._said)
        layout.addLayout(buttons)
        self.add_button.setDefault(True)
        self._said.hide()
