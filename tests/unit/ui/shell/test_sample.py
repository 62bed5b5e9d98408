"""The sample municipality: one click in, one click out, and the own data untouched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builders.program import CHEAP, LONG, Desktop, a_vault

from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.base.settings import Settings
from linkworker_desktop.bootstrap import create
from linkworker_desktop.services import sample
from linkworker_desktop.ui.main_window import MainWindow
from linkworker_desktop.ui.navigation import Destination, Place
from linkworker_desktop.ui.sample_vault import SAMPLE_NAME, SAMPLE_PASSPHRASE, has_sample, sample_folder
from linkworker_desktop.ui.unlock.first_run import FirstRun
from linkworker_desktop.ui.unlock.unlock_screen import UnlockScreen

Start = Callable[..., Desktop]


@pytest.fixture
def made_sample(folder: Path, clock: FixedClock) -> None:
    """A sample that was made before, with nothing in it, so that opening it takes no time."""
    services, _key = create(
        sample_folder(folder), SAMPLE_PASSPHRASE, sample.SAMPLE_MUNICIPALITY, clock=clock, cost=CHEAP
    )
    services.close(with_backup=False)


def test_what_the_screen_says_of_the_sample_is_so() -> None:
    assert sample.SAMPLE_PASSPHRASE == SAMPLE_PASSPHRASE
    assert SAMPLE_NAME in sample.SAMPLE_MUNICIPALITY.name


@pytest.mark.usefixtures("made_sample")
def test_a_link_opens_the_sample_and_the_band_says_so(desktop: Desktop) -> None:
    desktop.screen(UnlockScreen).sample_link.click()
    main = desktop.screen(MainWindow)
    assert not main.status._band.isHidden()
    assert desktop.program.desk.settings.recent_vault == "sample"


@pytest.mark.usefixtures("made_sample")
def test_the_own_data_have_no_band(desktop: Desktop) -> None:
    assert desktop.unlock().status._band.isHidden()


@pytest.mark.usefixtures("made_sample")
def test_a_page_may_lead_to_the_sample(desktop: Desktop) -> None:
    desktop.unlock()
    assert desktop.program.opened is not None
    own = desktop.program.opened.services.database
    desktop.program.opened.actions.go(Destination(Place.SETTINGS, field="sample"))
    desktop.qtbot.waitUntil(lambda: not own.is_open, timeout=LONG)
    assert not desktop.screen(MainWindow).status._band.isHidden()


@pytest.mark.usefixtures("made_sample")
def test_one_click_deletes_the_sample_and_leads_home(desktop: Desktop, folder: Path) -> None:
    desktop.screen(UnlockScreen).sample_link.click()
    desktop.screen(MainWindow).status._band.link.click()
    desktop.qtbot.waitUntil(lambda: not sample_folder(folder).exists(), timeout=LONG)
    desktop.qtbot.waitUntil(lambda: not desktop.screen(UnlockScreen).notice.isHidden(), timeout=LONG)
    assert not desktop.screen(UnlockScreen).is_sample
    desktop.unlock()


@pytest.mark.usefixtures("made_sample")
def test_without_own_data_deleting_leads_to_the_first_run(start: Start, folder: Path) -> None:
    desktop = start(Settings(recent_vault="sample"))
    desktop.screen(MainWindow).status._band.link.click()
    desktop.screen(FirstRun)
    assert not has_sample(folder)


@pytest.mark.usefixtures("made_sample")
def test_a_locked_sample_tells_its_passphrase(desktop: Desktop) -> None:
    desktop.screen(UnlockScreen).sample_link.click()
    desktop.screen(MainWindow)
    desktop.program.lock()
    screen = desktop.screen(UnlockScreen)
    desktop.qtbot.waitUntil(screen.button.isEnabled, timeout=LONG)
    assert SAMPLE_PASSPHRASE in screen.subtitle.text()
    screen.sample_link.click()
    assert not desktop.screen(UnlockScreen).is_sample


def test_a_sample_that_was_cut_off_is_not_taken_for_one(folder: Path, clock: FixedClock) -> None:
    a_vault(sample_folder(folder), clock)
    assert has_sample(folder)
    (sample_folder(folder) / "unfinished").touch()
    assert not has_sample(folder)
