"""The warning on the network page: many authorities and nobody who coordinates them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.services.network_views import NetworkView
from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.kit.banner import Banner
from linkworker_desktop.ui.kit.states import State


class Uncoordinated(QWidget):
    """A banner with the one button that helps; away as long as nothing is to be said."""

    def __init__(self, services: Services, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._act, self._page = services, actions, parent
        self._view: NetworkView | None = None
        self._count = 0
        self.banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_view(self, view: NetworkView) -> None:
        """Show the warning where the family needs it today."""
        self._view = view
        count = view.network.counts.authorities
        wanted = view.is_uncoordinated and view.on == view.today
        if wanted and (self.banner is None or count != self._count):
            self._make(count)
        self.setVisible(wanted)

    def choose(self) -> None:
        """Ask who coordinates."""
        from linkworker_desktop.ui.pages.relay.deeds import RelayDeeds

        if self._view is not None:
            RelayDeeds(self._services, self._act, self._page).coordinators(self._view.family)

    def _make(self, count: int) -> None:
        if self.banner is not None:
            self._column.removeWidget(self.banner)
            self.banner.deleteLater()
        self._count = count
        sentence = _("{number} myndigheder og ingen koordinator.").format(number=count)
        rest = _("Vælg én, så familien ved, hvem den skal spørge.")
        self.banner = Banner(State.MISSING, sentence, rest, action=_("Vælg koordinator"))
        self.banner.acted.connect(self.choose)
        self._column.addWidget(self.banner)
