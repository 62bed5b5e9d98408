"""For how long a confirmation counts, category by category."""

from __future__ import annotations

from collections.abc import Mapping

from linkworker_desktop.base.clock import Clock
from linkworker_desktop.domain.categories import CATEGORIES
from linkworker_desktop.domain.contact import VERIFIED_MONTHS
from linkworker_desktop.domain.problems import InvalidInput, Problem
from linkworker_desktop.i18n import _, ngettext
from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.tables.verification import CategorySettingRow
from linkworker_desktop.services.changes import Changed, Kind
from linkworker_desktop.services.contact_reading import own_months
from linkworker_desktop.services.undoing import changed

LONGEST_MONTHS = 60


class ContactSettings:
    """The intervals of the categories; six months where nothing else is chosen."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def months(self) -> Mapping[str, int]:
        """Return for every category for how many months a confirmation counts."""
        return dict.fromkeys(CATEGORIES, VERIFIED_MONTHS) | dict(self.own_months())

    def own_months(self) -> Mapping[str, int]:
        """Return the categories with an interval of their own."""
        with self._database.look() as look:
            return own_months(look)

    def set_months(self, category: str, months: int | None) -> Changed:
        """Choose the interval of a category, None for the usual six months. Raises `InvalidInput`."""
        if category not in CATEGORIES:
            raise InvalidInput([Problem("category", _("Vælg, hvad kontakten er."))])
        if months is not None and not 1 <= months <= LONGEST_MONTHS:
            sentence = _("Skriv et antal måneder mellem 1 og {most}.").format(most=LONGEST_MONTHS)
            raise InvalidInput([Problem("months", sentence)])
        own = None if months == VERIFIED_MONTHS else months
        with self._database.write("contact.interval") as session:
            row = session.get(CategorySettingRow, category)
            if own is None:
                if row is not None:
                    session.delete(row)
            elif row is None:
                session.add(CategorySettingRow(category=category, months=own))
            else:
                row.months = own
        shown = own or VERIFIED_MONTHS
        said = ngettext(
            "»{category}« skal bekræftes hver måned.",
            "»{category}« skal bekræftes hver {months}. måned.",
            shown,
        ).format(category=_(CATEGORIES[category].label), months=shown)
        undone = _("»{category}« har sit gamle interval.").format(category=_(CATEGORIES[category].label))
        kinds = frozenset({Kind.CONTACT, Kind.FOLDER})
        return changed(self._database, session, kinds, done=said, undone=undone)
