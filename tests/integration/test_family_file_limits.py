"""Too much, too large and twice at once: refused in one sentence, nothing half written."""

from __future__ import annotations

import os
import resource
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import JSON, String, inspect
from tests.builders.families import a_child, an_adult
from tests.builders.life import Life

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentDraft
from linkworker_desktop.domain.coordination import Actor
from linkworker_desktop.domain.kinship import KinshipKind, Tie
from linkworker_desktop.persistence.tables.base import Base
from linkworker_desktop.persistence.tables.calendar import ConsentPartyRow, ConsentRow
from linkworker_desktop.persistence.tables.documents import DocumentRow
from linkworker_desktop.persistence.tables.log import LogEntryRow
from linkworker_desktop.persistence.tables.network import InvolvementRow, KinshipRow, NetworkLayoutRow
from linkworker_desktop.persistence.tables.relay import CoordinatorRow, RelayEntryRow

NEW_TABLES = (
    ConsentPartyRow, ConsentRow, CoordinatorRow, DocumentRow, InvolvementRow, KinshipRow, LogEntryRow,
    NetworkLayoutRow, RelayEntryRow,
)  # fmt: skip
SAY_NOTHING = {
    "document.kind", "document.media_type", "involvement.frequency", "involvement.counts_as",
    "log_entry.author", "log_entry.group_tag", "log_entry.kind", "log_entry.role_tag", "log_entry.sensitivity",
    "relay_entry.author", "relay_entry.kind",
}  # fmt: skip
"""Codes out of short lists, and the link-worker's own name."""


@pytest.fixture
def life(services: Services) -> Life:
    return Life(services, an_adult(), a_child(12))


def _one_sentence(error: UserError) -> str:
    assert error.message.strip()
    assert "\n" not in error.message
    assert error.message.endswith(".")
    return error.message


@pytest.mark.parametrize("table", NEW_TABLES)
def test_every_text_round_a_family_is_hidden_in_the_trail(table: type[Base]) -> None:
    texts = {column.key for column in inspect(table).columns if isinstance(column.type, String | JSON)}

    assert {f"{table.__tablename__}.{name}" for name in texts - table.sensitive} <= SAY_NOTHING


def test_nobody_is_a_relative_of_themselves_nor_their_own_forefather(life: Life) -> None:
    kinship, samir, nour = life.services.kinship, life.person(), life.person("Nour")
    for kind in KinshipKind:
        with pytest.raises(UserError) as caught:
            kinship.save(Tie(samir, samir, kind))
        _one_sentence(caught.value)
    kinship.save(Tie(samir, nour, KinshipKind.PARENT))
    with pytest.raises(UserError) as caught:
        kinship.save(Tie(nour, samir, KinshipKind.PARENT))
    assert "forfader" in _one_sentence(caught.value)
    assert len(kinship.ties(life.id)) == 1


def test_two_cannot_both_offer_the_relay(life: Life) -> None:
    relay, one, other = life.services.relay, Actor("Sine Tidselmark"), Actor("Bo Rugagerholt")
    life.services.relay.open(life.id, one)
    relay.offer(life.id, other, offered_by=one)
    with pytest.raises(UserError) as caught:
        relay.offer(life.id, one, offered_by=other)
    _one_sentence(caught.value)
    state = relay.of_family(life.id).state
    assert (state.holder, state.offer and state.offer.taker) == (one, other)


def test_a_note_of_ten_megabytes_is_refused_and_nothing_is_written(life: Life) -> None:
    with pytest.raises(UserError) as caught:
        life.services.log.add(life.id, "å" * 5_000_000)

    assert len(_one_sentence(caught.value)) < 200
    assert [item for item in life.services.timeline.page(life.id).items if item.can_edit] == []


def test_a_consent_does_not_end_before_it_begins(life: Life) -> None:
    draft = ConsentDraft(life.person(), date(2026, 10, 1), "skole", valid_to=date(2026, 9, 30))
    with pytest.raises(UserError) as caught:
        life.services.consents.save(draft)

    _one_sentence(caught.value)
    assert life.services.consents.of_family(life.id) == ()


def test_a_document_of_two_gigabytes_is_left_out_without_being_read(life: Life, tmp_path: Path) -> None:
    huge = tmp_path / "film.mp4"
    with huge.open("wb") as file:
        file.truncate(2_000_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UserError) as caught:
        life.services.documents.add_files(life.id, [huge])

    assert "film.mp4" in _one_sentence(caught.value)
    assert life.services.documents.of_family(life.id) == ()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # KiB


def test_a_folder_of_ten_thousand_files_is_refused_whole(life: Life, tmp_path: Path) -> None:
    folder = tmp_path / "mange"
    folder.mkdir()
    for number in range(10_000):
        os.mknod(folder / f"{number}.txt")
    with pytest.raises(UserError) as caught:
        life.services.documents.add_files(life.id, [folder])

    _one_sentence(caught.value)
    assert life.services.documents.of_family(life.id) == ()


@pytest.mark.parametrize(
    "name", ["CON", "aux.txt", "../../x", "a\x00b.pdf", "x\u202efdp.exe", "å" * 296 + ".pdf"]
)
def test_a_document_is_kept_under_a_name_that_can_be_shown(life: Life, name: str) -> None:
    life.services.documents.add(life.id, name, b"%PDF-x")
    (kept,) = life.services.documents.of_family(life.id)

    assert kept.draft.name
    assert len(kept.draft.name) <= 255
    assert not set(kept.draft.name) & set("/\\\x00\u202e")
    data = life.services.case_files.export(life.id)
    life.services.families.delete(life.id)
    life.services.families.erase(life.id)
    life.services.case_files.import_bytes(data)
    assert life.services.case_files.export(life.id) == data
