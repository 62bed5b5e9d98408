"""A family with consents, and what the dialogs stand over."""

from __future__ import annotations

import pytest
from tests.builders.consents import Asked

from linkworker_desktop.bootstrap import Services


@pytest.fixture
def asked(services: Services) -> Asked:
    """Samer, Rima, Layal (17) and Karim (12), without any consent."""
    return Asked(services)
