"""A program killed at any moment of its work has saved all it said it saved, and nothing by half."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from tests.builders.vaults import CHEAP, PASSPHRASE
from tests.integration.kill_writer import Records

from linkworker_desktop.bootstrap import Services, create, unlock
from linkworker_desktop.persistence.audit import Operation
from linkworker_desktop.persistence.search_index import search_doc
from linkworker_desktop.persistence.tables.audit import AuditRow
from linkworker_desktop.persistence.tables.base import Base
from linkworker_desktop.persistence.tables.contacts import ContactRow
from linkworker_desktop.persistence.tables.families import FamilyRow, MembershipRow
from linkworker_desktop.persistence.tables.folders import BlobRow, FactValueRow, FolderIssueRow
from linkworker_desktop.services.municipality import MunicipalityDraft

ROUNDS = 50
CHECKED_EVERY = 10
LONGEST_WAIT = 0.15
"""Seconds from the last save waited for to the kill: a dozen saves."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are POSIX")


@dataclass(frozen=True, slots=True)
class Round:
    """What a killed writer had said: records it had saved, and those of the save it was killed in (or before)."""

    saved: Records
    begun: Records


class ForkServer:
    """The writer's process, which forks a fresh writer for every round."""

    def __init__(self, folder: Path) -> None:
        script = Path(__file__).with_name("kill_writer.py")
        command = [sys.executable, str(script), str(folder), PASSPHRASE]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> ForkServer:
        return self

    def __exit__(self, *_error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._input.close()
        self._process.wait(timeout=10)
        self._output.close()

    def killed(self, number: int, *, saves: int, seconds: float) -> Round:
        """Start a writer, wait until it has saved so many times and so long again, kill it, return what it said."""
        self._input.write(f"{number}\n")
        self._input.flush()
        word, pid = self._heard()
        assert word == "pid"
        heard = [self._heard() for _line in range(2 * saves)]
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
        while (line := self._heard())[0] != "ended":
            heard.append(line)
        return _round(heard)

    def _heard(self) -> tuple[str, Any]:
        line = self._output.readline()
        assert line, "the writer failed before it was killed"
        word, content = json.loads(line)
        return word, content

    @property
    def _input(self) -> IO[str]:
        assert self._process.stdin is not None
        return self._process.stdin

    @property
    def _output(self) -> IO[str]:
        assert self._process.stdout is not None
        return self._process.stdout


def _round(heard: list[tuple[str, Any]]) -> Round:
    saved: Records = {}
    begun: Records = {}
    for word, content in heard:
        if word == "begins":
            begun = content
        else:
            saved |= begun
            begun = {}
    return Round(saved, begun)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty vault that opens at once."""
    place = tmp_path / "data"
    services, _recovery_key = create(
        place, PASSPHRASE, MunicipalityDraft(name="Skovsunde Kommune"), cost=CHEAP
    )
    services.close(with_backup=False)
    return place


def test_a_program_killed_fifty_times_loses_nothing_and_leaves_nothing_half(folder: Path) -> None:
    chance = random.Random(50)
    known: Records = {}
    kills_in_a_save = saves = 0
    with ForkServer(folder) as server:
        for number in range(ROUNDS):
            waited_for = chance.choice((0, 0, 1, 2, 5))
            said = server.killed(number, saves=waited_for, seconds=chance.random() * LONGEST_WAIT)
            known |= said.saved
            saves += len(said.saved)
            services = unlock(folder, passphrase=PASSPHRASE)
            try:
                found = records(services)
                assert found in (known, known | said.begun), difference(number, known, said.begun, found)
                kills_in_a_save += bool(said.begun)
                known = found
                assert_next_start_asks_nothing(services, folder)
                assert_audit_knows_every_row(services)
                assert_search_finds(services, {key: found[key] for key in said.saved})
                if (number + 1) % CHECKED_EVERY == 0:
                    assert services.backups.check().is_sound
            finally:
                services.close(with_backup=False)
    assert saves > ROUNDS
    assert kills_in_a_save > ROUNDS / 10, "the kills fell between the saves: the test has proved nothing"


def test_the_comparison_sees_a_family_without_one_of_its_members(folder: Path) -> None:
    with ForkServer(folder) as server:
        said = server.killed(1, saves=9, seconds=0)
    with an_open(folder) as services:
        before = records(services)
        with services.database.write("test") as session:
            family = session.scalars(select(FamilyRow)).first()
            assert family is not None
            session.delete(family.memberships[-1])
        after = records(services)
    assert before in (said.saved, said.saved | said.begun)
    assert after not in (said.saved, said.saved | said.begun)


def test_the_comparison_sees_a_row_the_audit_does_not_know(folder: Path) -> None:
    with ForkServer(folder) as server:
        server.killed(1, saves=9, seconds=0)
    with an_open(folder) as services:
        assert_audit_knows_every_row(services)
        with services.database.write("test") as session:
            session.execute(delete(MembershipRow).execution_options(recorded=True))
        with pytest.raises(AssertionError, match="membership"):
            assert_audit_knows_every_row(services)


class an_open:  # noqa: N801 - reads as a builder
    """The services of a vault, for one block."""

    def __init__(self, folder: Path) -> None:
        self._services = unlock(folder, passphrase=PASSPHRASE)

    def __enter__(self) -> Services:
        return self._services

    def __exit__(self, *_error: object) -> None:
        self._services.close(with_backup=False)


def records(services: Services) -> Records:
    """Return everything the writers saved as it stands in the vault now."""
    with services.database.read() as session:
        return dict([*_families(session), *_contacts(session), *_facts(session), *_papers(session)])


def _families(session: Session) -> Iterator[tuple[str, object]]:
    titles = _titles(session)
    for family in session.scalars(select(FamilyRow)):
        yield family.note, [family.surname, [each.person.given_name for each in family.memberships]]
        yield f"search {family.note}", titles.get(family.id)


def _contacts(session: Session) -> Iterator[tuple[str, object]]:
    titles = _titles(session)
    for contact in session.scalars(select(ContactRow)):
        assert contact.organisation is not None
        yield contact.note, [contact.organisation.name, [each.number for each in contact.phones]]
        yield f"search {contact.note}", titles.get(contact.id)


def _facts(session: Session) -> Iterator[tuple[str, object]]:
    for fact, tag in session.execute(select(FactValueRow, FamilyRow.note).join(FamilyRow)):
        yield f"fact {fact.name} of {tag}", fact.value


def _papers(session: Session) -> Iterator[tuple[str, object]]:
    query = select(FolderIssueRow.pages, BlobRow.content, FamilyRow.note).join(BlobRow).join(FamilyRow)
    for pages, content, tag in session.execute(query):
        yield f"paper of {tag}", [hashlib.sha256(content).hexdigest(), pages]


def _titles(session: Session) -> dict[Any, str]:
    rows = session.execute(select(search_doc.c.entity_id, search_doc.c.title))
    return {row.entity_id: row.title for row in rows}


def difference(number: int, known: Records, begun: Records, found: Records) -> str:
    """Return in what the vault differs from what was said, for a failing test."""
    expected = known | begun
    lost = {
        key: (known[key], found.get(key))
        for key in known
        if found.get(key) not in (known[key], begun.get(key))
    }
    strange = {key: found[key] for key in found if key not in expected}
    return f"round {number}: lost or half {lost}; never announced {strange}; being saved {begun}"


def assert_next_start_asks_nothing(services: Services, folder: Path) -> None:
    """The vault opened without a word, and the killed process's temporary files are gone."""
    assert services.database.notices() == ()
    assert list(folder.glob(".ny-*")) == []


def assert_audit_knows_every_row(services: Services) -> None:
    """Each table holds exactly the rows the audit trail says were made and not deleted."""
    with services.database.read() as session:
        made: dict[str, set[str]] = {}
        for entity, identity, operation in session.execute(
            select(AuditRow.entity, AuditRow.entity_id, AuditRow.operation).order_by(AuditRow.seq)
        ):
            if operation == Operation.CREATED:
                made.setdefault(entity, set()).add(identity)
            elif operation == Operation.DELETED:
                made.setdefault(entity, set()).discard(identity)
        for mapper in Base.registry.mappers:
            name = mapper.class_.__tablename__
            if name in ("audit", "draft"):
                continue
            rows = {
                ",".join(str(part) for part in key) for key in session.execute(select(*mapper.primary_key))
            }
            assert rows == made.get(name, set()), f"{name}: rows and audit trail differ"


def assert_search_finds(services: Services, saved: Records) -> None:
    """The name saved last is found by searching for it."""
    names = [str(name) for key, name in saved.items() if key.startswith("search ")]
    if names:
        assert names[-1] in [found.title for found in services.finder.find(names[-1])]
