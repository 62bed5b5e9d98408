"""The sample municipality »Skovsunde Kommune«: invented families, contacts and folders to try the program on."""

from __future__ import annotations

from linkworker_desktop.base.paths import SAMPLE_PASSPHRASE
from linkworker_desktop.services.municipality import MunicipalityDraft
from linkworker_desktop.services.sample.building import build_sample
from linkworker_desktop.services.sample.open_vault import OpenVault
from linkworker_desktop.services.sample.papers import sample_papers

SAMPLE_MUNICIPALITY = MunicipalityDraft(
    name="Skovsunde Kommune",
    town="Skovsunde",
    region="Region Midtjylland",
    linkworker="Maja Vindkærby",
    linkworker_phone="01 23 40 10",
    linkworker_hours="hverdage 9–15",
    is_sample=True,
)

__all__ = ["SAMPLE_MUNICIPALITY", "SAMPLE_PASSPHRASE", "OpenVault", "build_sample", "sample_papers"]
