"""The desktop says that nobody is there any more: heard over a real message bus of the test's own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from pytestqt.qtbot import QtBot

from linkworker_desktop.ui.session_watch import SessionWatch

needs_bus = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None, reason="no message bus here"
)
MANAGER = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
SESSION = ("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock")
SAVER = ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged")
GNOME = ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged")


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a message bus that lives as long as the test."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def desktop(bus: str) -> Iterator[QDBusConnection]:
    """The other end of the bus, where the desktop speaks; it owns the name of the session's manager."""
    connection = QDBusConnection.connectToBus(bus, "desktop")
    assert connection.registerService("org.freedesktop.login1")
    yield connection
    QDBusConnection.disconnectFromBus("desktop")


@pytest.fixture
def watch(qtbot: QtBot, bus: str) -> Iterator[SessionWatch]:
    connection = QDBusConnection.connectToBus(bus, "program")
    made = SessionWatch(system=connection, session=connection)
    yield made
    made.deleteLater()
    QDBusConnection.disconnectFromBus("program")


def say(desktop: QDBusConnection, signal: tuple[str, str, str], *values: object) -> None:
    message = QDBusMessage.createSignal(*signal)
    message.setArguments(list(values))
    assert desktop.send(message)


@needs_bus
@pytest.mark.parametrize(
    ("signal", "values"), [(MANAGER, (True,)), (SESSION, ()), (SAVER, (True,)), (GNOME, (True,))]
)
def test_a_locked_screen_and_sleep_are_heard(
    qtbot: QtBot,
    desktop: QDBusConnection,
    watch: SessionWatch,
    signal: tuple[str, str, str],
    values: tuple[object, ...],
) -> None:
    assert watch.is_listening
    with qtbot.waitSignal(watch.left, timeout=3000):
        say(desktop, signal, *values)


@needs_bus
@pytest.mark.parametrize("signal", [MANAGER, SAVER])
def test_waking_and_uncovering_lock_nothing(
    qtbot: QtBot, desktop: QDBusConnection, watch: SessionWatch, signal: tuple[str, str, str]
) -> None:
    with qtbot.assertNotEmitted(watch.left, wait=300):
        say(desktop, signal, False)


def test_without_a_bus_nothing_is_heard_and_nothing_fails(qtbot: QtBot) -> None:
    gone = QDBusConnection.connectToBus("unix:path=/nowhere/bus", "gone")
    watch = SessionWatch(system=gone, session=gone)
    assert not watch.is_listening
