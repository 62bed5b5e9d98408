"""The words of the status line: when the last change was saved, and how old the backup is."""

from __future__ import annotations

from datetime import datetime, timedelta

from linkworker_desktop.domain.moments import time_text
from linkworker_desktop.i18n import _
from linkworker_desktop.ui.words import moment_words

LATE = timedelta(days=7)
"""A backup older than this is something to do."""


def saved_words(moment: datetime) -> str:
    """Return `Gemt kl. 8.42`."""
    return _("Gemt kl. {time}").format(time=time_text(moment.time()))


def backup_words(made_at: datetime | None, now: datetime) -> tuple[str, bool]:
    """Return `Sikkerhedskopi: i går kl. 16.05` and whether it is late; both times local."""
    if made_at is None:
        return _("Sikkerhedskopi: tages, når du lukker"), False
    words = _("Sikkerhedskopi: {moment}").format(moment=moment_words(made_at, now.date()))
    return words, now - made_at > LATE
