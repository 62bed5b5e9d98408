"""The font files are the ones the manifest names, and they cover every language of the families."""

from __future__ import annotations

import hashlib

import pytest
from fontTools.ttLib import TTFont

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.domain.languages import LANGUAGES
from linkworker_desktop.typesetting.fonts import (
    UNITS_PER_EM,
    Family,
    FontFile,
    face,
    face_for,
    is_invisible,
    manifest,
    script_of,
)


@pytest.fixture(params=manifest(), ids=lambda file: file.path.name)
def font_file(request: pytest.FixtureRequest) -> FontFile:
    return request.param


def test_each_family_has_a_regular_and_a_bold_face() -> None:
    assert {(file.family, file.bold) for file in manifest()} == {
        (f, b) for f in Family for b in (False, True)
    }


def test_a_font_file_has_the_hash_of_the_manifest(font_file: FontFile) -> None:
    assert hashlib.sha256(font_file.path.read_bytes()).hexdigest() == font_file.sha256


def test_a_font_may_be_embedded_and_has_the_version_and_outlines_expected(font_file: FontFile) -> None:
    with TTFont(font_file.path) as font:
        assert font["OS/2"].fsType == 0
        assert "glyf" in font
        assert font["head"].unitsPerEm == UNITS_PER_EM
        assert font["OS/2"].usWeightClass == (700 if font_file.bold else 400)
        assert font["name"].getDebugName(1).startswith(font_file.family.value)
        assert font_file.version in font["name"].getDebugName(5)


def test_each_font_folder_holds_its_licence(font_file: FontFile) -> None:
    licence = (font_file.path.parent / "LICENSE_FONT").read_text(encoding="utf-8")
    assert "SIL Open Font License, Version 1.1" in licence
    assert font_file.licence == "OFL-1.1"


def test_the_fonts_folder_holds_no_font_the_manifest_does_not_name() -> None:
    assert set(resource_path("fonts").rglob("*.[to]tf")) == {file.path for file in manifest()}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("bold", [False, True])
def test_every_sample_and_endonym_is_covered(code: str, bold: bool, samples: dict[str, list[str]]) -> None:
    text = LANGUAGES[code].endonym + "".join(samples[code])
    script = LANGUAGES[code].script.value
    assert [c for c in text if not is_invisible(c) and face_for(c, bold=bold, script=script) is None] == []


def test_european_digits_look_alike_in_every_script() -> None:
    latin = face(Family.LATIN, bold=False)
    assert all(face_for("7", bold=False, script=s) is latin for s in ("Latn", "Arab", "Ethi", "Mymr"))


def test_punctuation_comes_from_the_face_of_the_text_around_it() -> None:
    assert face_for("(", bold=False, script="Arab") is face(Family.ARABIC, bold=False)
    assert face_for("(", bold=False, script="Latn") is face(Family.LATIN, bold=False)


def test_a_character_no_font_has_gets_no_face() -> None:
    assert face_for("漢", bold=False, script="Latn") is None
    assert face_for("😀", bold=True, script="Arab") is None


def test_scripts_are_told_apart() -> None:
    assert [script_of(c) for c in "aдسሀက7"] == ["Latn", "Cyrl", "Arab", "Ethi", "Mymr", "Zyyy"]


def test_the_arabic_number_sign_is_visible_and_an_isolate_is_not() -> None:
    assert not is_invisible("\u0600")
    assert is_invisible("\u2066")
