"""Contact files dropped on the window open the import; other files are let go by."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from linkworker_desktop.ui.actions import Actions
from linkworker_desktop.ui.dropping import FileDrop
from linkworker_desktop.ui.navigation import Destination, Place


def dropped(widget: QWidget, *files: str) -> bool:
    """Drop files on a widget; tell whether they were taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(file) for file in files])
    coming = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, coming)
    if not coming.isAccepted():
        return False
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.mark.parametrize(
    ("files", "taken"),
    [
        (("/hjem/kontakter.vcf",), ("/hjem/kontakter.vcf",)),
        (("/hjem/A.CSV", "/hjem/b.xlsx", "/hjem/c.pdf"), ("/hjem/A.CSV", "/hjem/b.xlsx")),
        (("/hjem/billede.png",), ()),
    ],
)
def test_contact_files_open_the_import_with_them(
    qtbot: QtBot, files: tuple[str, ...], taken: tuple[str, ...]
) -> None:
    window, actions = QWidget(), Actions()
    qtbot.addWidget(window)
    FileDrop(window, actions)
    went: list[Destination] = []
    actions.travelled.connect(went.append)
    assert dropped(window, *files) is bool(taken)
    expected = [Destination(Place.CONTACT_IMPORT, files=tuple(Path(file) for file in taken))]
    assert went == (expected if taken else [])
