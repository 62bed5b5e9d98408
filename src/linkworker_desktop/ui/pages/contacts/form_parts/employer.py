"""What the map of employers knows of one: trades, openings, what is asked for, and the way there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from linkworker_desktop.domain.contact import ContactDraft, EmployerDraft
from linkworker_desktop.domain.moments import NotADate, date_text, parse_date
from linkworker_desktop.domain.problems import Problem
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.pages.contacts.form_parts.part import FormPart, text_area
from linkworker_desktop.ui.pages.contacts.language_picker import LanguagePicker

_TEXTS = ("openings", "danish", "skills", "mentor", "transport", "last_placement_how")
_LISTS = ("trades", "lines")


class EmployerPart(FormPart):
    """Fields carry the names of `EmployerDraft`'s; an employer without any of them has none."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.languages = LanguagePicker()
        self.add_fields(
            {
                "trades": Field(_("Brancher"), help_text=_("med komma imellem, fx køkken, rengøring")),
                "places": Field(_("Antal pladser")),
                "openings": Field(_("Hvad kan man lave?"), help_text=_("fx praktik, fritidsjob, løntilskud")),
                "danish": Field(_("Dansk, der kræves"), help_text=_("fx DU2 modul 3")),
                "skills": Field(_("Andre krav"), help_text=_("fx kørekort eller hygiejnebevis")),
                "mentor": Field(_("Mentor")),
                "transport": Field(_("Vejen dertil"), help_text=_("fx 10 minutter til fods fra stationen")),
                "lines": Field(_("Bus og tog, der stopper"), help_text=_("med komma imellem, fx 12, 104")),
                "last_placement_on": Field(_("Seneste praktik"), help_text=_("dag.måned.år, fx 5.1.2026")),
                "last_placement_how": Field(_("Hvordan gik det?"), text_area(2)),
            }
        )
        for name, field in self.fields.items():
            self.column.addWidget(field)
            if name == "skills":
                self.column.addWidget(self.languages)
        self.languages.edited.connect(self.edited)
        self.languages.edited.connect(self.regrown)

    def show_draft(self, draft: ContactDraft) -> None:
        employer = draft.employer or EmployerDraft()
        for name in _TEXTS:
            self.set_text(name, getattr(employer, name))
        for name in _LISTS:
            self.set_text(name, ", ".join(getattr(employer, name)))
        self.set_text("places", "" if employer.places is None else str(employer.places))
        placed = employer.last_placement_on
        self.set_text("last_placement_on", date_text(placed) if placed is not None else "")
        self.languages.set_codes(employer.languages)

    def read(self, draft: ContactDraft) -> ContactDraft:
        before = draft.employer or EmployerDraft()
        loose = self.loose()
        employer = EmployerDraft(
            trades=_listed(self.text("trades")),
            places=before.places if "employer.places" in loose else _number(self.text("places")),
            openings=self.text("openings"),
            danish=self.text("danish"),
            skills=self.text("skills"),
            languages=self.languages.codes(),
            mentor=self.text("mentor"),
            transport=self.text("transport"),
            lines=_listed(self.text("lines")),
            last_placement_on=(
                before.last_placement_on if "employer.last_placement_on" in loose else self._day()
            ),
            last_placement_how=self.text("last_placement_how"),
        )
        is_empty = employer == EmployerDraft() and draft.employer is None
        return replace(draft, employer=None if is_empty else employer)

    def summary(self) -> str:
        return ", ".join(
            said for name in ("trades", "openings", "danish") if (said := self.text(name).strip())
        )

    def loose(self) -> dict[str, str]:
        found = {}
        if self.text("places").strip() and _number(self.text("places")) is None:
            found["employer.places"] = self.text("places")
        if self.text("last_placement_on").strip() and self._day() is None:
            found["employer.last_placement_on"] = self.text("last_placement_on")
        return found

    def show_loose(self, loose: Mapping[str, str]) -> None:
        for name in ("places", "last_placement_on"):
            if f"employer.{name}" in loose:
                self.set_text(name, loose[f"employer.{name}"])

    def loose_problems(self) -> Iterable[Problem]:
        said = {
            "employer.places": _("Skriv et helt tal, fx 2."),
            "employer.last_placement_on": _("Skriv en dato, der findes, fx 5.1.2026."),
        }
        return [Problem(name, said[name]) for name in self.loose()]

    def knows(self, head: str) -> bool:
        return head == "employer"

    def set_error(self, problem: Problem) -> QWidget:
        name = problem.field.split(".")[1] if "." in problem.field else "trades"
        field = self.fields.get(name, self.fields["trades"])
        field.set_error(problem.sentence)
        return field.editor

    def stops(self) -> list[QWidget]:
        editors = super().stops()
        after = editors.index(self.fields["skills"].editor) + 1
        return [*editors[:after], *self.languages.stops(), *editors[after:]]

    def _day(self) -> date | None:
        try:
            return parse_date(self.text("last_placement_on"), self._today())
        except NotADate:
            return None


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for each in text.split(",") if (part := each.strip())))


def _number(text: str) -> int | None:
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdigit() else None
