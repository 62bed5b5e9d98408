"""The kinds of information a consent opens for, and a note can be about."""

from __future__ import annotations

from enum import StrEnum

from linkworker_desktop.i18n.marks import N_


class InformationKind(StrEnum):
    """A kind of information about a person, as the consent form has them to tick."""

    HOUSING = "housing"
    ECONOMY = "economy"
    WORK = "work"
    DANISH = "danish"
    SCHOOL = "school"
    HEALTH = "health"
    FAMILY = "family"
    LEISURE = "leisure"


INFORMATION_LABELS = {
    InformationKind.HOUSING: N_("bolig"),
    InformationKind.ECONOMY: N_("økonomi"),
    InformationKind.WORK: N_("job og praktik"),
    InformationKind.DANISH: N_("dansk"),
    InformationKind.SCHOOL: N_("skole og dagtilbud"),
    InformationKind.HEALTH: N_("helbred"),
    InformationKind.FAMILY: N_("familieforhold"),
    InformationKind.LEISURE: N_("fritid"),
}
