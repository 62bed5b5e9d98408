"""What people type finds what they mean."""

import unicodedata
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from linkworker_desktop.persistence.engine import Database
from linkworker_desktop.persistence.search import SearchKind, fold, index, rebuild, remove, search

NAMES = {
    "Søren Østergaard": ["soren", "SOEREN", "søren", "ostergard", "østergaard", "sor", "gaard"],
    "Århusvej 3, Ærøskøbing": ["arhus", "aarhus", "Århus", "aeroskobing", "ærø", "vej 3", "A\u030arhus"],
    "René Müller": ["rene", "muller", "Müller", "RENÉ", "ren mul"],
    "أحمد حداد": ["أحمد", "احمد", "حداد"],
    "Олена Шевченко": ["олена", "ШЕВЧ"],
    "Ali Al-Haddad": ["al", "li", "al haddad", "al-haddad", "haddad ali"],
    "Tesfay (tolk) 12 34 56 78": ["12345678", "12 34 56 78", "+12 34", "3456", "tolk tesfay"],
}


def put(session: Session, title: str, kind: SearchKind = SearchKind.PERSON, words: str = "") -> UUID:
    entity = uuid4()
    index(session, kind, entity, title, "", words)
    return entity


def titles(database: Database, query: str, **options: object) -> list[str]:
    with database.read() as session:
        return [hit.title for hit in search(session, query, **options)]  # type: ignore[arg-type]


@pytest.fixture
def filled(database: Database) -> Database:
    with database.write("fill") as session:
        for title in NAMES:
            put(session, title)
    return database


@pytest.mark.parametrize(
    ("title", "query"), [(title, query) for title, queries in NAMES.items() for query in queries]
)
def test_a_name_is_found_however_it_is_spelled(filled: Database, title: str, query: str) -> None:
    assert title in titles(filled, query)


@pytest.mark.parametrize(
    "query", ["", " ", "-", "%", "_", '"', '""', "søren*x", "soren OR rene", "NEAR(soren)", "\x00"]
)
def test_signs_with_a_meaning_to_the_database_find_nothing_and_break_nothing(
    filled: Database, query: str
) -> None:
    assert titles(filled, query) == []


@given(st.text())
def test_a_folded_text_has_no_danish_letters_no_accents_and_one_form_only(words: str) -> None:
    folded = fold(words)
    assert not set(folded) & set("æøåǽǿǻ\u0301\u030a\u200f")
    assert fold(unicodedata.normalize("NFD", words)) == fold(unicodedata.normalize("NFC", words))


def test_every_word_must_be_found(filled: Database) -> None:
    assert titles(filled, "soren muller") == []
    assert titles(filled, "soren gaard") == ["Søren Østergaard"]


def test_titles_that_begin_with_the_word_come_first_then_words_that_do(database: Database) -> None:
    with database.write("fill") as session:
        for title in ("Gersdal", "Maja Dalsgaard", "Dalia Haddad", "Odal"):
            put(session, title)
    assert titles(database, "dal") == ["Dalia Haddad", "Maja Dalsgaard", "Gersdal", "Odal"]


def test_notes_come_after_names_and_newest_first(database: Database) -> None:
    with database.write("fill") as session:
        put(session, "Ældre note", SearchKind.LOG, "mødte haddad")
        put(session, "Nyere note", SearchKind.LOG, "haddad ringede")
        put(session, "Haddad", SearchKind.FAMILY)
    assert titles(database, "haddad") == ["Haddad", "Nyere note", "Ældre note"]
    assert titles(database, "haddad", limit=2) == ["Haddad", "Nyere note"]
    assert titles(database, "haddad", kinds=[SearchKind.LOG]) == ["Nyere note", "Ældre note"]


def test_a_thing_indexed_again_is_found_by_its_new_words_only(database: Database) -> None:
    with database.write("fill") as session:
        entity = put(session, "Skovsunde Skole")
        index(session, SearchKind.PERSON, entity, "Bakkeskolen", "Eksempelby", "rektor")
    assert titles(database, "skovsunde") == []
    assert titles(database, "rektor") == ["Bakkeskolen"]


def test_a_removed_thing_is_not_found_and_leaves_no_letters_in_the_index(database: Database) -> None:
    with database.write("fill") as session:
        entity = put(session, "Xqzwarin")
        put(session, "Timian")
    assert "xqz" in index_bytes(database)
    with database.write("forget") as session:
        remove(session, SearchKind.PERSON, entity)
        remove(session, SearchKind.PERSON, entity)
    assert titles(database, "xqzwarin") == []
    assert "xqz" not in index_bytes(database)
    assert "tim" in index_bytes(database)


def index_bytes(database: Database) -> str:
    with database.read() as session:
        blocks = session.scalars(text("SELECT block FROM search_name_data"))
        return b"".join(blocks).decode("latin-1")


def test_rebuilding_gives_the_same_answers(filled: Database) -> None:
    with filled.write("fill") as session:
        put(session, "Note", SearchKind.LOG, "haddad ringede")
    before = titles(filled, "haddad")
    with filled.write("rebuild") as session:
        rebuild(session)
    assert titles(filled, "haddad") == before == ["Ali Al-Haddad", "Note"]
