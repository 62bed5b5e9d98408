"""Exporting contacts: what is chosen, nothing private unless it is asked for, and back again unchanged."""

from __future__ import annotations

import pytest

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import (
    ContactDraft,
    ContactId,
    EmailDraft,
    PhoneDraft,
    Sector,
    Visibility,
)
from linkworker_desktop.services.contact_exports import SUFFIXES, ExportFormat
from linkworker_desktop.services.contact_import_plan import Outcome
from linkworker_desktop.services.municipality import MunicipalityDraft

READABLE = [ExportFormat.VCARD, ExportFormat.CSV, ExportFormat.XLSX]
SECRET = "hemmelig"


@pytest.fixture
def municipality() -> MunicipalityDraft:
    """One without a region, so that its vault begins without emergency contacts."""
    return MunicipalityDraft(name="Skovsunde Kommune", linkworker="Maja Vindkærby")


@pytest.fixture
def ids(services: Services) -> list[ContactId]:
    """A bank, a doctor with something private, somebody only the user sees, and one the municipality sees."""
    drafts = [
        ContactDraft("bank", organisation="Sparekassen", phones=(PhoneDraft("+4511223344"),)),
        ContactDraft(
            "gp",
            organisation="Lægehuset",
            person="Ole Bo",
            phones=(PhoneDraft("20202020"), PhoneDraft("30303030", SECRET, only_me=True)),
            email="o@x.example",
            more_emails=(EmailDraft(f"{SECRET}@x.example", only_me=True),),
            private_note=SECRET,
        ),
        ContactDraft("gp", organisation=SECRET, visibility=Visibility.ONLY_ME),
        ContactDraft("benefits", organisation="Ydelseskontoret", visibility=Visibility.MUNICIPALITY),
    ]
    return [ContactId(services.contacts.save(draft).id) for draft in drafts]  # type: ignore[arg-type]


def texts(services: Services, kind: ExportFormat, data: bytes) -> str:
    """Return everything a file says, as our own importer reads it; the raw text of a package."""
    if kind is ExportFormat.HSDS:
        import io
        import zipfile

        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return " ".join(archive.read(name).decode() for name in archive.namelist())
    reading = services.contact_imports.read(data)
    return repr(reading.table) + repr(reading.cards)


@pytest.mark.parametrize("kind", list(ExportFormat))
def test_nothing_private_leaves_unless_it_is_asked_for(
    services: Services, ids: list[ContactId], kind: ExportFormat
) -> None:
    assert SECRET not in texts(services, kind, services.contact_exports.export(kind))


@pytest.mark.parametrize("kind", READABLE)
def test_everything_leaves_when_it_is_asked_for(
    services: Services, ids: list[ContactId], kind: ExportFormat
) -> None:
    assert texts(services, kind, services.contact_exports.export(kind, private=True)).count(SECRET) >= 4


@pytest.mark.parametrize("kind", READABLE)
def test_an_export_read_again_brings_nothing_new(
    services: Services, ids: list[ContactId], kind: ExportFormat
) -> None:
    data = services.contact_exports.export(kind, private=True)
    planned = services.contact_imports.plan(services.contact_imports.read(data))
    assert planned.counts[Outcome.KNOWN] == planned.read == 4


def test_only_what_is_chosen_is_written(services: Services, ids: list[ContactId]) -> None:
    exports = services.contact_exports
    assert [draft.name for draft in exports.drafts(ids[:1])] == ["Sparekassen"]
    assert [draft.name for draft in exports.drafts(sector=Sector.HEALTH)] == ["Lægehuset"]
    assert [draft.name for draft in exports.drafts(text="11223344")] == ["Sparekassen"]


def test_a_package_for_everybody_has_nothing_of_the_municipalitys_own(
    services: Services, ids: list[ContactId]
) -> None:
    package = texts(services, ExportFormat.HSDS, services.contact_exports.export(ExportFormat.HSDS))
    assert "Sparekassen" in package
    assert "Ydelseskontoret" not in package


def test_every_format_has_its_suffix() -> None:
    assert set(SUFFIXES) == set(ExportFormat)
