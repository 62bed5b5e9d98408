"""Documents of a family: everything dropped on it is kept, or said no to in one sentence."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders.families import a_child, an_adult
from tests.builders.life import Life

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain import document
from linkworker_desktop.domain.document import DocumentDraft, DocumentId, DocumentKind, file_name, kept_name
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.services import document_files


@pytest.fixture
def life(services: Services) -> Life:
    return Life(services, an_adult(), a_child(8))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "dropped"
    made.mkdir()
    return made


def _file(folder: Path, name: str, content: bytes = b"%PDF-1.7 brev") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def _names(life: Life, *, deleted: bool = False) -> list[str]:
    return sorted(each.draft.name for each in life.services.documents.of_family(life.id, deleted=deleted))


def test_a_dropped_file_is_kept_with_its_name_kind_and_size_and_comes_out_as_it_went_in(
    life: Life, folder: Path
) -> None:
    life.services.documents.add_files(life.id, [_file(folder, "Brev fra skolen.pdf")])
    (view,) = life.services.documents.of_family(life.id)

    assert (view.draft.name, view.media_type, view.size) == ("Brev fra skolen.pdf", "application/pdf", 13)
    assert life.services.documents.content(view.id) == ("Brev fra skolen.pdf", b"%PDF-1.7 brev")


def test_looking_at_a_document_is_recorded(life: Life, folder: Path) -> None:
    services = life.services
    services.documents.add_files(life.id, [_file(folder, "a.pdf")])
    (view,) = services.documents.of_family(life.id)
    services.documents.content(view.id)

    with services.database.look() as look:
        (row,) = look.rows("SELECT entity_id FROM audit WHERE operation = 'seen' AND entity = 'document'")
    assert row.entity_id.replace("-", "") == view.id.hex


def test_undo_puts_what_was_dropped_in_the_trash_and_redo_takes_it_out(life: Life, folder: Path) -> None:
    files = [_file(folder, "a.pdf"), _file(folder, "b.txt", b"b")]
    undo = life.services.documents.add_files(life.id, files).undo
    assert undo is not None
    redo = undo().undo
    assert (_names(life), _names(life, deleted=True)) == ([], ["a.pdf", "b.txt"])
    assert redo is not None
    redo()

    assert (_names(life), _names(life, deleted=True)) == (["a.pdf", "b.txt"], [])


def test_folders_are_taken_with_all_their_files_and_links_are_not_followed(life: Life, folder: Path) -> None:
    inner = folder / "bilag"
    inner.mkdir()
    _file(inner, "1.pdf")
    _file(folder, ".skjult")
    (inner / "rundt").symlink_to(folder)
    life.services.documents.add_files(life.id, [folder])

    assert _names(life) == ["1.pdf"]


def test_a_folder_of_ten_thousand_files_is_said_no_to_before_anything_is_read(
    life: Life, folder: Path
) -> None:
    for number in range(10_000):
        (folder / f"{number}.txt").touch()
    with pytest.raises(UserError, match="mere end 100 filer"):
        life.services.documents.add_files(life.id, [folder])

    assert _names(life) == []


def test_a_file_of_two_gigabytes_is_left_out_in_one_sentence_and_the_others_are_kept(
    life: Life, folder: Path
) -> None:
    huge = folder / "film.mp4"
    with huge.open("wb") as file:
        file.truncate(2 * 1024**3)
    changed = life.services.documents.add_files(life.id, [huge, _file(folder, "a.pdf")])

    assert changed.remarks == ("»film.mp4« fylder mere end 50 MB og er ikke lagt ind.",)
    assert _names(life) == ["a.pdf"]


def test_empty_missing_and_strange_files_are_said_no_to_and_nothing_is_kept(life: Life, folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    paths = [_file(folder, "tom.txt", b""), folder / "væk.pdf", folder / "pipe"]
    with pytest.raises(UserError) as caught:
        life.services.documents.add_files(life.id, paths)

    assert len(caught.value.message.splitlines()) == 3
    assert _names(life) == []


def test_a_family_has_room_for_so_much_and_no_more(
    life: Life, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_files, "LARGEST_OF_FAMILY", 20)
    changed = life.services.documents.add_files(life.id, [_file(folder, "a.pdf"), _file(folder, "b.pdf")])
    assert _names(life) == ["a.pdf"]
    assert len(changed.remarks) == 1
    with pytest.raises(UserError, match="må højst fylde"):
        life.services.documents.add(life.id, "c.pdf", b"%PDF-1.7 c")


@pytest.mark.parametrize(
    ("typed", "kept", "on_disk"),
    [
        ("CON", "CON", "_CON"),
        ("aux.txt", "aux.txt", "_aux.txt"),
        ("../../x", "x", "x"),
        (r"C:\win\a.txt", "a.txt", "a.txt"),
        ("a.txt:x", "a.txt:x", "a.txt_x"),
        ("slut. . ", "slut", "slut"),
        ("fal\u202egpj.exe", "falgpj.exe", "falgpj.exe"),
        ("..", "dokument", "dokument"),
        ("", "dokument", "dokument"),
        ("نور.pdf", "نور.pdf", "نور.pdf"),
        ("com1.pdf", "com1.pdf", "_com1.pdf"),
    ],
)
def test_a_name_is_kept_as_it_can_be_read_and_written_as_every_disk_takes_it(
    typed: str, kept: str, on_disk: str
) -> None:
    assert (kept_name(typed), file_name(typed)) == (kept, on_disk)


def test_a_long_name_keeps_its_ending() -> None:
    name = kept_name("a" * 300 + ".docx")

    assert len(name) == document.LONGEST_NAME
    assert name.endswith("a.docx")


def test_a_document_gets_another_name_person_and_note_and_undo_takes_them_back(
    life: Life, folder: Path
) -> None:
    services = life.services
    services.documents.add_files(life.id, [_file(folder, "a.pdf")])
    (before,) = services.documents.of_family(life.id)
    draft = DocumentDraft("Afgørelse.pdf", DocumentKind.DECISION, life.person("Nour"), "vigtig")
    undo = services.documents.change(before.id, draft).undo
    (view,) = services.documents.of_family(life.id)
    assert (view.draft, view.person) == (draft, "Nour")
    assert undo is not None
    undo()

    assert services.documents.of_family(life.id) == (before,)


@pytest.mark.parametrize(("fields", "field"), [({"name": " "}, "name"), ({"note": "a" * 4001}, "note")])
def test_what_cannot_be_is_said_at_its_field(
    life: Life, folder: Path, fields: dict[str, str], field: str
) -> None:
    life.services.documents.add_files(life.id, [_file(folder, "a.pdf")])
    (view,) = life.services.documents.of_family(life.id)
    with pytest.raises(InvalidInput) as caught:
        life.services.documents.change(view.id, replace(view.draft, **fields))  # type: ignore[arg-type]

    assert [problem.field for problem in caught.value.problems] == [field]


def test_a_document_cannot_be_about_somebody_of_another_family(life: Life, folder: Path) -> None:
    stranger = Life(life.services, surname="Samaqani").person()
    with pytest.raises(InvalidInput):
        life.services.documents.add_files(life.id, [_file(folder, "a.pdf")], person=stranger)

    assert _names(life) == []


def test_a_document_about_somebody_taken_off_the_list_keeps_them_when_it_is_renamed(
    life: Life, folder: Path
) -> None:
    services, nour = life.services, life.person("Nour")
    services.documents.add_files(life.id, [_file(folder, "a.pdf")], person=nour)
    family = services.families.draft(life.id)
    services.families.save(replace(family, members=tuple(m for m in family.members if m.person != nour)))
    (view,) = services.documents.of_family(life.id)
    services.documents.change(view.id, replace(view.draft, name="b.pdf"))

    (after,) = services.documents.of_family(life.id)
    assert (after.draft.name, after.draft.person) == ("b.pdf", nour)


def test_erasing_takes_the_content_out_of_the_vault_unless_another_has_the_same(
    life: Life, folder: Path
) -> None:
    services = life.services
    other = Life(services, surname="Samaqani")
    for family in (life, other):
        services.documents.add_files(family.id, [_file(folder, "a.pdf")])
    first, second = (services.documents.of_family(each.id)[0].id for each in (life, other))
    _erase(services, first)
    assert services.documents.content(second)[1].startswith(b"%PDF")
    _erase(services, second)

    with services.database.look() as look:
        assert look.rows("SELECT id FROM blob WHERE media_type = 'application/pdf'") == []


def test_a_document_outside_the_trash_is_not_erased(life: Life, folder: Path) -> None:
    life.services.documents.add_files(life.id, [_file(folder, "a.pdf")])
    (view,) = life.services.documents.of_family(life.id)
    with pytest.raises(UserError):
        life.services.documents.erase(view.id)

    assert _names(life) == ["a.pdf"]


def _erase(services: Services, ident: DocumentId) -> None:
    services.documents.delete([ident])
    services.documents.erase(ident)
