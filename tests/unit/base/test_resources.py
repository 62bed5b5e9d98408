"""The data files are found wherever the program runs from."""

from pathlib import Path

import pytest

from linkworker_desktop.base.resources import find_resources, resource_path


def a_package(root: Path) -> Path:
    package = root / "src" / "linkworker_desktop"
    package.mkdir(parents=True)
    return package


def test_an_installed_package_has_its_resources_inside(tmp_path: Path) -> None:
    package = a_package(tmp_path)
    (package / "resources").mkdir()
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "resources").mkdir()
    assert find_resources(package, None) == package / "resources"


def test_a_checkout_has_its_resources_beside_src(tmp_path: Path) -> None:
    package = a_package(tmp_path)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "resources").mkdir()
    assert find_resources(package, None) == tmp_path / "resources"


def test_a_folder_called_resources_is_not_ours_without_a_project_file(tmp_path: Path) -> None:
    package = a_package(tmp_path)
    (tmp_path / "resources").mkdir()
    with pytest.raises(FileNotFoundError):
        find_resources(package, None)


def test_a_frozen_program_has_its_resources_in_the_unpacked_folder(tmp_path: Path) -> None:
    frozen = tmp_path / "unpacked"
    (frozen / "resources").mkdir(parents=True)
    assert find_resources(a_package(tmp_path), frozen) == frozen / "resources"


def test_parts_are_joined_under_the_resources_of_the_running_program() -> None:
    path = resource_path("content", "da")
    assert path.parts[-3:] == ("resources", "content", "da")
    assert path.parents[1].is_dir()
