"""States of a deadline, levels of a rule and sectors of a contact: colour, tint and icon of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QColor

from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.ui.kit.icons import Icon
from linkworker_desktop.ui.kit.tokens import Ink, Tokens


@dataclass(frozen=True, slots=True)
class StateLook:
    """How a state is drawn; the word is the caller's, since it counts days or names a date."""

    ink: Ink
    icon: Icon
    tint: str
    bold: bool = False


class State(Enum):
    """The states of section 2.2: never shown by colour alone."""

    OVER = StateLook(Ink.OVER, Icon.ERROR, "over_tint", bold=True)
    SOON = StateLook(Ink.SOON, Icon.SCHEDULE, "soon_tint", bold=True)
    MISSING = StateLook(Ink.SOON, Icon.WARNING_AMBER, "soon_tint")
    COMING = StateLook(Ink.MUTED, Icon.EVENT, "line2")
    DONE = StateLook(Ink.DONE, Icon.CHECK_CIRCLE, "done_tint")
    DONE_LATE = StateLook(Ink.DONE, Icon.DONE_ALL, "done_tint")
    WAITING = StateLook(Ink.WAIT, Icon.HOURGLASS_TOP, "wait_tint")
    NOT_APPLICABLE = StateLook(Ink.MUTED, Icon.BLOCK, "line2")
    REFUSED = StateLook(Ink.OVER, Icon.CANCEL, "over_tint")
    INFO = StateLook(Ink.INFO, Icon.INFO, "info_tint")

    @property
    def ink(self) -> Ink:
        """The colour of icon and word."""
        return self.value.ink

    @property
    def icon(self) -> Icon:
        """The icon before the word."""
        return self.value.icon

    @property
    def bold(self) -> bool:
        """Whether the word is bold."""
        return self.value.bold

    def tint(self, tokens: Tokens) -> QColor:
        """Return the ground behind the state in the theme of `tokens`."""
        return QColor(str(getattr(tokens, self.value.tint)))


class Level(Enum):
    """How binding a deadline is; law is the only level with a colour."""

    LAW = N_("Lov")
    LOCAL = N_("Lokalt")
    ADVICE = N_("Råd")
    GOAL = N_("Mål")

    @property
    def word(self) -> str:
        """The word on the tag, in the interface's language; law carries the sign §."""
        return f"§ {_(self.value)}" if self is Level.LAW else _(self.value)


@dataclass(frozen=True, slots=True)
class SectorLook:
    """A sector's code in the database, its ink, icon and Danish name."""

    code: str
    ink: Ink
    icon: Icon
    label: str


class Sector(Enum):
    """The sectors of the network and the contacts, and a quiet look for the rest; never used for states."""

    MUNICIPALITY = SectorLook("kommune", Ink.MUNICIPALITY, Icon.APARTMENT, N_("Kommune"))
    STATE = SectorLook("stat", Ink.STATE, Icon.ACCOUNT_BALANCE, N_("Stat"))
    HEALTH = SectorLook("sundhed", Ink.HEALTH, Icon.MEDICAL_SERVICES, N_("Sundhed"))
    EDUCATION = SectorLook("uddannelse", Ink.EDUCATION, Icon.SCHOOL, N_("Uddannelse"))
    HOUSING = SectorLook("bolig", Ink.HOUSING, Icon.KEY, N_("Bolig"))
    WORK = SectorLook("arbejde", Ink.WORK, Icon.WORK, N_("Arbejde"))
    CIVIL_SOCIETY = SectorLook("civilsamfund", Ink.CIVIL_SOCIETY, Icon.VOLUNTEER_ACTIVISM, N_("Civilsamfund"))
    OTHER = SectorLook("andet", Ink.MUTED, Icon.PERSON, N_("Andet"))

    @classmethod
    def of(cls, code: str) -> Sector:
        """Return the look of a sector's code; a code without a look of its own gets `OTHER`."""
        return {sector.value.code: sector for sector in cls}.get(code, cls.OTHER)

    @property
    def ink(self) -> Ink:
        """The sector's colour, for icon and word only."""
        return self.value.ink

    @property
    def icon(self) -> Icon:
        """The sector's icon."""
        return self.value.icon

    @property
    def label(self) -> str:
        """The sector's name in the interface's language."""
        return _(self.value.label)
