"""Several SELECTs sent as one give what each of them gives alone."""

from __future__ import annotations

from tests.builders.statements import counted_statements

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.persistence.look_together import Part, together

NUMBERS = Part("numbers", ("a", "b"), "SELECT 1 AS a, NULL AS b UNION ALL SELECT :two, 'to'")
WORDS = Part(
    "words", ("word",), "WITH w(word) AS (SELECT 'år ''\"\\[]') SELECT word FROM w", {"word": str.upper}
)
NOTHING = Part("nothing", ("x",), "SELECT 1 AS x WHERE 0")


def test_parts_come_apart_by_name_with_numbers_texts_and_nothing_as_they_were(services: Services) -> None:
    with services.database.look() as look:
        found = together(look, (NUMBERS, WORDS, NOTHING), {"two": 2})
    assert sorted((row.a, row.b) for row in found["numbers"]) == [(1, None), (2, "to")]
    assert [row.word for row in found["words"]] == ["ÅR '\"\\[]"]
    assert found["nothing"] == []


def test_it_is_one_statement_however_many_parts(services: Services) -> None:
    with counted_statements(services) as said, services.database.look() as look:
        together(look, (NUMBERS, WORDS, NOTHING), {"two": 2})
    assert len(said) == 1
