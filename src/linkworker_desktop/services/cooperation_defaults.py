"""The interfaces and procedures a municipality begins with: offered, and its own once they are taken."""

from __future__ import annotations

from linkworker_desktop.services.cooperation_views import InterfaceDraft, ProcedureDraft, UnitName

INTEGRATION = UnitName("Integration")


def _interface(other: str, shared: str, a_does: str, b_does: str, handover: str) -> InterfaceDraft:
    return InterfaceDraft(INTEGRATION, UnitName(other), shared, a_does, b_does, handover)


INTERFACES: tuple[InterfaceDraft, ...] = (
    _interface(
        "Beskæftigelse",
        "Jobmål, praktik og opfølgning",
        "Modtager familien\nSkriver den første kontrakt\nBestiller danskundervisning",
        "Finder virksomheder\nAftaler praktik og løntilskud\nFølger op på arbejdspladsen",
        "Når borgeren er i praktik eller job",
    ),
    _interface(
        "Ydelse",
        "Den første udbetaling",
        "Melder familien til ydelseskontoret\nHjælper med ansøgning og bilag",
        "Beregner og udbetaler ydelsen\nSvarer på spørgsmål om udbetaling",
        "Når ansøgningen er sendt med alle bilag",
    ),
    _interface(
        "Børn og unge",
        "Unge, der fylder 18 år",
        "Følger den voksne del af familien\nOvertager den unge, der fylder 18",
        "Har sagen, indtil den unge fylder 18\nIndkalder til overgangsmøde",
        "Ved overgangsmødet, senest et halvt år før den unge fylder 18",
    ),
    _interface(
        "Social",
        "Familier med støttebehov",
        "Ser og beskriver behovet\nHolder kontakten til familien",
        "Visiterer og følger støtten",
        "Når støtten er bevilget",
    ),
    _interface(
        "Psykiatri",
        "Borgere i behandling",
        "Holder kontakten mellem aftalerne\nSkaber ro om bolig og ydelse",
        "Udreder og behandler\nGiver besked, når et forløb slutter",
        "Når henvisningen er modtaget",
    ),
    _interface(
        "Ungevejledning",
        "Vejen til uddannelse",
        "Beskriver den unges skolegang og dansk",
        "Vejleder og målgruppevurderer\nFølger den unge ind i uddannelse",
        "Når uddannelsesplanen er skrevet",
    ),
    _interface(
        "Kriminalforsorg",
        "Løsladelse og tilsyn",
        "Sørger for bolig, ydelse og dansk ved løsladelse",
        "Har tilsynet\nIndkalder til møde før løsladelse",
        "På mødet før løsladelsen",
    ),
)

PROCEDURES: tuple[ProcedureDraft, ...] = (
    ProcedureDraft("Ydelsesansøgning", UnitName("Ydelse")),
    ProcedureDraft("Henvisning til dansk", INTEGRATION),
    ProcedureDraft("Fravær", INTEGRATION),
    ProcedureDraft("Rådighed og partshøring", INTEGRATION),
    ProcedureDraft("Samfundskundskab", INTEGRATION),
    ProcedureDraft("Visitation", INTEGRATION),
    ProcedureDraft("Samtykke", INTEGRATION),
)
