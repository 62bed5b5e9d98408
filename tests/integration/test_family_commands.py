"""The commands about one family: everything as in its case file, how things stand today, and its papers."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from tests.builders.families import a_child, a_contact, a_family, an_adult
from tests.conftest import CHEAP, PASSPHRASE

from linkworker_desktop import bootstrap
from linkworker_desktop.base.clock import FixedClock
from linkworker_desktop.bootstrap import Services, create
from linkworker_desktop.cli.main import run
from linkworker_desktop.domain.consent import ConsentDraft, ConsentParty, GivenBy
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.domain.log_entry import LogDraft, Sensitivity
from linkworker_desktop.services.municipality import MunicipalityDraft

Call = Callable[..., tuple[int, str, str]]
SECRET = "Sover dårligt om natten."
SENSITIVE = "Venter svar fra sygehuset."


@pytest.fixture
def call(
    tmp_path: Path,
    clock: FixedClock,
    municipality: MunicipalityDraft,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Call:
    """Run a command on a vault with one family that has a nurse, a note, a private note and a consent."""
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LINKWORKER_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr(bootstrap, "SystemClock", lambda: clock)
    services, _key = create(tmp_path / "data", PASSPHRASE, municipality, clock=clock, cost=CHEAP)
    _fill(services)
    services.close(with_backup=False)

    def called(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(["--data", str(tmp_path / "data"), *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return called


def _fill(services: Services) -> None:
    family = FamilyId(services.families.save(a_family("Nakhlawar", an_adult(), a_child(8))).id)  # type: ignore[arg-type]
    nurse = services.contacts.save(a_contact("health_nurse", "Sundhedsplejen", person="Inger Vindkærby"))
    services.network.add(family, [ContactId(nurse.id)])  # type: ignore[arg-type]
    services.log.add(family, "Har fået NemKonto.")
    services.log.save(LogDraft(family, SECRET, sensitivity=Sensitivity.ONLY_ME))
    services.log.save(LogDraft(family, SENSITIVE, sensitivity=Sensitivity.SENSITIVE))
    father = services.families.draft(family).members[0].person
    assert father is not None
    services.consents.save(
        ConsentDraft(
            father,
            date(2026, 11, 20),
            "Skolegang",
            given_by=GivenBy.SELF,
            scope=frozenset({InformationKind.SCHOOL}),
            parties=(ConsentParty("Skovsunde Skole"),),
        )
    )


def test_a_family_is_shown_with_everything_its_case_file_has_and_how_it_stands(
    call: Call, tmp_path: Path
) -> None:
    code, said, _err = call("family", "f001", "--json")
    shown = json.loads(said)
    now = shown.pop("now")
    call("export", "F001", "--out", str(tmp_path / "case.json"))

    assert code == 0
    assert shown == json.loads((tmp_path / "case.json").read_text(encoding="utf-8"))
    assert [(each["given_name"], each["age"], each["is_adult"]) for each in now["members"]] == [
        ("Samir", 41, True),
        ("Nour", 8, False),
    ]
    counts = [now[name] for name in ("people", "authorities", "persons", "others", "ended", "documents")]
    assert counts == [2, 1, 1, 0, 0, 0]


def test_without_json_a_family_is_told_in_danish_lines(call: Call) -> None:
    code, said, _err = call("family", "F001")

    assert code == 0
    assert "Samir, far, 41 år, læser arabisk" in said
    assert "1 myndighed, 1 person" in said


def test_an_unknown_code_is_one_sentence(call: Call) -> None:
    code, said, error = call("family", "F999", "--json")

    assert code == 1
    assert "F999" in said + error
    assert set(json.loads(said)) == {"error"}


def test_a_case_file_can_leave_out_the_notes_that_are_for_nobody_else(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    call("export", "F001", "--without-own-notes", "--out", str(file))

    assert SECRET not in file.read_text(encoding="utf-8")
    assert "NemKonto" in file.read_text(encoding="utf-8")


def _text(file: Path) -> str:
    document = PdfDocument(file)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_the_family_sheet_has_what_is_known_and_no_note_that_is_sensitive_or_for_nobody_else(
    call: Call, tmp_path: Path
) -> None:
    file = tmp_path / "sheet.pdf"
    code, _said, _err = call("papers", "F001", "--paper", "family-sheet", "--out", str(file))
    text = _text(file)

    assert code == 0
    for word in (
        "Familieark",
        "Samir",
        "41 år",
        "Holder stafetten: ingen",
        "Skolegang",
        "Har fået NemKonto.",
    ):
        assert word in text
    assert SECRET not in text
    assert SENSITIVE not in text


def test_the_consent_form_says_what_is_shared_with_whom(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "consent.pdf"
    code, _said, _err = call("papers", "F001", "--paper", "consent", "--out", str(file))
    text = _text(file)

    assert code == 0
    for word in ("Samtykke til at dele oplysninger", "Samir Nakhlawar", "Skovsunde Skole", "Skolegang"):
        assert word in text


@pytest.mark.parametrize("paper", ["family-sheet", "consent"])
def test_a_paper_about_a_family_wants_its_code(call: Call, tmp_path: Path, paper: str) -> None:
    code, _said, error = call("papers", "--paper", paper, "--out", str(tmp_path / "x.pdf"))

    assert code == 1
    assert "papers F001" in error
    assert not (tmp_path / "x.pdf").exists()
