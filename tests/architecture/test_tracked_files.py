"""What is published names no machine, no private package index, and locks every library by its content."""

from __future__ import annotations

import ipaddress
import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))

MACHINE_PATH = re.compile(r"(?<![\w.])/(?:root|work|mnt|media)/")
PACKAGE_INDEX = re.compile(r"https?://\S+/simple\b|--(?:extra-)?index-url\b|--trusted-host\b|--find-links\b")
ADDRESS = re.compile(r"https?://[^\s\"'<>)\]}»,;]+")
PRIVATE_ENDINGS = (".internal", ".local", ".lan", ".corp", ".intra")

REQUIREMENT = re.compile(r"^[a-z0-9._-]+(?:\[[a-z,]+\])?==\S+")
HASH = re.compile(r"^\s+--hash=sha256:[0-9a-f]{64}\b")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Every tracked text file by its name."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    found = {}
    for name in listed.stdout.split("\0"):
        file = ROOT / name
        if name and file.is_file() and b"\0" not in (content := file.read_bytes())[:4096]:
            found[name] = content.decode("utf-8", "replace")
    assert len(found) > 100
    return found


def test_no_tracked_file_names_a_folder_of_somebodys_machine(texts: dict[str, str]) -> None:
    assert not _lines_with(texts, MACHINE_PATH)
    for folder in (ROOT, Path.home()):
        if len(folder.parts) > 2:
            assert not _lines_with(texts, re.compile(re.escape(str(folder))))


def test_no_tracked_file_names_a_package_index(texts: dict[str, str]) -> None:
    assert not _lines_with(texts, PACKAGE_INDEX)


def test_every_address_in_a_tracked_file_is_public(texts: dict[str, str]) -> None:
    private = {
        f"{name}: {address}"
        for name, text in texts.items()
        for address in ADDRESS.findall(text)
        if not _is_public(address)
    }
    assert not private


@pytest.mark.parametrize(
    ("place", "is_public"),
    [
        ("www.retsinformation.dk/eli", True),
        ("skovsunde.example/kurser", True),
        ("10.0.0.7:8080/x", False),
        ("registry:4873/", False),
        ("packages.firm.internal/x", False),
    ],
)
def test_a_private_address_is_known_from_a_public_one(place: str, *, is_public: bool) -> None:
    assert _is_public("//" + place) == is_public


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_file_pins_each_library_by_version_and_content(lock: Path) -> None:
    lines = lock.read_text(encoding="utf-8").splitlines()
    starts = [number for number, line in enumerate(lines) if line and line[0] not in " #"]
    assert len(starts) > 10
    for start, following in zip(starts, [*starts[1:], len(lines)], strict=True):
        assert REQUIREMENT.match(lines[start]), lines[start]
        assert any(HASH.match(line) for line in lines[start + 1 : following]), lines[start]


def test_the_three_lock_files_agree_on_the_libraries_they_share() -> None:
    pins: dict[str, set[str]] = {}
    for lock in LOCKS:
        for line in lock.read_text(encoding="utf-8").splitlines():
            if REQUIREMENT.match(line):
                name, _equals, version = line.split(" ")[0].partition("==")
                pins.setdefault(name, set()).add(version)
    assert not {name: versions for name, versions in pins.items() if len(versions) > 1}


def _lines_with(texts: dict[str, str], pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line) and name != Path(__file__).relative_to(ROOT).as_posix()
    ]


def _is_public(address: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith(PRIVATE_ENDINGS)
