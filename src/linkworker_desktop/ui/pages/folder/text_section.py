"""A part's text in the folder's languages: read, changed, kept at every pause, and never lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.facts import FACTS, FactKind
from linkworker_desktop.domain.languages import DANISH
from linkworker_desktop.domain.plain_text import cleaned
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.i18n import _
from linkworker_desktop.services.folder_views import PartText
from linkworker_desktop.ui import words
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import small_button, small_link_button
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.switcher import Switcher
from linkworker_desktop.ui.pages.folder.headed_field import HeadedField
from linkworker_desktop.ui.pages.folder.text_drafts import draft_key
from linkworker_desktop.ui.pages.folder.text_editor import TextEditor
from linkworker_desktop.ui.pages.folder.text_standing import TextStandingLine

SAVING_MILLISECONDS = 800


class TextSection(QWidget):
    """The wording belongs to the municipality, so a change shows in every folder printed from now on."""

    draft_changed = Signal()
    """A text that could not be saved was put aside, or there is none any more."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._actions = services, actions
        self._number = 0
        self._languages: tuple[str, ...] = (DANISH,)
        self._language = DANISH
        self._text: PartText | None = None
        self._kept_body = ""
        self._saving = QTimer(self, singleShot=True, interval=SAVING_MILLISECONDS)
        self.switcher = Switcher((_("Dansk"),), name=_("Sprog"))
        self.standing = TextStandingLine()
        self.editor = TextEditor()
        self.insert_button = small_button(_("Indsæt oplysning"), Icon.ADD)
        self.whole_button = small_link_button(_("Vis hele teksten"))
        self.field = HeadedField(
            _("Delens tekst"),
            self.whole_button,
            self.editor,
            help_text=_("Kommunens tekst. Ændres i alle kommende mapper."),
        )
        self.restore_button = small_link_button(_("Gendan den oprindelige tekst"))
        self._build()
        self._connect()

    @property
    def language(self) -> str:
        """The code of the language shown."""
        return self._language

    @property
    def is_changed(self) -> bool:
        """Whether something typed is not kept yet."""
        return self.editor.toPlainText() != self._kept_body

    def show_part(self, number: int, languages: Sequence[str]) -> None:
        """Show a part's text; the same part again keeps the language, the cursor and what is typed."""
        ordered = (DANISH, *(code for code in languages if code != DANISH))
        is_other = number != self._number
        if ordered != self._languages:
            self._languages = ordered
            self.switcher.set_labels([words.capitalised(words.language_name(code)) for code in ordered])
        if self._language not in ordered:
            is_other, self._language = True, ordered[0]
        self.switcher.set_index(ordered.index(self._language))
        self._number = number
        self._load(is_other=is_other)

    def save_now(self) -> None:
        """Keep what is typed, without waiting for a pause."""
        self._saving.stop()
        if self._number and self.is_changed:
            self._save()

    def _build(self) -> None:
        menu = QMenu(self.insert_button)
        for fact in FACTS.values():
            if fact.kind is not FactKind.IMAGE:
                action = menu.addAction(_(fact.label))
                action.triggered.connect(lambda _checked=False, name=fact.name: self.editor.insert_fact(name))
        self.insert_button.setMenu(menu)
        head, below = FlowLayout(spacing=measures.GAP_12), FlowLayout(spacing=measures.GAP_12)
        for widget in (self.switcher, self.standing.label):
            head.addWidget(widget)
        for button in (self.standing.read_button, self.insert_button, self.restore_button):
            button.setMinimumHeight(measures.small_control_height())
            below.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(measures.GAP_8)
        layout.addLayout(head)
        layout.addWidget(self.field)
        layout.addLayout(below)
        layout.addWidget(self.standing)
        self.restore_button.hide()

    def _connect(self) -> None:
        self.switcher.chosen.connect(self._switch)
        self.editor.textChanged.connect(self._typed)
        self._saving.timeout.connect(self.save_now)
        self.whole_button.setCheckable(True)
        self.whole_button.toggled.connect(self._show_whole)
        self.restore_button.clicked.connect(self._restore)
        self.standing.checked.connect(self._mark_checked)

    def _switch(self, index: int) -> None:
        self.save_now()
        self._language = self._languages[index]
        self._load(is_other=True)

    def _load(self, *, is_other: bool) -> None:
        text = self._services.texts.text(self._number, self._language)
        is_new = is_other or (not self.is_changed and _trimmed(text.body) != _trimmed(self._kept_body))
        if is_other:
            self.standing.close_question()
        self._text = text
        if is_new:
            self._show_body(text.body)
        self.standing.show_text(text)
        self.restore_button.setVisible(text.is_own)
        name = words.language_name(self._language)
        self.field.set_label(_("Tekst på {language}").format(language=name))

    def _show_body(self, body: str) -> None:
        draft = self._services.drafts.kept(self._draft_key)
        self.field.set_error("")
        self._kept_body = body
        self.editor.show_text(body if draft is None else draft, self._language)
        self._saving.stop()
        if draft is not None:
            self.save_now()

    @property
    def _draft_key(self) -> str:
        return draft_key(self._number, self._language)

    def _typed(self) -> None:
        if self.is_changed:
            self._saving.start()
        else:
            self._saving.stop()

    def _save(self) -> None:
        body = self.editor.toPlainText()
        number, language = self._number, self._language
        if not body.strip():
            self._refuse(_("Skriv en tekst, eller tag delen ud af mappen."))
            return
        before, self._kept_body = self._kept_body, body
        try:
            changed = self._actions.run_write(
                lambda: self._services.texts.save(number, language, body), quiet=True
            )
        except InvalidInput as error:
            self._kept_body = before
            self._refuse(error.message)
            return
        if changed is None:
            self._kept_body = before
            self._keep_draft(body)
            return
        self.field.set_error("")
        self._drop_draft()

    def _drop_draft(self) -> None:
        """Forget the draft; one that stays is shown again, but it is what was saved."""
        try:
            if self._services.drafts.kept(self._draft_key) is not None:
                self._services.drafts.drop(self._draft_key)
                self.draft_changed.emit()
        except UserError as error:
            self._actions.tell(Notice(NoticeState.OVER, error.message))

    def _refuse(self, sentence: str) -> None:
        self.field.set_error(sentence)
        self._keep_draft(self.editor.toPlainText())

    def _keep_draft(self, body: str) -> None:
        try:
            self._services.drafts.keep(self._draft_key, body)
        except UserError as error:
            self._actions.tell(Notice(NoticeState.OVER, error.message))
        self.draft_changed.emit()

    def _show_whole(self, whole: bool) -> None:  # noqa: FBT001 - the button's own signal
        self.editor.set_whole(whole=whole)
        self.whole_button.setText(_("Vis mindre") if whole else _("Vis hele teksten"))

    def _restore(self) -> None:
        self._saving.stop()
        self._drop_draft()
        self._kept_body = self.editor.toPlainText()
        number, language = self._number, self._language
        self._actions.run_write(lambda: self._services.texts.take_back(number, language))
        self._load(is_other=True)

    def _mark_checked(self, name: str) -> None:
        self.save_now()
        number, language = self._number, self._language
        said = _("Oversættelsen er læst af {name}.").format(name=name.strip())
        try:
            changed = self._actions.run_write(
                lambda: replace(self._services.texts.mark_checked(number, language, name), sentence=said)
            )
        except InvalidInput as error:
            self.standing.show_error(error.message)
            return
        if changed is None:
            return
        self.editor.setFocus()
        self.standing.close_question()
        self._load(is_other=False)


def _trimmed(body: str) -> str:
    """Return a text as it is kept, so that a blank at its end is no change."""
    return cleaned(body, lines=True)
