"""A database of an earlier version becomes one of this version, or stays as it was."""

import re
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, text
from tests.builders.vaults import CLOCK, Home, add_contact

from linkworker_desktop.base.errors import StorageError
from linkworker_desktop.base.paths import DataFolder
from linkworker_desktop.persistence import engine as engine_module
from linkworker_desktop.persistence import tables
from linkworker_desktop.persistence.backup import latest_verified, verify_backup
from linkworker_desktop.persistence.checking import check
from linkworker_desktop.persistence.driver import connect
from linkworker_desktop.persistence.engine import Database, schema_version
from linkworker_desktop.persistence.keys import DataKey
from linkworker_desktop.persistence.migrations import upgrading
from linkworker_desktop.persistence.migrations.drafting import draft
from linkworker_desktop.persistence.migrations.upgrading import head_version, upgrade, upgrade_connection
from linkworker_desktop.persistence.schema import create_schema, metadata, revision_id
from linkworker_desktop.persistence.sqlite import WRITER, build_engine
from linkworker_desktop.persistence.tables.contacts import ContactPhoneRow, ContactRow
from linkworker_desktop.persistence.version import SCHEMA_VERSION

REBUILD_A_PARENT = """
    with op.batch_alter_table("contact") as batch:
        batch.add_column(sa.Column("nickname", sa.String(40), nullable=False, server_default=""))
        batch.alter_column("person", type_=sa.String(300))
"""


@pytest.fixture
def filled(home: Home) -> Home:
    """A closed database in which every contact has two phone numbers and is found by search."""
    database = home.open()
    with database.write("contact.phones") as session:
        for contact in session.query(ContactRow):
            contact.phones += [
                ContactPhoneRow(position=0, number=n, digits=n) for n in ("11111111", "22222222")
            ]
    database.close()
    return home


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    """A copy of the program's own revisions, to which a test can add one."""
    folder = tmp_path / "versions"
    shutil.copytree(upgrading.VERSIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def add_revision(versions: Path, body: str, *, changed: str = "frozenset()") -> int:
    number = SCHEMA_VERSION + 1
    (versions / f"{revision_id(number)}_next.py").write_text(
        f"import sqlalchemy as sa\nfrom alembic import op\nrevision = '{revision_id(number)}'\n"
        f"down_revision = '{revision_id(SCHEMA_VERSION)}'\nCHANGED_TABLES = {changed}\n\n"
        f"def upgrade():\n{body}\n"
    )
    return number


def definitions(connection: Connection) -> dict[tuple[str, str], list[str]]:
    """Return every definition in the schema as its parts in order of the alphabet: constraints come in any order."""
    rows = connection.execute(text("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    return {(row.type, row.name): sorted(re.split(r",\s*(?![^(]*\))", spaced(row.sql))) for row in rows}


def spaced(sql: str) -> str:
    """Return SQL with its white space made one way, names unquoted, and its outermost parentheses taken off."""
    flat = " ".join(sql.replace('"', "").split()).replace("( ", "(").replace(" )", ")").replace(" ,", ",")
    return re.sub(r"^(CREATE TABLE \S+) \((.*)\)$", r"\1, \2", flat)


def counts(home: Home) -> dict[str, int]:
    raw = connect(home.folder / "linkworker.db", home.key)
    found = {
        name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
        for name in ("contact", "contact_phone", "audit")
    }
    raw.close()
    return found


def test_the_newest_revision_is_the_schema_version() -> None:
    assert head_version() == SCHEMA_VERSION


def test_every_table_module_is_part_of_the_schema() -> None:
    modules = {file.stem for file in Path(tables.__file__).parent.glob("*.py")} - {"__init__", "base"}
    mapped = {mapper.class_.__module__.rpartition(".")[2] for mapper in tables.Base.registry.mappers}
    assert modules <= mapped
    assert {mapper.local_table.name for mapper in tables.Base.registry.mappers} <= set(metadata.tables)  # type: ignore[attr-defined]


def test_a_database_migrated_from_the_first_revision_is_the_same_as_a_new_one(tmp_path: Path) -> None:
    key = DataKey.random()
    made: list[dict[tuple[str, str], list[str]]] = []
    for name, fill in (("migrated", upgrade_connection), ("new", create_schema)):
        engine = build_engine(tmp_path / name, key, create=True)
        event.listen(engine, "connect", lambda raw, _record: raw.execute("PRAGMA foreign_keys=OFF"))
        with engine.execution_options(**{WRITER: True}).begin() as connection:
            fill(connection)
            made.append(definitions(connection))
        engine.dispose()
    migrated, new = made
    assert migrated.keys() == new.keys()
    for entry, definition in new.items():
        assert migrated[entry] == definition


def test_rebuilding_a_parent_table_keeps_every_child_row(filled: Home, versions: Path) -> None:
    before = counts(filled)
    number = add_revision(versions, REBUILD_A_PARENT)
    upgrade(DataFolder(filled.folder), filled.key, clock=CLOCK, versions=versions)
    assert counts(filled) == before
    assert before["contact_phone"] == 6
    raw = connect(filled.folder / "linkworker.db", filled.key)
    assert raw.execute("SELECT count(*) FROM contact WHERE nickname = ''").fetchone()[0] == 3
    assert raw.execute("PRAGMA user_version").fetchone()[0] == number
    raw.close()


def test_rebuilding_it_with_foreign_keys_on_would_lose_them_and_is_refused(
    filled: Home, versions: Path
) -> None:
    add_revision(versions, REBUILD_A_PARENT)
    engine = build_engine(filled.folder / "linkworker.db", filled.key)
    with (
        pytest.raises(RuntimeError, match="foreign keys"),
        engine.execution_options(**{WRITER: True}).begin() as connection,
    ):
        upgrade_connection(connection, versions)
    engine.dispose()


@pytest.mark.parametrize(
    "body",
    [
        "    op.execute('DELETE FROM contact_phone WHERE position = 0')",
        "    op.drop_table('contact_phone')",
        "    op.execute('DELETE FROM contact')",
    ],
)
def test_a_revision_that_loses_rows_is_undone(filled: Home, versions: Path, body: str) -> None:
    before = counts(filled)
    add_revision(versions, body)
    with pytest.raises(StorageError, match="som det var før"):
        upgrade(DataFolder(filled.folder), filled.key, clock=CLOCK, versions=versions)
    assert counts(filled) == before
    assert is_sound(filled)


def test_a_revision_that_breaks_references_is_undone(filled: Home, versions: Path) -> None:
    add_revision(versions, "    op.execute(\"UPDATE contact_phone SET contact_id = 'nobody'\")")
    with pytest.raises(StorageError, match="som det var før"):
        upgrade(DataFolder(filled.folder), filled.key, clock=CLOCK, versions=versions)
    assert is_sound(filled)


def test_a_revision_that_fails_halfway_leaves_the_old_schema(filled: Home, versions: Path) -> None:
    add_revision(versions, REBUILD_A_PARENT + "    op.execute('INSERT INTO nowhere VALUES (1)')")
    with pytest.raises(Exception, match="nowhere"):
        upgrade(DataFolder(filled.folder), filled.key, clock=CLOCK, versions=versions)
    assert schema_version(filled.folder / "linkworker.db", filled.key) == SCHEMA_VERSION
    assert is_sound(filled)


def test_rows_may_change_where_the_revision_says_so(filled: Home, versions: Path) -> None:
    add_revision(
        versions, "    op.execute('DELETE FROM contact_phone')", changed="frozenset({'contact_phone'})"
    )
    upgrade(DataFolder(filled.folder), filled.key, clock=CLOCK, versions=versions)
    assert counts(filled)["contact_phone"] == 0


def test_triggers_of_a_rebuilt_table_are_there_again(filled: Home, versions: Path) -> None:
    add_revision(
        versions,
        "    for name in ('audit', 'search_doc'):\n"
        "        with op.batch_alter_table(name, recreate='always') as batch:\n"
        "            batch.add_column(sa.Column('extra', sa.Integer))",
    )
    upgrade(DataFolder(filled.folder), filled.key, clock=CLOCK, versions=versions)
    raw = connect(filled.folder / "linkworker.db", filled.key)
    triggers = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    raw.close()
    assert triggers >= {"audit_no_update", "audit_no_delete", "search_name_insert", "search_note_delete"}


def test_opening_older_data_upgrades_them_after_a_backup_that_can_be_restored(
    filled: Home, versions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = add_revision(versions, REBUILD_A_PARENT)
    monkeypatch.setattr(upgrading, "VERSIONS", versions)
    monkeypatch.setattr(engine_module, "SCHEMA_VERSION", number)
    database: Database = filled.open()
    add_contact(database, "Efter")
    assert check(database).is_sound
    latest = latest_verified(database.files.backups, database.vault.id)
    assert latest is not None
    assert latest.manifest.schema == SCHEMA_VERSION
    assert verify_backup(latest.file, filled.key).report.counts["contact_phone"] == 6
    database.close()


def test_a_draft_of_the_present_tables_changes_nothing(versions: Path) -> None:
    number = draft("nothing", versions)
    (made,) = versions.glob(f"{revision_id(number)}_*.py")
    body = made.read_text().partition("def upgrade() -> None:")[2]
    assert [line.strip() for line in body.splitlines() if line.strip() and "#" not in line] == ["pass"]


def is_sound(home: Home) -> bool:
    database = home.open()
    sound = check(database).is_sound
    database.close()
    return sound
