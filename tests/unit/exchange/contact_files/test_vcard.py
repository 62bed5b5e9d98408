"""vCards of every version in one file, broken ones among them."""

from __future__ import annotations

import pytest
from tests.builders.contact_files import card, names, read, refusals, the_draft

from linkworker_desktop.base.errors import UserError
from linkworker_desktop.domain.contact import EmailDraft, PhoneDraft, PlaceDraft, Visibility
from linkworker_desktop.domain.family import Address
from linkworker_desktop.exchange.contact_files.reading import read_file

OLD = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
    b"N;CHARSET=iso-8859-1;ENCODING=QUOTED-PRINTABLE:S=F8rensen;Bj=F8rn\r\n"
    b"TEL;WORK;VOICE:20 20 20 20\r\nTEL;CELL:30303030\r\nTEL;WORK;FAX:40404040\r\n"
    b"ORG;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:B=C3=B8rnehuset;Stue 2\r\n"
    b"NOTE;ENCODING=QUOTED-PRINTABLE:Kortet begynder med=0D=0A=\r\nBEGIN:VCARD=0D=0A=\r\nEND:VCARD=0D=0A=\r\nslut\r\n"
    b"PHOTO;ENCODING=BASE64;TYPE=JPEG:/9j/4AAQ\r\n AAAA\r\nBBBB==\r\n\r\n"
    b"AGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nN:Agent;Den\r\nTEL:99999999\r\nEND:VCARD\r\n"
    b"EMAIL;INTERNET:b@x.example\r\nEND:VCARD\r\n"
)


def test_a_card_of_version_2_1_is_read_with_its_own_encodings() -> None:
    draft = the_draft(OLD)
    assert (draft.person, draft.organisation, draft.unit) == ("Bjørn Sørensen", "Børnehuset", "Stue 2")
    assert draft.phones == (
        PhoneDraft("20 20 20 20", "arbejde"),
        PhoneDraft("30303030", "mobil"),
        PhoneDraft("40404040", "fax"),
    )
    assert draft.note == "Kortet begynder med\nBEGIN:VCARD\nEND:VCARD\nslut"
    assert draft.email == "b@x.example"


def test_quoted_printable_without_a_charset_is_utf8_or_windows() -> None:
    both = [
        card("N;ENCODING=QUOTED-PRINTABLE:=C3=98stergaard;Bo", version="2.1"),
        card("N;QUOTED-PRINTABLE:=D8stergaard;Bo", version="2.1"),
    ]
    assert names("".join(both)) == ["Bo Østergaard", "Bo Østergaard"]


def test_raw_bytes_are_decoded_card_by_card() -> None:
    data = card("FN:Æble Ørn").encode("cp1252") + card("FN:Åse Æbelø").encode()
    assert names(data) == ["Æble Ørn", "Åse Æbelø"]


def test_a_card_of_version_3_is_read() -> None:
    draft = the_draft(
        card(
            "FN:Lærke Ø",
            "N:Ø;Lærke;;Dr.;",
            "item1.TEL:+45 40 40 40 40",
            "item1.X-ABLabel:_$!<Mobile>!$_",
            "item2.TEL;type=pref:50505050",
            "item2.X-ABLabel:vagt",
            "ORG:Lægehuset\\, Torvet\\; nord;Afd\\, 1",
            "TITLE:Læge",
            "ADR;TYPE=WORK:;;Torvet 1\\n2. tv.;Skovsunde;;0110;Danmark",
            "ADR;TYPE=dom:;;Havnevej 2;Malmö;;211 20;Sverige",
            "NOTE:linje 1\\nlinje 2\\, og C:\\mappe",
            "URL:http://laege.example",
            "X-FOO:bar",
            "CATEGORIES:Egen læge,Blå",
            "BDAY:19700101",
        )
    )
    assert (draft.person, draft.organisation, draft.unit) == (
        "Dr. Lærke Ø",
        "Lægehuset, Torvet; nord",
        "Afd, 1",
    )
    assert draft.phones == (PhoneDraft("50505050", "vagt"), PhoneDraft("+45 40 40 40 40", "mobil"))
    assert draft.address == Address("Torvet 1, 2. tv.", "0110", "Skovsunde")
    assert draft.more_addresses == (PlaceDraft(Address("Havnevej 2", "", "211 20 Malmö, Sverige")),)
    assert draft.note == "linje 1\nlinje 2, og C:\\mappe"
    assert (draft.website, draft.category, draft.role) == ("https://laege.example", "gp", "Læge")


def test_a_card_of_version_4_is_read() -> None:
    draft = the_draft(
        card(
            "KIND:org",
            "FN:Røde Kors Skovsunde",
            'TEL;VALUE=uri;TYPE="voice,work":tel:+45-60606060;ext=12',
            "TEL;VALUE=uri:sip:vagt@rk.example",
            "LANG;PREF=2:ar",
            "LANG;PREF=1:da",
            "EMAIL:a@b.example",
            "EMAIL;PREF=1;TYPE=work:c@d.example",
            'ADR;LABEL="x:y;z":;;Vej 2;Skovsunde;;0110;Denmark',
            "REV:20200101T000000Z",
            "CLASS:PRIVATE",
            version="4.0",
        )
    )
    assert (draft.organisation, draft.person) == ("Røde Kors Skovsunde", "")
    assert draft.phones == (PhoneDraft("+45-60606060", "arbejde, lokal 12"),)
    assert draft.email == "c@d.example"
    assert draft.more_emails == (EmailDraft("a@b.example"),)
    assert draft.address == Address("Vej 2", "0110", "Skovsunde")
    assert set(draft.languages) == {"ar", "da"}
    assert draft.visibility is Visibility.ONLY_ME


def test_lines_are_unfolded_before_they_are_decoded() -> None:
    raw = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Mette S\u00f8".encode()
    folded = raw[:-1] + b"\r\n " + raw[-1:] + b"ren\r\n sen\r\nTEL:2020\r\n\t2020\r\nEND:VCARD\r\n"
    draft = the_draft(folded)
    assert draft.person == "Mette Sørensen"
    assert draft.phones[0].number == "20202020"


def test_a_mixed_file_with_broken_cards_gives_back_the_broken_and_takes_the_rest() -> None:
    data = b"".join(
        [
            card("FN:Aa Aa").encode(),
            OLD,
            b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Uden Slut\r\nTEL:1\r\n",
            card("FN:Bb Bb", "TEL:20202020", version="4.0").encode(),
            card().encode(),
            b"VERSION:3.0\r\nFN:Uden Begyndelse\r\nEND:VCARD\r\n",
            card("KIND:group", "FN:Alle", "MEMBER:urn:uuid:1", version="4.0").encode(),
            card("TEL:20202020").encode(),
            b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Afbrudt Midt I\r\nTE",
        ]
    )
    assert names(data) == ["Aa Aa", "Bjørn Sørensen", "Bb Bb"]
    begins = [
        data[: data.index(text)].count(b"\r\n") for text in (b"FN:Uden Slut", b"FN:Uden B", b"FN:Afbrudt")
    ]
    assert list(refusals(data).values()) == [
        f"Kortet fra linje {begins[0] - 1} er afbrudt: END:VCARD mangler.",
        "Kortet er tomt.",
        f"Linje {begins[1]} hører ikke til noget kort: BEGIN:VCARD mangler.",
        "Kortet er en gruppe af andre kort og ikke en kontakt.",
        "Kortet har intet navn på sted eller person.",
        f"Kortet fra linje {begins[2] - 1} er afbrudt: END:VCARD mangler.",
    ]


@pytest.mark.parametrize("position", range(10, 400, 13))
def test_a_file_cut_off_anywhere_still_gives_the_cards_before_the_cut(position: int) -> None:
    whole = card("FN:Aa Aa", "TEL:20202020").encode()
    cut = whole + OLD[:position]
    assert "Aa Aa" in names(cut)


def test_a_soft_break_at_the_end_of_a_card_does_not_swallow_its_end() -> None:
    broken = card("N:Bo;Ole", "NOTE;ENCODING=QUOTED-PRINTABLE:afbrudt=", version="2.1")
    assert names(broken + card("FN:Mette Vang")) == ["Ole Bo", "Mette Vang"]


def test_pictures_are_neither_fetched_nor_kept_and_that_is_said() -> None:
    (row,) = read(
        card("FN:Mette Vang", "PHOTO;VALUE=uri:https://evil.example/x.jpg", "LOGO:https://evil.example/y")
    )
    assert row.remarks == ("Billeder og lyd i kortet er ikke hentet.",)
    assert "evil" not in repr(row.draft)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("lines", "organisation", "person"),
    [
        (["N:Vang;;;;"], "", "Vang"),
        (["FN:Mette Vang", "N:Mette Vang;;;;"], "", "Mette Vang"),
        (["FN:Vang, Mette", "N:Vang;Mette;;;"], "", "Mette Vang"),
        (["FN:Skovsunde Skole", "ORG:Skovsunde Skole"], "Skovsunde Skole", ""),
        (["ORG:Skovsunde Skole"], "Skovsunde Skole", ""),
        (["FN:Skovsunde Skole", "N:;;;;"], "Skovsunde Skole", ""),
        (["FN:Noor", "N:;;;;", "X-ABShowAs:COMPANY", "ORG:Noor"], "Noor", ""),
        (["FN:Mette Vang", "ORG:;Jobcenter"], "", "Mette Vang"),
    ],
)
def test_whose_card_it_is(lines: list[str], organisation: str, person: str) -> None:
    draft = the_draft(card(*lines, "TEL:20202020"))
    assert (draft.organisation, draft.person) == (organisation, person)


def test_a_value_larger_than_anything_kept_costs_its_card() -> None:
    data = card("FN:Aa Aa", "NOTE:" + "x" * 10_000_000) + card("FN:Bb Bb")
    assert names(data) == ["Bb Bb"]


def test_utf16_files_of_cards_are_read() -> None:
    assert names(card("FN:Søren Ærø").encode("utf-16")) == ["Søren Ærø"]
    assert names(card("FN:Søren Ærø").encode("utf-16-le")) == ["Søren Ærø"]


def test_charsets_that_are_no_text_or_unknown_do_no_harm() -> None:
    assert names(card("FN;CHARSET=zlib:Æ Ø") + card("FN;CHARSET=xyz:Å A") + card("FN;CHARSET=rot13:B C")) == [
        "Æ Ø",
        "Å A",
        "B C",
    ]


def test_more_than_a_million_cards_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from linkworker_desktop.exchange.contact_files import vcard_cards

    monkeypatch.setattr(vcard_cards, "MOST_ROWS", 5)
    with pytest.raises(UserError, match="over en million kort"):
        read_file((card("FN:A B") * 6).encode())
