"""A directory of 50 000 invented contacts: as a file another program could have written, and as a vault."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random

CONTACTS = 50_000
FILE, VAULT = "directory.csv", "directory"
HEADS = ("Fornavn", "Efternavn", "Firma", "Stilling", "Gade (arbejde)", "Postnummer (arbejde)", "By (arbejde)",
         "Telefon (arbejde)", "E-mail-adresse", "Noter")  # fmt: skip
_GIVEN = ("Søren", "Åse", "Bo", "Lone", "Inger", "Maja", "Karl", "Ærland", "Signe", "Nour", "Samir", "Olena")
_SURNAMES = (
    "Vindkærby",
    "Rugagerholt",
    "Klokkelyng",
    "Tidselmark",
    "Nattergalby",
    "Enghavrekær",
    "Havtornby",
)
_PLACES = (
    "Skole",
    "Apotek",
    "Lægehus",
    "Fiskeri",
    "Gartneri",
    "Boligforening",
    "Sprogcenter",
    "Idrætsforening",
)
_TOWNS = (
    ("0110", "Skovsunde"), ("0120", "Vester Ravnlund"), ("0130", "Ådalby"), ("0140", "Nymølle Strand"),
    ("0150", "Klintebjerg Havn"),
)  # fmt: skip
_ROLES = ("leder", "sagsbehandler", "mentor", "konsulent", "sekretær")
TYPED = (
    "søren vind",
    "aadalby",
    "apotek",
    "09123",
    "klokkelyng",
    "fiskeri ny",
    "inger",
    "mentor",
    "æ",
    "lo",
    "0140",
)
"""What somebody types in the search box, letter by letter."""


def rows() -> Iterator[tuple[str, ...]]:
    """Yield the same rows every time, in the order of `HEADS`."""
    rng = Random("directory")  # noqa: S311 - invented data
    for number in range(CONTACTS):
        given, surname = rng.choice(_GIVEN), rng.choice(_SURNAMES)
        code, town = rng.choice(_TOWNS)
        firm = f"{town} {rng.choice(_PLACES)} {number % 900}"
        yield (
            given,
            f"{surname}{number}",
            firm,
            rng.choice(_ROLES),
            f"Skolevænget {number % 90}",
            code,
            town,
            f"09{number:06d}",
            f"post{number}@sted.example",
            "Fra det gamle system",
        )


def write_file(work: Path) -> Path:
    """Write the file once, as Outlook writes it: semicolons, code page 1252."""
    file = work / FILE
    if not file.exists():
        with file.open("w", encoding="cp1252", newline="") as target:
            writer = csv.writer(target, delimiter=";")
            writer.writerow(HEADS)
            writer.writerows(rows())
    return file


def make_vault(work: Path) -> Path:
    """Make the vault once, without the importer, with the sample's passphrase; return its folder."""
    from linkworker_desktop import bootstrap
    from linkworker_desktop.domain.contact import ContactDraft, PhoneDraft
    from linkworker_desktop.domain.family import Address
    from linkworker_desktop.persistence.keys import Cost
    from linkworker_desktop.services.contact_bulk import write_batch
    from linkworker_desktop.services.contact_checks import checked_contact
    from linkworker_desktop.services.sample import SAMPLE_MUNICIPALITY, SAMPLE_PASSPHRASE

    folder = work / VAULT
    if folder.exists():
        return folder
    drafts = [
        ContactDraft(
            "other",
            organisation=firm,
            person=f"{given} {surname}",
            role=role,
            phones=(PhoneDraft(phone),),
            email=email,
            address=Address(street, code, town),
            note=note,
        )
        for given, surname, firm, role, street, code, town, phone, email, note in rows()
    ]
    cheap = Cost(memory_kib=64, iterations=1, lanes=1)
    services, _key = bootstrap.create(folder, SAMPLE_PASSPHRASE, SAMPLE_MUNICIPALITY, cost=cheap)
    try:
        with services.database.write("bench.directory") as session:
            checked = [checked_contact(draft, services.clock.today()) for draft in drafts]
            write_batch(session, checked, services.clock.now())
    finally:
        services.close(with_backup=False)
    return folder
