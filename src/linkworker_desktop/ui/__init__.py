"""The window: screens, pages and what they are built of."""

from linkworker_desktop.ui import plain_import

plain_import.restore()
