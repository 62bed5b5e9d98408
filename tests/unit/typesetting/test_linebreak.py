"""Lines end where a reader expects it, and nowhere inside what belongs together."""

from __future__ import annotations

import time

import pytest

from linkworker_desktop.typesetting.isolates import figure, place
from linkworker_desktop.typesetting.linebreak import allowed_breaks, emergency_breaks
from linkworker_desktop.typesetting.paragraph import TextParagraph, line_width
from linkworker_desktop.typesetting.style import TextStyle

STYLE = TextStyle()


def lines_of(text: str, width: float, *, language: str | None = None) -> list[str]:
    """Return the text of each line, by cutting the paragraph after one line at a time."""
    paragraph = TextParagraph(text, STYLE, language=language, min_lines=1)
    paragraph.wrap(width, 10_000)
    found = []
    while (parts := paragraph.split_at(STYLE.leading)) is not None:
        found.append(parts[0].text.strip())
        paragraph = parts[1]
    return [*found, paragraph.text.strip()]


def cut(word: str, offsets: list[int]) -> list[str]:
    return [word[a:b] for a, b in zip([0, *offsets], [*offsets, len(word)], strict=True)]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("introduktions-program", ["introduktions-", "program"]),
        ("DU2-B", ["DU2-B"]),
        ("8–16", ["8–16"]),
        ("e-mail", ["e-mail"]),
        ("05-11-2026", ["05-11-2026"]),
        ("fravaer-lager@sprog-center.example", ["fravaer-lager@sprog-center.example"]),
        ("ደሓን፡መጻእኩም።ሰላም", ["ደሓን፡", "መጻእኩም።", "ሰላም"]),
        ("ደሓን።", ["ደሓን።"]),
    ],
)
def test_a_word_may_always_end_a_line_only_after_a_hyphen_between_words_or_an_ethiopic_stop(
    word: str, parts: list[str]
) -> None:
    assert cut(word, allowed_breaks(word)) == parts


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("a.bo@skov.example", ["a.", "bo@", "skov.", "example"]),
        ("https://x.example/a?b=c&d", ["https:/", "/", "x.", "example/", "a?", "b=", "c&", "d"]),
        ("ကြိုဆိုပါတယ်။", ["ကြို", "ဆို", "ပါ", "တယ်။"]),
        ("အင်္ဂလိပ်", ["အင်္ဂ", "လိပ်"]),
        ("သတ္တဝါ", ["သတ္တ", "ဝါ"]),
        ("နှင့်တကွ", ["နှင့်", "တ", "ကွ"]),
        ("ကျွန်တော်", ["ကျွန်", "တော်"]),
    ],
)
def test_a_word_longer_than_its_line_breaks_at_address_marks_or_between_burmese_syllables(
    word: str, parts: list[str]
) -> None:
    assert cut(word, emergency_breaks(word)) == parts


def test_a_phone_number_and_a_date_never_break() -> None:
    for value in ("01 71 72 73", "6.779,50 kr.", "kl. 8.30"):
        for width in range(90, 200, 7):
            lines = lines_of(f"Ring eller kom senest {figure(value)} til os", width)
            assert any(figure(value) in line for line in lines), (value, width, lines)


def test_an_address_breaks_at_its_spaces_but_not_before_the_house_number() -> None:
    lines = lines_of(place("Kløverbakken 12, 2. tv., 0110 Skovsunde"), 105)
    assert [line.replace("\u00a0", " ").strip("\u2066\u2069") for line in lines] == [
        "Kløverbakken 12,",
        "2. tv.,",
        "0110 Skovsunde",
    ]


def test_an_e_mail_moves_to_a_line_of_its_own_before_it_is_broken() -> None:
    address = "fravaer@sprogcenter.example"
    width = line_width(address, STYLE) + 1
    assert lines_of(f"Skriv til {address}", width) == ["Skriv til", address]


def test_an_e_mail_longer_than_the_column_breaks_after_at_or_dot() -> None:
    address = "fravaer@sprogcenter.example"
    lines = lines_of(address, line_width(address, STYLE) * 0.8)
    assert lines == ["fravaer@sprogcenter.", "example"]


def test_burmese_breaks_at_a_space_when_the_line_has_one() -> None:
    phrase = "ကျွန်တော်တို့"
    width = line_width(f"{phrase} {phrase}", STYLE, language="my") + 5
    assert lines_of(f"{phrase} {phrase} {phrase}", width, language="my") == [f"{phrase} {phrase}", phrase]


def test_a_burmese_phrase_longer_than_the_line_breaks_only_between_syllables() -> None:
    phrase = "ကျင်းပမည်ဖြစ်၍နိုင်ငံကူးလက်မှတ်ယူလာပါ"
    starts = {0, *emergency_breaks(phrase)}
    lines = lines_of(phrase, 80, language="my")
    assert len(lines) > 2
    assert "".join(lines) == phrase
    position = 0
    for line in lines:
        assert position in starts
        position += len(line)


def test_a_word_longer_than_the_column_is_cut_at_the_column_and_loses_nothing() -> None:
    word = "forsikringsselskabsmedarbejderforening" * 5
    lines = lines_of(word, 120)
    assert "".join(lines) == word
    assert all(line_width(line, STYLE) <= 121 for line in lines)


def test_a_mark_is_never_cut_from_its_letter() -> None:
    word = "e\u0301\u0323" * 60
    assert all(line.startswith("e") for line in lines_of(word, 50))


def test_a_column_narrower_than_a_letter_still_takes_one_letter_a_line() -> None:
    assert lines_of("mølle", 2) == list("mølle")


def test_a_line_feed_ends_the_line_and_two_leave_an_empty_one() -> None:
    assert lines_of("a\nb\n\nc", 100) == ["a", "b", "", "c"]


def test_spaces_at_the_end_of_a_line_take_no_room() -> None:
    paragraph = TextParagraph("bb   aa", STYLE)
    paragraph.wrap(line_width("bb", STYLE) + 1, 100)
    assert paragraph.lines == 2
    assert paragraph.widest_line() == pytest.approx(line_width("bb", STYLE))


@pytest.mark.parametrize("part", ["æblegrød", "سلام", "ကြိုဆို"])
def test_a_word_of_200_000_characters_is_set_in_time_that_grows_with_its_length(part: str) -> None:
    def seconds(length: int) -> float:
        begun = time.perf_counter()
        TextParagraph(part * (length // len(part)), STYLE).wrap(400, 700)
        return time.perf_counter() - begun

    seconds(1_000)
    short, long = seconds(25_000), seconds(200_000)
    assert long < 10
    assert long < 40 * max(short, 0.02)
