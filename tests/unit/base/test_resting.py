"""The collector of cycles rests while work asks for it, however many ask at once."""

from __future__ import annotations

import gc

import pytest

from linkworker_desktop.base.resting import collector_at_rest


def test_the_collector_goes_on_when_the_last_work_is_done() -> None:
    with collector_at_rest():
        with collector_at_rest():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_goes_on_after_work_that_fails() -> None:
    with pytest.raises(ValueError, match="afbrudt"), collector_at_rest():
        raise ValueError("afbrudt")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
