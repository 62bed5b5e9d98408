"""The card that says what the program is, where the data lie, and whose work is in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from linkworker_desktop import __version__
from linkworker_desktop.base.paths import log_folder
from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.kit import measures
from linkworker_desktop.ui.kit.button import link_button
from linkworker_desktop.ui.kit.card import Card
from linkworker_desktop.ui.kit.field import Field
from linkworker_desktop.ui.kit.flow_layout import FlowLayout
from linkworker_desktop.ui.kit.fonts import TypeRole
from linkworker_desktop.ui.kit.label import Label
from linkworker_desktop.ui.kit.tokens import Ink


class AboutCard(Card):
    """Nothing here can be changed; the folders can be opened."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(_("Om programmet"), parent=parent)
        self.head.set_remark(_("Version {version}").format(version=__version__))
        data = services.database.files.root
        self.data = Field(_("Her ligger dataene"))
        self.data.line_edit.setReadOnly(True)
        self.data.line_edit.setText(str(data))
        self.data_link = link_button(_("Åbn datamappen"))
        self.log_link = link_button(_("Åbn logmappen"))
        self.licence_link = link_button(_("Licenser"))
        words = _(
            "Linkworker er fri software under Mozilla Public License 2.0. Skrifterne er Noto (SIL Open Font License), "
            "ikonerne er Material Symbols (Apache 2.0), vinduet er lavet med Qt (LGPL)."
        )
        self.body.setSpacing(measures.GAP_12)
        self.body.addWidget(self.data)
        self.body.addWidget(Label(_("Programmet bruger ikke internettet."), TypeRole.BODY, wrap=True))
        self.body.addWidget(Label(words, TypeRole.SMALL, Ink.MUTED, wrap=True))
        links = FlowLayout(spacing=measures.GAP_12)
        for link in (self.data_link, self.log_link, self.licence_link):
            links.addWidget(link)
        self.body.addLayout(links)
        self.data_link.clicked.connect(lambda: _show(data))
        self.log_link.clicked.connect(lambda: _show(log_folder()))
        self.licence_link.clicked.connect(lambda: _show(resource_path("fonts")))


def _show(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
