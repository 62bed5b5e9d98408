"""The dialogs in which something is written in the log: a note, agreements, a meeting, a correction."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.domain.relay import RELAY_LABELS, RelayKind
from linkworker_desktop.i18n import _
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.relay_views import RelayLine, RelayView, Said
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.chip import Chip
from linkworker_desktop.ui.kit.combo_box import ComboBox
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.pages.relay.agreement_rows import AgreementRows
from linkworker_desktop.ui.pages.relay.form import RelayForm, text_field, typed_text
from linkworker_desktop.ui.pages.relay.words import KIND_ICONS, heading, when_words

_WRITTEN = (RelayKind.NOTE, RelayKind.AGREEMENT, RelayKind.MEETING)


class KindChips(QWidget):
    """Which sort of entry it is; one is always chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = {kind: Chip(_(RELAY_LABELS[kind]), KIND_ICONS[kind]) for kind in _WRITTEN}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(measures.GAP_8)
        for chip in self.chips.values():
            group.addButton(chip)
            row.addWidget(chip)
        row.addStretch(1)
        self.chips[RelayKind.NOTE].setChecked(True)
        self.setFocusProxy(self.chips[RelayKind.NOTE])

    def kind(self) -> RelayKind:
        """Return the chosen sort."""
        return next(kind for kind, chip in self.chips.items() if chip.isChecked())


class WriteDialog(RelayForm):
    """What happened or was agreed, who does what by when, and who acts next."""

    def __init__(
        self, services: Services, actions: Actions, view: RelayView, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Skriv i stafetloggen"), services, actions, view, parent)
        names = list(dict.fromkeys([*(each.name for each in view.people), *(who for who, _a in view.agreed)]))
        self.kinds = KindChips()
        self.agreements = AgreementRows(names, self.today)
        self.initiative = ComboBox()
        self.initiative.setEditable(True)
        self.initiative.addItems(["", *names])
        now = _("Nu: {name}. Tom: som nu.").format(name=view.state.initiative or "–")
        self.fields = {
            "kind": Field(_("Hva&d er det"), self.kinds),
            "text": text_field(
                _("&Tekst"), _("Familien kan læse med. Skriv det, som du ville sige det."), lines=4
            ),
            "agreements": Field(_("&Aftaler"), self.agreements),
            "initiative": Field(_("Hvem har &initiativet nu"), self.initiative, help_text=now),
            "at": self.day_field(),
        }
        self.save_button.setText(_("Skriv i loggen"))
        self.build((("kind",), ("text",), ("agreements",), ("initiative", "at")), can_remove=False)
        self.fields["text"].setFocus()

    def written(self) -> Changed:
        """Write the entry. Raises `InvalidInput`."""
        relay, family = self.services.relay, self.view.family
        write = {
            RelayKind.NOTE: relay.note,
            RelayKind.AGREEMENT: relay.agreement,
            RelayKind.MEETING: relay.meeting,
        }[self.kinds.kind()]
        try:
            with self.said_at("at"):
                said = Said(
                    typed_text(self.fields["text"]),
                    self.agreements.drafts(),
                    self.initiative.currentText(),
                    self.moment(),
                )
                return write(family, said)
        except InvalidInput as error:
            raise InvalidInput([_at_its_field(problem) for problem in error.problems]) from None


class CorrectDialog(RelayForm):
    """A correction beside an entry, which stays as it was written."""

    def __init__(
        self,
        services: Services,
        actions: Actions,
        view: RelayView,
        line: RelayLine,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Skriv en rettelse"), services, actions, view, parent)
        self._line = line
        when = when_words(line.entry.at, view.today)
        about = _("Om: {heading}, {when}. Linjen bliver stående, som den er.").format(
            heading=heading(line.entry), when=when
        )
        self.fields = {"text": text_field(_("&Rettelse"), about)}
        self.save_button.setText(_("Skriv rettelsen"))
        self.build((("text",),), can_remove=False)

    def written(self) -> Changed:
        """Write the correction. Raises `InvalidInput`."""
        with self.said_at("text"):
            return self.services.relay.correct(self._line.entry.id, typed_text(self.fields["text"]))


def _at_its_field(problem: Problem) -> Problem:
    """Return a problem of one agreement as one of the field of all of them."""
    return Problem(problem.field.partition(".")[0], problem.sentence)
