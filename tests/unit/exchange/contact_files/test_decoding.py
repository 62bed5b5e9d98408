"""Every letter comes out right, and a line in another encoding is known."""

from __future__ import annotations

import pytest
from tests.builders.contact_files import names, refusals

from linkworker_desktop.exchange.contact_files.decoding import decoded
from linkworker_desktop.exchange.contact_files.reading import read_file
from linkworker_desktop.exchange.contact_files.readings import Certainty

TEXT = "Navn;Tlf\r\nSøren Ærø Østergård;20202020\r\nZoë Müller;30303030\r\n"


@pytest.mark.parametrize(
    ("data", "encoding", "certainty"),
    [
        (TEXT.encode(), "utf-8", Certainty.SURE),
        (TEXT.encode("utf-8-sig"), "utf-8", Certainty.SURE),
        (TEXT.encode("cp1252"), "cp1252", Certainty.GUESSED),
        (TEXT.encode("utf-16"), "utf-16-le", Certainty.SURE),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", Certainty.SURE),
        (TEXT.encode("utf-16-le"), "utf-16-le", Certainty.GUESSED),
        (TEXT.encode("utf-16-be"), "utf-16-be", Certainty.GUESSED),
        (TEXT.encode("cp850"), "cp850", Certainty.GUESSED),
        (TEXT.encode("mac-roman"), "mac-roman", Certainty.GUESSED),
        (b"Navn;Tlf\r\nOle Bo;20202020\r\n", "utf-8", Certainty.SURE),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str, certainty: Certainty) -> None:
    found = decoded(data)
    assert (found.encoding, found.certainty) == (encoding, certainty)
    assert not found.odd_lines
    assert found.text in (TEXT, "Navn;Tlf\r\nOle Bo;20202020\r\n")


def test_the_user_can_say_what_it_is() -> None:
    found = decoded(TEXT.encode("cp850"), "cp850")
    assert (found.text, found.certainty) == (TEXT, Certainty.FORCED)


def test_utf16_that_somebody_forces_to_windows_is_still_no_crash() -> None:
    assert read_file(TEXT.encode("utf-16-le"), encoding="cp1252").encoding == "cp1252"


def test_rows_in_another_encoding_are_refused_with_their_number_and_the_others_taken() -> None:
    lines = [line.encode() for line in ("Navn;Tlf\n", "Søren;20202020\n", "Ærø;20202021\n", "Ås;20202022\n")]
    lines.insert(3, "Jørgen;30303030\n".encode("cp1252"))
    data = b"".join(lines)
    assert names(data) == ["Søren", "Ærø", "Ås"]
    (number,), (reason,) = refusals(data), refusals(data).values()
    assert number == 4
    assert "tegnkodning" in reason


def test_a_row_of_utf8_in_a_windows_file_is_refused_too() -> None:
    data = "Navn;Tlf\nSøren;20202020\nÆrø;20202021\n".encode("cp1252") + "Åse;30303030\n".encode()
    assert names(data) == ["Søren", "Ærø"]
    assert list(refusals(data)) == [4]


def test_bytes_that_are_no_letter_cost_only_their_row() -> None:
    data = "Navn;Tlf\nSøren;20202020\n".encode("cp1252") + b"Odd \x81\x8d;20202021\n"
    assert names(data) == ["Søren"]
    assert "ikke kan læses" in refusals(data)[3]


def test_nul_controls_and_direction_overrides_are_taken_out() -> None:
    assert names("Navn;Tlf\nMet\x00te \u202eVang\x07;20202020\n") == ["Mette Vang"]
