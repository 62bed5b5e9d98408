"""The shape of the file about what stands round the sample's families, and reading it."""

from __future__ import annotations

import tomllib
from functools import cache
from uuid import UUID, uuid5

import msgspec

from linkworker_desktop.base.resources import resource_path
from linkworker_desktop.domain.information import InformationKind
from linkworker_desktop.domain.log_entry import LogKind, Sensitivity
from linkworker_desktop.domain.network import Frequency

_NAMESPACE = UUID("3a6d1c0e-8a4f-5a55-9c1b-7d2f0e4b6a10")


class InvolvedShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place that works with the family; `people` is »name: members«, empty for the place itself."""

    place: str
    often: Frequency
    since: int
    what: str
    people: tuple[str, ...]
    until: int | None = None


class NoteShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something written down so many days before today."""

    family: str
    days: int
    at: str
    kind: LogKind
    text: str
    contact: str = ""
    persons: tuple[str, ...] = ()
    about: tuple[InformationKind, ...] = ()
    sensitivity: Sensitivity = Sensitivity.NORMAL


class RelayShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of the relay, and the families that are not like the others."""

    agreed: tuple[str, ...]
    offered: str
    hotspot: str
    hotspot_reason: str
    uncoordinated: tuple[str, ...]


class AroundShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in the file."""

    family: str
    involved: tuple[InvolvedShape, ...]
    note: tuple[NoteShape, ...]
    phrases: dict[LogKind, tuple[str, ...]]
    relay: RelayShape


@cache
def around_shape() -> AroundShape:
    """Return what stands round the sample's families."""
    file = resource_path("examples", "skovsunde", "around.toml")
    return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), AroundShape)


def ident_of(name: str) -> UUID:
    """Return the identifier of something in the sample, which never changes."""
    return uuid5(_NAMESPACE, name)
