"""The sample beside the municipality's own data."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkworker_desktop.base.errors import StorageError
from linkworker_desktop.ui.sample_vault import delete_made_sample, sample_folder


def test_where_no_sample_lies_beside_the_data_nothing_is_deleted_and_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "linkworker.db").touch()
    with pytest.raises(StorageError, match="Intet er slettet"):
        delete_made_sample(tmp_path)

    assert (tmp_path / "linkworker.db").exists()


def test_the_sample_beside_the_data_is_deleted_whole(tmp_path: Path) -> None:
    sample_folder(tmp_path).mkdir(parents=True)
    (sample_folder(tmp_path) / "vault.json").touch()
    delete_made_sample(tmp_path)

    assert not sample_folder(tmp_path).exists()
