"""A row of the time line: a heading, or something that happened, ready to be painted and read aloud."""

from __future__ import annotations

from dataclasses import dataclass, field

from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.tokens import Ink


@dataclass(frozen=True, slots=True)
class TimelineBadge:
    """A fact about a row, on a tint; »Kun for mig« has its padlock."""

    text: str
    icon: Icon | None = None


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """With a `heading` nothing else is shown. `about` is what the row opens; it is never compared."""

    key: str
    heading: str = ""
    icon: Icon = Icon.NOTE
    ink: Ink = Ink.ACCENT
    title: str = ""
    text: str = ""
    when: str = ""
    badges: tuple[TimelineBadge, ...] = ()
    about: object = field(default=None, compare=False)

    @property
    def is_heading(self) -> bool:
        """Whether the row is the day above its entries."""
        return bool(self.heading)

    @property
    def sentence(self) -> str:
        """The row as a screen reader says it: when, what, the whole text, and its badges."""
        if self.heading:
            return self.heading
        parts = (self.when, self.title, self.text, *(badge.text for badge in self.badges))
        return ", ".join(part for part in parts if part)
