"""A session's log and everything else it leaves in the clear name no person."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.builders.families import a_contact, a_family, an_adult
from tests.builders.vaults import CHEAP, CLOCK

from linkworker_desktop.bootstrap import create
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.services.municipality import MunicipalityDraft

PASSPHRASE = "syv hemmelige svaner i sivene"
MARKS = ("Markørsen", "Kendemærke", "010190-4321", "0101904321", "Stikordsnoten", "Hemmeligvej", PASSPHRASE)
"""What was typed about the family, its contact and its vault; none of it belongs outside the encrypted files."""

SESSION = """
import sys
from pathlib import Path
from linkworker_desktop.base.logging import set_up_logging
from linkworker_desktop.cli.main import run
data, out, logs = map(Path, sys.argv[1:])
set_up_logging(logs, verbose=True)
codes = [
    run(["--data", str(data), *words])
    for words in (
        ["families"],
        ["folder", "F001", "--out", str(out / "mappe.pdf")],
        ["folder", "F001", "--leave-out-missing", "--out", str(out / "mappe.pdf")],
        ["export", "F001", "--out", str(out / "familie.json")],
        ["import", str(out / "familie.json")],
        ["import", str(out / "mappe.pdf")],
        ["folder", "Markørsen", "--out", str(out / "ingen.pdf")],
        ["backup", "--out", str(out / "kopi.lwbackup")],
        ["restore", str(out / "mappe.pdf")],
        ["check"],
    )
]
(data / "anchor.json").write_text("{Markørsen")
codes.append(run(["--data", str(data), "check"]))
print(codes)
"""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the data, the log and the temporary files of a session of the command line."""
    place = tmp_path_factory.mktemp("session")
    data = place / "data"
    municipality = MunicipalityDraft(name="Skovsunde Kommune", linkworker="Maja Vindkærby")
    services, _key = create(data, PASSPHRASE, municipality, clock=CLOCK, cost=CHEAP)
    person = an_adult("Kendemærke", "ar", cpr="010190-4321", birth_date=date(1990, 1, 1))
    family = services.families.save(a_family("Markørsen", person, note="Stikordsnoten")).id
    assert family is not None
    services.families.save(a_family("Prøvland"))
    services.contacts.save(a_contact("gp", "Lægehuset Kendemærke", note="Hemmeligvej 4"))
    services.folders.set_fact(FamilyId(family), "raadgiver", "Kendemærke Vindkærby")
    services.close(with_backup=False)
    for name in ("out", "temporary"):
        (place / name).mkdir()
    environment = os.environ | {
        "LINKWORKER_PASSPHRASE": PASSPHRASE,
        "TMPDIR": str(place / "temporary"),
        "HOME": str(place / "home"),
        "LANG": "da_DK.UTF-8",
    }
    command = [sys.executable, "-c", SESSION, str(data), str(place / "out"), str(place / "logs")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    codes = done.stdout.splitlines()[-1]
    assert codes.count("0") >= 6, done.stdout + done.stderr
    assert codes.count("1") >= 3, done.stdout + done.stderr
    return place


def test_a_session_is_logged_without_a_word_about_a_person(session: Path) -> None:
    log = "".join(file.read_text(encoding="utf-8") for file in (session / "logs").iterdir())
    assert "backup made" in log
    assert "anchor could not be read" in log
    assert not [mark for mark in MARKS if mark.casefold() in log.casefold()]


def test_a_session_leaves_nothing_readable_in_the_data_folder_or_beside_it(session: Path) -> None:
    places = [session / name for name in ("data", "temporary", "home")]
    files = [file for place in places for file in place.rglob("*") if file.is_file()]
    assert session / "data" / "linkworker.db" in files
    (session / "data" / "anchor.json").unlink()
    readable = {
        f"{file.name}: {mark}"
        for file in files
        if file.exists()
        for mark in MARKS
        for encoding in ("utf-8", "utf-16-le")
        if mark.encode(encoding) in file.read_bytes()
    }
    assert not readable
