"""The import of a file of 50 000 contacts into an empty vault, and the same file read and inserted by hand."""

from __future__ import annotations

import csv
import shutil
import time
from pathlib import Path
from uuid import uuid4

from linkworker_desktop import bootstrap
from linkworker_desktop.persistence.folding import fold
from linkworker_desktop.persistence.keys import Cost
from linkworker_desktop.services.sample import SAMPLE_MUNICIPALITY, SAMPLE_PASSPHRASE
from tools.bench.directory_material import CONTACTS, write_file
from tools.bench.subjects.reporting import report, work_folder

_CONTACT = """
INSERT INTO contact (id, person, sort_key, list_key, role, category, email, street, post_code, town, hours, languages,
    printable, verified_how, note, created_at, updated_at)
VALUES (?, ?, ?, ?, ?, 'other', ?, ?, ?, ?, '', '[]', 1, '', ?, ?, ?)
"""
_PHONE = (
    "INSERT INTO contact_phone (id, contact_id, position, number, digits, label) VALUES (?, ?, 0, ?, ?, '')"
)
_FOUND = """
INSERT INTO search_doc (kind, entity_id, is_long, title, subtitle, folded_title, folded)
VALUES ('contact', ?, 0, ?, ?, ?, ?)
"""
_NOW = "2026-11-24 07:42:00.000000"


def main() -> None:
    """Do both in vaults of their own, the bare one first."""
    work = work_folder()
    file = write_file(work)
    bare = _bare(file, work / "bare-import")
    ours = _ours(file, work / "our-import")
    report(bare=bare, ours=ours)


def _vault(folder: Path) -> bootstrap.Services:
    shutil.rmtree(folder, ignore_errors=True)
    cheap = Cost(memory_kib=64, iterations=1, lanes=1)
    services, _key = bootstrap.create(folder, SAMPLE_PASSPHRASE, SAMPLE_MUNICIPALITY, cost=cheap)
    return services


def _ours(file: Path, folder: Path) -> float:
    services = _vault(folder)
    try:
        before = time.perf_counter()
        plan = services.contact_imports.plan(services.contact_imports.read(file))
        done = services.contact_imports.carry_out(plan)
        seconds = time.perf_counter() - before
        if done.new != CONTACTS:
            raise ValueError("not every contact was taken")
    finally:
        services.close(with_backup=False)
    return seconds


def _bare(file: Path, folder: Path) -> float:
    """Read the file and insert contact, number and what it is found by: no checks, no duplicates, no undo."""
    services = _vault(folder)
    try:
        before = time.perf_counter()
        with file.open(encoding="cp1252", newline="") as source:
            rows = list(csv.reader(source, delimiter=";"))[1:]
        contacts, phones, found = [], [], []
        for given, surname, firm, role, street, code, town, phone, email, note in rows:
            contact, person = uuid4().hex, f"{given} {surname}"
            key = person.casefold()
            contacts.append((contact, person, key, key, role, email, street, code, town, note, _NOW, _NOW))
            phones.append((uuid4().hex, contact, phone, phone))
            text = fold(f"{person} {firm} {role} {street} {code} {town} {phone} {email} {note}")
            found.append((contact, person, firm, fold(person), text))
        with services.database.write("bench.import") as session:
            connection = session.connection()
            for statement, values in ((_CONTACT, contacts), (_PHONE, phones), (_FOUND, found)):
                connection.exec_driver_sql(statement, values)
        return time.perf_counter() - before
    finally:
        services.close(with_backup=False)


if __name__ == "__main__":
    main()
