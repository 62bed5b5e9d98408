"""What pages read about consents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linkworker_desktop.domain.consent import ConsentDraft
from linkworker_desktop.domain.consent_standing import ConsentState
from linkworker_desktop.domain.rules.subjects import SubjectKind, SubjectRef


@dataclass(frozen=True, slots=True)
class ConsentView:
    """A consent with the first name of whom it is for; a renewed one has a newer one beside it.

    `last_day` is the day it holds to: its own, else the one the rule about consents gives. `remarks` is what is to be
    looked at before it is relied on. `document` is the name of the scan.
    """

    draft: ConsentDraft
    name: str
    is_renewed: bool
    last_day: date
    state: ConsentState
    remarks: tuple[str, ...] = ()
    document: str = ""

    @property
    def ref(self) -> SubjectRef:
        """Return what due dates about it hang on."""
        if self.draft.consent is None:
            raise ValueError("a kept consent has an identifier")
        return SubjectRef(SubjectKind.CONSENT, self.draft.consent)
