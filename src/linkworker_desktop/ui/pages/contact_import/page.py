"""The page of the import: four calm steps from files to contacts, and nothing is written before the last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.services.changes import Kind
from linkworker_desktop.ui.actions import Actions, Notice, NoticeState
from linkworker_desktop.ui.file_dialogs import files_dialog, when_files_chosen
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import primary_button, secondary_button
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.page import Page
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.pages.contact_import.chosen import ChosenFile
from linkworker_desktop.ui.pages.contact_import.columns_step import ColumnsStep
from linkworker_desktop.ui.pages.contact_import.files_step import FilesStep
from linkworker_desktop.ui.pages.contact_import.finishing import Finishing
from linkworker_desktop.ui.pages.contact_import.plan_step import PlanStep
from linkworker_desktop.ui.pages.contact_import.plan_words import plan_words, taken, undecided_words
from linkworker_desktop.ui.pages.contact_import.progress import Progress
from linkworker_desktop.ui.pages.contact_import.work import ImportWork
from linkworker_desktop.ui.unlock.step_marks import StepMarks

FILES, COLUMNS, PLAN, DONE = range(4)
FORMATS = "*.vcf *.csv *.txt *.tsv *.xlsx"


class ContactImportPage(Page):
    """One file after the other: each is looked at, planned and fetched; `work` does it in a thread."""

    PLACE = Place.CONTACT_IMPORT

    def __init__(self, services: Services, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Importér kontakter"), scrolls=False, parent=parent)
        self._services, self._act = services, actions
        self._files: list[ChosenFile] = []
        self._at = 0
        self.work = ImportWork(services, actions, self)
        self.marks = StepMarks(4)
        self.files, self.columns, self.plan = FilesStep(), ColumnsStep(services.clock.today()), PlanStep()
        self.done = Finishing(services, actions)
        self.progress = Progress()
        self.back_button = secondary_button(_("&Tilbage"), Icon.CHEVRON_LEFT)
        self.next_button = primary_button(_("&Fortsæt"))
        self._stack = QStackedWidget()
        self._build_body()
        self._connect()
        self.set_breadcrumb([_("Kontakter"), _("Importér kontakter")])
        self._show_step(FILES)

    @property
    def step(self) -> int:
        """The step that is shown: 0 files, 1 columns, 2 what will happen, 3 done."""
        return self._stack.currentIndex()

    @property
    def file(self) -> ChosenFile | None:
        """The file that is being seen to."""
        return self._files[self._at] if self._at < len(self._files) else None

    def open(self, destination: Destination) -> None:
        """Begin afresh with `destination.files`, or go on where somebody was; a finished import is put away."""
        if destination.files:
            self._begin_afresh()
            self.add_files(destination.files)
        elif self.step == DONE and not self.work.is_running:
            self._begin_afresh()
        self._take_focus()

    def refresh(self, kinds: frozenset[Kind]) -> None:
        """A plan made before contacts were changed elsewhere is made again; what was decided stays."""
        if Kind.CONTACT not in kinds or self.work.is_running:
            return
        file = self.file
        for each in self._files:
            if each.done is None:
                each.plan = None
        if self.step == PLAN and file is not None and file.done is None:
            self.work.plan(file)

    def leave(self) -> bool:
        """Leave; what is under way goes on."""
        return True

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add files and read them; one that is there already is not added twice."""
        known = {file.path for file in self._files}
        new = [ChosenFile(path) for path in dict.fromkeys(paths) if path not in known]
        self._files += new
        self._show_files()
        for file in new:
            self.work.read(file)

    # -- building

    def _build_body(self) -> None:
        self.add_beside_title(self.marks)
        for widget in (self.files, self.columns, self.plan, self.done):
            self._stack.addWidget(widget)
        foot = QHBoxLayout()
        foot.setSpacing(measures.GAP_12)
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.progress)
        foot.addWidget(self.next_button)
        self.body.addWidget(self._stack, 1)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.crumb_pressed.connect(lambda _at: self._act.go(Destination(Place.CONTACTS)))
        self.files.drop.dropped.connect(self.add_files)
        self.files.drop.choose_button.clicked.connect(self._ask_files)
        self.files.removed.connect(self._remove)
        self.columns.read_again.connect(self._read_again)
        self.columns.told.connect(self._show_foot)
        self.plan.decided.connect(self._show_plan_words)
        self.back_button.clicked.connect(self._go_back)
        self.next_button.clicked.connect(self._go_on)
        self.done.finished.connect(lambda: self._act.go(Destination(Place.CONTACTS)))
        work = self.work
        work.began.connect(self._begin_work)
        work.progressed.connect(self.progress.show_share)
        work.ended.connect(self._end_work)
        work.was_read.connect(self._show_read)
        work.was_planned.connect(lambda _file: self._show_step(PLAN))
        work.was_carried_out.connect(self._show_carried_out)
        work.refused.connect(self._show_refusal)
        self.progress.cancelled.connect(work.cancel)

    # -- the files

    def _begin_afresh(self) -> None:
        self.work.cancel()
        self._files, self._at = [], 0
        self._show_step(FILES)

    def _ask_files(self) -> None:
        kind = _("Kontakter ({formats})").format(formats=FORMATS)
        when_files_chosen(files_dialog(self, _("Vælg filer med kontakter"), kind), self.add_files)

    def _remove(self, file: ChosenFile) -> None:
        self.work.forget(file)
        self._files = [each for each in self._files if each is not file]
        self._show_files()

    def _show_files(self) -> None:
        self.files.show_files(self._files)
        self._show_foot()

    def _show_read(self, file: ChosenFile) -> None:
        if self.step == COLUMNS and file is self.file:
            if file.problem:
                self._act.tell(Notice(NoticeState.OVER, file.problem))
            self.columns.show_file(file)
        self._show_files()
        all_read = all(each.reading is not None and not each.problem for each in self._files)
        if self.step == FILES and all_read and not self.work.is_running:
            self._begin_file(0)

    def _read_again(self) -> None:
        file = self.file
        if file is not None:
            self.work.read(file, self.columns.options())

    # -- going through the steps

    def _begin_file(self, at: int) -> None:
        """See to the first readable file from `at` on; after the last one the import is done."""
        readable = [n for n, file in enumerate(self._files) if n >= at and file.reading is not None]
        if not readable:
            self._show_step(DONE)
            return
        self._at = readable[0]
        self._show_step(COLUMNS)

    def _go_on(self) -> None:
        file = self.file
        if self.step == FILES:
            self._begin_file(0)
        elif file is None:
            return
        elif self.step == COLUMNS and file.plan is not None:
            self._show_step(PLAN)
        elif self.step == COLUMNS:
            self.work.plan(file)
        elif self.step == PLAN and file.plan is not None and not taken(file.plan, file.decisions):
            self._begin_file(self._at + 1)
        elif self.step == PLAN:
            self.work.carry_out(file)

    def _go_back(self) -> None:
        if self.step == PLAN:
            self._show_step(COLUMNS)
        elif self.step == COLUMNS and self._at == 0:
            self._show_step(FILES)

    def _show_carried_out(self, _file: ChosenFile) -> None:
        self._begin_file(self._at + 1)

    def _show_refusal(self, file: ChosenFile) -> None:
        """After a stop or a fault the step is as it was, and the plan is made again."""
        if self.step == PLAN and file.done is None and file is self.file:
            self._show_foot()

    def _show_step(self, step: int) -> None:
        file = self.file
        if step == COLUMNS and file is not None:
            self.columns.show_file(file)
        elif step == PLAN and file is not None:
            self.plan.show_file(file)
        elif step == DONE:
            self.done.show_files(self._files)
        self._stack.setCurrentIndex(step)
        self.marks.set_step(step)
        self._show_foot()
        self._take_focus()

    def _show_foot(self) -> None:
        file, step = self.file, self.step
        self.back_button.setVisible(step == PLAN or (step == COLUMNS and self._at == 0))
        self.next_button.setVisible(step != DONE)
        self.next_button.setText(_("&Fortsæt"))
        self.set_sentence(self._say_what())
        if step == FILES:
            ready = any(each.reading is not None for each in self._files)
            self.next_button.setEnabled(ready and not self.work.is_running)
        elif step == COLUMNS:
            problems = file.mapping.problems() if file is not None and file.mapping is not None else ()
            self.next_button.setEnabled(not problems and not self.work.is_running)
        elif step == PLAN:
            self._show_plan_words()

    def _show_plan_words(self) -> None:
        file = self.file
        if file is None or file.plan is None:
            return
        number = taken(file.plan, file.decisions)
        words = ngettext("&Hent {count} kontakt", "&Hent {count} kontakter", number).format(count=number)
        self.next_button.setText(words if number else _("Videre uden at &hente"))
        self.next_button.setEnabled(not self.work.is_running)
        self.set_sentence(self._say_what())

    def _say_what(self) -> str:
        file = self.file
        if self.step == FILES or file is None:
            return _("Vælg en eller flere filer.") if self.step == FILES else ""
        of = ""
        if len(self._files) > 1:
            of = _("Fil {number} af {count}: ").format(number=self._at + 1, count=len(self._files))
        if self.step == COLUMNS:
            return of + file.name
        if self.step == PLAN and file.plan is not None:
            return f"{of}{plan_words(file.plan)} {undecided_words(self.plan.undecided)}".strip()
        return ""

    def _take_focus(self) -> None:
        if self.step == FILES:
            self.files.drop.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.step == COLUMNS:
            self.columns.take_focus()
        elif self.step == PLAN:
            self.plan.take_focus()
        else:
            self.done.take_focus()

    # -- work

    def _begin_work(self, words: str) -> None:
        self.progress.begin(words)
        self.next_button.setEnabled(False)
        self.back_button.setEnabled(False)

    def _end_work(self) -> None:
        self.progress.end()
        self.back_button.setEnabled(True)
        self._show_foot()
