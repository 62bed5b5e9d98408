"""What the first run does to the vault; every function but the first two runs in a worker."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from linkworker_desktop.base.clock import Clock

if TYPE_CHECKING:
    from linkworker_desktop.bootstrap import Services
    from linkworker_desktop.ui.unlock.steps import MunicipalityWords

DRAFT = "first_run"
"""The kind of draft that remembers how far the first run came."""
_KEY_STEP = 1


class Setup:
    """The vault that the first run makes in a folder."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder, self._clock = folder, clock

    def create(self, passphrase: str, words: MunicipalityWords) -> tuple[Services, str]:
        """Make the vault with what is known of the municipality; return it open, with its recovery key."""
        from linkworker_desktop.bootstrap import create
        from linkworker_desktop.services.municipality import MunicipalityDraft

        draft = MunicipalityDraft(
            name=words.name,
            region=words.region,
            linkworker=words.linkworker,
            linkworker_phone=words.linkworker_phone,
            linkworker_hours=words.linkworker_hours,
        )
        return create(self._folder, passphrase, draft, clock=self._clock, begin=_begin)

    def save_words(self, services: Services, words: MunicipalityWords) -> None:
        """Keep another first step after the vault was made. Raises InvalidInput."""
        before = services.municipality.read()
        services.municipality.save(
            replace(
                before,
                name=words.name,
                region=words.region,
                linkworker=words.linkworker,
                linkworker_phone=words.linkworker_phone,
                linkworker_hours=words.linkworker_hours,
            )
        )
        if words.region and not before.region:
            services.municipality.add_emergency_contacts(words.region)

    def change_passphrase(self, services: Services, passphrase: str) -> None:
        """Let another passphrase open the vault; the key stays."""
        from linkworker_desktop.services.secrets import Secrets

        Secrets(services.database).set_passphrase(passphrase)

    def new_key(self, services: Services) -> str:
        """Make another recovery key, because the first one was never kept."""
        from linkworker_desktop.services.secrets import Secrets

        return Secrets(services.database).new_recovery_key()

    def key_paper(self, services: Services, key: str) -> bytes:
        """Return the sheet with the key as a PDF."""
        return services.papers.recovery_key(key, self._clock.today())

    def remember(self, services: Services, step: int) -> None:
        """Keep how far the first run came."""
        services.drafts.keep(DRAFT, str(step))

    def end(self, services: Services) -> None:
        """Forget the first run: it is over."""
        services.drafts.drop(DRAFT)


def unfinished_step(services: Services) -> int | None:
    """Return the step (from 0) a first run stopped at, None when it was finished.

    A vault in which nothing was ever written was cut off before its recovery key could be shown.
    """
    kept = services.drafts.kept(DRAFT)
    if kept is not None and kept.isdecimal():
        return int(kept)
    return _KEY_STEP if services.database.audit_head() is None else None


def _begin(services: Services) -> None:
    """Remember that the key was not kept yet, so that a first run that is cut off shows one again."""
    services.drafts.keep(DRAFT, str(_KEY_STEP))


def words_of(services: Services) -> MunicipalityWords:
    """Return the first step as it was kept."""
    from linkworker_desktop.ui.unlock.steps import MunicipalityWords

    kept = services.municipality.read()
    return MunicipalityWords(
        kept.name, kept.region, kept.linkworker, kept.linkworker_phone, kept.linkworker_hours
    )
