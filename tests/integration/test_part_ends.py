"""The texts that come with the program, set for a family: no part ends on a page with a few lines."""

from __future__ import annotations

import pytest
from tests.builders.families import a_child, a_family, an_adult
from tests.builders.pictures import a_picture

from linkworker_desktop.bootstrap import Services
from linkworker_desktop.documents.chrome import Chrome
from linkworker_desktop.documents.measures import FRAME_HEIGHT
from linkworker_desktop.documents.palette import folder_palette
from linkworker_desktop.documents.part import part_pages
from linkworker_desktop.domain.family import FamilyId

LEAST_FILLED = 0.2


@pytest.mark.parametrize("language", ["ar", "uk", "en", None])
@pytest.mark.parametrize("is_filled", [True, False])
def test_no_part_ends_on_a_nearly_empty_page(
    services: Services, language: str | None, *, is_filled: bool
) -> None:
    family = FamilyId(services.families.save(a_family("Nakhlawar", an_adult(), a_child(8), a_child(3))).id)  # type: ignore[arg-type]
    if is_filled:
        services.folders.set_map(family, a_picture(600))
        for missing in services.folders.view(family).missing:
            typed = "1.12.2026 kl. 8.30" if missing.fact.kind.value == "moment" else "Kløverbakken 3"
            if missing.fact.name != "by":
                services.folders.set_fact(family, missing.fact.name, typed)
    content = services.folders.content(family, language)
    chrome = Chrome(folder_palette(content.colour, black_and_white=False), language, content.is_sample)
    ends = {
        part.number: laid_out.pages[-1][-1].bottom / FRAME_HEIGHT
        for part in content.parts
        if len((laid_out := part_pages(part, chrome, "")).pages) > 1
    }
    assert ends
    assert {number: end for number, end in ends.items() if end < LEAST_FILLED} == {}
