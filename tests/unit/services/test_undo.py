"""Every write can be taken back to exactly what was there, and done again to exactly what it made."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

import pytest
from PIL import Image
from tests.builders.families import a_child, a_contact, a_family, an_adult

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.family import FamilyId
from linkworker_desktop.services.changes import Changed
from linkworker_desktop.services.contact_views import ContactFilter
from linkworker_desktop.services.family_views import FamilyFilter
from linkworker_desktop.services.folder_views import HandOver

HEALTH = 8


class Vault:
    """A vault with one family, three doctors and a printed folder."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.family = FamilyId(services.families.save(a_family("Nakhlawar", an_adult(), a_child(7))).id)  # type: ignore[arg-type]
        self.doctors = [
            ContactId(services.contacts.save(a_contact("gp", name)).id)  # type: ignore[arg-type]
            for name in ("Aa", "Be", "Ce")
        ]
        self.bank = ContactId(services.contacts.save(a_contact("bank", "Sparekassen")).id)  # type: ignore[arg-type]
        self.issue = services.issues.record_print(self.family, ["ar"], b"%PDF-1.7", 2)

    def view(self) -> object:
        """Return everything the pages show."""
        services = self.services
        families = [
            (
                row,
                services.families.draft(row.id),
                services.families.sheet(row.id),
                services.folders.view(row.id),
            )
            for show in FamilyFilter
            for row in services.families.rows(show=show)
        ]
        texts = [services.texts.text(HEALTH, language) for language in ("da", "ar", "en", "ti")]
        return (
            families,
            [services.contacts.rows(show=show) for show in ContactFilter],
            texts,
            services.municipality.read(),
            services.municipality.facts(),
            services.folders.map_picture(self.family),
            services.finder.find("nakhlawar"),
            services.finder.find("sparekassen"),
        )


def _picture(kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.effect_noise((30, 20), 50).convert("RGB").save(out, kind)
    return out.getvalue()


def _edited_family(vault: Vault) -> Changed:
    draft = vault.services.families.draft(vault.family)
    return vault.services.families.save(replace(draft, surname="Nakhlavar", members=draft.members[:1]))


def _edited_contact(vault: Vault) -> Changed:
    contacts = vault.services.contacts
    return contacts.save(replace(contacts.view(vault.bank).draft, hours="hverdage 10–16"))


def _first_doctor_removed(vault: Vault) -> None:
    vault.services.folders.remove_contact(vault.family, HEALTH, vault.doctors[0])


def _translation_checked(vault: Vault) -> None:
    vault.services.texts.mark_checked(HEALTH, "ar", "Layla Samaqani")


def _translation_outdated(vault: Vault) -> None:
    _translation_checked(vault)
    vault.services.texts.save(HEALTH, "da", "Ny dansk tekst.")


def _translation_own(vault: Vault) -> None:
    vault.services.texts.save(HEALTH, "ar", "نص جديد.")


def _import(vault: Vault) -> Changed:
    services = vault.services
    data = services.case_files.export(vault.family)
    data = data.replace(str(vault.family).encode(), b"0192aaaa-0000-7000-8000-000000000001")
    return services.case_files.import_bytes(data.replace(b'"Aa"', b'"Ukendt"'))


@dataclass(frozen=True)
class Write:
    """A write, and what is done before it. What is new goes to the trash by undo, so that nothing is lost."""

    do: Callable[[Vault], Changed]
    prepare: Callable[[Vault], object] = lambda _vault: None
    makes_something: bool = False


_CASES: dict[str, Callable[[Vault], Changed]] = {
    "family_edit": _edited_family,
    "family_note": lambda vault: vault.services.families.set_note(vault.family, "Ring"),
    "family_close": lambda vault: vault.services.families.close(vault.family, date(2026, 11, 24), "Flyttet"),
    "family_delete": lambda vault: vault.services.families.delete(vault.family),
    "contact_edit": _edited_contact,
    "contact_confirm": lambda vault: vault.services.contacts.confirm(vault.bank, "ringet"),
    "contact_end": lambda vault: vault.services.contacts.end(vault.bank),
    "contact_delete": lambda vault: vault.services.contacts.delete(vault.bank),
    "folder_include": lambda vault: vault.services.folders.include(vault.family, 3, included=False),
    "folder_move": lambda vault: vault.services.folders.move(vault.family, 11, 1),
    "folder_languages": lambda vault: vault.services.folders.set_languages(vault.family, ["uk", "en"]),
    "folder_fact": lambda vault: vault.services.folders.set_fact(
        vault.family, "infomoede", "23.11.2026 kl. 10.00"
    ),
    "folder_map": lambda vault: vault.services.folders.set_map(vault.family, _picture()),
    "contact_added": lambda vault: vault.services.folders.add_contact(vault.family, HEALTH, vault.bank),
    "contact_removed": lambda vault: vault.services.folders.remove_contact(
        vault.family, HEALTH, vault.doctors[0]
    ),
    "contact_moved": lambda vault: vault.services.folders.move_contact(
        vault.family, HEALTH, vault.doctors[2], 1
    ),
    "text_checked": lambda vault: vault.services.texts.mark_checked(HEALTH, "ar", "Layla Samaqani"),
    "hand_over": lambda vault: vault.services.issues.hand_over(
        vault.issue, HandOver(datetime(2026, 11, 24, 8, 42), "Samir")
    ),
    "municipality": lambda vault: vault.services.municipality.save(
        replace(vault.services.municipality.read(), name="Ådalby Kommune", colour="#aa0000")
    ),
    "municipality_logo": lambda vault: vault.services.municipality.set_logo(_picture("PNG")),
    "municipality_fact": lambda vault: vault.services.municipality.set_fact("buskort", "Kiosken"),
}
WRITES = {name: Write(do) for name, do in _CASES.items()} | {
    "family_new": Write(
        lambda vault: vault.services.families.save(a_family("Delwarin")), makes_something=True
    ),
    "contact_new": Write(
        lambda vault: vault.services.contacts.save(a_contact("bank", "Sparekassen Nord")),
        makes_something=True,
    ),
    "case_import": Write(_import, _first_doctor_removed, makes_something=True),
    "contact_moved_after_another_was_removed": Write(
        lambda vault: vault.services.folders.move_contact(vault.family, HEALTH, vault.doctors[2], 1),
        _first_doctor_removed,
    ),
    "text_danish": Write(
        lambda vault: vault.services.texts.save(HEALTH, "da", "Ny dansk tekst."), _translation_checked
    ),
    "text_danish_taken_back": Write(
        lambda vault: vault.services.texts.take_back(HEALTH, "da"), _translation_outdated
    ),
    "text_translation_outdated": Write(
        lambda vault: vault.services.texts.save(HEALTH, "ar", "نص جديد."), _translation_outdated
    ),
    "text_translation_taken_back": Write(
        lambda vault: vault.services.texts.take_back(HEALTH, "ar"), _translation_own
    ),
}


@pytest.mark.parametrize("name", WRITES)
def test_undo_and_redo_give_back_exactly_what_was_there(services: Services, name: str) -> None:
    vault, write = Vault(services), WRITES[name]
    write.prepare(vault)
    before = vault.view()
    done = write.do(vault)
    after = vault.view()
    assert after != before, "the write changes something that is shown"
    assert done.undo is not None
    undone = done.undo()
    if write.makes_something:
        before = vault.view()
        assert before != after
    assert vault.view() == before
    assert undone.undo is not None
    redone = undone.undo()
    assert vault.view() == after
    assert redone.undo is not None
    redone.undo()
    assert vault.view() == before


def test_a_hand_over_done_again_keeps_the_linkworker_of_its_day(services: Services) -> None:
    vault = Vault(services)
    changed = services.issues.hand_over(vault.issue, HandOver(datetime(2026, 11, 24, 8, 42), "Samir"))
    services.municipality.save(replace(services.municipality.read(), linkworker="Bo Klintebjerg"))
    assert changed.undo is not None
    undone = changed.undo()
    assert undone.undo is not None
    undone.undo()
    assert services.folders.view(vault.family).issues[0].handed_by == "Maja Vindkærby"


def test_the_contacts_of_an_import_go_and_come_with_it(services: Services) -> None:
    vault = Vault(services)
    _first_doctor_removed(vault)
    changed = _import(vault)
    assert [view.draft.name for view in services.contacts.rows("ukendt")] == ["Ukendt"]
    assert changed.undo is not None
    undone = changed.undo()
    assert services.contacts.rows("ukendt") == ()
    assert undone.undo is not None
    undone.undo()
    assert [view.draft.name for view in services.contacts.rows("ukendt")] == ["Ukendt"]
