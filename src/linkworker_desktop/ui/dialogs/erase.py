"""The one question before something is erased for good: what goes, what stays, and that nothing takes it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.family_views import Erasure
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import secondary_button
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.glyphs import Glyph, GlyphLabel
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink

WIDTH = 520
MOST_NAMES = 12
"""So many names are written out; the rest are counted."""
_AS_HIGH_AS_ITS_LINES = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
_AS_HIGH_AS_ITS_LINES.setHeightForWidth(True)


class EraseDialog(QDialog):
    """Says what goes; »Annullér« is what Enter presses. Accepted means that it was erased."""

    def __init__(
        self,
        question: str,
        going: Sequence[str],
        staying: Sequence[str],
        erase: Callable[[], Changed | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._erase = erase
        self.erase_button = secondary_button(_("Slet for altid"), Icon.DELETE)
        self.cancel_button = secondary_button(_("Annullér"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build(question, going, staying)
        self.erase_button.clicked.connect(self._go_on)
        self.cancel_button.clicked.connect(self.reject)

    def _go_on(self) -> None:
        if self._erase() is not None:
            self.accept()
        else:
            self.reject()

    def _build(self, question: str, going: Sequence[str], staying: Sequence[str]) -> None:
        self.setWindowTitle(_("Slet for altid"))
        self.setFixedWidth(measures.scaled(WIDTH))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(measures.PAGE_MARGIN,) * 4)
        layout.setSpacing(measures.GAP_12)
        layout.addWidget(Label(question, TypeRole.SECTION_TITLE, wrap=True))
        layout.addWidget(Label(_("Det her bliver slettet:"), TypeRole.BODY_BOLD))
        for line in going:
            layout.addWidget(Label(f"–  {line}", wrap=True))
        for line in staying:
            layout.addWidget(Label(line, ink=Ink.MUTED, wrap=True))
        layout.addSpacing(measures.GAP_4)
        layout.addLayout(_warning())
        layout.addSpacing(measures.GAP_4)
        layout.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.GAP_12)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.erase_button)
        layout.addLayout(buttons)
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()
        for label in self.findChildren(Label):
            label.setSizePolicy(_AS_HIGH_AS_ITS_LINES)
        self.setFixedHeight(layout.totalHeightForWidth(self.width()))


def ask_to_erase_family(
    services: Services,
    actions: Actions,
    family: FamilyId,
    window: QWidget,
    erased: Callable[[], object] | None = None,
) -> EraseDialog | None:
    """Open the question about a family in the trash; None when it cannot be erased, which is said instead."""
    try:
        erasure = services.families.erasure(family)
    except UserError as error:
        actions.tell(Notice(NoticeState.OVER, error.message))
        return None
    name = words.in_row(erasure.surname)
    dialog = EraseDialog(
        _("Slet familien {name} for altid?").format(name=name),
        _going(erasure),
        _staying(erasure),
        lambda: _erased(actions, lambda: services.families.erase(family)),
        window,
    )
    if erased is not None:
        dialog.accepted.connect(erased)
    dialog.open()
    return dialog


def ask_to_erase_persons(services: Services, actions: Actions, window: QWidget) -> EraseDialog:
    """Open the question about the persons no family has."""
    names = services.families.persons_of_no_family()
    dialog = EraseDialog(
        ngettext("Slet {count} person for altid?", "Slet {count} personer for altid?", len(names)).format(
            count=len(names)
        ),
        (_named(names),),
        (_("De er taget af deres familie og står ikke på nogen liste."),),
        lambda: _erased(actions, services.families.erase_persons_of_no_family),
        window,
    )
    dialog.open()
    return dialog


def _erased(actions: Actions, work: Callable[[], Changed]) -> Changed | None:
    """Erase, and forget what could be taken back until now: it holds what was just erased."""
    changed = actions.run_write(work)
    if changed is not None:
        actions.undo_stack.clear()
    return changed


def _going(erasure: Erasure) -> list[str]:
    said = [_("Familien med adresse, note og alt, der er skrevet til mappen.")]
    if erasure.persons:
        count = len(erasure.persons)
        people = ngettext("En person: {names}.", "{count} personer: {names}.", count)
        number = words.capitalised(words.number_word(count))
        said.append(people.format(count=number, names=_named(erasure.persons)))
    if erasure.printed:
        folders = ngettext(
            "En trykt mappe med det, der er noteret om udleveringen.",
            "{count} trykte mapper med det, der er noteret om udleveringen.",
            erasure.printed,
        )
        said.append(folders.format(count=words.capitalised(words.number_word(erasure.printed))))
    return said


def _staying(erasure: Erasure) -> list[str]:
    if not erasure.staying:
        return []
    said = ngettext(
        "{names} bliver: personen er også i en anden familie.",
        "{names} bliver: de er også i en anden familie.",
        len(erasure.staying),
    )
    return [said.format(names=_named(erasure.staying))]


def _named(names: Sequence[str]) -> str:
    shown = [words.in_row(name) for name in names[:MOST_NAMES]]
    if len(names) > MOST_NAMES:
        shown.append(_("{count} mere").format(count=len(names) - MOST_NAMES))
    return words.joined(shown)


def _warning() -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(measures.GAP_8)
    sign = GlyphLabel(Glyph.ERROR, Ink.OVER)
    line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    said = _("Det kan ikke fortrydes. Ældre sikkerhedskopier har det stadig, til de bliver ryddet væk.")
    line.addWidget(Label(said, wrap=True), 1)
    return line
