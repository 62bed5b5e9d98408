"""The consent register: who said yes to what, how it stands today, and what is to be asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from tests.builders.families import a_child, a_contact, an_adult
from tests.builders.life import TODAY, Life, identifier

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.consent import ConsentDraft, ConsentId, ConsentParty, GivenBy
from linkworker_desktop.domain.consent_standing import ConsentState, state_on
from linkworker_desktop.domain.contact import ContactId
from linkworker_desktop.domain.document import DocumentId
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.domain.problems import InvalidInput
from linkworker_desktop.persistence.tables.documents import DocumentRow
from linkworker_desktop.services.consent_views import ConsentView
from linkworker_desktop.services.folder_blobs import kept_blob

Kinds = InformationKind


@pytest.fixture
def life(services: Services) -> Life:
    return Life(
        services, an_adult(), an_adult("Rima", birth_date=date(1989, 4, 1)), a_child(12), a_child(16, "Layal")
    )


def _whole(life: Life, name: str = "Samir", **fields: object) -> ConsentDraft:
    values: dict[str, object] = {
        "purpose": "skole",
        "given_by": GivenBy.SELF,
        "holder": "Integrationsenheden",
        "scope": frozenset({Kinds.SCHOOL, Kinds.HEALTH}),
        "parties": (
            ConsentParty("Skovsunde Skole", "Modtageholdet"),
            ConsentParty("Sundhedsplejen", name="Inger"),
        ),
        "language": "ar",
        "interpreter": "Dana Solhatmark",
        "read_aloud": True,
        "exceptions": "ikke økonomi\nikke bolig",
    }
    return ConsentDraft(life.person(name), date(2026, 10, 1), **(values | fields))  # type: ignore[arg-type]


def _saved(life: Life, draft: ConsentDraft) -> ConsentView:
    life.services.consents.save(draft)
    return life.services.consents.of_family(life.id)[0]


def test_everything_that_was_said_is_kept(life: Life) -> None:
    draft = _whole(life)

    assert replace(_saved(life, draft).draft, consent=None) == draft


def test_a_changed_consent_keeps_its_parties_and_undo_brings_the_old_ones_back(life: Life) -> None:
    first = _saved(life, _whole(life)).draft
    changed = life.services.consents.save(
        replace(first, parties=first.parties[:1], scope=frozenset({Kinds.WORK}))
    )
    assert changed.undo is not None
    assert len(life.services.consents.of_family(life.id)[0].draft.parties) == 1
    changed.undo()

    assert life.services.consents.of_family(life.id)[0].draft == first


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 9, 30), ConsentState.NOT_YET),
        (date(2026, 10, 1), ConsentState.VALID),
        (date(2027, 8, 31), ConsentState.VALID),
        (date(2027, 9, 1), ConsentState.EXPIRES_SOON),
        (date(2027, 10, 1), ConsentState.EXPIRES_SOON),
        (date(2027, 10, 2), ConsentState.EXPIRED),
    ],
)
def test_a_consent_without_a_last_day_holds_twelve_months(
    life: Life, today: date, state: ConsentState
) -> None:
    view = _saved(life, _whole(life))

    assert view.last_day == date(2027, 10, 1)
    assert state_on(view.draft, view.last_day, today) is state


def test_a_withdrawn_consent_holds_no_more_from_that_day_and_says_how(life: Life) -> None:
    ident = _saved(life, _whole(life)).draft.consent
    assert ident is not None
    life.services.consents.withdraw(ident, TODAY, "sagt i telefonen")
    view = life.services.consents.view(ident)

    assert (view.state, view.draft.withdrawn_how) == (ConsentState.WITHDRAWN, "sagt i telefonen")
    assert state_on(view.draft, view.last_day, date(2026, 11, 23)) is ConsentState.VALID


def test_a_renewed_consent_opens_for_the_same_and_asks_for_a_new_paper(life: Life) -> None:
    ident = _saved(life, _whole(life)).draft.consent
    assert ident is not None
    life.services.consents.renew(ident, TODAY)
    new, old = life.services.consents.of_family(life.id)

    assert old.state is ConsentState.RENEWED
    assert (new.draft.scope, new.draft.parties) == (old.draft.scope, old.draft.parties)
    assert (new.draft.read_aloud, new.draft.interpreter, new.draft.document) == (False, "", None)


@pytest.mark.parametrize(
    ("name", "by", "said"),
    [
        ("Nour", GivenBy.SELF, "under 15"),
        ("Layal", GivenBy.CUSTODY_HOLDER, "fyldt 15"),
        ("Samir", GivenBy.CUSTODY_HOLDER, "fyldt 18"),
    ],
)
def test_who_has_to_be_asked_is_said_and_nothing_is_refused(
    life: Life, name: str, by: GivenBy, said: str
) -> None:
    changed = life.services.consents.save(_whole(life, name, given_by=by))

    assert [remark for remark in changed.remarks if said in remark and name in remark]
    assert len(life.services.consents.of_family(life.id)) == 1


def test_a_consent_whose_giver_has_left_says_so_until_they_are_back(life: Life) -> None:
    services = life.services
    _saved(life, _whole(life, "Nour", given_by=GivenBy.CUSTODY_HOLDER, giver="Rima"))
    draft = services.families.draft(life.id)
    gone = tuple(
        replace(each, moved_out=TODAY) if each.given_name == "Rima" else each for each in draft.members
    )
    services.families.save(replace(draft, members=gone))
    (view,) = services.consents.of_family(life.id)
    assert any("Rima bor ikke længere" in remark for remark in view.remarks)

    back = replace(draft.members[1], moved_in=TODAY)
    services.families.save(replace(services.families.draft(life.id), members=(*gone, back)))
    assert not services.consents.of_family(life.id)[0].remarks


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"valid_to": date(2026, 9, 30)}, "valid_to"),
        ({"withdrawn_on": date(2026, 9, 30)}, "withdrawn_on"),
        ({"given_on": date(1700, 1, 1)}, "given_on"),
        ({"language": "xx"}, "language"),
        ({"purpose": "a" * 401}, "purpose"),
        ({"exceptions": "a" * 4001}, "exceptions"),
        ({"parties": (ConsentParty(contact=ContactId(uuid4())),)}, "parties"),
        ({"document": DocumentId(uuid4())}, "document"),
    ],
)
def test_what_cannot_be_is_one_sentence_at_its_field_and_nothing_is_kept(
    life: Life, fields: dict[str, object], field: str
) -> None:
    given = {"given_on": fields.pop("given_on")} if "given_on" in fields else {}
    with pytest.raises(InvalidInput) as caught:
        life.services.consents.save(replace(_whole(life, **fields), **given))  # type: ignore[arg-type]

    assert [problem.field for problem in caught.value.problems] == [field]
    assert life.services.consents.of_family(life.id) == ()


def test_a_scan_of_another_family_cannot_be_the_paper_of_this_one(life: Life) -> None:
    services = life.services
    other = Life(services, surname="Samaqani")
    now = services.clock.now()
    with services.database.write("test") as session:
        row = DocumentRow(family_id=other.id, name="a.pdf", size=1, created_at=now, updated_at=now)
        row.blob_id = kept_blob(session, b"x", "application/pdf").id
        session.add(row)
        session.flush()
        scan = DocumentId(row.id)

    with pytest.raises(InvalidInput):
        services.consents.save(_whole(life, document=scan))
    assert _saved(other, _whole(other, document=scan)).document == "a.pdf"


def test_the_same_contact_named_twice_is_one_party(life: Life) -> None:
    nurse = ContactId(identifier(life.services.contacts.save(a_contact("health_nurse", "Sundhedsplejen"))))
    party = ConsentParty("Sundhedsplejen", contact=nurse)

    assert _saved(life, _whole(life, parties=(party, party, ConsentParty()))).draft.parties == (party,)


def test_a_consent_that_is_gone_is_one_sentence(services: Services) -> None:
    with pytest.raises(UserError):
        services.consents.view(ConsentId(uuid4()))


def test_a_consent_of_who_has_custody_asks_for_their_name(life: Life) -> None:
    changed = life.services.consents.save(_whole(life, "Nour", given_by=GivenBy.CUSTODY_HOLDER))
    named = life.services.consents.save(_whole(life, "Nour", given_by=GivenBy.CUSTODY_HOLDER, giver="Samir"))

    assert [remark for remark in changed.remarks if "forældremyndigheden" in remark]
    assert named.remarks == ()
