"""What follows from a family's members for its folder."""

from __future__ import annotations

from datetime import date

from linkworker_desktop.domain.family import MemberDraft, Relation, non_readers, proposed_language

TODAY = date(2026, 11, 24)


def _adult(
    name: str, reads: tuple[str, ...] = (), speaks: tuple[str, ...] = (), **more: object
) -> MemberDraft:
    return MemberDraft(name, birth_date=date(1985, 1, 1), reads=reads, speaks=speaks, **more)  # type: ignore[arg-type]


def test_the_language_most_adults_read_is_proposed() -> None:
    assert (
        proposed_language([_adult("A", ("ti",)), _adult("B", ("ar", "ti")), _adult("C", ("ar", "ti"))], TODAY)
        == "ti"
    )


def test_a_child_does_not_decide_the_language() -> None:
    child = MemberDraft("Barn", birth_date=date(2016, 1, 1), reads=("en",))
    assert proposed_language([child, _adult("A", ("uk",))], TODAY) == "uk"


def test_danish_is_proposed_only_when_nobody_reads_anything_else() -> None:
    assert proposed_language([_adult("A", ("da", "ar"))], TODAY) == "ar"
    assert proposed_language([_adult("A", ("da",))], TODAY) == "da"
    assert proposed_language([], TODAY) == "da"


def test_somebody_who_reads_nothing_gets_the_language_they_speak() -> None:
    assert proposed_language([_adult("A", speaks=("so",), reads_nothing=True)], TODAY) == "so"


def test_somebody_who_moved_out_does_not_count() -> None:
    gone = _adult("A", ("ar",), moved_out=date(2026, 11, 1))
    assert proposed_language([gone, _adult("B", ("my",))], TODAY) == "my"


def test_the_folder_is_read_aloud_to_adults_who_do_not_read() -> None:
    child = MemberDraft("Barn", birth_date=date(2022, 1, 1), reads_nothing=True)
    grandmother = MemberDraft("Hana", relation=Relation.GRANDMOTHER, reads_nothing=True)
    assert non_readers([child, grandmother], TODAY) == (grandmother,)


def test_without_a_birth_date_the_relation_decides_who_is_grown_up() -> None:
    assert MemberDraft("A", relation=Relation.MOTHER).is_adult(TODAY)
    assert not MemberDraft("B", relation=Relation.SON).is_adult(TODAY)
