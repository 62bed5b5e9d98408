"""A small invented case file with one record or two in every list, to be spoiled in tests."""

from __future__ import annotations

import base64
from typing import Any

from tests.builders.crowded import identifier


def whole_case() -> dict[str, Any]:
    """Return the case file, made anew; every text in it is as the program would write it."""
    samir, nour = identifier("Samir"), identifier("Nour")
    nurse = {
        "category": "health_nurse", "organisation": "Skovsunde Kommune", "unit": "Sundhedsplejen",
        "person": "Inger Vindkærby", "role": "sundhedsplejerske", "service": "hjemmebesøg",
        "phones": [{"number": "01 22 33 44", "label": "hverdage"}], "email": "inger@skovsunde.example",
        "street": "Havnekajen 2", "post_code": "0110", "town": "Skovsunde", "how_to_apply": "ring",
    }  # fmt: skip
    return {
        "format": "linkworker-case",
        "version": 1,
        "family": {
            "id": identifier("whole"), "code": "F611", "surname": "Nakhlawar", "street": "Kløverbakken 14",
            "post_code": "0110", "town": "Skovsunde", "note": "en note", "closed_reason": "",
            "members": [
                {
                    "person": samir, "given_name": "Samir", "surname": "Haddadi", "original_name": "سمير",
                    "relation": "father", "birth_date": "1985-02-28", "cpr": "300285-1234",
                },
                {"person": nour, "given_name": "Nour", "relation": "daughter", "birth_date": "2014-05-05"},
            ],
        },
        "placements": [
            {
                "id": identifier("placement"), "person": samir, "begun_on": "2026-09-01", "tasks": "bager",
                "employer": {"category": "employer", "organisation": "Nymølle Bageri"}, "mentor": "Villy",
                "transport": "bus 12", "ended_early_reason": "", "note": "går godt",
            }
        ],
        "consents": [
            {
                "id": identifier("consent"), "person": samir, "purpose": "skole", "given_on": "2026-10-01",
                "note": "husk", "giver": "Amal", "holder": "Sundhedsplejen", "scope": ["health"],
                "parties": [{"organisation": "Ådalby Skole", "unit": "SFO", "name": "Lone Enghavrekær"}],
                "language": "ar", "interpreter": "Zahra", "exceptions": "ikke økonomi",
                "withdrawn_how": "", "document": identifier("scan"),
            }
        ],
        "events": [
            {
                "id": identifier("event"), "kind": "task", "title": "ring til skolen", "place": "kontoret",
                "note": "om fravær", "due_on": "2026-12-01", "unit": "PPR", "waiting_for": "svar",
            }
        ],
        "network": [
            {
                "id": identifier("nurse"), "contact": nurse, "persons": [nour], "purpose": "spiser lidt",
                "since": "2026-09-01", "frequency": "weekly", "note": "onsdage",
            }
        ],
        "network_places": [{"card": "skovsunde kommune\tsundhedsplejen", "x": 1.5, "y": -2}],
        "kinships": [{"person": samir, "other": nour, "kind": "parent"}],
        "coordination": {
            "model": "relay_holder",
            "coordinators": [{"contact": nurse, "name": "Inger Vindkærby", "since": "2026-09-01"}],
            "hotspot_on": "2026-11-01", "hotspot_reason": "går i stå", "hotspot_manager": "Gitte Ravn",
        },
        "relay": [
            {
                "id": identifier("opened"), "at": "2026-09-01T09:00:00", "kind": "opened", "author": "Maja",
                "to": {"contact": nurse, "name": "Inger Vindkærby"}, "text": "begyndt",
                "agreements": [{"what": "ringer", "who": "Sine", "due": "2026-12-01"}], "initiative": "Sine",
            },
            {
                "id": identifier("offered"), "at": "2026-11-01T09:00:00", "kind": "offered",
                "from": {"contact": nurse, "name": "Inger Vindkærby"}, "to": {"name": "Bo Rugagerholt"},
            },
        ],
        "log": [
            {
                "id": identifier("note"), "at": "2026-11-02T10:00:00", "kind": "note", "author": "Maja",
                "text": "Ringede, men ingen tog den.", "contact": nurse, "persons": [nour], "about": ["school"],
            }
        ],
        "documents": [
            {
                "id": identifier("scan"), "name": "samtykke.pdf", "kind": "consent", "note": "skannet",
                "media_type": "application/pdf", "content": base64.b64encode(b"%PDF-scan").decode(),
            }
        ],
    }  # fmt: skip
