"""The window: screens, pages and what they are built of."""

import linkworker_desktop.ui.plain_import  # noqa: F401 - before anything else asks for PySide
