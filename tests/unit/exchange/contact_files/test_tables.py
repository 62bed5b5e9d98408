"""Rows and columns: delimiters, quotes, line breaks, headers, shifts and limits."""

from __future__ import annotations

import pytest
from tests.builders.contact_files import drafts, names, read, refusals, the_draft

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.exchange.contact_files import readings, table_text
from linkworker_desktop.exchange.contact_files.fields import Column, Field
from linkworker_desktop.exchange.contact_files.reading import read_file


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found_among_the_others(delimiter: str) -> None:
    text = 'Navn|Adresse|Note\nMette Vang|"Vej 1, 2; tv"|"a\tb, c"\nOle Bo|Vej 2|x\n'
    rows = text.replace("|", delimiter) if delimiter != "|" else text
    reading = read_file(rows.encode())
    assert reading.delimiter == delimiter
    assert [draft.person for draft in drafts(rows)] == ["Mette Vang", "Ole Bo"]


def test_a_danish_list_with_commas_in_its_addresses_is_read_by_its_semicolons() -> None:
    text = "Navn;Adresse;By\nMette Vang;Vej 1, 2. tv;Skovsunde\nOle Bo;Vej 2, st;Skovsunde\n"
    assert read_file(text.encode()).delimiter == ";"


def test_excels_own_first_line_says_the_delimiter() -> None:
    reading = read_file(b"sep=,\r\nNavn,Tlf\r\nMette Vang,20202020\r\n")
    assert (reading.delimiter, reading.table[0].number) == (",", 2)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_breaks_inside_quotes_belong_to_the_cell(end: str) -> None:
    text = f'Navn;Note;Tlf{end}Mette Vang;"linje 1{end}linje ""2"""' + f";20202020{end}Ole Bo;x;30303030{end}"
    first, second = drafts(text)
    assert first.note == 'linje 1\nlinje "2"'
    assert second.person == "Ole Bo"


def test_a_quote_that_is_never_closed_costs_its_row_and_no_other() -> None:
    text = 'Navn;Note;Tlf\nA A;ok;20202020\nB B;"åben;20202021\nC C;"ok";20202022\nD D;"";20202023\nE E;x;20202024\n'
    assert names(text) == ["A A", "C C", "D D", "E E"]
    assert refusals(text) == {3: 'Et anførselstegn (") er åbnet, men ikke lukket.'}


def test_a_quote_in_the_middle_of_a_word_is_a_letter() -> None:
    assert the_draft('Navn;Note\nOle Bo;skærm 27" og 24"\n').note == 'skærm 27" og 24"'


@pytest.mark.parametrize("quote", ['"', ""])
def test_a_field_of_ten_million_letters_costs_its_row_and_no_other(quote: str) -> None:
    text = f"Navn;Note;Tlf\nA A;ok;20202020\nB B;{quote}{'x' * 10_000_000}{quote};20202021\nC C;ok;20202022\n"
    assert names(text) == ["A A", "C C"]
    assert refusals(text) == {3: table_text.too_large()}


def test_a_large_field_with_line_breaks_is_one_row() -> None:
    note = "\n".join(["linje " * 100] * 250)
    assert refusals(f'Navn;Note\nA A;ok\nB B;"{note}"\nC C;ok\n') == {3: table_text.too_large()}


def test_more_than_a_million_rows_are_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_text, "MOST_ROWS", 20)
    assert len(read("Navn\n" + "Ole Bo\n" * 20)) == 20
    with pytest.raises(UserError, match="over en million rækker"):
        read("Navn\n" + "Ole Bo\n" * 21)
    assert readings.MOST_ROWS == 1_000_000


def test_a_table_of_headers_alone_has_no_rows_and_says_so() -> None:
    reading = read_file(b"Navn;Tlf;Mail\r\n")
    assert reading.rows == 0
    assert reading.remarks == ("Filen har kun overskrifter og ingen rækker. Der er 0 kontakter at hente.",)
    assert read(b"Navn;Tlf;Mail\r\n") == []


def test_blank_rows_are_passed_over_and_the_others_keep_their_numbers() -> None:
    assert [each.number for each in read("Navn;Tlf\n\nMette Vang;20202020\n;;\n  \nOle Bo;30303030\n")] == [
        3,
        6,
    ]


def test_titles_above_the_headers_are_passed_over() -> None:
    text = "Kontaktliste 2026;;\n;;\nSkovsunde Kommune;;\nNavn;Tlf;Mail\nMette Vang;20202020;m@x.dk\n"
    assert [(each.number, each.draft.person) for each in read(text)] == [(5, "Mette Vang")]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "header",
    ["E-MAIL:", " e-mail ", "Email", "E mail", "e-mailadresse", "Mail", "E-mail-adresse", "E-mail Address"],
)
def test_a_header_is_known_however_it_is_spelled(header: str) -> None:
    mapping = read_file(f"Navn;{header};Tlf. nr.\nA A;a@x.dk;20202020\n".encode()).mapping
    assert mapping is not None
    assert [column.field for column in mapping.columns] == [Field.NAME, Field.EMAIL, Field.PHONE]


def test_columns_without_headers_are_told_by_what_stands_in_them() -> None:
    text = "Mette Vang;20 20 20 20;m@x.dk;0110\nOle Bo;30303030;o@x.dk;0111\n"
    reading = read_file(text.encode())
    assert reading.mapping is not None
    assert not reading.mapping.has_header
    fields = [column.field for column in reading.mapping.columns]
    assert fields == [Field.NAME, Field.PHONE, Field.EMAIL, Field.POST_CODE]
    assert reading.mapping.headers[0] == "Kolonne 1"
    assert "gættet" in reading.remarks[0]
    assert [draft.person for draft in drafts(text)] == ["Mette Vang", "Ole Bo"]


def test_unknown_headers_above_known_values_are_headers() -> None:
    text = "Hvem;Ring her;Skriv her\nMette Vang;20202020;m@x.dk\nOle Bo;30303030;o@x.dk\n"
    assert [draft.person for draft in drafts(text)] == ["Mette Vang", "Ole Bo"]


def test_the_user_can_say_that_the_first_row_is_no_header() -> None:
    text = "Firma;Kommune\nMette Vang;Skovsunde\n"
    assert read_file(text.encode(), has_header=False).rows == 2


def test_a_header_that_stands_twice_is_asked_about_and_the_first_counts() -> None:
    text = "Navn;By;By;Tlf;Tlf\nMette Vang;Skovsunde;Aadalby;20202020;30303030\n"
    reading = read_file(text.encode())
    assert any("»By« står flere gange" in remark for remark in reading.remarks)
    draft = the_draft(text)
    assert draft.address.town == "Skovsunde"
    assert [each.number for each in draft.phones] == ["20202020", "30303030"]
    assert reading.mapping is not None
    told = reading.mapping.changed(1, Column()).changed(2, Column(Field.TOWN))
    assert the_draft(text, mapping=told).address.town == "Aadalby"


def test_rows_whose_columns_have_shifted_come_back_and_the_rest_is_taken() -> None:
    text = (
        "Navn;Vej;Postnr.;By;Tlf;Mail\n"
        "A A;Vej 1;0110;Skovsunde;20202020;a@x.dk\n"
        "B B;0110;Skovsunde;20202021;b@x.dk;\n"  # the street is missing: everything moved to the left
        "C C;Vej 3;2. tv;0110;Skovsunde;20202022;c@x.dk\n"  # an unquoted delimiter: one too many
        "D D;Vej 4;0110;Skovsunde\n"  # the end is missing, and nothing says where the row was cut
        "E E;Vej 5;0110;Skovsunde;20202024\n"  # the end is missing, and the phone is in its place
        "F F;Vej 6;0110;Skovsunde;20202025;f@x.dk;;\n"  # delimiters behind the last column
        "G G;Vej 7;0110;Skovsunde;g@x.dk;20202026\n"  # phone and e-mail have changed places
        "I I;x;Vej 9;0110;Skovsunde;20202028\n"  # everything moved to the right, and the e-mail fell off
        "H H;Vej 8;0110;Skovsunde;20202027;h@x.dk\n"
    )
    assert names(text) == ["A A", "E E", "F F", "H H"]
    reasons = refusals(text)
    assert list(reasons) == [3, 4, 5, 8, 9]
    assert "forskudt" in reasons[3]
    assert reasons[4] == "Rækken har 7 kolonner, men filen har 6."
    assert reasons[5] == "Rækken har 4 kolonner, men filen har 6."
    assert reasons[8] == "Kolonnerne er forskudt: »g@x.dk« står under »Tlf«."


def test_columns_that_will_not_be_taken_in_are_named() -> None:
    reading = read_file(b"Navn;Fodnote xyz;Tlf;Hobby\nA A;x;20202020;skak\n")
    assert "»Fodnote xyz«" in reading.remarks[0]
    assert "»Hobby«" in reading.remarks[0]


def test_a_text_that_is_no_list_is_refused() -> None:
    letter = "Kære alle\nHermed en længere besked om mødet på tirsdag i rådhuset, hvor vi ses klokken ti.\nHilsen Ole\n"
    with pytest.raises(UserError, match="ligner ikke en liste"):
        read(letter)


def test_a_list_of_names_in_one_column_is_a_list() -> None:
    assert names("Navn\nMette Vang\nOle Bo\n") == ["Mette Vang", "Ole Bo"]
