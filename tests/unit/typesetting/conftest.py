"""Pages set with the text layer, and the sample sentences."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Callable, Sequence

import pytest
from tests.unit.typesetting.reading import LEFT, REFERENCE, TOP, ReadPage

from linkworker_desktop.domain.text import Run
from linkworker_desktop.typesetting.document import new_canvas
from linkworker_desktop.typesetting.isolates import figure
from linkworker_desktop.typesetting.paragraph import TextParagraph
from linkworker_desktop.typesetting.style import TextStyle, scaled_for


@pytest.fixture(scope="session")
def samples() -> dict[str, list[str]]:
    """Sentences by language, phone number and date filled in; those with vowel marks included."""
    found = tomllib.loads((REFERENCE / "typesetting" / "samples.toml").read_text(encoding="utf-8"))
    return {
        language: [
            sentence.replace("{phone}", figure("01 71 72 73")).replace("{date}", figure("05.11.2026"))
            for sentence in (*entry["sentences"], *entry.get("vowels", ()))
        ]
        for language, entry in found.items()
    }


@pytest.fixture
def set_page() -> Callable[..., ReadPage]:
    """Set paragraphs below each other, `width` points wide, and return the page."""

    def make(
        texts: Sequence[str | Sequence[Run]],
        *,
        language: str | None = None,
        style: TextStyle | None = None,
        width: float = 230,
    ) -> ReadPage:
        file = io.BytesIO()
        canvas = new_canvas(file, title="Prøve", invariant=True)
        look = style or scaled_for(TextStyle(), language or "da")
        y = TOP
        for text in texts:
            paragraph = TextParagraph(text, look, language=language)
            _, height = paragraph.wrap(width, TOP)
            y -= height
            paragraph.drawOn(canvas, LEFT, y)
            y -= 6
        canvas.save()
        return ReadPage(file.getvalue())

    return make
