"""The citizens' languages: code, own name, Danish name, script and direction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from linkworker_desktop.i18n.marks import N_


class Script(StrEnum):
    """ISO 15924 codes of the scripts the paper can set."""

    LATIN = "Latn"
    CYRILLIC = "Cyrl"
    ARABIC = "Arab"
    ETHIOPIC = "Ethi"
    MYANMAR = "Mymr"


@dataclass(frozen=True, slots=True)
class Language:
    """A language: `code` as used in files and commands, `babel` the locale whose data dates are taken from."""

    code: str
    endonym: str
    danish_name: str
    script: Script
    babel: str

    @property
    def is_right_to_left(self) -> bool:
        return self.script is Script.ARABIC


DANISH = "da"

_ALL = (
    Language("da", "dansk", N_("dansk"), Script.LATIN, "da"),
    Language("en", "English", N_("engelsk"), Script.LATIN, "en_GB"),
    Language("uk", "українська", N_("ukrainsk"), Script.CYRILLIC, "uk"),
    Language("ru", "русский", N_("russisk"), Script.CYRILLIC, "ru"),
    Language("ar", "العربية", N_("arabisk"), Script.ARABIC, "ar"),
    Language("fa", "فارسی", N_("persisk (farsi)"), Script.ARABIC, "fa"),
    Language("prs", "دری", N_("dari"), Script.ARABIC, "fa_AF"),
    Language("ps", "پښتو", N_("pashto"), Script.ARABIC, "ps"),
    Language("ti", "ትግርኛ", N_("tigrinya"), Script.ETHIOPIC, "ti"),
    Language("so", "Soomaali", N_("somali"), Script.LATIN, "so"),
    Language("kmr", "kurdî (kurmancî)", N_("kurdisk (kurmanji)"), Script.LATIN, "ku"),
    Language("ckb", "کوردیی ناوەندی", N_("kurdisk (sorani)"), Script.ARABIC, "ckb"),
    Language("sw", "Kiswahili", N_("swahili"), Script.LATIN, "sw"),
    Language("fr", "français", N_("fransk"), Script.LATIN, "fr"),
    Language("my", "မြန်မာ", N_("burmesisk"), Script.MYANMAR, "my"),
    Language("tr", "Türkçe", N_("tyrkisk"), Script.LATIN, "tr"),
)

LANGUAGES: Mapping[str, Language] = MappingProxyType({language.code: language for language in _ALL})
"""Every language by its code, Danish first, in the order they are offered."""
