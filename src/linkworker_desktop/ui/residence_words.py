"""On what ground somebody stays in Denmark, in words."""

from __future__ import annotations

from linkworker_desktop.domain.rules.subjects import CONDITION_LABELS, Residence
from linkworker_desktop.i18n import _
from linkworker_desktop.i18n.marks import N_
from linkworker_desktop.ui.day_words import capitalised

RESIDENCE_LABELS = {
    Residence.ASYLUM: N_("Asyl (§ 7)"),
    Residence.QUOTA: N_("Kvoteflygtning (§ 8)"),
    Residence.HUMANITARIAN: N_("Humanitær opholdstilladelse (§ 9 b)"),
    Residence.MINOR: N_("Uledsaget mindreårig (§ 9 c)"),
    Residence.REUNIFIED_REFUGEE: N_("Familiesammenført til en flygtning"),
    Residence.REUNIFIED_OTHER: N_("Familiesammenført til en anden"),
    Residence.UKRAINE: N_("Fordrevet fra Ukraine (særlov)"),
    Residence.OTHER: N_("Andet"),
}


def residence_choices() -> tuple[tuple[str, str], ...]:
    """Return the choices for one person as code and words; the first is that nothing is known."""
    known = ((residence.value, _(label)) for residence, label in RESIDENCE_LABELS.items())
    return (("", _("Ikke oplyst")), *known)


def residence_of_many(residence: Residence) -> str:
    """Return what a family of this ground is called: `Kvoteflygtninge (§ 8)`."""
    return capitalised(_(CONDITION_LABELS[residence]))
