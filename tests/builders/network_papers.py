"""What the network map is set from in tests, invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from linkworker_desktop.documents.network_content import (
    NetworkPaper,
    PrintedBody,
    PrintedMember,
    PrintedPerson,
)
from linkworker_desktop.domain.contact import Sector
from linkworker_desktop.domain.network import Frequency
from tests.builders.directory import a_sender

W, M, S, U = Frequency.WEEKLY, Frequency.MONTHLY, Frequency.SELDOM, Frequency.UNKNOWN
_K, _B, _U, _S, _H = (
    Sector.MUNICIPALITY,
    Sector.HOUSING,
    Sector.EDUCATION,
    Sector.STATE,
    Sector.HEALTH,
)
MEMBERS = tuple(
    PrintedMember(number, name, words)
    for number, (name, words) in enumerate(
        (
            ("Farhan", "far, 44 år"),
            ("Samira", "mor, 39 år"),
            ("Idris", "søn, 16 år"),
            ("Amal", "datter, 11 år"),
            ("Nuur", "søn, 5 år"),
            ("Yasin", "søn, 2 år"),
        ),
        1,
    )
)
_EIGHTEEN: tuple[tuple[Sector, str, Frequency, str, tuple[str, ...]], ...] = (
    (_K, "Integrationsenheden", W, "12", ("Birgit Tidselmark, rådgiver", "Jonas Klokkelyng, jobkonsulent",
        "Mette Agerspire, jobkonsulent", "Ole Birkehegn, kontrakt")),
    (_K, "Ydelseskontoret", M, "12", ("Lone Havgærde, sagsbehandler", "Per Mosevangely, boligstøtte",
        "Karin Møllevigby, udbetaling")),
    (_K, "Børne- og familieafdelingen", W, "34", ("Dorthe Engbakkely, rådgiver", "Kim Rørsanger, konsulent",
        "Eva Lyngmarkby, støtteperson", "Ulla Vibekær, leder")),
    (_K, "Sundhedsplejen", M, "56", ("Trine Kløverhaug, team Ådalby", "Anne Skovmærke, team Ådalby")),
    (_K, "PPR", S, "34", ("Hanne Mosevangby, psykolog", "Bo Strandrævel, talepædagog")),
    (_K, "Tosprogskonsulenten", M, "34", ("Søren Lærkemosen, konsulent",)),
    (_K, "Pladsanvisningen", S, "56", ("Gitte Åbrinkly, sagsbehandler",)),
    (_K, "Kultur og Fritid", S, "34", ("Mads Bølgehøjby, fritidsvejleder", "Rikke Tangvind, fritidspas")),
    (_K, "Kommunal tandpleje", S, "345", ("Lis Perlegran, tandlæge",)),
    (_B, "Skovsunde Boligforening", M, "12", ("Jens Stenbrokær, udlejning", "Tom Ellegærde, vicevært")),
    (_U, "Ådalby Skole", W, "34", ("Kirsten Rugagerholt, leder", "Nina Solhvervby, klasselærer",
        "Pia Hyldemarkby, klasselærer", "Lars Fjordlærke, pædagog SFO", "Ida Bregnevang, modtageklasse")),
    (_U, "Børnehuset Humlebien", W, "56", ("Sanne Bækørred, leder", "Julie Tusindfryd, pædagog",
        "Tina Ravnholmby, pædagog")),
    (_U, "Sprogcenter Ådalby", W, "12", ("Anders Nattergalby, lærer", "Vibe Havtornby, lærer",
        "Carl Engblomme, vejleder")),
    (_U, "Vester Ravnlund Erhvervsskole", S, "12", ("Erik Granlyby, vejleder", "Lene Sivtoftby, VUC-kontakt")),
    (_S, "Politi og SSP", S, "3", ("Henrik Klitrosen, SSP", "Dan Vesterlyng, betjent")),
    (_S, "Udlændingestyrelsen", S, "12", ("Sagscenter 4, fast indgang", "Rie Marehalm, sagsbehandler")),
    (_H, "Lægehuset Ådalby", U, "123456", ("Inge Pilebroby, læge", "Stine Vindrosen, sygeplejerske",
        "Ruth Mosekonge, sekretær")),
    (_H, "Skovsunde Sygehus", M, "26", ("Jørgen Havbrisby, overlæge", "Maria Tjørnelund, sygeplejerske",
        "Asta Lindetorvby, socialrådgiver", "Finn Rønnebærby, børnelæge", "Bente Vintergæk, fysioterapeut")),
)  # fmt: skip
OTHERS = ("Nymølle Tolkeservice", "Klintebjerg IF", "Frivilligcafeen (2)", "kontaktfamilien Vindblomst")


def a_body(sector: Sector, name: str, how: Frequency, members: Sequence[int], *people: str) -> PrintedBody:
    """Return a body whose people, as `name, role`, share its members among them."""
    persons = []
    for place, said in enumerate(people):
        person, _comma, role = said.partition(", ")
        chosen = tuple(members) if place == 0 else tuple(members[place % len(members) :][:1])
        persons.append(PrintedPerson(person, role, chosen))
    return PrintedBody(name, sector, how, tuple(members), tuple(persons))


def eighteen() -> tuple[PrintedBody, ...]:
    """Return eighteen authorities with 47 persons round six members."""
    return tuple(
        a_body(sector, name, how, [int(figure) for figure in members], *people)
        for sector, name, how, members, people in _EIGHTEEN
    )


def a_network_paper(
    bodies: Sequence[PrintedBody] | None = None,
    members: Sequence[PrintedMember] = MEMBERS,
    others: Sequence[str] = OTHERS,
    surname: str = "Farhaniyo-Sandgræs",
) -> NetworkPaper:
    """Return the paper of a family of six, as it would be printed on 23 November 2026."""
    shown = eighteen() if bodies is None else tuple(bodies)
    return NetworkPaper(
        surname,
        tuple(members),
        shown,
        persons=sum(1 for body in shown for person in body.persons if person.name),
        others=tuple(others),
        other_contacts=len(others) + 1 if others else 0,
        facts=(
            ("Vist pr.", "23.11.2026"),
            ("Tovholder", "Maja Vindkærby"),
            ("Samtykker", "3 gyldige, 1 udløber 4.12."),
            ("Stafet", "ingen tilbudt"),
        ),
        sender=a_sender(),
        printed_on=date(2026, 11, 23),
    )


def many_members(number: int) -> tuple[PrintedMember, ...]:
    """Return so many members with the six names over and over."""
    return tuple(
        PrintedMember(place + 1, MEMBERS[place % 6].name, MEMBERS[place % 6].words) for place in range(number)
    )
