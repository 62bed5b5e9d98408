"""What waits for a widget to be painted."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from linkworker_desktop.ui.after_paint import after_paint


class Noted(QWidget):
    """Notes when it is painted."""

    def __init__(self, course: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course = course
        self.setMinimumSize(20, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._course.append("painted")


def test_it_waits_until_what_the_widget_holds_is_painted_and_calls_once(qtbot: QtBot) -> None:
    course: list[str] = []
    outer = QWidget()
    qtbot.addWidget(outer)
    QVBoxLayout(outer).addWidget(Noted(course))
    after_paint(outer, lambda: course.append("called"))
    outer.show()
    qtbot.waitUntil(lambda: "called" in course)
    qtbot.wait(400)
    outer.repaint()
    qtbot.wait(20)
    assert course[:2] == ["painted", "called"]
    assert course.count("called") == 1


def test_a_widget_that_is_never_shown_does_not_hold_it_up(qtbot: QtBot) -> None:
    called: list[str] = []
    hidden = QWidget()
    qtbot.addWidget(hidden)
    after_paint(hidden, lambda: called.append("called"))
    qtbot.waitUntil(lambda: bool(called), timeout=2_000)


def test_nothing_is_called_for_a_widget_that_was_deleted(qtbot: QtBot) -> None:
    called: list[str] = []
    widget = QWidget()
    after_paint(widget, lambda: called.append("called"))
    widget.deleteLater()
    qtbot.wait(400)
    assert not called
