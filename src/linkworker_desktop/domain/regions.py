"""The five regions and the numbers that differ between them; facts to be confirmed by the user.

Sources: the regions' public pages as read for this project; 1818 in Region Sjælland since 1 October 2022.
Every number starts as »ikke bekræftet«.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A region: `doctor` is the number to ring when the family doctor has closed, `doctor_hours` when."""

    name: str
    doctor: str
    doctor_hours: str


_EVENINGS = "hverdage 16–8 og weekend"

REGIONS: tuple[Region, ...] = (
    Region("Region Hovedstaden", "1813", "døgnet rundt"),
    Region("Region Sjælland", "1818", _EVENINGS),
    Region("Region Syddanmark", "70110707", _EVENINGS),
    Region("Region Midtjylland", "70113131", _EVENINGS),
    Region("Region Nordjylland", "70150300", _EVENINGS),
)
POLICE = "114"
"""Police when it is not urgent; the same in the whole country."""
