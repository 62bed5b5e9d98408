"""What widgets do when theme or text size changes while the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    _Mixed = QWidget
else:
    _Mixed = object  # PySide cannot build a widget with two widget bases


class Restyled(_Mixed):
    """What a widget inherits first if it keeps a font or a height; the theme calls `restyle` on every such one.

    Qt's own events do not reach widgets that were never shown, e.g. a page that waits in a stack.
    """

    def restyle(self) -> None:
        """Take on the theme and the text size of the moment."""
        raise NotImplementedError


class Tall(Restyled):
    """A container that is never lower than `least_height`; its constructor calls `restyle` once."""

    def least_height(self) -> int:
        """Return the least height in pixels at the text size of the moment."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Give the widget its least height."""
        self.setMinimumHeight(self.least_height())
