"""The shape of the file about the sample's life, and reading it."""

from __future__ import annotations

import tomllib
from functools import cache

import msgspec

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.domain.information import InformationKind


class TodayShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something today: `at` and `ends` are clock times, `family` a surname, `contact` a place and somebody there."""

    at: str
    title: str
    family: str
    ends: str = ""
    kind: str = ""
    meeting: str = ""
    place: str = ""
    note: str = ""
    waiting_for: str = ""
    contact: tuple[str, str] | None = None


class TaskShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A task families have so many days after they moved in."""

    title: str
    days: int
    responsible: str = "linkworker"
    unit: str = ""
    group: str = "internal"


class PurposeShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a consent is for: the kinds of information, and the places it goes between."""

    title: str
    about: tuple[InformationKind, ...]
    places: tuple[str, ...]


class LifeShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much there is of what, and its words."""

    placements: int
    consents: int
    coordination_meetings: int
    early_reasons: tuple[str, ...]
    waiting_reasons: tuple[str, ...]
    purpose: tuple[PurposeShape, ...]
    today: tuple[TodayShape, ...]
    task: tuple[TaskShape, ...]


@cache
def life_shape() -> LifeShape:
    """Return what the sample's families live through."""
    file = resource_path("examples", "skovsunde", "life.toml")
    return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), LifeShape)
