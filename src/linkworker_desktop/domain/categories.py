"""The contact categories, the folder part each is printed in and its pictogram."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from linkworker_desktop.domain.contact import Category, Sector
from linkworker_desktop.domain.folder import Pictogram
from linkworker_desktop.i18n.marks import ND_

_ALL = (
    Category(
        "integration_unit",
        ND_("Integrationsenhed / beskæftigelse"),
        Sector.MUNICIPALITY,
        Pictogram.MEETING,
    ),
    Category(
        "reception_team",
        ND_("Modtageteam / kompetencegruppe"),
        Sector.MUNICIPALITY,
        Pictogram.MEETING,
    ),
    Category("benefits", ND_("Ydelseskontor"), Sector.MUNICIPALITY, Pictogram.BANK),
    Category("citizen_service", ND_("Borgerservice"), Sector.MUNICIPALITY, Pictogram.PAPERS),
    Category("child_family", ND_("Børne- og familieafdeling"), Sector.MUNICIPALITY, Pictogram.MEETING),
    Category("health_nurse", ND_("Sundhedspleje"), Sector.MUNICIPALITY, Pictogram.DOCTOR),
    Category(
        "ppr",
        ND_("PPR (pædagogisk-psykologisk rådgivning)"),
        Sector.MUNICIPALITY,
        Pictogram.MEETING,
    ),
    Category(
        "school_dept",
        ND_("Skoleafdeling / tosprogskonsulent"),
        Sector.MUNICIPALITY,
        Pictogram.SCHOOL,
    ),
    Category("childcare_allocation", ND_("Pladsanvisning"), Sector.MUNICIPALITY, Pictogram.SCHOOL),
    Category("daycare", ND_("Dagtilbud"), Sector.MUNICIPALITY, Pictogram.SCHOOL),
    Category("youth_guidance", ND_("Kommunal ungeindsats"), Sector.MUNICIPALITY, Pictogram.SCHOOL),
    Category("culture_leisure", ND_("Kultur og fritid"), Sector.MUNICIPALITY, Pictogram.SPORT),
    Category("dental_child", ND_("Kommunal tandpleje"), Sector.MUNICIPALITY, Pictogram.DENTIST),
    Category("library", ND_("Bibliotek"), Sector.MUNICIPALITY, Pictogram.PAPERS),
    Category("immigration", ND_("Udlændingestyrelsen"), Sector.STATE, Pictogram.PAPERS),
    Category("asylum_centre", ND_("Asylcenter / operatør"), Sector.STATE, Pictogram.MEETING),
    Category("police", ND_("Politi / SSP"), Sector.STATE, Pictogram.POLICE, is_emergency=True),
    Category("tax", ND_("Skat / Udbetaling Danmark"), Sector.STATE, Pictogram.PAPERS),
    Category("gp", ND_("Egen læge"), Sector.HEALTH, Pictogram.DOCTOR),
    Category(
        "out_of_hours_gp",
        ND_("Lægevagt / akuttelefon"),
        Sector.HEALTH,
        Pictogram.OUT_OF_HOURS,
        is_emergency=True,
    ),
    Category("hospital", ND_("Sygehus"), Sector.HEALTH, Pictogram.EMERGENCY),
    Category(
        "emergency_room",
        ND_("Skadestue / akutmodtagelse"),
        Sector.HEALTH,
        Pictogram.EMERGENCY,
        is_emergency=True,
    ),
    Category("dentist", ND_("Tandlæge"), Sector.HEALTH, Pictogram.DENTIST),
    Category("dental_emergency", ND_("Tandlægevagt"), Sector.HEALTH, Pictogram.DENTIST, is_emergency=True),
    Category("pharmacy", ND_("Apotek"), Sector.HEALTH, Pictogram.PHARMACY),
    Category("trauma_clinic", ND_("Traumebehandling"), Sector.HEALTH, Pictogram.DOCTOR),
    Category("school", ND_("Folkeskole"), Sector.EDUCATION, Pictogram.SCHOOL),
    Category("language_centre", ND_("Sprogcenter"), Sector.EDUCATION, Pictogram.LANGUAGE_SCHOOL),
    Category("vocational", ND_("Erhvervsskole / FGU / VUC"), Sector.EDUCATION, Pictogram.SCHOOL),
    Category("employer", ND_("Virksomhed"), Sector.WORK, Pictogram.JOB),
    Category("union", ND_("Fagforening / a-kasse"), Sector.WORK, Pictogram.JOB),
    Category("housing_assoc", ND_("Boligforening / udlejer"), Sector.HOUSING, Pictogram.HOME),
    Category("caretaker", ND_("Ejendomsmester"), Sector.HOUSING, Pictogram.KEYS),
    Category("volunteer_org", ND_("Frivillig organisation"), Sector.CIVIL_SOCIETY, Pictogram.VOLUNTEER),
    Category("contact_family", ND_("Kontaktfamilie"), Sector.CIVIL_SOCIETY, Pictogram.VOLUNTEER),
    Category("sports_club", ND_("Idrætsforening"), Sector.CIVIL_SOCIETY, Pictogram.SPORT),
    Category("association", ND_("Anden forening"), Sector.CIVIL_SOCIETY, Pictogram.VOLUNTEER),
    Category("faith", ND_("Trossamfund"), Sector.CIVIL_SOCIETY, Pictogram.VOLUNTEER),
    Category("interpreter", ND_("Tolk / tolkebureau"), Sector.PRIVATE, Pictogram.LANGUAGE_SCHOOL),
    Category("bank", ND_("Bank"), Sector.PRIVATE, Pictogram.BANK),
    Category("transport", ND_("Bus og tog"), Sector.PRIVATE, Pictogram.BUS),
    Category(
        "shelter_hotline",
        ND_("Krisecenter / rådgivningslinje"),
        Sector.ACUTE,
        Pictogram.PHONE,
        is_emergency=True,
    ),
    Category("other", ND_("Andet"), Sector.OTHER, Pictogram.MEETING),
)

CATEGORIES: Mapping[str, Category] = MappingProxyType({category.code: category for category in _ALL})
"""Every category by its code, in the order they are offered."""

SECTOR_LABELS: Mapping[Sector, str] = MappingProxyType(
    {
        Sector.MUNICIPALITY: ND_("Kommune"),
        Sector.STATE: ND_("Stat"),
        Sector.HEALTH: ND_("Sundhed"),
        Sector.EDUCATION: ND_("Uddannelse"),
        Sector.WORK: ND_("Arbejde"),
        Sector.HOUSING: ND_("Bolig"),
        Sector.CIVIL_SOCIETY: ND_("Civilsamfund"),
        Sector.PRIVATE: ND_("Tolk, bank og transport"),
        Sector.ACUTE: ND_("Akut"),
        Sector.OTHER: ND_("Andet"),
    }
)
