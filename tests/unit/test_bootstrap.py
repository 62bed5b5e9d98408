"""Making a vault: whole, or nothing is left that would keep the next attempt out."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.errors import DiskFull
from linkworker_desktop.bootstrap import Services, create, unlock
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.services.municipality import MunicipalityDraft
from linkworker_desktop.ui.unlock.setup import unfinished_step

TOO_LONG = MunicipalityDraft(name="x" * 121)


def full(_services: Services) -> None:
    raise DiskFull("Der er ikke plads på drevet.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_a_municipality_that_is_refused_makes_nothing(folder: Path, clock: FixedClock) -> None:
    with pytest.raises(InvalidInput):
        create(folder, PASSPHRASE, TOO_LONG, clock=clock, cost=CHEAP)
    assert not folder.exists()


def test_a_disk_that_is_full_leaves_room_for_another_attempt(folder: Path, clock: FixedClock) -> None:
    with pytest.raises(DiskFull):
        create(folder, PASSPHRASE, MunicipalityDraft(), clock=clock, cost=CHEAP, begin=full)
    assert [file.name for file in folder.iterdir()] == ["in-use.lock"]
    services, _key = create(folder, PASSPHRASE, MunicipalityDraft(name="Skovsunde"), clock=clock, cost=CHEAP)
    services.close(with_backup=False)


def test_an_attempt_that_fails_leaves_other_files_alone(folder: Path, clock: FixedClock) -> None:
    (folder / "backups").mkdir(parents=True)
    (folder / "vault.json").write_text("another one")
    with pytest.raises(DiskFull):
        create(folder, PASSPHRASE, MunicipalityDraft(), clock=clock, cost=CHEAP, begin=full)
    assert (folder / "backups").is_dir()
    assert (folder / "vault-old-1.json").read_text() == "another one"


def test_data_that_are_there_are_never_taken_away(folder: Path, clock: FixedClock) -> None:
    services, _key = create(folder, PASSPHRASE, MunicipalityDraft(name="Skovsunde"), clock=clock, cost=CHEAP)
    services.close(with_backup=False)
    with pytest.raises(Exception, match="allerede data"):
        create(folder, PASSPHRASE, MunicipalityDraft(), clock=clock, cost=CHEAP)
    services = unlock(folder, passphrase=PASSPHRASE, clock=clock)
    assert services.municipality.read().name == "Skovsunde"
    services.close(with_backup=False)


def test_what_is_to_begin_with_is_written_before_anything_else(folder: Path, clock: FixedClock) -> None:
    seen: list[object] = []

    def begin(services: Services) -> None:
        seen.append(services.database.audit_head())

    services, _key = create(folder, PASSPHRASE, MunicipalityDraft(), clock=clock, cost=CHEAP, begin=begin)
    assert seen == [None]
    assert services.database.audit_head() is not None
    services.close(with_backup=False)


def test_a_vault_in_which_nothing_was_ever_written_goes_on_at_the_key(
    folder: Path, clock: FixedClock
) -> None:
    """The computer may have been cut off between the empty database and the first mark in it."""
    from linkworker_desktop.bootstrap import services_of
    from linkworker_desktop.persistence.engine import create_database
    from linkworker_desktop.persistence.vault import create_vault

    _vault, key, _recovery_key = create_vault(folder, PASSPHRASE, demo=False, cost=CHEAP)
    services = services_of(create_database(folder, key, clock=clock), clock)
    assert unfinished_step(services) == 1
    services.municipality.save(MunicipalityDraft())
    assert unfinished_step(services) is None
    services.close(with_backup=False)
