"""The floor of starting: a window of the program's size with one line of text, and nothing else."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from tools.bench.subjects.painting import FirstPaint
from tools.bench.subjects.reporting import report, since_start


def main() -> None:
    """Show the window, report when it was painted, and end."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Linkworker"))
    window.resize(1440, 900)

    def painted() -> None:
        report(painted=since_start())
        app.quit()

    watch = FirstPaint(window, painted)
    window.show()
    app.exec()
    del watch


if __name__ == "__main__":
    main()
