"""What a translator types in right-to-left text reads as it was typed, and nothing else changes."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.typesetting.reading import ReadPage, words_of

from linkworker_desktop.typesetting.protection import protected

PLAIN = str.maketrans("\u00a0", " ", "\u2060")
OPEN, CLOSE = "\u2066", "\u2069"

FIGURES = [
    "01 71 72 73",
    "+45 01 71 72 73",
    "(+45) 01 71 72 73",
    "0045 01717273",
    "0171 7273",
    "01-71-72-73",
    "05.11.2026",
    "5/11/2026",
    "2026-11-05",
    "8.30",
    "10:30",
    "8–16",
    "8 – 16",
    "8.30-15.30",
    "24/7",
    "010190-1234",
    "010190-••••",
    "6.779,50 kr.",
    "6 779 kr.",
    "kr. 5,-",
    "1.250,-",
    "€ 20",
    "25%",
    "3,5 %",
    "-5 °C",
    "+45",
    "3. marts",
    "3. marts 2026 kl. 14.00",
    "kl. 14.00",
    "tlf. 01 71 72 73",
    "0130 Skovsunde",
    "Havnekajen 3, 1. th., 0130 Skovsunde",
    "Havnekajen 3, 1. th.",
    "Kløverbakken 14, 2. tv.",
    "3F",
    "DU2-B",
    "fravaer@sprogcenter.example",
    "https://skovsunde.example/tolk?x=1",
    "#velkommen",
    "#2026",
]


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_between_arabic_words_is_isolated_whole(figure: str) -> None:
    (text,) = protected([f"كلمة {figure} كلمة"])
    assert text.translate(PLAIN) == f"كلمة {OPEN}{figure}{CLOSE} كلمة"


@pytest.mark.parametrize("figure", [figure for figure in FIGURES if not figure.startswith("(")])
def test_its_letters_stand_in_their_order_on_the_page(figure: str, set_page: Callable[..., ReadPage]) -> None:
    page = set_page([f"كلمة {figure}، كلمة"], language="ar", width=480)
    chars = sorted(page.chars(), key=lambda char: char.left)
    seen = "".join(char.text for char in chars if char.text.strip("\u200f\ufffe"))
    assert figure.replace(" ", "") in "".join(seen.split())


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("اتصل: 01 71 72 73.", f"اتصل: {OPEN}01 71 72 73{CLOSE}."),
        ("(01 71 72 73)، شكراً", f"({OPEN}01 71 72 73{CLOSE})، شكراً"),
        ("»1. tv.« تعني", f"»{OPEN}1. tv.{CLOSE}« تعني"),
        ("»St.« تعني", f"»{OPEN}St.{CLOSE}« تعني"),
        ("انظر https://skovsunde.example/.", f"انظر {OPEN}https://skovsunde.example/{CLOSE}."),
        (
            "العنوان Havnekajen 3, 0130 Skovsunde (01 71 72 73) شكراً",
            f"العنوان {OPEN}Havnekajen 3, 0130 Skovsunde (01 71 72 73){CLOSE} شكراً",
        ),
        ("من 05.11.2026 إلى 8.12.2026", f"من {OPEN}05.11.2026{CLOSE} إلى {OPEN}8.12.2026{CLOSE}"),
    ],
)
def test_the_punctuation_of_the_sentence_stays_outside(typed: str, shown: str) -> None:
    assert protected([typed])[0].translate(PLAIN) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "نص بلا أرقام",
        "اتصل بالرقم 112 الآن",
        "1. قل ماذا حدث",
        "الأيام 5، 6، 7",
        "هوية MitID والبنك",
        "مستشار (rådgiver) في البلدية",
        "٢٥٪ من ٨–١٦",
        f"اتصل {OPEN}01 71 72 73{CLOSE} أو \u2068Bus 3\u2069 هنا",
        f"مفتوح {OPEN}01 71",
    ],
)
def test_what_reads_right_by_itself_or_is_isolated_already_stays_as_it_is(text: str) -> None:
    assert protected([text]) == [text]


@pytest.mark.parametrize("number", ["۰۱ ۷۱ ۷۲ ۷۳", "٠١ ٧١ ٧٢ ٧٣", "٠١٠١٩٠-١٢٣٤"])
def test_a_number_in_native_digits_runs_from_left_to_right(
    number: str, set_page: Callable[..., ReadPage]
) -> None:
    page = set_page([f"اتصل {number} الآن"], language="fa", width=480)
    digits = sorted((char for char in page.chars() if char.text.isdigit()), key=lambda char: char.left)
    assert "".join(char.text for char in digits) == "".join(char for char in number if char.isdigit())


def test_a_figure_over_a_change_of_weight_is_one_isolate() -> None:
    assert protected(["اتصل ", "01 71", " 72 73 هنا"]) == [
        "اتصل ",
        f"{OPEN}01\u00a071",
        f"\u00a072\u00a073{CLOSE} هنا",
    ]


@pytest.mark.parametrize("width", [120, 200, 480])
def test_every_word_can_be_copied(width: float, set_page: Callable[..., ReadPage]) -> None:
    text = "اتصل على 01 71 72 73 قبل 05.11.2026 في Havnekajen 3, 0130 Skovsunde، والسعر 25% شهرياً."
    page = set_page([text], language="ar", width=width)
    assert sorted(_bare(page.words())) == sorted(_bare(words_of(text)))


def test_phone_date_and_percentage_keep_their_place_among_the_words(
    set_page: Callable[..., ReadPage],
) -> None:
    text = "اتصل على 01 71 72 73 قبل 05.11.2026 والسعر 25% شهرياً."
    assert set_page([text], language="ar", width=480).words() == words_of(text)


def _bare(words: list[str]) -> list[str]:
    return [word.strip(".,،") for word in words]


@given(st.text(alphabet="ابج123 .,:-–/()«»+#%@axk\u2066\u2068\u2069\u00a0\n٠٩۰۹", max_size=60))
def test_nothing_but_isolates_marks_and_kept_spaces_is_ever_put_in(text: str) -> None:
    (made,) = protected([text])
    steering = str.maketrans("", "", "\u2066\u2068\u2069\u200e\u2060")
    assert made.translate(steering).translate(PLAIN) == text.translate(steering).replace("\u00a0", " ")
    assert made.count(OPEN) - text.count(OPEN) == made.count(CLOSE) - text.count(CLOSE)


@given(st.lists(st.text(alphabet="ابج12 .,-ak", max_size=12), max_size=5))
def test_texts_that_stand_after_one_another_are_read_as_one(texts: list[str]) -> None:
    assert "".join(protected(texts)) == "".join(protected(["".join(texts)]))


@pytest.mark.parametrize(
    "text", ["1" * 200_000, "1 " * 100_000, "( " * 100_000, "1." * 100_000, "01 71 72 73 ش " * 15_000]
)
def test_it_takes_time_in_proportion_to_the_length(text: str) -> None:
    started = time.perf_counter()
    protected([text])
    assert time.perf_counter() - started < 5
