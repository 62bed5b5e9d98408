"""Papers lent to a PDF reader are private, and gone again."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.ui.opened_papers import OpenedPapers, papers_folder, sweep_papers

NAME = "velkomstmappe-F003-ar.pdf"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda *_given, **_named: str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def papers(qapp: QApplication, tmp_path: Path) -> Iterator[OpenedPapers]:
    made = OpenedPapers(tmp_path / "data")
    yield made
    made.remove()


def test_a_paper_lies_where_only_this_user_can_look_and_not_among_the_data(
    papers: OpenedPapers, tmp_path: Path
) -> None:
    file = papers.lend(NAME, b"%PDF")
    assert file.read_bytes() == b"%PDF"
    assert not file.is_relative_to(tmp_path / "data")
    if sys.platform != "win32":
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(papers_folder(tmp_path / "data").stat().st_mode) == 0o700


def test_a_paper_is_removed_with_its_page(papers: OpenedPapers) -> None:
    file = papers.lend(NAME, b"%PDF")
    papers.deleteLater()
    QCoreApplication.sendPostedEvents(papers, QEvent.Type.DeferredDelete)
    assert not file.exists()


def test_what_a_program_that_was_cut_off_left_is_swept_up(papers: OpenedPapers, tmp_path: Path) -> None:
    file = papers.lend(NAME, b"%PDF")
    sweep_papers(tmp_path / "data")
    assert not file.exists()


def test_papers_of_other_data_are_left_alone(papers: OpenedPapers, tmp_path: Path) -> None:
    file = papers.lend(NAME, b"%PDF")
    sweep_papers(tmp_path / "other data")
    assert file.exists()


def test_a_paper_nobody_can_open_is_one_sentence_and_is_gone(
    papers: OpenedPapers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    with pytest.raises(UserError, match="ingen PDF-læser"):
        papers.open(NAME, b"%PDF")
    assert list(papers_folder(tmp_path / "data").rglob("*.pdf")) == []


def test_a_folder_that_cannot_be_made_is_one_sentence(papers: OpenedPapers, cache: Path) -> None:
    cache.write_text("in the way")
    with pytest.raises(UserError, match="kunne ikke gemmes"):
        papers.lend(NAME, b"%PDF")
