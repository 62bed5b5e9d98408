"""What no family can be is refused in one sentence with nothing taken in, and what is strange is taken in whole."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest
from tests.builders.crowded import crowded, identifier
from tests.builders.life import identifier as changed_id
from tests.builders.whole_case import whole_case

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.bootstrap import Services
from linkworker_desktop.domain.document import file_name
from linkworker_desktop.domain.family import FamilyId

Case = dict[str, Any]
STRANGE = ("x\x00\u202ey", "\x00\u202e")
HARMLESS = ("CON", "aux.txt", "../../x", "نور ራሄል Давид နူး", "{name} %s <b>' --")


def _taken(services: Services, case: Case) -> FamilyId:
    return FamilyId(changed_id(services.case_files.import_bytes(json.dumps(case).encode())))


def _taken_or_refused(services: Services, case: Case) -> tuple[FamilyId | None, str]:
    try:
        return _taken(services, case), ""
    except UserError as error:
        return None, error.message


def _refused(services: Services, case: Case) -> str:
    before = _tables(services)
    with pytest.raises(UserError) as caught:
        _taken(services, case)
    assert _tables(services) == before
    sentence = caught.value.message
    assert sentence.strip()
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def _tables(services: Services) -> dict[str, int]:
    """Return how many rows each table has."""
    with services.database.look() as look:
        names = [row.name for row in look.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: look.rows(f'SELECT count(*) AS number FROM "{name}"')[0].number for name in names}


def _texts(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _texts(each, (*path, name))
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from _texts(each, (*path, place))
    elif isinstance(value, str):
        yield path


def _put(case: Case, path: tuple[Any, ...], text: str) -> None:
    at: Any = case
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = text


def _erased(services: Services, family: FamilyId) -> None:
    services.families.delete(family)
    services.families.erase(family)


FIELDS = sorted(
    (path for path in _texts(whole_case()) if path[0] == "network" or "contact" not in path), key=str
)
"""The path of every text; those of a contact once, though many records name it."""


@pytest.mark.parametrize("list_name", sorted({str(path[0]) for path in FIELDS}))
def test_control_characters_and_turned_words_stay_out_of_every_text(
    services: Services, list_name: str
) -> None:
    for path in (path for path in FIELDS if path[0] == list_name):
        for strange in STRANGE:
            case = whole_case()
            _put(case, path, strange)
            family, refused = _taken_or_refused(services, case)
            if family is None:
                assert "\n" not in refused, path
                assert not set(refused) & set("\x00\u202e"), path
                assert services.families.rows() == (), path
                continue
            said = services.case_files.export(family)
            assert not any(
                mark in json.dumps(json.loads(said), ensure_ascii=False) for mark in "\x00\u202e"
            ), path
            assert "\\u0000" not in said.decode(), path
            _erased(services, family)
            again = FamilyId(changed_id(services.case_files.import_bytes(said)))
            assert services.case_files.export(again) == said, path
            _erased(services, again)


def test_words_that_mean_something_to_programs_are_only_words_here(services: Services) -> None:
    for text in HARMLESS:
        for path in (("documents", 0, "name"), ("log", 0, "text"), ("network", 0, "contact", "organisation")):
            case = whole_case()
            _put(case, path, text)
            try:
                family = _taken(services, case)
            except UserError:
                assert services.families.rows() == (), (path, text)
                continue
            said = services.case_files.export(family)
            if path[0] == "documents" and path[-1] == "name":
                (kept,) = [each["name"] for each in json.loads(said)["documents"]]
                assert "/" not in kept
                assert file_name(kept).split(".")[0].upper() not in {"CON", "AUX"}
            _erased(services, family)


def _document(**more: Any) -> Callable[[Case], object]:
    return lambda case: case["documents"][0].update(more)


def _add_generations(case: Case) -> None:
    people = [str(uuid5(NAMESPACE_URL, f"generation {number}")) for number in range(4)]
    case["family"]["members"] += [{"person": each, "given_name": "Led"} for each in people]
    circle = zip(people, people[1:] + people[:1], strict=True)
    case["kinships"] += [{"person": one, "other": other, "kind": "parent"} for one, other in circle]


def _many_notes(case: Case) -> None:
    note = case["log"][0]
    case["log"] = [{**note, "id": str(uuid5(NAMESPACE_URL, f"note {each}"))} for each in range(100_000)]


BAD: dict[str, Callable[[Case], object]] = {
    "oneself as parent": lambda case: case["kinships"][0].update(other=case["kinships"][0]["person"]),
    "parents in a circle of four": _add_generations,
    "a consent that ends before it begins": lambda case: case["consents"][0].update(valid_to="2026-09-30"),
    "a consent withdrawn before it was given": lambda case: case["consents"][0].update(withdrawn_on="2026-09-30"),
    "a note of ten megabytes": lambda case: case["log"][0].update(text="å" * 5_000_000),
    "a purpose of ten megabytes": lambda case: case["network"][0].update(purpose="å" * 5_000_000),
    "a hundred thousand notes": _many_notes,
    "an unknown frequency": lambda case: case["network"][0].update(frequency="hourly"),
    "an unknown kind of document": _document(kind="../../x"),
    "a name of 300 signs": _document(name="å" * 296 + ".pdf"),
    "a thousand parties": lambda case: case["consents"][0].update(
        parties=[{"organisation": f"Sted {each}"} for each in range(1000)]
    ),
    "an end before its beginning": lambda case: case["network"][0].update(until="2026-08-31"),
    "a coordinator of the year 1": lambda case: case["coordination"]["coordinators"][0].update(since="0001-01-01"),
    "a relay entry of tomorrow": lambda case: case["relay"][1].update(at="2026-11-25T09:00:00"),
    "a note without words": lambda case: case["log"][0].update(text="\x00"),
    "two cards in one place of the file": lambda case: case["network_places"].append(case["network_places"][0]),
}  # fmt: skip


@pytest.mark.parametrize("said", sorted(BAD))
def test_what_cannot_be_is_refused_in_one_sentence_and_leaves_nothing(services: Services, said: str) -> None:
    case = whole_case()
    BAD[said](case)

    assert len(_refused(services, case)) < 300


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_card_has_a_place_that_is_a_number(services: Services, number: str) -> None:
    data = json.dumps(whole_case()).replace('"x": 1.5', f'"x": {number}').encode()
    with pytest.raises(UserError) as caught:
        services.case_files.import_bytes(data)

    assert "\n" not in caught.value.message
    assert services.families.rows() == ()


def test_ties_of_two_files_make_no_circle_together(services: Services) -> None:
    _taken(services, whole_case())
    other = whole_case()
    other["family"] |= {"id": identifier("elsewhere"), "code": "F612"}
    for name in ("placements", "consents", "events", "network", "relay", "log", "documents", "coordination"):
        del other[name]
    tie = other["kinships"][0]
    tie["person"], tie["other"] = tie["other"], tie["person"]

    _refused(services, other)


def test_records_of_a_family_that_is_here_are_not_taken_from_it_nor_lost(services: Services) -> None:
    _taken(services, whole_case())
    for name in ("network", "relay", "log", "documents"):  # what belongs to its members can be in two files
        copy = whole_case()
        copy["family"] |= {"id": identifier(f"copy {name}"), "code": "F613"}
        for other in {"consents", "events", "network", "relay", "log", "documents"} - {name}:
            copy.pop(other)
        _refused(services, copy)


def test_forty_people_come_in_whole(services: Services) -> None:
    case = whole_case()
    case["family"]["members"] += [
        {
            "person": str(uuid5(NAMESPACE_URL, f"member {each}")),
            "given_name": f"Led {each}",
            "relation": "other",
        }
        for each in range(38)
    ]
    family = _taken(services, case)

    assert len(services.kinship.genogram(family).nodes) >= 2
    assert sum(member.is_here for member in services.network.of_family(family).network.members) == 40
    assert services.network_papers.pdf(family).startswith(b"%PDF")


def test_three_generations_with_twins_and_a_child_without_birth_date_are_drawn(services: Services) -> None:
    drawn = services.kinship.genogram(_taken(services, crowded()))
    by_name = {each.name: each for each in drawn.nodes}

    assert [by_name[name].generation for name in ("Hamid", "Dawit", "Rahel", "Lina", "Omar")] == [
        0,
        1,
        1,
        2,
        2,
    ]
    assert [{node.name for node in drawn.nodes if node.id in twins} for twins in drawn.twins] == [
        {"Lina", "Mina"}
    ]
    assert len(drawn.nodes) == 8


def test_a_consent_goes_with_its_giver_who_has_left_the_family(services: Services) -> None:
    case = whole_case()
    case["family"]["members"][0]["moved_out"] = "2026-11-01"
    family = _taken(services, case)
    said = services.case_files.export(family)

    assert [each["purpose"] for each in json.loads(said)["consents"]] == ["skole"]
    _erased(services, family)
    again = FamilyId(changed_id(services.case_files.import_bytes(said)))
    assert services.case_files.export(again) == said


def test_a_consent_whose_scan_lies_in_the_trash_can_still_travel(services: Services) -> None:
    family = _taken(services, whole_case())
    services.documents.delete([each.id for each in services.documents.of_family(family)])
    said = services.case_files.export(family)
    _erased(services, family)

    again = FamilyId(changed_id(services.case_files.import_bytes(said)))
    assert [each["purpose"] for each in json.loads(services.case_files.export(again))["consents"]] == [
        "skole"
    ]


def test_the_holder_of_the_relay_has_a_name_though_the_file_names_only_the_contact(
    services: Services,
) -> None:
    case = whole_case()
    del case["relay"][0]["to"]["name"]
    del case["coordination"]["coordinators"][0]["name"]
    view = services.relay.of_family(_taken(services, case))

    assert view.holder is not None
    assert view.holder.actor.name == "Inger Vindkærby"
    assert [each.actor.name for each in view.coordination.coordinators] == ["Inger Vindkærby"]


def test_a_document_has_its_bytes_again_where_it_arrives(services: Services) -> None:
    content = bytes(range(256)) * 64
    case = whole_case()
    case["documents"][0]["content"] = base64.b64encode(content).decode()
    family = _taken(services, case)

    (kept,) = services.documents.of_family(family)
    assert services.documents.content(kept.id) == ("samtykke.pdf", content)


def test_a_consent_of_somebody_with_two_homes_leaves_its_scan_at_the_other(services: Services) -> None:
    first = _taken(services, whole_case())
    other = whole_case()
    other["family"] |= {"id": identifier("second home"), "code": "F614", "surname": "Haddadi"}
    other = {name: other[name] for name in ("format", "version", "family")}
    said = services.case_files.export(_taken(services, other))
    (consent,) = json.loads(said)["consents"]

    assert "document" not in consent
    assert json.loads(services.case_files.export(first))["consents"][0]["document"] == identifier("scan")
